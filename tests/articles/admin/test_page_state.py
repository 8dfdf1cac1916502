"""What the form of a page says about it, in plain words, and what it offers to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.models import Page
from tests.articles.admin.page_posts import change
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_reviewer,
    make_signed,
    make_signer,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def facts(client: Client, page: Page) -> tuple[str, list[str], list[str]]:
    """The state in two words, the sentences about it and the verbs offered."""
    context = client.get(change(page)).context
    state = context["state"]
    words = f"{state.label} · {state.progress}"
    return words, list(state.sentences()), [verb.name for verb, _ in context["verbs"]]


def review(client: Client, page: Page) -> list[str]:
    return list(client.get(change(page)).context["state"].review())


def test_a_draft_says_so(editor: Client) -> None:
    page = make_draft()

    assert facts(editor, page) == (
        "Not published · Draft",
        ["Readers do not see this page."],
        ["submit", "publish", "schedule"],
    )


def test_a_live_page_says_since_when(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        assert facts(editor, page) == (
            "Live · Not reviewed",
            ["Readers see revision 1, live since 1 May 2026, 12:00 UTC."],
            ["submit", "withdraw", "needs_work"],
        )


def test_a_newer_draft_waits(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        edit(page, title="Newer")
        assert facts(editor, page) == (
            "Live, newer revision · Draft",
            [
                "Readers see revision 1, live since 1 May 2026, 12:00 UTC.",
                "Revision 2 is newer. Readers do not see it.",
            ],
            ["submit", "publish", "schedule", "withdraw", "needs_work"],
        )


def test_a_scheduled_page_says_when(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article(at=NOON + DAY)
        assert facts(editor, page) == (
            "Scheduled · Not reviewed",
            ["Readers do not see this page.", "Revision 1 goes live on 2 May 2026, 12:00 UTC."],
            ["submit", "withdraw", "cancel"],
        )


def test_a_planned_withdrawal_is_said_and_can_be_cancelled(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.withdraw(page, by=None, at=NOON + DAY)
        assert facts(editor, page) == (
            "Live · Not reviewed",
            [
                "Readers see revision 1, live since 1 May 2026, 12:00 UTC.",
                "The page is withdrawn from readers on 2 May 2026, 12:00 UTC.",
            ],
            ["submit", "withdraw", "cancel", "needs_work"],
        )


def test_a_withdrawn_page_says_when(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article()
        clock.shift(HOUR)
        publishing.withdraw(page, by=None)
        clock.shift(HOUR)
        assert facts(editor, page) == (
            "Withdrawn · Not reviewed",
            ["Withdrawn on 1 May 2026, 13:00 UTC: readers no longer see this page."],
            ["submit", "publish", "schedule"],
        )


def test_a_draft_with_errors_is_not_offered_for_publishing(editor: Client) -> None:
    page = make_draft(body="A claim [@nobody2020].")

    assert facts(editor, page)[2] == ["submit"]
    assert b"Revision 1 has 1 error to mend" in editor.get(change(page)).content


def test_the_review_of_an_older_revision_is_said_to_be_of_that_one(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.restore_record(page.revisions.get(), reviewer=make_reviewer(), reviewed_on=NOON.date())
    edit(page, title="Newer")

    assert review(editor, page)[0] == "Dr Rosa Marsh reviewed revision 1 on 1 May 2026."
    assert review(editor, page)[-1] == "Nobody has reviewed revision 2."


def test_a_page_that_waits_says_who_sent_it_and_why(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_draft()
        publishing.submit(page, by=make_user("sam", group="author"), note="Look at the doses.")

    assert facts(editor, page)[0] == "Not published · Waits for review"
    assert review(editor, page) == [
        "sam sent it for review on 1 May 2026, 12:00 UTC: “Look at the doses.”",
        "Nobody has reviewed revision 1.",
    ]


def test_a_page_that_needs_work_says_who_found_it(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.needs_work(page, by=make_user("sam", group="editor"), note="A new trial came out.")

    assert facts(editor, page)[0] == "Live · Sent back"
    assert review(editor, page)[0] == "sam looked again: needs work on 1 May 2026, 12:00 UTC: “A new trial came out.”"


def test_small_changes_since_the_review_are_said(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_signed(body="Some texxt.")
    page.body = "Some text."
    publishing.save_draft(page, by=None, is_minor=True)

    assert facts(editor, page)[0] == "Not published · Signed"
    assert review(editor, page) == [
        "Dr Rosa Marsh reviewed revision 1 on 1 May 2026.",
        "Only small changes were made since.",
    ]


def test_a_review_that_lapsed_says_through_whom(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_signed()
        edit(page, by=make_user("sam", group="author"), title="Newer")

    assert review(editor, page) == [
        "Dr Rosa Marsh reviewed revision 1 on 1 May 2026.",
        "sam changed the text, so the review lapsed on 1 May 2026, 12:00 UTC.",
        "Nobody has reviewed revision 2.",
    ]


def test_a_site_that_asks_for_a_review_says_so_and_offers_no_publishing(editor: Client, settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    page = make_draft()

    assert facts(editor, page)[2] == ["submit"]
    assert review(editor, page)[-1] == (
        "Revision 1 is not signed, and this site publishes only what a clinical reviewer has signed."
    )


def test_what_was_sent_back_is_not_offered_for_publishing(editor: Client) -> None:
    page = make_draft()
    publishing.submit(page, by=None)
    publishing.send_back(page, by=None, note="More.")

    assert facts(editor, page)[2] == ["submit"]


def test_a_reviewer_is_offered_what_reviewers_do(client: Client) -> None:
    page = make_draft()
    publishing.submit(page, by=None)
    client.force_login(make_signer())

    assert facts(client, page)[2] == ["sign", "send_back"]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (1, "The next review was due on 30 April 2026: it is overdue, and after 30 May 2026 readers are told so."),
        (30, "The next review was due on 1 April 2026: it is overdue, and after 1 May 2026 readers are told so."),
        (31, "The next review was due on 31 March 2026: it is overdue, and readers are told so."),
    ],
)
def test_an_overdue_review_is_said_and_when_readers_are_told(editor: Client, days: int, told: str) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_draft(review_due=(NOON - days * DAY).date())
        state = editor.get(change(page)).context["state"]
        assert (state.is_overdue, state.due()) == (True, told)


def test_preview_is_offered_always_and_the_site_only_when_live(editor: Client) -> None:
    draft, live = make_draft(slug="draft"), make_article(slug="live")

    of_draft = editor.get(change(draft)).content.decode()
    of_live = editor.get(change(live)).content.decode()

    assert 'href="/articles/draft/?preview"' in of_draft
    assert 'href="/articles/live/?preview"' in of_live
    assert ("View on site" in of_draft, "View on site" in of_live) == (False, True)


def test_an_author_is_offered_to_send_it_for_review(client: Client) -> None:
    page = make_article()
    client.force_login(make_user(group="author"))

    assert facts(client, page)[2] == ["submit"]


def test_a_page_that_cites_a_source_which_no_longer_stands_says_so(editor: Client) -> None:
    make_source("sound2020", standing="current")
    source = make_source("shaken2020")
    page = make_draft(body="So it was [@shaken2020; @sound2020]. And again [@shaken2020].")
    source.standing = "retracted"
    source.save()

    state = editor.get(change(page)).context["state"]

    assert state.shaken() == ["It cites Agabio 2020 (shaken2020), which is marked: retracted."]


def test_whoever_may_publish_sees_what_readers_would_be_told(editor: Client) -> None:
    page = make_article()
    edit(page, title="Newer")
    unsaid = editor.get(change(page)).context["state"].told
    publishing.save_draft(page, by=None, change_note="A new title.")

    told = editor.get(change(page)).context["state"].told

    assert (unsaid[:38], told) == (
        "To publish it, say first what changed:",
        "When it is published, readers are told: “A new title.”",
    )


def test_what_readers_see_can_be_found_wrong_long_before_its_review_is_due(editor: Client) -> None:
    page = make_article()

    html = editor.get(change(page)).content.decode()

    assert ("Needs work" in html, "Looked at again" in html) == (True, False)


def test_who_may_not_look_again_is_shown_no_empty_box(client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article()
        clock.shift(400 * DAY)
        client.force_login(make_user(group="author"))

        assert "Looked at again" not in client.get(change(page)).content.decode()


def test_where_review_is_required_the_form_offers_no_way_around_it(editor: Client, settings: Any) -> None:
    settings.REVIEW_REQUIRED = True

    assert "Save and publish" not in editor.get(change(make_draft())).content.decode()


def test_a_gap_between_a_withdrawal_and_a_new_publication_is_told(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.withdraw(page, by=None, at=NOON + HOUR)
        edit(page, body="New words.")
        publishing.publish(page, by=None, at=NOON + DAY, note="Written anew.")

        assert facts(editor, page)[1] == [
            "Readers see revision 1, live since 1 May 2026, 12:00 UTC.",
            "The page is withdrawn from readers on 1 May 2026, 13:00 UTC.",
            "Revision 2 goes live on 2 May 2026, 12:00 UTC.",
        ]
