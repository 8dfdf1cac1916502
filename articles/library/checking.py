"""Takes over what files and services of notices say about the sources that are held here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q

from articles import notices
from articles.library import standing
from articles.models import Source, SourceAlias, StandingChange
from articles.notices import Found, Notice, Problem
from articles.publishing.rights import Actor


@dataclass(slots=True)
class Checked:
    """What came of a check: the words that are new, in the order of the sources' keys, and what could not be read."""

    looked_up: int  # sources with a number that the file or service could know
    read: int = 0  # notices, of all the papers in the world
    changes: list[StandingChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0


def numbers(scheme: str) -> dict[str, int]:
    """The identifiers that are held, those of merged records among them, with the id of their source."""
    aliases = SourceAlias.objects.filter(scheme=scheme).values_list("name", "source")
    own = Source.objects.exclude(**{scheme: ""}).values_list(scheme, "pk")
    return dict(aliases) | dict(own)


def check(said: Iterable[Notice | Problem], *, where: str, on: date, by: Actor = None, keep: bool = True) -> Checked:
    """Compare notices with the library and take over what is new: all of it, or nothing where reading fails midway.

    Without `keep`, only say what would change. Raises `notices.Unreadable`, and NotAllowed.
    """
    found = notices.about(said, numbers("doi"), numbers("pmid"))  # a long file keeps nobody else from saving
    with transaction.atomic():
        changes = take_over(found, by=by)
        looked_up = standing.checked(_with_a_number(), where=where, on=on)
        transaction.set_rollback(not keep)
    return Checked(looked_up, found.read, changes, found.problems, found.problem_count)


def take_over(found: Found[int], *, by: Actor) -> list[StandingChange]:
    """Say of each source what its notice says. Those that were said before are not in the answer."""
    sources = Source.objects.select_related("superseded_by").filter(pk__in=found.chosen).order_by("key")
    said = (standing.say(source, word(source, found.chosen[source.pk]), by=by) for source in sources)
    return [change for change in said if change]


def word(source: Source, notice: Notice) -> standing.Word:
    """A paper that was replaced by another stays so, whatever else is said about it."""
    return standing.Word(
        standing=notice.standing,
        origin=notice.origin,
        note=notice.reason,
        on=notice.on,
        notice=notice.address,
        superseded_by=source.superseded_by,
        said=notice.said,
    )


def _with_a_number() -> Q:
    aliased = SourceAlias.objects.filter(scheme__in=("doi", "pmid")).values("source")
    return ~Q(doi="") | ~Q(pmid="") | Q(pk__in=aliased)
