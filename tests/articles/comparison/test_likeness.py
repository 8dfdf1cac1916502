from articles.comparison.effort import Effort
from articles.comparison.likeness import counterparts


def test_counterparts_are_not_sought_beyond_the_effort():
    found = [counterparts(["a b c"], ["a b d"], effort) for effort in (Effort(5), Effort(6))]

    assert found == [[], [(0, 0)]]


def test_counterparts_never_cross():
    old, new = ["a b c", "d e f"], ["d e f x", "a b c x", "d e f y"]

    assert counterparts(old, new, Effort()) == [(0, 1), (1, 2)]


def test_counterparts_are_those_that_keep_the_most_words():
    assert counterparts(["a b c d"], ["a b x y", "a b c y"], Effort()) == [(0, 1)]


def test_counterparts_share_half_of_their_words():
    assert counterparts(["a b c", "d e f g"], ["a x y", "d e x y"], Effort()) == [(1, 1)]


def test_counterparts_count_a_word_as_often_as_it_comes():
    assert counterparts(["a a a a"], ["a b c"], Effort()) == []
