"""Single fields of CSL-JSON: text, names, dates and choices, each refused with a sentence that names the field."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from articles.references.dates import DateParts
from articles.references.names import SUFFIXES
from articles.references.record import Name
from articles.references.refusals import InvalidRecord as InvalidRecord

Item = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)

_EARLIEST_YEAR = 1000  # before it stand only slips such as "20" for 2020
_PARTICLES = ("dropping-particle", "non-dropping-particle", "family")


def line(item: Item, field: str) -> str:
    """Text on one line; "" where there is none. CSL allows numbers where text is meant."""
    return " ".join(_text(item, field).split())


def lines(item: Item, field: str) -> str:
    """Text that may have several lines."""
    return "\n".join(each.rstrip() for each in _text(item, field).splitlines()).strip()


def required(item: Item, field: str) -> str:
    if text := line(item, field):
        return text
    raise InvalidRecord(f"{field} is missing.")


def choice(options: type[Choice], item: Item, field: str, default: Choice | None) -> Choice:
    text = line(item, field)
    if not text and default is not None:
        return default
    if text in set(options):
        return options(text)
    reason = f"“{text}” is not known" if text else "is missing"
    raise InvalidRecord(f"{field} {reason}: it is one of {', '.join(options)}.")


def authors(item: Item) -> tuple[Name, ...]:
    given = item.get("author")
    if given is None:
        return ()
    if not isinstance(given, list):
        raise InvalidRecord("author must be a list of names.")
    return tuple(_name(each, f"author {number}") for number, each in enumerate(given, start=1))


def date_parts(item: Item, field: str) -> DateParts:
    """Year, month and day, as far as they are given. Of a range, the first day."""
    parts = _first_date(item, field)
    if not parts:
        return (None, None, None)
    year, month, day = (*parts, None, None)[:3]
    try:
        date(year or 0, month or 1, day or 1)
    except (ValueError, OverflowError):
        year = None
    if year is None or year < _EARLIEST_YEAR or 0 in parts:
        raise InvalidRecord(f"{field} is not a day in the calendar: {'-'.join(map(str, parts))}.")
    return (year, month, day)


def whole_date(item: Item, field: str) -> date | None:
    year, month, day = date_parts(item, field)
    if year is None:
        return None
    if month is None or day is None:
        raise InvalidRecord(f"{field} needs a year, a month and a day.")
    return date(year, month, day)


def iso_date(item: Item, field: str) -> date | None:
    """A day in the form 2020-08-04."""
    text = line(item, field)
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        day = None
    if text != (day.isoformat() if day else ""):
        raise InvalidRecord(f"{field} is not a day in the form 2020-08-04: “{text}”.")
    return day


def date_to_csl(year: int | None, month: int | None, day: int | None) -> dict[str, object]:
    """Nothing without a year: a month without a year, or a day without a month, cannot be said in CSL."""
    if year is None:
        return {}
    parts = [year] if month is None else [year, month] if day is None else [year, month, day]
    return {"date-parts": [parts]}


def name_to_csl(name: Name) -> dict[str, str]:
    given, _, suffix = name.given.rpartition(", ")
    if suffix.strip(".").lower() not in SUFFIXES:
        given, suffix = name.given, ""
    parts = {"family": name.family, "given": given, "suffix": suffix, "literal": name.literal}
    return {part: text for part, text in parts.items() if text}


def _text(item: Item, field: str) -> str:
    value = item.get(field)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InvalidRecord(f"{field} must be text.")
    text = str(value)
    for character in text:
        # Databases refuse NUL and lone surrogates; the other control characters show as nothing or as a box.
        if unicodedata.category(character) in {"Cc", "Cs"} and not character.isspace():
            raise InvalidRecord(f"{field} holds a character that cannot be stored: U+{ord(character):04X}.")
    return text


def _name(value: object, place: str) -> Name:
    """Particles join the family name and a suffix follows the given names: "de Beaurepaire", "Vincent T., Jr"."""
    if not isinstance(value, Mapping):
        raise InvalidRecord(f"{place} must be an object with a family name or a literal name.")
    family = " ".join(filter(None, (line(value, part) for part in _PARTICLES)))
    given = ", ".join(filter(None, (line(value, "given"), line(value, "suffix"))))
    name = Name(family=family, given=given, literal=line(value, "literal"))
    if name == Name():
        raise InvalidRecord(f"{place} has neither a family name nor a literal name.")
    return name


def _first_date(item: Item, field: str) -> list[int]:
    value = item.get(field)
    if value is None:
        return []
    ranges = value.get("date-parts") if isinstance(value, Mapping) else None
    if not isinstance(ranges, list) or not all(isinstance(parts, list) for parts in ranges):
        raise InvalidRecord(f'{field} must have "date-parts", as in {{"date-parts": [[2020, 8, 4]]}}.')
    first = ranges[0] if ranges else []
    return [_number(part, field) for part in first[:3] if part is not None]  # Crossref writes [[null]] for "unknown"


def _number(part: object, field: str) -> int:
    if isinstance(part, int) and not isinstance(part, bool):
        return part
    if isinstance(part, str) and re.fullmatch("[0-9]{1,4}", part):
        return int(part)
    raise InvalidRecord(f"{field} has a part that is not a number: {part!r}.")
