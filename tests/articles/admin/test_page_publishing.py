"""Publishing, scheduling and cancelling from the admin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from articles import publishing
from tests.articles.admin.page_posts import change, said
from tests.articles.admin.verb_posts import DAY, HOUR, address, everything, live_titles, page_for
from tests.factories import edit, make_article, make_draft, make_signed

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


# Publish


def test_publish_makes_the_newest_revision_live(editor: Client) -> None:
    page = make_draft("Old")
    edit(page, title="New")

    response = editor.post(address(page, "publish"), {"based_on": 2})

    assert live_titles() == ["New"]
    assert response["Location"] == change(page)
    assert said(response) == "Revision 2 is live: readers see it now."


def test_publish_is_written_into_the_recent_actions(editor: Client) -> None:
    page = make_draft()

    editor.post(address(page, "publish"), {"based_on": 1})

    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.get_change_message()) == ("edith", "Revision 1 is live: readers see it now.")


def test_publish_of_a_revision_with_errors_is_refused_with_the_sentence(editor: Client) -> None:
    page = make_draft(body="A claim [@nobody2020].")

    response = editor.post(address(page, "publish"), {"based_on": 1})

    assert live_titles() == []
    assert said(response) == (
        "Revision 1 has errors that readers would meet (line 1: No source has this key.). Mend them first."
    )


def test_publish_asks_what_changed_when_nobody_noted_it(editor: Client) -> None:
    page = make_article("Old")
    edit(page, title="New")

    response = editor.post(address(page, "publish"), {"based_on": 2})

    assert live_titles() == ["Old"]
    assert response.context["form"].errors["note"] == [
        "Say what changed since readers saw the page last. They see it on the page and in the feed."
    ]


def test_publish_takes_the_note_for_readers(editor: Client) -> None:
    page = make_article("Old")
    edit(page, title="New")

    editor.post(address(page, "publish"), {"based_on": 2, "note": "A clearer title."})

    assert page.revisions.latest().public_note == "A clearer title."


def test_publish_offers_what_the_writers_noted(editor: Client) -> None:
    page = make_article("Old")
    page.title = "New"
    publishing.save_draft(page, by=None, change_note="A clearer title.")

    form = editor.get(address(page, "publish")).context["form"]

    assert (form["note"].value(), form.fields["note"].required) == ("A clearer title.", False)


def test_publish_needs_no_note_the_first_time(editor: Client) -> None:
    form = editor.get(address(make_draft(), "publish")).context["form"]

    assert (form["note"].value(), form.fields["note"].required) == ("", False)


def test_publish_again_after_a_withdrawal_offers_a_note(editor: Client) -> None:
    page = make_article()
    publishing.withdraw(page, by=None)

    assert editor.get(address(page, "publish")).context["form"]["note"].value() == "Published again."


def test_a_site_that_asks_for_a_review_publishes_signed_text_only(editor: Client, settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    page, signed = make_draft("Draft"), make_signed("Signed")

    refused = editor.post(address(page, "publish"), {"based_on": 1})
    editor.post(address(signed, "publish"), {"based_on": 1})

    assert said(refused).startswith(
        "Revision 1 is not signed, and this site publishes only what a clinical reviewer has signed."
    )
    assert live_titles() == ["Signed"]


# Schedule


def test_schedule_publishes_at_the_time_in_the_zone_of_the_site(editor: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    page = make_draft("Page")

    with time_machine.travel(NOON, tick=False):
        response = editor.post(address(page, "schedule"), {"based_on": 1, "at": "2026-05-02T09:30"})

    at = datetime(2026, 5, 2, 7, 30, tzinfo=UTC)
    assert page.revisions.get().live_from == at
    assert (live_titles(at - HOUR), live_titles(at)) == ([], ["Page"])
    assert said(response) == "Revision 1 goes live on 2 May 2026, 09:30 CEST."


def test_schedule_names_the_zone_and_the_time_there(editor: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    page = make_draft()

    with time_machine.travel(NOON, tick=False):
        shown = editor.get(address(page, "schedule")).content.decode()

    assert "Times are in the zone of this site, Europe/Paris (CEST), where it is 14:00 now." in shown


def test_schedule_explains_a_time_that_the_clocks_skip(editor: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Paris"
    page = make_draft()

    with time_machine.travel(NOON, tick=False):
        response = editor.post(address(page, "schedule"), {"based_on": 1, "at": "2027-03-28T02:30"})

    (error,) = response.context["form"].errors["at"]
    assert "so 02:30 does not exist" in error
    assert page.revisions.get().live_from is None


def test_schedule_in_the_past_is_refused_and_what_was_typed_given_back(editor: Client) -> None:
    page = make_draft()

    response = editor.post(
        address(page, "schedule"), {"based_on": 1, "at": "2020-01-01T09:30", "note": "New trial added."}
    )

    assert response.context["form"].non_field_errors() == ["That time has passed. Choose a time to come."]
    assert 'value="2020-01-01T09:30"' in response.content.decode()
    assert "New trial added.</textarea>" in response.content.decode()
    assert page.revisions.get().live_from is None


@pytest.mark.parametrize("verb", ["schedule", "withdraw"])
@pytest.mark.parametrize(
    "time",
    [
        *("tomorrow", "2026-13-01T00:00", "\0", "0001-01-01T00:00", "0001-01-01T00:00+14:00"),
        *("2206-05-01T12:00", "9999-12-31T23:59:59", "9999-12-31T23:59:59-10:00"),
    ],
)
def test_a_time_that_makes_no_sense_changes_nothing(editor: Client, verb: str, time: str) -> None:
    page = page_for(verb)
    before = everything()

    response = editor.post(address(page, verb), {"based_on": 1, "at": time})

    assert response.status_code == 200
    assert len(response.context["form"].errors) == 1
    assert everything() == before


def test_schedule_needs_a_time(editor: Client) -> None:
    page = make_draft()

    response = editor.post(address(page, "schedule"), {"based_on": 1, "at": ""})

    assert response.context["form"].errors == {"at": ["This field is required."]}
    assert page.revisions.get().live_from is None


# Cancel


def test_cancel_drops_what_is_planned_and_keeps_what_is_live(editor: Client) -> None:
    page = page_for("cancel")

    response = editor.post(address(page, "cancel"), {"based_on": 2})

    assert live_titles(timezone.now() + 2 * DAY) == ["Live"]
    assert said(response) == "Nothing is planned for this page any more."


def test_cancel_of_nothing_is_refused_with_the_sentence(editor: Client) -> None:
    page = make_article()

    assert said(editor.post(address(page, "cancel"), {"based_on": 1})) == "Nothing is planned for this page."


def test_in_two_tabs_the_second_is_told_what_the_first_did(editor: Client) -> None:
    page = make_draft("Page")
    at = f"{timezone.localtime() + timedelta(hours=2):%Y-%m-%dT%H:%M}"

    editor.post(address(page, "schedule"), {"based_on": 1, "at": at})
    second = editor.post(address(page, "publish"), {"based_on": 1})

    assert said(second).endswith("Revision 1 is planned already. Cancel that first.")
    assert live_titles() == []
