"""Search bears whatever is typed, on the database."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import search

NO_WORDS = ["", "   ", '"', "'", '""', "*", "()", "- -", "AND", "\x00", "\ud800", "💊", "\u202e", "%", "_", "\\", ":*"]
HOSTILE = [
    "alcohol " * 1_250,
    '"' * 10_000,
    "(" * 10_000,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 8,
    "ㅤ한국 日本語 עברית العربية ไทย हिन्दी",
    "e\u0301" * 90,
    "x" * 10_000,
    "½ ² ⅷ ٣ 𝟜",
    "ß ſ ŉ İ ı ﬁ",
    "'alcohol':*A & !'b' | 'c' <-> 'd'",
    '{title} : "alcohol" AND ^x',
    "alcohol%s%(a)s%%{0}{}",
]
WORDS = ["alcohol", "withdr", "antabuse", "halfway", "house", "é", "ß", "\u0301"]
OPERATORS = ["AND", "OR", "NOT", "NEAR(", "title:", ":*", "<->", "''", '"', "'", "(", ")", "*", "^", "-", "+", "\\"]
TRAPS = ["\x00", "\x02", "\ud800", "💊", "%s", "{", "}"]
PIECES = st.sampled_from(WORDS + OPERATORS + TRAPS) | st.text(st.characters(exclude_categories=()))


@pytest.mark.usefixtures("pages")
def test_find_gives_nothing_for_no_words() -> None:
    assert {query: search.find(query).total for query in NO_WORDS} == dict.fromkeys(NO_WORDS, 0)


@pytest.mark.usefixtures("pages")
def test_find_bears_hostile_text() -> None:
    assert max(len(search.find(query).query) for query in HOSTILE) <= 200


@given(st.lists(PIECES, max_size=9), st.sampled_from(["", " "]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("pages")
def test_find_bears_anything(pieces: list[str], between: str) -> None:
    results = search.find(between.join(pieces))

    assert results.total == sum(len(hits) for _, hits in results.groups)
    assert results.query.encode().decode() == results.query
