"""Publishing: what readers see is a question about time, and only these verbs answer it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import publishing
from articles.models import FormerSlug, Page, Revision
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_level,
    make_person,
    make_reviewer,
    make_source,
    make_superuser,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def live_titles(at: datetime | None = None) -> list[str]:
    return sorted(Revision.objects.live(at).values_list("title", flat=True))


# Saving


def test_save_draft_appends_a_numbered_revision() -> None:
    page = make_draft("First title")

    revision = edit(page, title="Second title")

    assert revision.number == 2
    assert list(page.revisions.values_list("number", "title")) == [(2, "Second title"), (1, "First title")]


def test_save_draft_without_a_change_keeps_the_newest_revision() -> None:
    page = make_draft()

    revision = publishing.save_draft(page, by=None)

    assert revision.number == 1


def test_save_draft_keeps_a_change_of_tags_alone() -> None:
    page = make_draft(tags=("Alcohol",))

    revision = publishing.save_draft(page, by=None, tags=[make_tag("Baclofen")])

    assert revision.number == 2
    assert [tag.name for tag in revision.tags.all()] == ["Baclofen"]
    assert [tag.name for tag in page.revisions.get(number=1).tags.all()] == ["Alcohol"]


def test_save_draft_keeps_the_facts_of_a_level() -> None:
    page = make_level(hours="9 to 19 hours a week")

    revision = edit(page, hours="9 to 20 hours a week")

    assert revision.facts["hours"] == "9 to 20 hours a week"
    assert page.revisions.get(number=1).facts["hours"] == "9 to 19 hours a week"


def test_save_draft_records_who_saved() -> None:
    author = make_user(group="author")
    page = make_draft()

    revision = edit(page, by=author, title="New title")

    assert revision.created_by == author


def test_save_draft_refuses_a_stale_base_and_changes_nothing() -> None:
    page = make_draft("Mine")
    edit(Page.objects.get(pk=page.pk).article, title="Theirs")

    page.title = "Mine, too late"
    with pytest.raises(publishing.Stale):
        publishing.save_draft(page, by=None, based_on=1)

    assert Page.objects.get(pk=page.pk).title == "Theirs"
    assert page.revisions.count() == 2


@pytest.mark.parametrize("group", ["reviewer", "moderator"])
def test_save_draft_refuses_a_person_without_the_right(group: str) -> None:
    page = make_draft("Before")

    page.title = "After"
    with pytest.raises(publishing.NotAllowed):
        publishing.save_draft(page, by=make_user(group=group))

    assert Page.objects.get(pk=page.pk).title == "Before"


# Publishing


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
    assert page.review_due == NOON.date() + publishing.REVIEW_AFTER


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


# Scheduling


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


# Review


def test_sign_records_who_reviewed_and_when() -> None:
    page, reviewer = make_article(), make_reviewer()
    revision = page.revisions.get()

    publishing.sign(revision, reviewer=reviewer, on=timezone.localdate(), by=make_user(group="reviewer"))

    revision.refresh_from_db()
    assert (revision.reviewer, revision.reviewed_on) == (reviewer, timezone.localdate())


def test_sign_refuses_a_day_before_the_text_was_written() -> None:
    revision = make_draft().revisions.get()

    with pytest.raises(publishing.Refused, match="nobody can have reviewed it before"):
        publishing.sign(revision, reviewer=make_reviewer(), on=timezone.localdate() - DAY, by=None)


def test_sign_takes_a_day_on_which_the_same_text_was_there_before() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article()
        publishing.withdraw(page, by=None, at=NOON + HOUR)
        clock.shift(5 * DAY)
        again = publishing.publish(page, by=None)

        publishing.sign(again, reviewer=make_reviewer(), on=(NOON + DAY).date(), by=None)

    assert again.reviewed_on == (NOON + DAY).date()


def test_sign_refuses_the_author() -> None:
    writer = make_reviewer()
    revision = make_draft(author=writer).revisions.get()

    with pytest.raises(publishing.Refused, match="wrote this page"):
        publishing.sign(revision, reviewer=writer, on=NOON.date(), by=None)


def test_sign_refuses_a_person_who_is_no_reviewer() -> None:
    revision = make_draft().revisions.get()

    with pytest.raises(publishing.Refused, match="not marked as a reviewer"):
        publishing.sign(revision, reviewer=make_person(), on=NOON.date(), by=None)


def test_sign_refuses_a_day_to_come() -> None:
    revision = make_draft().revisions.get()

    with pytest.raises(publishing.Refused, match="future"):
        publishing.sign(revision, reviewer=make_reviewer(), on=timezone.localdate() + DAY, by=None)


@pytest.mark.parametrize("group", ["author", "editor", "moderator"])
def test_sign_refuses_a_person_without_the_right(group: str) -> None:
    revision = make_draft().revisions.get()

    with pytest.raises(publishing.NotAllowed):
        publishing.sign(revision, reviewer=make_reviewer(), on=NOON.date(), by=make_user(group=group))

    revision.refresh_from_db()
    assert revision.reviewer is None


# What the database itself refuses


def test_database_refuses_two_open_ended_live_revisions() -> None:
    page = make_article()
    second = edit(page, title="Second")

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=second.pk).update(live_from=timezone.now())


def test_database_refuses_an_end_before_the_beginning() -> None:
    revision = make_article().revisions.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(live_until=revision.live_from - HOUR)


def test_database_refuses_a_reviewer_who_is_the_author() -> None:
    writer = make_reviewer()
    revision = make_draft(author=writer).revisions.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(reviewer=writer, reviewed_on=NOON.date())


def test_database_refuses_two_pages_of_a_kind_with_one_address() -> None:
    make_article(slug="same")

    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.create(kind="article", slug="same", title="Another", summary="Another.")


def test_save_draft_refuses_an_address_that_is_taken() -> None:
    make_article(slug="same")

    with pytest.raises(publishing.Refused, match="Another page has the address same"):
        make_draft("Second", slug="same")

    assert Page.objects.count() == 1


def test_save_draft_keeps_plain_text_only() -> None:
    page = make_draft("A\x0btitle\ud800", summary="One\x1b line\ufffe", body="Line one\r\nline two\u2028line three\x00")

    revision = page.revisions.get()
    assert revision.title == "A title "
    assert revision.summary == "One  line "
    assert revision.body == "Line one\nline two\nline three "


def test_moving_a_live_page_takes_the_right_to_publish() -> None:
    page, draft = make_article(slug="live"), make_draft(slug="draft")
    author = make_user(group="author")

    edit(draft, by=author, slug="moved")
    with pytest.raises(publishing.NotAllowed):
        edit(page, by=author, slug="moved-too")

    assert sorted(Page.objects.values_list("slug", flat=True)) == ["live", "moved"]


def test_two_kinds_may_share_an_address() -> None:
    make_article(slug="same")
    make_level(slug="same")

    assert Page.objects.filter(slug="same").count() == 2


# Addresses


def test_a_changed_slug_is_kept_as_a_former_one() -> None:
    page = make_article(slug="old")

    edit(page, slug="new")

    assert list(FormerSlug.objects.values_list("kind", "slug", "page")) == [("article", "old", page.pk)]


def test_a_slug_that_comes_back_is_no_longer_a_former_one() -> None:
    page = make_article(slug="old")
    edit(page, slug="new")

    edit(page, slug="old")

    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["new"]


def test_a_changed_slug_is_followed_by_the_links_of_live_pages() -> None:
    target = make_article("Target", slug="old")
    linking = make_article("Linking", body="See [the other page](page:old).")

    edit(target, slug="new")

    html = linking.revisions.get().html
    assert "/articles/new/" in html
    assert "/articles/old/" not in html


def test_superuser_may_do_everything() -> None:
    user = make_superuser()
    page = make_draft("By hand")

    publishing.publish(page, by=user)
    publishing.sign(page.revisions.get(), reviewer=make_reviewer(), on=timezone.localdate(), by=user)

    assert live_titles() == ["By hand"]


@pytest.mark.parametrize("verb", [publishing.publish, publishing.withdraw])
def test_a_time_far_away_is_refused(verb: Callable[..., object]) -> None:
    page = make_article("Stays")
    edit(page, title="Newer")

    with pytest.raises(publishing.Refused, match="five years"):
        verb(page, by=None, at=datetime(9999, 12, 31, tzinfo=UTC))

    assert live_titles() == ["Stays"]
