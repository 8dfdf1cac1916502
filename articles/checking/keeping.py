"""What the editorial checks found in a revision, kept with it: made on saving, anew when rules or words change."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from time import monotonic

from django.db import transaction
from django.db.models import QuerySet

from articles import editorial
from articles.checking import manuscripts
from articles.checking.house import house
from articles.checking.record import recorded
from articles.editorial import House, Recorded
from articles.editorial.rules import RULES_VERSION
from articles.findings import Finding
from articles.models import KeptFinding, Revision
from articles.rendering import still_seen


def keep(revision: Revision) -> list[Finding]:
    """Check a revision, and keep what was found in place of what was found before."""
    return _keep(revision, house(), recorded())


@transaction.atomic
def _keep(revision: Revision, words: House, record: tuple[Recorded, ...]) -> list[Finding]:
    found = editorial.check(manuscripts.of_revision(revision, words, record))
    # Held, or two that check at the same time would both keep what they found.
    if not Revision.objects.select_for_update().filter(pk=revision.pk).exists():
        return found  # somebody deleted the page in the meantime
    # What was found in revisions that nobody sees any more goes with it.
    KeptFinding.objects.filter(revision__page=revision.page_id).exclude(
        revision__in=still_seen().filter(page=revision.page_id).exclude(pk=revision.pk)
    ).delete()
    KeptFinding.objects.bulk_create(KeptFinding.of(revision, finding) for finding in found)
    revision.checked_with = _version(words, record)
    revision.save(update_fields=["checked_with"])
    return found


def outdated() -> QuerySet[Revision]:
    """Those that somebody may still see and that were read with other rules, words or records than today's."""
    return still_seen().exclude(checked_with=_version(house(), recorded())).order_by("pk")


def is_outdated(revision: Revision) -> bool:
    return revision.checked_with != _version(house(), recorded())


def bring_up_to_date(seconds: float) -> int:
    """Check what is outdated again, for about so long. Returns how many are left."""
    words, record, end = house(), recorded(), monotonic() + seconds
    for revision in _one_by_one(outdated()):
        _keep(revision, words, record)
        if monotonic() > end:
            break
    return outdated().count()


def _one_by_one(revisions: QuerySet[Revision]) -> Iterator[Revision]:
    for pk in list(revisions.values_list("pk", flat=True)):
        if revision := Revision.objects.select_related("page").filter(pk=pk).first():
            yield revision


def _version(words: House, record: tuple[Recorded, ...]) -> str:
    return f"{RULES_VERSION}-{words.version}-{sha256(repr(record).encode()).hexdigest()[:16]}"
