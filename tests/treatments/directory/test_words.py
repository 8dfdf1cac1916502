"""Words, bitmaps, and what begins so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments.directory.index import places_in
from treatments.directory.words import Words, bitmap, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("St. Mary's", ["st", "marys"]),
        ("CAFÉ-Olé", ["cafe", "ole"]),
        ("24/7 Straße", ["24", "7", "strasse"]),
        ("👍 _ ' ", []),
    ],
)
def test_words_have_neither_case_nor_accents_nor_punctuation(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.sets(st.integers(0, 300)))
def test_a_bitmap_gives_its_places_back_in_order(places: set[int]) -> None:
    assert list(places_in(bitmap(places, 301))) == sorted(places)


@given(st.dictionaries(st.text(max_size=4), st.sets(st.integers(0, 20)), max_size=8), st.text(max_size=3))
def test_words_that_begin_so_are_found(places_of: dict[str, set[int]], start: str) -> None:
    words = Words.made_of(places_of, 21)

    expected = {place for word, places in places_of.items() if word.startswith(start) for place in places}
    assert set(places_in(words.beginning(start))) == expected
