"""Finding programmes: by place, by words, and by what they offer, of which everything that is chosen must hold.

The order is that of distance or of names. Nothing else moves a programme up or down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from django.http import QueryDict

from treatments import gazetteer
from treatments.directory import Index
from treatments.directory.asked import Asked, Sort, read
from treatments.directory.choosing import Names, Narrowing, Taken, narrowings, taken
from treatments.directory.index import places_in
from treatments.gazetteer import Spot

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    km: float | None  # from the place that was asked for


@dataclass(frozen=True, slots=True)
class Other:
    """Another place of the same name."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, and what can be asked next."""

    asked: Asked
    total: int
    page: int
    pages: int
    rows: list[Row]
    narrowings: list[Narrowing]
    taken: list[Taken]
    spot: Spot | None = None
    others: list[Other] = field(default_factory=list)
    problem: str = ""  # why the place could not be used
    anywhere: int = 0  # programmes that have the rest of what was asked, wherever they are
    unlocated: int = 0  # those of them of which nobody knows where they are

    @property
    def is_near(self) -> bool:
        return bool(self.spot and self.spot.kind != "region")

    @property
    def previous(self) -> int:
        return self.page - 1

    @property
    def next(self) -> int:
        return self.page + 1

    @property
    def previous_query(self) -> str:
        return self.asked.query(self.previous)

    @property
    def next_query(self) -> str:
        return self.asked.query(self.next)

    @property
    def anywhere_query(self) -> str:
        return self.asked.at("").query()


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where to look."""

    bits: int
    far: Mapping[int, float] = field(default_factory=dict)  # kilometres by place in the index
    spot: Spot | None = None
    others: tuple[Spot, ...] = ()
    problem: str = ""


def find(query: QueryDict, index: Index, known: Names) -> Found:
    """At most two queries, for the place. What means nothing is left out and told."""
    asked = read(query).knowing(known.labels)
    fitting = index.with_words(asked.words)
    for name, value in asked.pairs:
        fitting &= known.bits(index, name, value)
    ground = _ground(asked, index)
    bits = fitting & ground.bits
    total = bits.bit_count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(asked.page, 1), pages)
    return Found(
        asked=asked,
        total=total,
        page=page,
        pages=pages,
        rows=_rows(asked, bits, ground, index, page),
        narrowings=narrowings(asked, bits, index, known),
        taken=taken(asked, known),
        spot=ground.spot,
        others=[Other(each.label, asked.at(each.label).query()) for each in ground.others],
        problem=ground.problem,
        anywhere=fitting.bit_count(),
        unlocated=(fitting & ~index.located).bit_count(),
    )


def _ground(asked: Asked, index: Index) -> _Ground:
    if not asked.place:
        return _Ground(index.all)
    found = gazetteer.find(asked.place)
    spot = found.spot
    if not spot:
        return _Ground(0, others=found.others, problem=found.problem)
    if spot.kind == "region":
        bits = index.in_region.get((spot.country, spot.region), 0)
        return _Ground(bits, spot=spot, others=found.others)
    far = index.near(spot.latitude, spot.longitude, asked.within * asked.unit.km)
    return _Ground(index.bitmap(far), far, spot, found.others)


def _rows(asked: Asked, bits: int, ground: _Ground, index: Index, page: int) -> list[Row]:
    first = (page - 1) * PAGE_SIZE
    places = places_in(bits)
    if ground.far and asked.sort == Sort.DISTANCE:
        places = iter(sorted(places, key=lambda place: (ground.far[place], place)))
    return [Row(index.pks[place], ground.far.get(place)) for place in islice(places, first, first + PAGE_SIZE)]
