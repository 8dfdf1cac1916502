"""Whether two records may be of one work, what they say differently, and what one knows that the other does not."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.references.identifiers import recognise
from articles.references.likeness import (
    ARTICLES,
    family_of,
    plain_words,
    same_address,
    same_edition,
    same_journal,
    same_pages,
    same_person,
    same_text,
)
from articles.references.record import Evidence, Kind, Name, Record

LONGEST = 200
# The key is ours to give, and notes, findings and the standing are for people to judge: none of them is compared.
FIELDS = (
    *("kind", "evidence", "title", "authors", "year", "month", "day", "container", "volume", "issue", "pages"),
    *("publisher", "place", "edition", "number", "doi", "pmid", "pmcid", "arxiv", "isbn", "trial", "url"),
)
# What files without a word for our form call it.
_CALLED_BY_OTHERS = {
    Kind.GUIDELINE: {Kind.REPORT, Kind.ARTICLE, Kind.WEB_PAGE, Kind.BOOK},
    Kind.LAW: {Kind.REPORT, Kind.WEB_PAGE, Kind.ARTICLE},
    Kind.REPORT: {Kind.WEB_PAGE, Kind.BOOK},
    Kind.WEB_PAGE: {Kind.REPORT},
}


@dataclass(frozen=True, slots=True)
class Difference:
    """What two records say of one field, in words for people."""

    field: str
    ours: str
    theirs: str


def work_key(title: str, year: int | None, authors: Sequence[Name]) -> str:
    """What records of one work have in common however they were typed: title, year and first author.

    Without case, accents, punctuation and the spaces between words, nor an article at the beginning. It is for offering
    likenesses to a person, never for deciding. "" when there is no title.
    """
    words = plain_words(title)
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    if not words:
        return ""
    key = " ".join(filter(None, ("".join(words), str(year or ""), family_of(authors[0]) if authors else "")))
    if len(key) <= LONGEST:
        return key
    digest = hashlib.sha256(key.encode()).hexdigest()[:20]
    return f"{key[: LONGEST - len(digest) - 1]} {digest}"


def differences(ours: Record, theirs: Record) -> list[Difference]:
    """The fields of which both say something, and not the same. How it is written makes no difference."""
    return [
        Difference(field, shown(ours, field), shown(theirs, field))
        for field in FIELDS
        if _says(ours, field) and _says(theirs, field) and not _same(field, ours, theirs)
    ]


def fills(ours: Record, theirs: Record) -> list[str]:
    """The fields of which theirs says something and ours nothing.

    A month belongs to a year, a day to a month, and the day on which a page was read to its address.
    """
    lacking = [field for field in FIELDS if _says(theirs, field) and not _says(ours, field)]
    if ours.year not in (None, theirs.year):
        lacking = [field for field in lacking if field not in {"month", "day"}]
    if ours.month not in (None, theirs.month):
        lacking = [field for field in lacking if field != "day"]
    if "url" in lacking and _only_names(theirs.url, theirs):
        lacking.remove("url")
    is_their_page = "url" in lacking or (ours.url and same_address(ours.url, theirs.url))
    return [*lacking, "accessed"] if is_their_page and theirs.accessed and not ours.accessed else lacking


def shown(record: Record, field: str) -> str:
    value = getattr(record, field)
    if isinstance(value, Kind | Evidence):
        return value.label
    if field == "authors":
        return "; ".join(name.literal or ", ".join(filter(None, (name.family, name.given))) for name in value)
    return "" if value is None else str(value)


def _says(record: Record, field: str) -> bool:
    value = getattr(record, field)
    return bool(value) and value is not Evidence.UNSORTED


def _same(field: str, ours: Record, theirs: Record) -> bool:
    one, other = getattr(ours, field), getattr(theirs, field)
    same: Callable[[Any, Any], bool] | None = _SAME.get(field)
    if field == "url" and _only_names(other, theirs):
        return True
    return one == other or bool(same and same(one, other))


def _same_authors(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """A list that breaks off ("and others") says less, and nothing else."""
    return len(theirs) <= len(ours) and all(map(same_person, ours, theirs))


def _same_kind(ours: Kind, theirs: Kind) -> bool:
    return theirs in _CALLED_BY_OTHERS.get(ours, set())


def _only_names(url: str, record: Record) -> bool:
    """An address such as https://doi.org/10.1111/add.14927, which says nothing beside the identifier itself."""
    scheme, value = recognise(url) or ("", "")
    return scheme not in {"", "url"} and getattr(record, scheme) == value


_SAME: dict[str, Callable[[Any, Any], bool]] = {
    "kind": _same_kind,
    "title": same_text,
    "authors": _same_authors,
    "container": same_journal,
    "volume": same_text,
    "issue": same_text,
    "pages": same_pages,
    "publisher": same_text,
    "place": same_text,
    "edition": same_edition,
    "number": same_text,
    "url": same_address,
}
