"""What is known of a link after one answer more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.links.answers import Answer, Outcome
from articles.links.learning import learn
from articles.models import Link

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
FINE, GONE, BUSY, INSIDE = (
    Answer(Outcome.FINE, 200, moved_to="https://example.org/new"),
    Answer(Outcome.FAILED, 404, "The server answered 404."),
    Answer(Outcome.UNKNOWN, 503, "The server answered 503."),
    Answer(Outcome.FORBIDDEN, reason="The host has an address that is not public."),
)


def after(*answers: tuple[int, Answer]) -> Link:
    """A link with these answers, each on its day."""
    link = Link(url="https://example.org/")
    for days, answer in answers:
        at = START + timedelta(days=days)
        learn(link, answer, at=at, day=at.date())
    return link


@pytest.mark.parametrize(
    ("answers", "state", "failed_on"),
    [
        ([(0, FINE)], "fine", []),
        ([(0, BUSY)], "unknown", []),
        ([(0, INSIDE)], "forbidden", []),
        ([(0, GONE)], "failing", ["2026-03-01"]),
        ([(0, GONE), (0, GONE), (0, GONE)], "failing", ["2026-03-01"]),
        ([(0, GONE), (1, GONE)], "failing", ["2026-03-01", "2026-03-02"]),
        ([(0, GONE), (1, GONE), (5, GONE)], "broken", ["2026-03-01", "2026-03-02", "2026-03-06"]),
        ([(0, GONE), (1, GONE), (2, FINE)], "fine", []),
        ([(0, GONE), (1, GONE), (2, FINE), (3, GONE)], "failing", ["2026-03-04"]),
        ([(0, GONE), (1, GONE), (2, BUSY)], "unknown", ["2026-03-01", "2026-03-02"]),
        (
            [(0, GONE), (1, BUSY), (2, GONE), (3, INSIDE), (4, GONE)],
            "broken",
            ["2026-03-01", "2026-03-03", "2026-03-05"],
        ),
        ([(day, BUSY) for day in range(9)], "unknown", []),
    ],
)
def test_a_link_is_broken_after_failures_on_three_days(
    answers: list[tuple[int, Answer]], state: str, failed_on: list[str]
) -> None:
    link = after(*answers)

    assert (link.state, link.failed_on) == (state, failed_on)


def test_the_last_answer_and_the_last_good_one_are_kept() -> None:
    link = after((0, FINE), (1, GONE))

    assert (link.status, link.reason, link.moved_to) == (404, "The server answered 404.", "")
    assert (link.fine_at, link.checked_at) == (START, START + timedelta(days=1))


@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([FINE, GONE, BUSY, INSIDE]))))
def test_no_link_is_broken_without_three_days_of_failures_since_it_was_fine(answers: list[tuple[int, Answer]]) -> None:
    link = after(*answers)

    said = [answer for _, answer in answers]
    since_fine = answers[len(said) - said[::-1].index(FINE) :] if FINE in said else answers
    days = {day for day, answer in since_fine if answer is GONE}
    assert len(link.failed_on) == len(days)
    assert (link.state == "broken") is (len(days) >= 3 and said[-1] is GONE)
