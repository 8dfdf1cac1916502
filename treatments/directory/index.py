"""The directory in memory: for each value that can be chosen one bitmap over all programmes that search finds.

The place of a programme in the bitmaps is its place in the order of names, so the bits from the lowest on are the
programmes by name.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from treatments import distance
from treatments.directory.words import Words, bitmap, words_of


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers read of a term, and the pages that it counts for, by their ids."""

    code: str
    name: str
    meaning: str
    facet: str
    levels: frozenset[int]
    treatments: frozenset[int]


# SAMHSA's codes of what a facility treats at all. Levels of care are those of treatment for alcohol and drug use.
MENTAL_HEALTH, SUBSTANCE_USE = "MH", ("SA", "SUMH")


@dataclass(frozen=True, slots=True)
class Index:
    stamp: int  # the number of the directory that it was read at
    pks: array[int]
    latitudes: array[float]  # not a number where there is no location on record
    longitudes: array[float]
    by_latitude: array[int]  # the places that have a location, from south to north
    located: int
    terms: Mapping[str, Shown]  # by code
    offering: Mapping[str, int]  # by code of a term
    at_level: Mapping[int, int]  # by id of a level of care
    giving: Mapping[int, int]  # by id of a treatment
    in_region: Mapping[tuple[str, str], int]  # by country and region, as the gazetteer names it
    words: Words

    @property
    def all(self) -> int:
        return (1 << len(self.pks)) - 1

    def number(self, page: int) -> int:
        """How many programmes search finds for a level of care or a treatment, by its id."""
        return (self.at_level.get(page, 0) | self.giving.get(page, 0)).bit_count()

    def with_words(self, text: str) -> int:
        """Those that have every word of a text, or one that begins so, in their names or in their town."""
        bits = self.all
        for word in set(words_of(text)):
            bits &= self.words.beginning(word)
        return bits

    def near(self, latitude: float, longitude: float, km: float) -> dict[int, float]:
        """The places within so many kilometres, each with its distance."""
        south, north, west, east = distance.box(latitude, longitude, km)
        first = bisect_left(self.by_latitude, south, key=self.latitudes.__getitem__)
        last = bisect_right(self.by_latitude, north, key=self.latitudes.__getitem__)
        found = {}
        for place in self.by_latitude[first:last]:
            there = self.longitudes[place]
            if (west <= there <= east) if west <= east else (there >= west or there <= east):
                far = distance.between(latitude, longitude, self.latitudes[place], there)
                if far <= km:
                    found[place] = far
        return found

    def bitmap(self, places: Mapping[int, float]) -> int:
        return bitmap(places, len(self.pks))


def places_in(bits: int) -> Iterator[int]:
    """The places whose bit is set, from the lowest on."""
    for number, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        while byte:
            lowest = byte & -byte
            yield number * 8 + lowest.bit_length() - 1
            byte ^= lowest
