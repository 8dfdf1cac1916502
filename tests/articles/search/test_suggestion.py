"""A near word of the site takes the place of a word it does not know."""

from __future__ import annotations

import pytest

from articles.search.suggestion import suggest

VOCABULARY = ["Baclofen for alcohol use", "Alcohol withdrawal", "Medicines, Withdrawal", "Antabuse", "counselling"]


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("bacofen", "baclofen"),
        ("Bacofen side effects", "baclofen side effects"),
        ("alchol withdrawl", "alcohol withdrawal"),
        ('"bacofen use"', '"baclofen use"'),
        ("antibuse", "antabuse"),
        ("counseling", "counselling"),
        ("bäcofen", "baclofen"),
        ("baclofen", ""),
        ("baclofens", ""),
        ("alcohols", ""),
        ("mixing", ""),
        ("usa", ""),
        ("what about", ""),
        ("20000", ""),
        ("💊", ""),
        ("", ""),
    ],
)
def test_suggest_mends_only_unknown_words(typed: str, suggestion: str) -> None:
    assert suggest(typed, VOCABULARY) == suggestion


def test_suggest_looks_at_a_few_words_only() -> None:
    typed = "onee twoo threee fourr fivee bacofen"

    assert suggest(typed, VOCABULARY) == ""
