"""What is typed becomes words and phrases, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import LONGEST, Part, Phrase, clean, loosen, parse, phrases, words

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Baclofen", [("baclofen",)]),
        ("alcohol  withdrawal", [("alcohol",), ("withdrawal",)]),
        ("alcohol-free", [("alcohol",), ("free",)]),
        ("naltrexone/bupropion", [("naltrexone",), ("bupropion",)]),
        ("CAFÉ naïve", [("cafe",), ("naive",)]),
        ("can't I'd Korsakoff’s", [("can",), ("i",), ("korsakoff",)]),
        ("level 2.1", [("level",), ("2",), ("1",)]),
        ("baclofen AND (NOT kratom*)", [("baclofen",), ("and",), ("not",), ("kratom",)]),
        ("title:baclofen^2 -x +y", [("title",), ("baclofen",), ("2",), ("x",), ("y",)]),
        ("baclofen\x00alcohol\ud800", [("baclofen",), ("alcohol",)]),
        ("баклофен 戒酒", [("баклофен",), ("戒酒",)]),
        ("💊🍺", []),
        ("\"'()*^:-+~", []),
        ("", []),
    ],
)
def test_parse_reads_words(typed: str, parts: list[tuple[str, ...]]) -> None:
    assert parse(typed).parts == tuple(Part(found) for found in parts)


@pytest.mark.parametrize("typed", ['stop "cold turkey" today', "stop “Cold Turkey” today", "stop «cold-turkey» today"])
def test_parse_keeps_what_is_quoted_together(typed: str) -> None:
    assert parse(typed).parts == (Part(("stop",)), Part(("cold", "turkey"), quoted=True), Part(("today",)))


@pytest.mark.parametrize("typed", ['"cold turkey', 'cold turkey"', '""cold turkey', 'cold" turkey', '"" cold " turkey'])
def test_parse_takes_unbalanced_quotes_as_none(typed: str) -> None:
    assert parse(typed).parts == (Part(("cold",)), Part(("turkey",)))


def test_parse_keeps_the_beginning_of_what_is_too_long() -> None:
    query = parse("alcohol " * 1_250)

    assert len(query.text) <= LONGEST
    assert len(query.parts) == LONGEST // len("alcohol ")


@given(ANYTHING)
def test_parse_gives_letters_and_digits_for_anything(typed: str) -> None:
    query = parse(typed)

    assert all(word.isalnum() for part in query.parts for word in part.words)
    assert len(query.text) <= LONGEST
    assert query.text.encode().decode() == query.text


def test_clean_drops_what_would_turn_or_break_the_line() -> None:
    assert clean(" one\n\ttwo\x02\x00\u202ethree\u2069\ud83d ") == "one two three"


@given(st.text(st.characters(exclude_categories=["M"])))
def test_words_of_words_are_the_same(text: str) -> None:
    found = words(text)

    assert words(" ".join(found)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("stopping baclofen", [Phrase(("stopping",)), Phrase(("baclofen",), prefix=True)]),
        ("how do I stop", [Phrase(("stop",), prefix=True)]),
        ("stop it", [Phrase(("stop",))]),
        ("vitamin b1", [Phrase(("vitamin",)), Phrase(("b1",))]),
        ('stopping "the baclofen"', [Phrase(("stopping",)), Phrase(("the", "baclofen"))]),
        ('"to be or not to be"', []),
    ],
)
def test_phrases_are_what_to_look_for(typed: str, found: list[Phrase]) -> None:
    assert phrases(parse(typed).parts, at_end=True) == tuple(found)


def test_phrases_before_the_end_are_whole_words() -> None:
    assert phrases(parse("baclofen").parts, at_end=False) == (Phrase(("baclofen",)),)


def test_loosen_takes_any_phrase_once() -> None:
    half, house, home = Phrase(("halfway",)), Phrase(("house",)), Phrase(("recovery", "home"))

    assert loosen((((half, house), (home,)), ((house,),))) == (((half,), (house,), (home,)),)
