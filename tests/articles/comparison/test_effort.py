from articles.comparison.effort import Effort


def test_effort_is_spent_by_what_it_allows():
    effort = Effort(10)

    assert [effort.allows(cost) for cost in (6, 5, 4, 1)] == [True, False, True, False]
