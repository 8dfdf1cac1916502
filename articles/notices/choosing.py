"""Which of several notices about a paper counts, and which of a whole file are about papers that we hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Generic, TypeVar

from articles.notices.record import Notice, Problem
from articles.references.record import Standing

MOST_PROBLEMS: Final = 100  # that are kept in words; all are counted
WATCHED: Final = "Retraction Watch"  # the origin whose rows tell how a paper stands from their day on
_GRAVITY: Final = {Standing.CURRENT: 0, Standing.CORRECTED: 1, Standing.CONCERN: 2, Standing.RETRACTED: 3}

Work = TypeVar("Work", bound=Hashable)
_Kept = dict[tuple[Standing, bool], Notice]  # by what it makes of the paper, and whether its day is known


@dataclass(slots=True)
class Found(Generic[Work]):
    chosen: dict[Work, Notice] = field(default_factory=dict)  # the one that counts, for each work that has any
    read: int = 0  # notices of all papers
    problems: list[Problem] = field(default_factory=list)  # the first of them
    problem_count: int = 0

    def tell(self, problem: Problem) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)


def about(notices: Iterable[Notice | Problem], dois: Mapping[str, Work], pmids: Mapping[str, Work]) -> Found[Work]:
    """What the notices make of the works with these numbers, told apart by whatever the caller calls them.

    A DOI goes before a PubMed number, and where the two are of different works that is told. Of each work and each
    standing one notice with a date and one without are kept, so a file of any length takes little memory.
    """
    found: Found[Work] = Found()
    latest_of: dict[Work, _Kept] = {}
    for notice in notices:
        if isinstance(notice, Problem):
            found.tell(notice)
            continue
        found.read += 1
        by_doi = dois.get(notice.doi) if notice.doi else None
        by_pmid = pmids.get(notice.pmid) if notice.pmid else None
        if by_doi is not None and by_pmid not in (None, by_doi):
            found.tell(_crossed(notice))
        work = by_pmid if by_doi is None else by_doi
        if work is not None:
            _keep(notice, latest_of.setdefault(work, {}))
    found.chosen = {work: chosen for work, kept in latest_of.items() if (chosen := latest(kept.values()))}
    return found


def latest(notices: Iterable[Notice]) -> Notice | None:
    """The one that counts of those about one paper: the latest, and of one day the gravest.

    Retraction Watch writes a row whenever a paper comes to stand otherwise, so there the latest row is all. Elsewhere
    only a reinstatement lifts a retraction: PubMed lists notices side by side, and a correction or a concern that
    follows says nothing of the kind. There what has no date counts as older than a reinstatement, and gives way to
    nothing else that is less grave.
    """
    told = list(notices)
    if all(notice.origin == WATCHED for notice in told):
        return max(
            told, key=lambda notice: (notice.on or date.min, _GRAVITY[notice.standing], _order(notice)), default=None
        )
    from_least = sorted(told, key=lambda notice: (_GRAVITY[notice.standing], _order(notice)))
    reinstated = next((notice for notice in reversed(from_least) if notice.standing is Standing.CURRENT), None)
    counting = reinstated
    for notice in from_least:
        if notice.standing is Standing.CURRENT or (reinstated and _is_later(reinstated, notice, than_undated=True)):
            continue
        if counting is None or notice.standing is Standing.RETRACTED or not _is_later(counting, notice):
            counting = notice
    return counting


def _keep(notice: Notice, kept: _Kept) -> None:
    kind = (notice.standing, notice.on is not None)
    kept[kind] = max(notice, kept.get(kind, notice), key=_order)


def _is_later(one: Notice, other: Notice, *, than_undated: bool = False) -> bool:
    if one.on is None:
        return False
    return one.on > other.on if other.on else than_undated


def _crossed(notice: Notice) -> Problem:
    return Problem(
        0,
        f"{notice.origin} names DOI {notice.doi} and PubMed number {notice.pmid} as one paper, but here they are of "
        "two. The notice was taken for the one with the DOI: look which of the numbers is wrong.",
    )


def _row_order(notice: Notice) -> tuple[date, int, tuple[date, bool, str]]:
    return notice.on or date.min, _GRAVITY[notice.standing], _order(notice)


def _order(notice: Notice) -> tuple[date, bool, str]:
    return notice.on or date.min, bool(notice.address), notice.said
