"""Which sentences are passive, and how many of a text."""

import pytest

from articles.editorial import Manuscript
from articles.editorial.plain_language import passive


def found(text: str) -> list[str]:
    sentences = Manuscript.of(body=text).sentences
    return [each.text[span.start : span.end] for each in sentences if (span := passive.find(each))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The tablets are taken at night.", "are taken"),
        ("The tablets are usually taken at night.", "are usually taken"),
        ("It has not yet been tested in women.", "been tested"),
        ("You will be asked a few questions.", "be asked"),
        ("She was being treated at home.", "was being treated"),
        ("Nobody gets told the price.", "gets told"),
        ("The dose isn't raised before then.", "isn't raised"),
        ("It is used to treat stiff muscles.", "is used"),
        ("The trial was stopped early.", "was stopped"),
        ("Both were wrongly and hastily sent home, and one was wrongly sent back.", "was wrongly sent"),
        ("A lower dose is agreed with a nurse.", "is agreed"),
        ("He had been left alone.", "been left"),
        ("The medicine was withdrawn in 2005.", "was withdrawn"),
    ],
)
def test_passive_sentence_is_found(text, words):
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "A nurse gives you the tablets at night.",
        "You may be tired, and that passes.",
        "If you are interested, ask your doctor.",
        "He is addicted to nothing at all.",
        "People get used to the taste.",
        "We are worried about the costs.",
        "It is not easy to say.",
        "There is indeed no answer.",
        "They are in need of a home.",
        "Her face was red.",
        "She is married, and he is retired.",
        "He tested it, found it good and used it.",
        "This is unrelated to the dose.",
        "It is a hundred miles away.",
        "The doctor has given you the form.",
    ],
)
def test_active_sentence_is_left_alone(text):
    assert found(text) == []


def test_share_counts_running_text_alone():
    text = "## It is taken\n\nIt is taken. You take it. We say so. It helps.\n\n| a |\n|-|\n| It is taken. |"
    assert passive.share(Manuscript.of(body=text).sentences) == 0.25


def test_share_of_no_text_is_nothing():
    assert passive.share([]) == 0
