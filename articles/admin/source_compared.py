"""Two records of what may be one work, side by side, and what becomes of both when they are merged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format

from articles.admin.authors import write
from articles.admin.record import digest
from articles.admin.source_words import heading
from articles.library import merging, undoing
from articles.library.naming import TOLD_APART
from articles.models import Citation, Page, Revision, Source, SourceMerge
from articles.models.source_alias import KEY

_SHOWN = (
    *("key", "kind", "evidence", "title", "authors", "year", "month", "day", "container", "volume", "issue", "pages"),
    *("edition", "publisher", "place", "number", "doi", "pmid", "pmcid", "arxiv", "isbn", "trial", "url", "accessed"),
    *("finding", "note", "editor_note", "standing", "standing_on", "standing_by", "notice", "standing_note"),
)
NAMED = 20  # pages


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both. `outcome` is what the merge does there: same, filled, name, stays, lost."""

    label: str
    dropped: str
    kept: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows the kept record, and which of the dropped one's names lead to it."""

    citations: int
    revisions: int
    pages: list[Page]  # that readers see
    more_pages: int
    supports: int
    superseded: list[str]  # keys of what the dropped record replaces
    names: list[str]


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo would do: lead so many revisions back, and take fields and names out of the kept record."""

    revisions: int
    fields: list[tuple[str, str]]
    names: list[str]


def rows(dropped: Source, kept: Source) -> list[Row]:
    """The fields in which at least one of the two says something."""
    filled = merging.filled(dropped, kept)
    found = ((name, _shown(dropped, name), _shown(kept, name)) for name in _SHOWN)
    return [
        Row(heading(name), theirs, ours, "filled" if name in filled else _outcome(name, theirs, ours))
        for name, theirs, ours in found
        if theirs or ours
    ]


def apart(dropped: Source, kept: Source) -> list[str]:
    """The identifiers by which the two tell themselves to be different works."""
    return [
        heading(name)
        for name in TOLD_APART
        if getattr(dropped, name) and getattr(kept, name) and getattr(dropped, name) != getattr(kept, name)
    ]


def consequences(dropped: Source, kept: Source) -> Consequences:
    live = Revision.objects.live().filter(citations__source=dropped).order_by().values("page")
    pages = Page.objects.filter(pk__in=live).defer("body", "summary").order_by("title")
    return Consequences(
        citations=Citation.objects.filter(source=dropped).count(),
        revisions=merging.revisions_citing(dropped),
        pages=list(pages[:NAMED]),
        more_pages=max(0, pages.count() - NAMED),
        supports=dropped.supports.count(),
        superseded=list(dropped.supersedes.values_list("key", flat=True)),
        names=[_named(*pair) for pair in merging.names_of(dropped) if getattr(kept, pair[0]) != pair[1]],
    )


def undone(done: SourceMerge) -> Undone:
    fields = [(heading(name), _shown(done.kept, name)) for name in undoing.still_filled(done)]
    return Undone(undoing.revisions_naming(done).count(), fields, [_named(*pair) for pair in done.record["names"]])


def seen(dropped: Source, kept: Source) -> str:
    """What a person who looked at the two has seen: another value when one of them has changed."""
    names = [
        list(source.aliases.order_by("scheme", "name").values_list("scheme", "name")) for source in (dropped, kept)
    ]
    text = repr((digest(dropped), digest(kept), names))
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _outcome(name: str, theirs: str, ours: str) -> str:
    if theirs == ours or not theirs:
        return "same"
    if name in (KEY, *TOLD_APART):
        return "name"
    return "stays" if ours else "lost"


def _shown(source: Source, name: str) -> str:
    value: Any = getattr(source, name)
    if name == "authors":
        return "\n".join(map(write, value))
    if isinstance(value, date):
        return date_format(value, "j F Y")
    display = getattr(source, f"get_{name}_display", None)
    return str(display()) if display else "" if value is None else str(value)


def _named(scheme: str, name: str) -> str:
    return f"@{name}" if scheme == KEY else f"{heading(scheme)} {name}"
