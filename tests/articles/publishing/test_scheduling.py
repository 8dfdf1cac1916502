"""Scheduling and withdrawing: the clock alone changes what readers see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import publishing
from tests.articles.publishing.moments import DAY, HOUR, NOON, live_titles
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_scheduled_revision_goes_live_with_the_clock_alone() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        make_article("Later", at=NOON + DAY)

        assert live_titles() == []
        clock.move_to(NOON + DAY - timedelta(microseconds=1))
        assert live_titles() == []
        clock.move_to(NOON + DAY)
        assert live_titles() == ["Later"]


def test_scheduled_replacement_leaves_no_gap_and_no_overlap() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Old")
        edit(page, title="New")
        publishing.publish(page, by=None, at=NOON + DAY)

        clock.move_to(NOON + DAY - timedelta(microseconds=1))
        assert live_titles() == ["Old"]
        clock.move_to(NOON + DAY)
        assert live_titles() == ["New"]


def test_publish_refuses_to_let_an_older_plan_replace_it_later() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_draft("Planned")
        publishing.publish(page, by=None, at=NOON + DAY)
        edit(page, title="Today")

        with pytest.raises(publishing.Refused, match="older, is planned for 2 May 2026, 12:00 UTC"):
            publishing.publish(page, by=None)
        publishing.cancel(page, by=None)
        publishing.publish(page, by=None)

        assert live_titles(NOON + 2 * DAY) == ["Today"]


def test_plans_follow_one_another() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("First")
        edit(page, title="Second")
        publishing.publish(page, by=None, at=NOON + DAY)
        edit(page, title="Third")
        publishing.publish(page, by=None, at=NOON + 2 * DAY)

    assert live_titles(NOON + DAY) == ["Second"]
    assert live_titles(NOON + 2 * DAY) == ["Third"]


def test_publishing_now_keeps_a_planned_withdrawal() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Old")
        publishing.withdraw(page, by=None, at=NOON + DAY)
        clock.shift(HOUR)
        edit(page, title="New")
        publishing.publish(page, by=None)

        assert live_titles() == ["New"]
        clock.move_to(NOON + DAY)
        assert live_titles() == []


def test_publish_refuses_a_moment_that_is_taken() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article(at=NOON + DAY)
        edit(page, title="Another")

        with pytest.raises(publishing.Refused, match="that very moment"):
            publishing.publish(page, by=None, at=NOON + DAY)


def test_withdraw_at_a_time_ends_the_page_with_the_clock_alone() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Leaving")
        publishing.withdraw(page, by=None, at=NOON + DAY)

        assert live_titles() == ["Leaving"]
        clock.move_to(NOON + DAY)
        assert live_titles() == []


def test_withdraw_takes_what_is_planned_with_it() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Now")
        edit(page, title="Planned")
        publishing.publish(page, by=None, at=NOON + DAY)
        clock.shift(HOUR)
        publishing.withdraw(page, by=None)

        clock.move_to(NOON + 2 * DAY)
        assert live_titles() == []


def test_withdraw_refuses_a_page_that_readers_do_not_see() -> None:
    page = make_draft()

    with pytest.raises(publishing.Refused, match="nothing to withdraw"):
        publishing.withdraw(page, by=None)


@pytest.mark.parametrize("group", ["author", "reviewer", "moderator"])
def test_withdraw_refuses_a_person_without_the_right(group: str) -> None:
    page = make_article("Stays")

    with pytest.raises(publishing.NotAllowed):
        publishing.withdraw(page, by=make_user(group=group))

    assert live_titles() == ["Stays"]


def test_cancel_drops_a_planned_replacement_and_the_old_one_goes_on() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Old")
        edit(page, title="New")
        publishing.publish(page, by=None, at=NOON + DAY)
        publishing.cancel(page, by=None)

        clock.move_to(NOON + 2 * DAY)
        assert live_titles() == ["Old"]


def test_cancel_drops_a_planned_withdrawal() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Stays")
        publishing.withdraw(page, by=None, at=NOON + DAY)
        publishing.cancel(page, by=None)

        clock.move_to(NOON + 2 * DAY)
        assert live_titles() == ["Stays"]


def test_cancel_refuses_when_nothing_is_planned() -> None:
    page = make_article()

    with pytest.raises(publishing.Refused, match="Nothing is planned"):
        publishing.cancel(page, by=None)


@pytest.mark.parametrize("group", ["author", "reviewer", "moderator"])
def test_cancel_refuses_a_person_without_the_right(group: str) -> None:
    page = make_article(at=timezone.now() + DAY)

    with pytest.raises(publishing.NotAllowed):
        publishing.cancel(page, by=make_user(group=group))

    assert page.revisions.filter(live_from__isnull=False).count() == 1


@pytest.mark.parametrize("verb", [publishing.publish, publishing.withdraw])
def test_a_time_far_away_is_refused(verb: Callable[..., object]) -> None:
    page = make_article("Stays")
    edit(page, title="Newer")

    with pytest.raises(publishing.Refused, match="five years"):
        verb(page, by=None, at=datetime(9999, 12, 31, tzinfo=UTC))

    assert live_titles() == ["Stays"]


def test_withdraw_at_the_moment_of_a_replacement_ends_the_page_then() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Old")
        edit(page, title="New")
        publishing.publish(page, by=None, at=NOON + DAY)

        publishing.withdraw(page, by=None, at=NOON + DAY)

        assert (live_titles(NOON + DAY - HOUR), live_titles(NOON + DAY)) == (["Old"], [])


def test_the_same_withdrawal_is_planned_once() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.withdraw(page, by=None, at=NOON + DAY)

        with pytest.raises(publishing.Refused, match="withdrawn at that very moment already"):
            publishing.withdraw(page, by=None, at=NOON + DAY)

        assert page.events.filter(verb="withdrew").count() == 1


def test_the_minute_that_has_begun_is_now_and_takes_nothing_from_the_record() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Seen for twenty seconds")
        clock.shift(timedelta(seconds=20))

        publishing.withdraw(page, by=None, at=NOON)

        assert page.revisions.get().live_until == NOON + timedelta(seconds=20)
