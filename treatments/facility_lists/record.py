"""A facility as one row of a list describes it, as plain data."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any, Final

STATUSES: Final = ("active", "inactive", "defunct", "temporarily closed")  # the words of HSDS
LONGEST_RAW: Final = 20_000
FALLBACK: Final = "~"  # begins an identifier that we made, so that it is never taken for one of the list


class UnreadableList(Exception):
    """The file cannot be read as a whole; the text is a sentence for people."""

    def __init__(self, sentence: str, *, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line  # of the file; 0 where none can be named


@dataclass(frozen=True, slots=True)
class Offer:
    """One service as the list names it."""

    category: str  # the list's own category code, such as "SET"; "" when the list has none
    name: str  # the display name or code as it stands, such as "Intensive outpatient treatment" or "OIT"
    is_code: bool  # whether `name` is a code rather than a display name


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """Every text is on one line, but for the description, and "" where the list says nothing."""

    identifier: str = ""  # the list's own
    provider: str = ""
    name: str
    alternate_name: str = ""
    description: str = ""
    address_1: str = ""
    address_2: str = ""
    city: str = ""
    state_province: str = ""
    postal_code: str = ""
    country: str = ""  # two letters of ISO 3166-1
    latitude: float | None = None  # degrees, WGS 84; both or neither
    longitude: float | None = None
    phone: str = ""
    intake_phone: str = ""
    hotline: str = ""
    email: str = ""
    website: str = ""  # http or https
    cost: str = ""
    eligibility: str = ""
    opening_hours: str = ""
    minimum_age: int | None = None  # years
    maximum_age: int | None = None
    status: str = "active"  # one of STATUSES
    assured_on: date | None = None  # the day on which somebody checked the details
    assured_by: str = ""
    offers: tuple[Offer, ...] = ()

    def stable_identifier(self) -> str:
        """The list's own identifier, or one made of name and address: "~" and 16 hexadecimal digits.

        The latter is the same whatever the case, the spacing, the punctuation and the order of the rows.
        """
        if self.identifier:
            return self.identifier
        told = [_bare(text) for text in (self.name, self.address_1, self.city)]
        digest = sha256("".join([*told, _bare(self.postal_code)[:5]]).encode()).hexdigest()
        return FALLBACK + digest[:16]

    def as_record(self) -> dict[str, Any]:
        """Ready for JSON; `from_record` reads it back."""
        record = {field.name: getattr(self, field.name) for field in fields(self)}
        record["assured_on"] = self.assured_on.isoformat() if self.assured_on else None
        record["offers"] = [[offer.category, offer.name, offer.is_code] for offer in self.offers]
        return record

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Facility:
        """Raises KeyError, TypeError or ValueError for what `as_record` did not write."""
        on = record["assured_on"]
        read = {
            "assured_on": date.fromisoformat(on) if on else None,
            "offers": tuple(Offer(*offer) for offer in record["offers"]),
        }
        return cls(**(record | read))


@dataclass(frozen=True, slots=True)
class Row:
    """One facility of the list, or the reasons why there is none."""

    position: int  # 1 for the first row of data
    line: int  # of the file for CSV, the number of the row for XLSX, the position for JSON
    facility: Facility | None  # None: refused
    problems: tuple[str, ...]  # sentences: notes beside a facility, otherwise the reasons for its refusal
    raw: str  # the row as it stands, as JSON; broken off at LONGEST_RAW characters


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
