import pytest

from articles.comparison import Piece, compare_lists
from articles.comparison.effort import Effort
from articles.comparison.words import compare_words

MARKS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
COMPARED = [
    ("Take 5 mg now.", "Take 10 mg now.", "Take [-5-][+10+] mg now."),
    ("2.5 mg", "25 mg", "[-2.5-][+25+] mg"),
    ("a day", "twice a day", "[+twice +]a day"),
    ("three times a day", "a day", "[-three times -]a day"),
    ("one three", "one two three", "one[+ two+] three"),
    ("one two", "one", "one[- two-]"),
    ("one two three four", "one 2 3 four", "one [-two three-][+2 3+] four"),
    ("up and down", "down and up", "[-up and -]down[+ and up+]"),
    ("same  space", "same space", "same[-  -][+ +]space"),
    ("- item", "  - item", "[+  +]- item"),
    ("end  ", "end", "end[-  -]"),
    ("", "all", "[+all+]"),
    ("all", "", "[-all-]"),
    ("", "", ""),
]


@pytest.mark.parametrize(("old", "new", "expected"), COMPARED)
def test_words_are_told_as_they_went_and_came(old, new, expected):
    pieces = compare_words(old, new, Effort())

    assert "".join(MARKS[piece.sign].format(piece.text) for piece in pieces) == expected


def test_words_beyond_the_effort_are_told_as_replaced_whole():
    pieces = compare_words("go a b a b stop", "go b a b a stop", Effort(0))

    assert pieces == (
        Piece("same", "go "),
        Piece("removed", "a b a b"),
        Piece("added", "b a b a"),
        Piece("same", " stop"),
    )


def test_lists_tell_first_what_went_and_came_then_what_stayed():
    pieces = compare_lists(["Alcohol", "Liver", "Medicines"], ["Medicines", "Sleep", "Alcohol"])

    assert pieces == [
        Piece("removed", "Liver"),
        Piece("added", "Sleep"),
        Piece("same", "Medicines"),
        Piece("same", "Alcohol"),
    ]


def test_lists_name_nothing_twice():
    assert compare_lists(["a", "a"], ["a", "b", "b"]) == [Piece("added", "b"), Piece("same", "a")]


def test_lists_may_be_read_only_once():
    assert compare_lists(iter(["a"]), iter(["a"])) == [Piece("same", "a")]
