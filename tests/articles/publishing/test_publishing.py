"""Publishing: what readers see is a question about time, and only these verbs answer it."""

from __future__ import annotations

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles import publishing
from tests.articles.publishing.moments import DAY, HOUR, NOON, live_titles
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_source,
    make_superuser,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_live() -> None:
    make_draft("Draft")

    assert live_titles() == []


def test_publish_makes_the_newest_revision_live_at_once() -> None:
    page = make_draft("Old")
    edit(page, title="New")

    publishing.publish(page, by=None)

    assert live_titles() == ["New"]


def test_publish_ends_the_revision_before() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Old")
        clock.shift(HOUR)
        edit(page, title="New")
        publishing.publish(page, by=None)

    assert live_titles(NOON + HOUR / 2) == ["Old"]
    assert live_titles(NOON + HOUR) == ["New"]


def test_live_at_a_past_day_shows_the_site_as_it_stood() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        first = make_article("First")
        clock.shift(DAY)
        make_article("Second")
        clock.shift(DAY)
        publishing.withdraw(first, by=None)

    assert live_titles(NOON - HOUR) == []
    assert live_titles(NOON) == ["First"]
    assert live_titles(NOON + DAY) == ["First", "Second"]
    assert live_titles(NOON + 2 * DAY) == ["Second"]


def test_editing_a_live_page_does_not_change_what_readers_see() -> None:
    page = make_article("Live")

    edit(page, title="Draft")

    assert live_titles() == ["Live"]


def test_publish_twice_at_the_same_moment_leaves_one_live() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Old")
        edit(page, title="New")
        publishing.publish(page, by=None)

        assert live_titles() == ["New"]


def test_publish_refuses_what_is_live_already() -> None:
    page = make_article()

    with pytest.raises(publishing.Refused, match="live already"):
        publishing.publish(page, by=None)


def test_publish_refuses_a_time_that_has_passed() -> None:
    page = make_draft()

    with pytest.raises(publishing.Refused, match="passed"):
        publishing.publish(page, by=None, at=timezone.now() - HOUR)

    assert live_titles() == []


def test_publish_refuses_a_citation_of_an_unknown_source() -> None:
    page = make_draft(body="It helps [@nobody2020].")

    with pytest.raises(publishing.Refused, match="line 1"):
        publishing.publish(page, by=None)


def test_publish_after_withdrawing_adds_a_revision_and_keeps_the_record() -> None:
    make_source("agabio2023")
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Back again", body="It helps [@agabio2023].", tags=("Alcohol",))
        clock.shift(HOUR)
        publishing.withdraw(page, by=None)
        clock.shift(HOUR)

        again = publishing.publish(page, by=None)

        assert again.number == 2
        assert live_titles() == ["Back again"]
        assert live_titles(NOON) == ["Back again"]
        assert live_titles(NOON + HOUR) == []
        assert [tag.name for tag in again.tags.all()] == ["Alcohol"]
        assert again.citations.count() == 1


def test_publish_sets_a_day_for_the_next_review_once() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()

    page.refresh_from_db()
    assert page.review_due == publishing.next_review(page, NOON.date())


@pytest.mark.parametrize("group", ["author", "reviewer", "moderator"])
def test_publish_refuses_a_person_without_the_right(group: str) -> None:
    page = make_draft()

    with pytest.raises(publishing.NotAllowed):
        publishing.publish(page, by=make_user(group=group))

    assert live_titles() == []


def test_publish_refuses_a_person_who_is_not_signed_in() -> None:
    page = make_draft()

    with pytest.raises(publishing.NotAllowed):
        publishing.publish(page, by=AnonymousUser())

    assert live_titles() == []


def test_publish_allows_an_editor() -> None:
    page = make_draft("Seen")

    publishing.publish(page, by=make_user(group="editor"))

    assert live_titles() == ["Seen"]


def test_superuser_may_publish() -> None:
    page = make_draft("By hand")

    publishing.publish(page, by=make_superuser())

    assert live_titles() == ["By hand"]
