"""The time line of a page in the admin: what it tells, in which order, to whom, and in how many queries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import publishing
from articles.admin.history_timeline import entries, timeline
from articles.models import KeptText, Page, Revision
from tests.articles.admin.history_pages import address, text
from tests.factories import edit, make_article, make_draft, make_level, make_reviewer, make_signed, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def history(page: Page) -> str:
    return address("history", page)


def told(page: Page) -> list[str]:
    """The time line in short."""
    return [
        f"revision {entry.record.number}" if entry.is_revision else f"{entry.what} {getattr(entry.record, 'verb', '')}"
        for entry in entries(page, timeline(page))
    ]


def make_conflict(page: Page, by: Any, based_on: int = 1) -> KeptText:
    return publishing.keeping.keep(
        page,
        model="articles.article",
        by=by,
        fields={"title": "Lost?"},
        based_on=based_on,
        reason=KeptText.Reason.CONFLICT,
    )


# What it tells


def test_revisions_and_events_stand_in_one_line_newest_first() -> None:
    page = make_article()
    edit(page, body="Other text.")
    publishing.submit(page, by=None)

    assert told(page) == ["event submitted", "revision 2", "event published", "revision 1"]


def test_an_event_of_the_same_moment_stands_after_its_revision() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article()

    assert told(page) == ["event published", "revision 1"]


def test_a_revision_tells_who_when_why_and_how_much(editor: Client) -> None:
    edith = make_user("ward", first_name="Edith", last_name="Ward", group="editor")
    page = make_draft(body="Text")
    page.body = "Text, longer"
    with time_machine.travel(NOON, tick=False):
        publishing.save_draft(page, by=edith, change_note="A dose mended", is_minor=True)

    shown = text(editor.get(history(page)))

    assert "Revision 2, saved by Edith Ward Draft Small change 3 May 2026, 12:00 UTC A dose mended" in shown
    assert "8 characters longer." in shown


def test_what_readers_see_without_a_review_is_called_no_draft(editor: Client) -> None:
    page = make_article()

    shown = text(editor.get(history(page)))

    assert "Revision 1, saved by Firm Ground Not reviewed" in shown


def test_a_revision_tells_its_stage_and_its_reviewer(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_signed()

    shown = text(editor.get(history(page)))

    assert "Revision 1, saved by Firm Ground Signed" in shown
    assert "Reviewed by Dr Rosa Marsh on 3 May 2026." in shown


def test_small_changes_since_the_review_are_told(editor: Client) -> None:
    page = make_draft(body="A word.")
    Revision.objects.update(reviewer=make_reviewer(), reviewed_on=NOON.date(), signature="of an earlier text")

    assert "Reviewed by Dr Rosa Marsh on 3 May 2026; small changes since." in text(editor.get(history(page)))


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (-2, None, "Live since 1 May 2026, 12:00 UTC."),
        (-2, 1, "Live since 1 May 2026, 12:00 UTC, until 4 May 2026, 12:00 UTC."),
        (-2, -1, "Readers saw it from 1 May 2026, 12:00 UTC until 2 May 2026, 12:00 UTC."),
        (1, None, "Goes live on 4 May 2026, 12:00 UTC."),
        (1, 2, "Goes live on 4 May 2026, 12:00 UTC, until 5 May 2026, 12:00 UTC."),
    ],
)
def test_a_revision_tells_when_readers_see_it(start: int, end: int | None, sentence: str) -> None:
    page = make_draft()
    until = NOON + timedelta(days=end) if end is not None else None
    Revision.objects.update(live_from=NOON + timedelta(days=start), live_until=until)

    with time_machine.travel(NOON, tick=False):
        facts = entries(page, timeline(page))[0].facts

    assert sentence in facts


def test_an_event_tells_its_note_and_the_moment_it_is_for(editor: Client) -> None:
    page = make_draft()
    with time_machine.travel(NOON, tick=False):
        publishing.publish(page, by=None, at=NOON + timedelta(days=1), note="First published")

    shown = text(editor.get(history(page)))

    assert "scheduled it for 4 May 2026, 12:00 UTC: revision 1 3 May 2026, 12:00 UTC First published" in shown


def test_what_a_level_of_care_says_in_its_facts_counts_as_written() -> None:
    page = make_level()
    edit(page, hours="9 to 19 hours a week, or more")

    assert entries(page, timeline(page))[0].facts[0] == "9 characters longer."


def test_the_history_of_another_page_is_not_told() -> None:
    page, other = make_draft(), make_article()
    make_conflict(other, make_user())

    assert told(page) == ["revision 1"]


def test_notes_are_shown_as_text(editor: Client) -> None:
    page = make_draft()
    page.body = "Other."
    publishing.save_draft(page, by=None, change_note="<script>alert(1)</script>")

    assert b"&lt;script&gt;alert(1)" in editor.get(history(page)).content


# Unsaved conflicts


def test_an_unsaved_conflict_is_told_until_it_is_settled() -> None:
    page = make_draft()
    kept = make_conflict(page, make_user())
    before = told(page)
    publishing.keeping.settle(KeptText.objects.filter(pk=kept.pk))

    assert before == ["conflict ", "revision 1"]
    assert told(page) == ["revision 1"]


def test_what_is_kept_while_one_writes_is_no_history() -> None:
    page = make_draft()
    publishing.keeping.autosave(page, model="articles.article", by=make_user(), fields={}, based_on=1)

    assert told(page) == ["revision 1"]


def test_an_unsaved_conflict_leads_those_who_write_to_the_text(editor: Client) -> None:
    page = make_draft()
    with time_machine.travel(NOON, tick=False):
        kept = make_conflict(page, make_user("ward", first_name="Edith", last_name="Ward"))

    response = editor.get(history(page))

    assert "Unsaved conflict: Edith Ward, 3 May, based on revision 1" in text(response)
    assert f'href="/admin/articles/article/{page.pk}/kept/{kept.pk}/"' in response.content.decode()


def test_an_unsaved_conflict_is_told_to_those_who_only_read_without_a_way_in(client: Client) -> None:
    page = make_draft()
    make_conflict(page, make_user("ward", first_name="Edith", last_name="Ward"))
    client.force_login(make_user(group="reviewer"))

    response = client.get(history(page))

    assert "Unsaved conflict: Edith Ward" in text(response)
    assert "/kept/" not in response.content.decode()


# What it offers


def test_the_newest_is_offered_for_comparing_with_what_readers_see(editor: Client) -> None:
    page = make_article()
    edit(page, body="Second.")
    edit(page, body="Third.")

    assert editor.get(history(page)).context["pair"] == (1, 3)


def test_without_a_live_one_the_two_newest_are_offered(editor: Client) -> None:
    page = make_draft()
    edit(page, body="Second.")
    edit(page, body="Third.")

    assert editor.get(history(page)).context["pair"] == (2, 3)


def test_one_revision_is_not_offered_for_comparing(editor: Client) -> None:
    assert b"Compare the two chosen" not in editor.get(history(make_draft())).content


def test_restoring_is_offered_to_those_who_write_and_not_for_the_newest(client: Client) -> None:
    page = make_draft()
    edit(page, body="Second.")
    offered = {}
    for group in ("author", "reviewer"):
        client.force_login(make_user(group=group))
        shown = client.get(history(page)).content.decode()
        offered[group] = [number for number in (1, 2) if f"/restore/?number={number}" in shown]

    assert offered == {"author": [1], "reviewer": []}


def test_every_revision_can_be_shown_as_readers_would_see_it(editor: Client) -> None:
    page = make_draft()
    edit(page, body="Second.")

    shown = editor.get(history(page)).content.decode()

    assert [f"{page.get_absolute_url()}?preview={number}" in shown for number in (1, 2)] == [True, True]


# How much it asks of the database


def make_revisions(page: Page, number: int) -> None:
    author = make_user()
    Revision.objects.bulk_create(
        Revision(page=page, number=each, title="T", summary="S", created_by=author) for each in range(2, number + 1)
    )
    make_conflict(page, author)


def count_queries(client: Client, page: Page) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(history(page)).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_the_history(editor: Client) -> None:
    short, long = make_article(), make_article()
    make_revisions(short, 3)
    make_revisions(long, 300)
    editor.get(history(short))  # what Django looks up once

    assert count_queries(editor, long) <= count_queries(editor, short) <= 14


def test_long_histories_come_in_pages(editor: Client) -> None:
    page = make_draft()
    make_revisions(page, 60)

    second = editor.get(history(page), {"page": "2"})

    assert [entry.record.number for entry, _ in second.context["entries"]] == list(range(11, 0, -1))


@pytest.mark.parametrize("number", ["abc", "-1", "0", "99999999999999999999", "٣", "1e9", ""])
def test_a_page_of_the_history_that_is_not_there_leads_to_one_that_is(editor: Client, number: str) -> None:
    assert editor.get(history(make_draft()), {"page": number}).status_code == 200


# Who


@pytest.mark.parametrize("group", ["author", "editor", "reviewer", "moderator"])
def test_whoever_may_see_the_page_may_see_its_history(client: Client, group: str) -> None:
    client.force_login(make_user(group=group))

    assert client.get(history(make_draft())).status_code == 200


def test_nobody_else_may(client: Client) -> None:
    page = make_draft()
    anonymous = client.get(history(page))
    client.force_login(make_user())

    assert anonymous.headers["Location"].startswith("/admin/login/")
    assert client.get(history(page)).status_code == 403


@pytest.mark.parametrize("pk", ["999", "abc", "99999999999999999999"])
def test_a_page_that_is_not_there_has_no_history(editor: Client, pk: str) -> None:
    assert editor.get(f"/admin/articles/article/{pk}/history/").status_code == 404
