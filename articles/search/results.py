"""What a search gives to the page that shows it."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.kinds import Kind

# The databases put these around what they found; no text that people write has them.
MARK, END_MARK = "\x02", "\x03"
MORE: Final = "…"

_MARKED = re.compile(f"{MARK}([^{MARK}{END_MARK}]*){END_MARK}")
_STRAY = re.compile(f"[{MARK}{END_MARK}]")


@dataclass(frozen=True, slots=True)
class Match:
    """One row from a database: a live revision, and the passages of it with marks around what was found."""

    title: str
    summary: str
    live_from: datetime
    reviewed_on: date | None
    signature: str
    digest: str
    kind: str
    slug: str
    in_body: str
    in_summary: str
    total: int  # of all rows that match, the same in each


@dataclass(frozen=True, slots=True)
class Hit:
    """What the page says of a live revision that was found."""

    title: str
    url: str
    kind_name: str
    snippet: SafeString  # the passage that was found, with <mark> around the words, or the summary
    summary: str
    live_from: datetime
    reviewed_on: date | None
    has_small_changes_since: bool  # the review


@dataclass(frozen=True, slots=True)
class Results:
    query: str = ""  # as the reader typed it, in one line that can be shown
    is_crisis: bool = False
    suggestion: str = ""  # "did you mean"
    understood: list[str] = field(default_factory=list)  # "also searched for"
    groups: list[tuple[Kind, list[Hit]]] = field(default_factory=list)
    total: int = 0  # of all that was found; `groups` may hold fewer


def snippet(*passages: str) -> SafeString:
    """The first of the passages in which something was found, as HTML; the last one when nothing was."""
    chosen = next((passage for passage in passages if _MARKED.search(passage)), passages[-1])
    pieces = _MARKED.split(" ".join(chosen.split()))
    return format_html_join("", "{}", ((_drawn(piece, marked=place % 2 == 1),) for place, piece in enumerate(pieces)))


def _drawn(piece: str, *, marked: bool) -> str:
    return format_html("<mark>{}</mark>", piece) if marked else _STRAY.sub("", piece)
