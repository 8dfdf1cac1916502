"""Words of names and towns, and which programmes have a word that begins so."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`")  # "St Mary's" and "St Marys" are one


def words_of(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation."""
    folded = text.casefold().translate(_APOSTROPHES)
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(each for each in parts if not unicodedata.combining(each))
    return _WORD.findall(folded)


def bitmap(places: Iterable[int], size: int) -> int:
    """One bit for each place, of `size` places in all."""
    marks = bytearray(size // 8 + 1)
    for place in places:
        marks[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(marks, "little")


@dataclass(frozen=True, slots=True)
class Words:
    """All words in order, and for each where its places begin in one long array: a fifth of as many small lists."""

    words: list[str]
    starts: array[int]
    places: array[int]
    size: int  # of the directory

    @classmethod
    def made_of(cls, places_of: Mapping[str, Iterable[int]], size: int) -> Words:
        words = sorted(places_of)
        starts, places = array("I", [0]), array("I")
        for word in words:
            places.extend(places_of[word])
            starts.append(len(places))
        return cls(words, starts, places, size)

    def beginning(self, start: str) -> int:
        """The bitmap of the programmes that have a word which begins so."""
        first = bisect_left(self.words, start)
        last = bisect_left(self.words, start + "\U0010ffff", lo=first)
        return bitmap(self.places[self.starts[first] : self.starts[last]], self.size)
