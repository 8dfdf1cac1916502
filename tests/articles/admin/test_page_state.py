"""What the form of a page says about it, in plain words, and what it offers to do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.models import Page
from tests.articles.admin.page_posts import change
from tests.factories import edit, make_article, make_draft, make_reviewer, make_source, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def facts(client: Client, page: Page) -> tuple[str, list[str], list[str]]:
    """The state in a word, the sentences about it and the verbs offered."""
    context = client.get(change(page)).context
    return context["state"].label, list(context["state"].sentences()), [verb.name for verb, _ in context["verbs"]]


def test_a_draft_says_so(editor: Client) -> None:
    page = make_draft()

    assert facts(editor, page) == ("Draft", ["Readers do not see this page."], ["publish", "schedule"])


def test_a_live_page_says_since_when(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        assert facts(editor, page) == (
            "Live",
            ["Readers see revision 1, live since 1 May 2026, 12:00 UTC."],
            ["withdraw"],
        )


def test_a_newer_draft_waits(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        edit(page, title="Newer")
        assert facts(editor, page) == (
            "Live, newer draft",
            [
                "Readers see revision 1, live since 1 May 2026, 12:00 UTC.",
                "Revision 2 is newer. Readers do not see it.",
            ],
            ["publish", "schedule", "withdraw"],
        )


def test_a_scheduled_page_says_when(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article(at=NOON + DAY)
        assert facts(editor, page) == (
            "Scheduled",
            ["Readers do not see this page.", "Revision 1 goes live on 2 May 2026, 12:00 UTC."],
            ["withdraw", "cancel"],
        )


def test_a_planned_withdrawal_is_said_and_can_be_cancelled(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.withdraw(page, by=None, at=NOON + DAY)
        assert facts(editor, page) == (
            "Live",
            [
                "Readers see revision 1, live since 1 May 2026, 12:00 UTC.",
                "The page is withdrawn from readers on 2 May 2026, 12:00 UTC.",
            ],
            ["withdraw", "cancel"],
        )


def test_a_withdrawn_page_says_when(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article()
        clock.shift(HOUR)
        publishing.withdraw(page, by=None)
        clock.shift(HOUR)
        assert facts(editor, page) == (
            "Withdrawn",
            ["Withdrawn on 1 May 2026, 13:00 UTC: readers no longer see this page."],
            ["publish", "schedule"],
        )


def test_a_draft_with_errors_is_not_offered_for_publishing(editor: Client) -> None:
    page = make_draft(body="A claim [@nobody2020].")

    assert facts(editor, page)[2] == []
    assert b"Revision 1 has 1 error to mend" in editor.get(change(page)).content


def test_the_review_of_an_older_revision_is_said_to_be_of_that_one(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()
        publishing.sign(page.revisions.get(), reviewer=make_reviewer("Dr Rosa Marsh"), on=NOON.date(), by=None)
    edit(page, title="Newer")

    state = editor.get(change(page)).context["state"]

    assert state.review() == "Dr Rosa Marsh reviewed revision 1 on 1 May 2026. Nobody has reviewed revision 2."


def test_an_overdue_review_is_said(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_draft(review_due=(NOON - DAY).date())
        state = editor.get(change(page)).context["state"]
        assert (state.is_overdue, state.due()) == (
            True,
            "The next review was due on 30 April 2026: it is overdue.",
        )


def test_preview_is_offered_always_and_the_site_only_when_live(editor: Client) -> None:
    draft, live = make_draft(slug="draft"), make_article(slug="live")

    of_draft = editor.get(change(draft)).content.decode()
    of_live = editor.get(change(live)).content.decode()

    assert 'href="/articles/draft/?preview"' in of_draft
    assert 'href="/articles/live/?preview"' in of_live
    assert ("View on site" in of_draft, "View on site" in of_live) == (False, True)


def test_an_author_is_offered_no_verb(client: Client) -> None:
    page = make_article()
    client.force_login(make_user(group="author"))

    assert facts(client, page)[2] == []


def test_a_page_that_cites_a_source_which_no_longer_stands_says_so(editor: Client) -> None:
    make_source("sound2020", standing="current")
    source = make_source("shaken2020")
    page = make_draft(body="So it was [@shaken2020; @sound2020]. And again [@shaken2020].")
    source.standing = "retracted"
    source.save()

    state = editor.get(change(page)).context["state"]

    assert state.shaken() == ["It cites Agabio 2020 (shaken2020), which is marked: retracted."]
