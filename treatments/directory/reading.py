"""Reading the directory out of the database into an index: six queries, whatever it holds."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import nan
from typing import Any

from django.db.models import Q

from treatments.directory.index import MENTAL_HEALTH, SUBSTANCE_USE, Index, Shown
from treatments.directory.words import Words, bitmap, words_of
from treatments.models import Place, Programme, Status, Term
from treatments.models.term import term_key

AT_ONCE = 2000
LONGEST_OUTWARD = 4  # letters and digits of the outward half of a British postcode; the inward half has three
FIELDS = (
    *("pk", "name", "alternate_name", "provider__name", "city", "country", "state_province"),
    *("postal_code", "latitude", "longitude", "services"),
)


def _places() -> defaultdict[Any, array[int]]:
    return defaultdict(lambda: array("I"))


@dataclass(slots=True)
class _Rows:
    """The programmes in the order in which the database gave them, column by column."""

    pks: array[int] = field(default_factory=lambda: array("q"))
    names: list[str] = field(default_factory=list)
    latitudes: array[float] = field(default_factory=lambda: array("d"))
    longitudes: array[float] = field(default_factory=lambda: array("d"))
    services: defaultdict[str, array[int]] = field(default_factory=_places)
    words: defaultdict[str, array[int]] = field(default_factory=_places)
    regions: defaultdict[tuple[str, str], array[int]] = field(default_factory=_places)


def read(stamp: int) -> Index:
    """The index of what search finds: all that readers may see but what is closed for good."""
    terms = _terms()
    rows = _rows()
    size = len(rows.pks)
    order = sorted(range(size), key=lambda row: (rows.names[row], rows.pks[row]))
    place_of = array("I", bytes(4 * size))
    for place, row in enumerate(order):
        place_of[row] = place
    latitudes = array("d", (rows.latitudes[row] for row in order))
    located = array("I", (place for place in range(size) if latitudes[place] == latitudes[place]))

    def bits(found: Iterable[int]) -> int:
        return bitmap((place_of[row] for row in found), size)

    offering = {code: bits(found) for code, found in rows.services.items() if code in terms}
    elsewhere = offering.get(MENTAL_HEALTH, 0)
    for code in SUBSTANCE_USE:
        elsewhere &= ~offering.get(code, 0)
    return Index(
        stamp=stamp,
        pks=array("q", (rows.pks[row] for row in order)),
        latitudes=latitudes,
        longitudes=array("d", (rows.longitudes[row] for row in order)),
        by_latitude=array("I", sorted(located, key=latitudes.__getitem__)),
        located=bitmap(located, size),
        terms=terms,
        offering=offering,
        at_level=_together(offering, {code: term.levels for code, term in terms.items()}, but=elsewhere),
        giving=_together(offering, {code: term.treatments for code, term in terms.items()}),
        in_region={region: bits(found) for region, found in rows.regions.items()},
        words=Words.made_of({word: [place_of[row] for row in found] for word, found in rows.words.items()}, size),
    )


def _together(offering: Mapping[str, int], pages: Mapping[str, frozenset[int]], but: int = 0) -> dict[int, int]:
    """For each page the programmes that offer any of its terms."""
    found: dict[int, int] = {}
    for code, bits in offering.items():
        for pk in pages[code]:
            found[pk] = found.get(pk, 0) | (bits & ~but)
    return found


def _terms() -> dict[str, Shown]:
    levels: defaultdict[int, set[int]] = defaultdict(set)
    treatments: defaultdict[int, set[int]] = defaultdict(set)
    for term, pk in Term.levels.through.objects.values_list("term", "levelofcare"):
        levels[term].add(pk)
    for term, pk in Term.treatments.through.objects.values_list("term", "treatment"):
        treatments[term].add(pk)
    rows = Term.objects.values_list("pk", "code", "name", "plain_name", "meaning", "facet")
    return {
        code: Shown(code, plain or name, meaning, facet, frozenset(levels[pk]), frozenset(treatments[pk]))
        for pk, code, name, plain, meaning, facet in rows
    }


def _rows() -> _Rows:
    rows = _Rows()
    region_of = _Regions()
    found = Programme.objects.shown().exclude(status=Status.DEFUNCT).order_by("pk").values_list(*FIELDS)
    for row, values in enumerate(found.iterator(chunk_size=AT_ONCE)):
        pk, name, other, provider, city, country, state, postal_code, latitude, longitude, services = values
        rows.pks.append(pk)
        rows.names.append(name.casefold())
        rows.latitudes.append(nan if latitude is None else latitude)
        rows.longitudes.append(nan if longitude is None else longitude)
        for code in services:
            rows.services[code].append(row)
        for word in set(words_of(f"{name} {other} {provider} {city}")):
            rows.words[word].append(row)
        if region := region_of(country, state, postal_code):
            rows.regions[country, region].append(row)
    return rows


class _Regions:
    """The region of an address under the name that the gazetteer gives it: by its name or its letters, and in Britain,
    where addresses name a county, by the postcode."""

    def __init__(self) -> None:
        wanted = Q(kind=Place.Kind.REGION) | Q(kind=Place.Kind.CODE, country="GB")
        self.named: dict[tuple[str, str], str] = {}
        self.coded: dict[str, str] = {}
        for kind, country, code, name, region in Place.objects.filter(wanted).values_list(
            "kind", "country", "code", "name", "region"
        ):
            if kind == Place.Kind.CODE:
                self.coded[code] = region
            else:
                self.named |= {(country, term_key(each)): region for each in (code, name) if each}

    def __call__(self, country: str, state: str, postal_code: str) -> str:
        if country == "GB":
            code = postal_code.upper().replace(" ", "")
            if region := self.coded.get(code[:-3] if len(code) > LONGEST_OUTWARD else code):
                return region
        return self.named.get((country, term_key(state)), "")
