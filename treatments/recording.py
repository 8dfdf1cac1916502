"""Recording programmes: every change that readers of the directory see goes through here or through `importing`."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from treatments.models import Assurance, DirectoryStamp, Programme, Term, TermName
from treatments.models.term import term_key


@transaction.atomic
def save_programme(programme: Programme) -> None:
    """Keep what a person or the starter content says of a programme, and let readers see it at once."""
    programme.services = sorted(set(programme.services))
    programme.last_modified = timezone.now()
    programme.save()
    DirectoryStamp.move_on()


@transaction.atomic
def assure(programme: Programme, assurances: Iterable[Assurance]) -> None:
    """Keep from where each group of facts comes. One that stands for a group already is replaced."""
    kept = list(assurances)
    for each in kept:
        each.programme = programme
    Assurance.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["programme", "group"],
        update_fields=["source", "url", "assured_date", "assurer", "shelf_life"],
    )
    DirectoryStamp.move_on()


@transaction.atomic
def save_term(term: Term) -> None:
    """A list that goes on using the former name must not seem to have dropped the service."""
    former = Term.objects.filter(pk=term.pk).values_list("name", flat=True).first()
    term.save()
    keep_former_name(term, former or "")
    DirectoryStamp.move_on()


def keep_former_name(term: Term, former: str) -> None:
    """As one of its names, unless the term is still called so, or another name says already what it means."""
    if former and term_key(former) != term_key(term.name):
        TermName.objects.get_or_create(
            name_key=term_key(former), defaults={"term": term, "name": former, "seen_in": "Its former name"}
        )
