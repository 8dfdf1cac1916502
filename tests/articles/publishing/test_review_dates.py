"""When pages are to be reviewed next: by kind, scattered, and never later than promised."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import kinds, publishing
from articles.models import Article, Page
from articles.publishing.review_dates import SCATTER
from treatments.models import LevelOfCare

MAY = date(2026, 5, 1)
DAYS = {"article": 365, "level-of-care": 365, "about": 730, "section": 730}


def page(slug: str, kind: str = "article") -> Page:
    return Article(kind=kind, slug=slug)


def wait(page: Page, since: date = MAY) -> int:
    """How many days until the next review."""
    return (publishing.next_review(page, since) - since).days


def test_each_kind_has_its_time() -> None:
    assert {kind.key: kind.review_days for kind in kinds.registered() if kind.key in DAYS} == DAYS


@pytest.mark.parametrize(("kind", "days"), DAYS.items())
def test_the_next_review_is_in_the_last_tenth_of_that_time(kind: str, days: int) -> None:
    waits = [wait(page(f"page-{number}", kind)) for number in range(300)]

    assert (min(waits) >= days * (1 - SCATTER), max(waits) <= days) == (True, True)


@given(st.text(), st.sampled_from(sorted(DAYS)), st.dates(date(1990, 1, 1), date(2200, 1, 1)))
def test_no_review_is_later_than_promised_whatever_the_page_and_the_day(slug: str, kind: str, since: date) -> None:
    assert DAYS[kind] * (1 - SCATTER) - 1 <= wait(page(slug, kind), since) <= DAYS[kind]


def test_the_same_page_and_day_give_the_same_answer() -> None:
    assert wait(page("acamprosate")) == wait(page("acamprosate"))


def test_pages_of_the_same_address_and_another_kind_are_scattered_apart() -> None:
    slugs = [f"page-{number}" for number in range(100)]

    together = [slug for slug in slugs if wait(page(slug)) == wait(LevelOfCare(kind="level-of-care", slug=slug))]

    assert len(together) < 20


def test_a_thousand_pages_of_one_day_do_not_fall_due_together() -> None:
    due = Counter(publishing.next_review(page(f"page-{number}"), MAY) for number in range(1000))

    assert len(due) >= 35  # of the 37 days there are
    assert max(due.values()) <= 60
    assert max(due) - min(due) >= timedelta(days=34)


def test_a_page_moves_within_its_days_from_one_review_to_the_next() -> None:
    days = {wait(page("acamprosate"), MAY + timedelta(days=number)) for number in range(60)}

    assert len(days) > 20
