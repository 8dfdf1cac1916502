"""Amounts of a medicine or of alcohol without a source."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.uncited_dose import RULE


def reported(body: str) -> list[str]:
    return [finding.words for finding in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The usual dose is 50 mg a day.", "50 mg"),
        ("It runs from 5mg to 80mg.", "5mg"),
        ("Take two tablets in the morning.", "two tablets"),
        ("A standard drink means 14 g of alcohol.", "14 g"),
        ("One unit is 10 ml of pure alcohol.", "10 ml"),
        ("Doctors start with 25 mg and go up to 50 mg.", "25 mg"),
        ("If you take 50 mg an hour before, the urge fades.", "50 mg"),
        ("Men should not drink more than 14 units a week.", "14 units"),
        ("Four drinks a day are too many.", "Four drinks"),
        ("Swallowing 20 of these tablets is an emergency.", "20 of these tablets"),
        ("He had half a litre of gin.", "half a litre of gin"),
        ("Sixteen shots can stop a heart.", "Sixteen shots"),
        ("A drink contains 14 g of alcohol.", "14 g"),
        ("One drink a day adds up.", "One drink a day"),
        ("She was given 250 micrograms.", "250 micrograms"),
        ("Three pints hold more than that.", "Three pints"),
        ("- 380 mg by injection", "380 mg"),
        ("He drank two bottles of wine a day.", "two bottles of wine"),
    ],
)
def test_an_amount_without_a_source_is_reported(text: str, words: str) -> None:
    assert reported(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The usual dose is 50 mg a day [@label].",
        "One tablet is enough for the day.",
        "Ask what dose is right for you.",
        "Drink two glasses of water.",
        "Have 500 ml of water at hand.",
        "What happens after 50 mg?",
        "If you drink more than 15 units a day, get advice first.",
        "Write down how many drinks you have.",
        "“Take 50 mg,” wrote one seller.",
        "The dose may be lower with kidney disease.",
        "The course has 12 sessions.",
        "> Take 50 mg a day.",
        "The tablets come in 10 mg and 25 mg.",
        "Each tablet contains 333 mg.",
        "The dose is lower for people under 60 kg.",
        "Some stop after one drink.",
        "We left out that the label says 50 mg on our first page.",
    ],
)
def test_an_amount_with_a_source_or_none_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_an_amount_is_reported_once() -> None:
    assert reported("Stay below 14 units a week.\n\nOver 14 units harm you. So may 10 units.") == [
        "14 units",
        "10 units",
    ]


def test_an_amount_that_an_earlier_sentence_cites_may_be_repeated() -> None:
    assert reported("The label starts at 50 mg [@label].\n\nThose 50 mg are taken in the morning.") == []
    assert reported("The label starts at 50 mg [@label].\n\nSome take 100 mg.") == ["100 mg"]
