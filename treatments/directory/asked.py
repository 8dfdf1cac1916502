"""What a reader asks of the directory, read from an address or a form, and written back into one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict

from treatments.distance import Unit
from treatments.models import Facet

LEVEL, TREATMENT = "level", "treatment"
CHOOSABLE = (
    *(LEVEL, TREATMENT, Facet.SETTING, Facet.THERAPY, Facet.MEDICINE),
    *(Facet.PAYMENT, Facet.LANGUAGE, Facet.GROUP, Facet.AGE),
)
WITHIN = (5, 10, 25, 50, 100)
USUAL = 25
LONGEST = 200  # characters of a place or of words: more is no name of anything
MOST = 20  # choices at once


class Sort(StrEnum):
    DISTANCE = "distance"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Asked:
    place: str = ""
    within: int = USUAL
    unit: Unit = Unit.MILES
    words: str = ""
    sort: Sort = Sort.DISTANCE
    page: int = 1
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # values by what is chosen, in one order
    left_out: tuple[str, ...] = ()  # what was asked for and means nothing

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked that makes the list shorter."""
        return not (self.place or self.words or self.chosen or self.left_out)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What is chosen, as names and values of form fields."""
        return [(name, value) for name, values in self.chosen.items() for value in values]

    def fields(self) -> list[tuple[str, str]]:
        """All but the page, in one order whatever the order of choosing, and without what goes without saying."""
        given = [("place", self.place), ("q", self.words)]
        if self.place:
            given += [
                ("within", "" if self.within == USUAL else str(self.within)),
                ("unit", "" if self.unit == Unit.MILES else self.unit.value),
                ("sort", "" if self.sort == Sort.DISTANCE else self.sort.value),
            ]
        return [(name, value) for name, value in given if value] + self.pairs

    def query(self, page: int = 1) -> str:
        given = self.fields() + ([("page", str(page))] if page > 1 else [])
        return f"?{urlencode(given)}" if given else ""

    def having(self, name: str, value: str) -> Asked:
        return self._choosing({**self.chosen, name: (*self.chosen.get(name, ()), value)})

    def without(self, name: str, value: str) -> Asked:
        left = tuple(each for each in self.chosen.get(name, ()) if each != value)
        return self._choosing({**self.chosen, name: left})

    def at(self, place: str) -> Asked:
        return replace(self, place=place)

    def knowing(self, known: Mapping[str, Mapping[str, str]]) -> Asked:
        """The same without values that nobody knows; these are told."""
        kept = {name: tuple(each for each in self.chosen.get(name, ()) if each in known[name]) for name in CHOOSABLE}
        unknown = tuple(value for name, value in self.pairs if value not in known[name])
        return replace(self, chosen=_in_order(kept), left_out=self.left_out + unknown)

    def _choosing(self, chosen: Mapping[str, tuple[str, ...]]) -> Asked:
        return replace(self, chosen=_in_order(chosen), page=1)


def read(query: QueryDict) -> Asked:
    """What stands in a query. A form takes one choice back by `without`, such as "level=outpatient-therapy"."""
    within, unit, sort = (_text(query, name) for name in ("within", "unit", "sort"))
    chosen = {name: tuple(map(_clean, query.getlist(name)))[:MOST] for name in CHOOSABLE}
    asked = Asked(
        place=_text(query, "place"),
        within=int(within) if within in map(str, WITHIN) else USUAL,
        unit=Unit(unit) if unit in set(Unit) else Unit.MILES,
        words=_text(query, "q"),
        sort=Sort(sort) if sort in set(Sort) else Sort.DISTANCE,
        page=_number(_text(query, "page")),
        chosen=_in_order(chosen),
        left_out=_left_out(within, unit, sort),
    )
    name, _, value = _text(query, "without").partition("=")
    return asked.without(name, value) if name in CHOOSABLE else asked


def _left_out(within: str, unit: str, sort: str) -> tuple[str, ...]:
    known = ((within, set(map(str, WITHIN))), (unit, set(Unit)), (sort, set(Sort)))
    return tuple(value for value, values in known if value and value not in values)


def _in_order(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(sorted(set(chosen[name]) - {""})) for name in CHOOSABLE if any(chosen.get(name, ()))}


def _text(query: QueryDict, name: str) -> str:
    return _clean(query.get(name) or "")


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LONGEST]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
