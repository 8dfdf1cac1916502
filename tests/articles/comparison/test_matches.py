from articles.comparison.effort import Effort
from articles.comparison.matches import Match, matches


def test_matching_beyond_the_effort_still_finds_the_ends_and_what_occurs_once():
    old, new = list("xabab1abaz"), list("xbaba1babz")

    found = [match for match in matches(old, new, Effort(0)) if match.size]

    assert found == [Match(0, 0, 1), Match(5, 5, 1), Match(9, 9, 1)]


def test_matching_spends_effort_on_what_occurs_more_than_once():
    effort = Effort(1000)

    found = [match for match in matches(list("abab"), list("baba"), effort) if match.size]

    assert (found, effort.left) == ([Match(0, 1, 3)], 1000 - (8 + 4) * 4)


def test_matching_finds_what_comes_again_and_again():
    rows = [str(number % 60) for number in range(240)]

    found = [match for match in matches(rows, [*rows[1:], "end"], Effort()) if match.size]

    assert found == [Match(1, 0, 239)]


def test_the_last_match_ends_both():
    assert matches(["a"], ["b", "c"], Effort())[-1] == Match(1, 2, 0)
