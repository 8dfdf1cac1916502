import pytest

from articles.comparison import merge_set, merge_value

MERGED = [
    (("a", "a", "a"), (False, "a")),
    (("a", "b", "a"), (False, "b")),
    (("a", "a", "b"), (False, "b")),
    (("a", "b", "b"), (False, "b")),
    (("a", "b", "c"), (True, "b")),
    ((None, 1, None), (False, 1)),
    ((1, None, 2), (True, None)),
]


@pytest.mark.parametrize(("sides", "expected"), MERGED)
def test_a_value_collides_only_when_both_sides_made_something_else_of_it(sides, expected):
    assert merge_value(*sides) == expected


def test_a_set_takes_what_either_side_added():
    assert merge_set(frozenset("a"), frozenset("ab"), frozenset("ac")) == frozenset("abc")


def test_a_set_loses_what_either_side_took_out():
    assert merge_set(frozenset("abc"), frozenset("bc"), frozenset("ab")) == frozenset("b")


def test_a_set_takes_additions_and_removals_of_both_sides():
    assert merge_set(frozenset("abc"), frozenset("bcx"), frozenset("acxy")) == frozenset("cxy")
