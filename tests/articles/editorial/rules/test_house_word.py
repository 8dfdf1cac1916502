"""Words that a site adds to those to avoid."""

import pytest

from articles.editorial import Entry, EntryKind, Manuscript, check, shipped
from articles.editorial.rules import stigma
from articles.editorial.rules.house_word import RULE

OWN = shipped().with_more(
    [
        Entry(EntryKind.AVOID, ("water-based solution", "drinkware"), instead="drink; glass"),
        Entry(EntryKind.LEAVE_ALONE, ("the drinkware museum",)),
    ]
)


def words(text: str) -> list[str]:
    return [finding.words for finding in check(Manuscript.of(body=text, house=OWN), [RULE])]


@pytest.mark.parametrize(
    "text",
    [
        "He had a drink.",
        "It stands in the Drinkware Museum.",
        "He called it “drinkware”.",
        "> Wash the drinkware.",
        "An addict came in.",
        "Water is based on hydrogen; solutions differ.",
    ],
)
def test_it_leaves_alone(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wash the drinkware.", ["drinkware"]),
        ("A water-based solution helps.", ["water-based solution"]),
        ("A Water Based  Solution helps.", ["Water Based Solution"]),
        ("## Drinkware\n\nSome more drinkware.", ["Drinkware", "drinkware"]),
    ],
)
def test_it_reports(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_it_says_what_to_write_and_why() -> None:
    [finding] = check(Manuscript.of(body="Wash the drinkware.", house=OWN), [RULE])

    assert finding.reason == "The editors of this site have chosen other words."
    assert finding.advice == "Write “drink” or “glass”."


def test_such_words_are_not_told_as_labels_of_people() -> None:
    manuscript = Manuscript.of(body="An addict washed the drinkware.", house=OWN)

    assert [finding.words for finding in check(manuscript, [stigma.RULE])] == ["addict"]


def test_nothing_is_found_where_a_site_has_added_nothing() -> None:
    assert check(Manuscript.of(body="Wash the drinkware."), [RULE]) == []
