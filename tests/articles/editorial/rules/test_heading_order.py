import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.heading_order import BOLD, NONE, NOTHING, RULE, SAME

MANY = "A few words in a row. " * 60


def found(text: str) -> list[tuple[str, str]]:
    return [(each.words, each.reason) for each in check(Manuscript.of(body=text), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "## One\n\nWords.\n\n## Two\n\nWords.",
        "## Medicines\n\n### Baclofen\n\nWords.\n\n### Naltrexone\n\nWords.",
        "## Baclofen\n\n### Side effects\n\nA.\n\n## Naltrexone\n\n### Side effects\n\nB.",
        "## How Does Baclofen Work as a Muscle Relaxant?\n\nIt relaxes.",
        "## One\n\n- words\n\n## Two\n\n| a |\n|-|\n| b |",
        "## One\n\n::: warning\nWords.\n:::\n\n## Two\n\nWords.",
        "## One\n\n![](x.png)\n\n## Two\n\nWords.",
        MANY[:600],
        f"## One\n\n{MANY}",
        "**Never stop suddenly.** It is dangerous.",
        "**Never stop baclofen suddenly.**\n\nIt is dangerous.",
        "**Call for help at once!**\n\nDo not wait.",
        "> **Somebody said**\n\nWords.",
        "::: help\n**In the United States**\n\nCall 911.\n:::",
        "- **Nausea**\n- **Sleepiness**\n\nWords.",
        "Words.\n\n**The end**",
        "| **a** |\n|-|\n| **b** |\n\nWords.",
        "",
    ],
)
def test_headings_that_lead_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "## Side effects\n\nA.\n\n## Side effects\n\nB.",
        "## Side effects\n\nA.\n\n## Side Effects?\n\nB.",
        "## Harms\n\nA.\n\n### Sleep\n\nB.\n\n### Sleep\n\nC.",
        "# Side effects\n\nA.\n\n## *Side* effects\n\nB.",
    ],
)
def test_second_heading_of_the_same_words_is_reported(text):
    assert [reason for _, reason in found(text)] == [SAME]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## One\n\n## Two\n\nWords.", "One"),
        ("## One\n\nWords.\n\n### Two\n\n## Three\n\nWords.", "Two"),
        ("## One\n\n### Two\n\n### Three\n\nWords.", "Two"),
        ("Words.\n\n## One [@a]\n## Two\nWords.", "One"),
    ],
)
def test_heading_with_nothing_under_it_is_reported(text, words):
    assert found(text) == [(words, NOTHING)]


def test_long_text_without_a_heading_is_reported_once():
    assert found(MANY) == [("", NONE)]


def test_notes_do_not_make_a_text_long():
    assert found(f"Short[^n].\n\n[^n]: {MANY}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Side effects**\n\nThere are some.", "Side effects"),
        ("Words.\n\n**What is baclofen?**\n\nA medicine.", "What is baclofen?"),
        ("**Levels of care:**\n\n- one", "Levels of care:"),
        ("**Side *effects***\n\nThere are some.", "Side effects"),
        ("__Getting Help__\n\nAsk.", "Getting Help"),
    ],
)
def test_bold_line_in_place_of_a_heading_is_reported(text, words):
    assert found(text) == [(words, BOLD)]
