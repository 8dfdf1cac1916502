"""Entries of CSL-JSON as Zotero, Mendeley, doi.org and Crossref write them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from articles.references.cleaning import plain
from articles.references.csl import from_csl
from articles.references.csl_types import KINDS, NEAREST
from articles.references.dates import DateParts, in_the_calendar, read_date
from articles.references.formats import Entry
from articles.references.people import person
from articles.references.reading.keys import key_from
from articles.references.reading.limits import within_limits
from articles.references.reading.said import Said, record_of
from articles.references.record import Evidence, Kind, Name, Record
from articles.references.refusals import InvalidRecord

Item = Mapping[str, object]

_TEXTS = {
    "title": ("title",),
    "container": ("container-title", "collection-title"),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page", "article-number", "page-first"),
    "publisher": ("publisher",),
    "place": ("publisher-place", "publisher-location"),
    "edition": ("edition", "edition-number"),
    "number": ("number",),
}
_FAMILY = ("dropping-particle", "non-dropping-particle", "family")
_LIST = re.compile(r'\s*(?:\{\s*"(?:items|references|message)"\s*:\s*(?:\{\s*"items"\s*:\s*)?)?\[')
_ANSWER = re.compile(r'\s*\{(?:\s*"(?:status|message-[a-z]+)"\s*:\s*"[^"]*"\s*,)+\s*"message"\s*:\s*(?=\{)')
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_NEXT = re.compile(r'\}\s*,\s*(?=\{\s*"(?:id|type|title|DOI|author|issued|container-title|abstract|URL|custom|note)")')


def entries(text: str) -> Iterator[Entry]:
    """The objects of a list, each as it stands in the file. One that is broken does not end the reading."""
    decoder = json.JSONDecoder()
    place, closing = _beginning(text)
    line, counted = 1, 0
    while (place := _after(_BETWEEN, text, place)) < len(text) and text[place] != closing:
        try:
            _, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            broken = _NEXT.search(text, place)
            end = broken.start() + 1 if broken else len(text)
        line, counted = line + text.count("\n", counted, place), place
        yield Entry(line, text[place:end].strip())
        place = end


def _beginning(text: str) -> tuple[int, str]:
    """Where the first object begins, and what ends the objects; Crossref wraps one work or many in its answer."""
    answer = _ANSWER.match(text)
    if answer and '"work-list"' not in answer[0]:
        return answer.end(), "}"
    listed = _ITEMS.search(text, answer.end()) if answer else _LIST.match(text)
    return listed.end() if listed else 0, "]"


def _after(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def read(text: str) -> Record:
    """An entry that says what kind of evidence it is was written by this program, and is read as strictly as ever."""
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = f" at column {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        raise InvalidRecord(f"The entry is not whole JSON{reason}.") from error
    if not isinstance(item, Mapping):
        raise InvalidRecord("The entry is not an object with fields.")
    custom = item.get("custom")
    if isinstance(custom, Mapping) and custom.get("evidence") in set(Evidence):
        record = from_csl(item)
        return within_limits(replace(record, key=key_from(record.key)))
    return record_of(_said(item))


def _said(item: Item) -> Said:
    csl_type = _text(item, "type")
    kind = KINDS.get(csl_type, KINDS[NEAREST])
    return Said(
        kind=Kind.PREPRINT if "preprint" in _text(item, "genre", "subtype").lower() else kind,
        key=_text(item, "id", "citation-key"),
        texts={field: _text(item, *names) for field, names in _TEXTS.items()},
        authors=_authors(item),
        issued=_date(item, "issued", "published", "published-print", "published-online"),
        accessed=_day(item, "accessed"),
        doi=_text(item, "DOI"),
        pmid=_text(item, "PMID"),
        isbns=_texts(item, "ISBN"),
        numbers=[_text(item, "PMCID"), _text(item, "number"), _text(item, "archive_location")],
        addresses=_texts(item, "URL"),
        notes=_texts(item, "note"),
    )


def _texts(item: Item, name: str) -> list[str]:
    """Crossref writes lists where CSL has texts, and numbers are texts to both."""
    value = item.get(name)
    values = value if isinstance(value, list) else [value]
    return [str(each) for each in values if isinstance(each, str | int | float) and not isinstance(each, bool)]


def _text(item: Item, *names: str) -> str:
    return next((text for name in names for text in _texts(item, name) if text.strip()), "")


def _authors(item: Item) -> tuple[Name, ...]:
    listed = item.get("author") or (item.get("editor") if item.get("type") == "book" else None)
    found = [_name(each) for each in listed] if isinstance(listed, list) else []
    return tuple(name for name in found if any(each.isalnum() for each in name.family + name.given + name.literal))


def _name(value: object) -> Name:
    if isinstance(value, str):
        return person(value) or Name()
    if not isinstance(value, Mapping):
        return Name()
    family = plain(" ".join(filter(None, (_text(value, part) for part in _FAMILY))))
    given = plain(", ".join(filter(None, (_text(value, "given"), _text(value, "suffix")))))
    literal = plain(_text(value, "literal", "name"))
    return Name(literal=literal) if literal and not family else Name(family=family, given=given)


def _date(item: Item, *names: str) -> DateParts:
    """As it is given in parts, or else read from its words."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str):
            return read_date(value)
        if isinstance(value, Mapping) and (parts := _parts(value) or read_date(_text(value, "raw", "literal")))[0]:
            return parts
    return (None, None, None)


def _parts(value: Item) -> DateParts | None:
    ranges = value.get("date-parts")
    first = ranges[0] if isinstance(ranges, list) and ranges else None
    if not isinstance(first, list):
        return None
    numbers = [int(part) if re.fullmatch("[0-9]{1,4}", part := str(each)) else None for each in first[:3]]
    year, month, day = (*numbers, None, None, None)[:3]
    return in_the_calendar(year, month, day) if year else None


def _day(item: Item, name: str) -> date | None:
    year, month, day = _date(item, name)
    return date(year, month, day) if year and month and day else None
