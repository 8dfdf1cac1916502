"""Preview links made, listed and revoked in the admin. The token is shown once and kept nowhere."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Event, Page, PreviewLink, PreviewVisit
from articles.publishing import sharing
from tests.articles.admin.history_pages import address, text
from tests.articles.admin.page_posts import said
from tests.factories import edit, make_draft, make_superuser, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def page() -> Page:
    page: Page = make_draft("Baclofen")
    return page


def share(client: Client, page: Page, **typed: Any) -> Any:
    return client.post(address("share", page), {"days": "7", "note": "", "based_on": "1"} | typed)


def make_link(page: Page, *, note: str = "", days: int = 7) -> PreviewLink:
    return sharing.share(page.revisions.latest(), by=None, days=days, note=note)[0]


def token_in(response: Any) -> str:
    return re.findall(r'value="http://testserver/preview/([^/"]+)/"', response.content.decode())[0]


# Making


def test_a_link_lasts_a_week_unless_something_else_is_chosen(editor: Client, page: Page) -> None:
    usual = editor.get(address("share", page)).context["form"]["days"].value()
    with time_machine.travel(NOON, tick=False):
        share(editor, page, days=usual, note="Dr Bell, for a second opinion")

    link = PreviewLink.objects.get()
    assert (link.expires_at, link.note) == (NOON + timedelta(days=7), "Dr Bell, for a second opinion")


def test_a_link_opens_the_newest_revision_for_anybody(editor: Client, page: Page) -> None:
    edit(page, title="Baclofen, second")

    token = token_in(share(editor, page, based_on="2"))

    assert "Baclofen, second" in text(Client().get(f"/preview/{token}/"))


def test_the_address_is_shown_once(editor: Client, page: Page) -> None:
    made = share(editor, page)

    assert "Copy it now: it is not shown again." in text(made)
    assert token_in(made) not in editor.get(address("share", page)).content.decode()


def test_the_token_is_kept_nowhere(editor: Client, page: Page) -> None:
    made = share(editor, page)
    token = token_in(made)

    kept = [PreviewLink.objects.get().digest, *(str(session.get_decoded()) for session in Session.objects.all())]
    assert kept[0] == hashlib.sha256(token.encode()).hexdigest()
    assert [token in each for each in (*kept, str(made.headers), str(made.cookies))] == [False] * (len(kept) + 2)


def test_the_answer_with_the_address_is_kept_by_no_browser(editor: Client, page: Page) -> None:
    assert "no-store" in share(editor, page).headers["Cache-Control"]


def test_making_a_link_is_on_record(client: Client, page: Page) -> None:
    author = make_user(group="author")
    client.force_login(author)

    share(client, page, note="Dr Bell")

    event = Event.objects.get(verb=Event.Verb.LINK_MADE)
    assert (event.by, event.number, event.note) == (author, 1, "Dr Bell")


@pytest.mark.parametrize("days", ["0", "61", "-1", "abc", "", "1.5", "99999999999999999999", "٧٧٧"])
def test_a_number_of_days_out_of_bounds_is_refused(editor: Client, page: Page, days: str) -> None:
    response = share(editor, page, days=days, note="Dr Bell")

    assert response.context["form"].errors.keys() == {"days"}
    assert 'value="Dr Bell"' in response.content.decode()
    assert PreviewLink.objects.count() == 0


@pytest.mark.parametrize("days", [1, 60])
def test_the_shortest_and_the_longest_are_made(editor: Client, page: Page, days: int) -> None:
    share(editor, page, days=days)

    link = PreviewLink.objects.get()
    assert link.expires_at - link.created_at == timedelta(days=days)


@pytest.mark.parametrize("note", ["x" * 201, "a\x00b"])
def test_a_note_that_cannot_be_kept_is_refused(editor: Client, page: Page, note: str) -> None:
    assert share(editor, page, note=note).context["form"].errors.keys() == {"note"}
    assert PreviewLink.objects.count() == 0


def test_a_note_is_shown_as_text(editor: Client, page: Page) -> None:
    assert b"&lt;script&gt;" in share(editor, page, note="<script>alert(1)</script>").content


@pytest.mark.parametrize("seen", ["1", "", "abc", "-1", "99999999999999999999"])
def test_a_revision_that_was_not_seen_is_not_shared(editor: Client, page: Page, seen: str) -> None:
    edit(page, body="Not seen.")

    share(editor, page, based_on=seen)

    assert PreviewLink.objects.count() == 0


def test_a_newer_revision_is_said_and_nothing_typed_is_lost(editor: Client, page: Page) -> None:
    edit(page, body="Not seen.")

    response = share(editor, page, days="9", note="Dr Bell")

    assert response.status_code == 409
    assert "No link was made: revision 2 was saved after you opened this page." in text(response)
    form = response.context["form"]
    assert [form[name].value() for name in ("days", "note", "based_on")] == [9, "Dr Bell", 2]


def test_a_page_without_text_has_nothing_to_share(client: Client) -> None:
    page = make_draft()
    page.revisions.all().delete()
    client.force_login(make_superuser())

    assert said(client.get(address("share", page))) == "This page has no text yet. Save it first."


# The list


def test_the_list_tells_for_whom_until_when_and_how_often(editor: Client, page: Page) -> None:
    with time_machine.travel(NOON, tick=False):
        link = make_link(page, note="Dr Bell")
        PreviewVisit.objects.create(link=link)
        PreviewVisit.objects.create(link=link, at=NOON - timedelta(hours=1))
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        editor.force_login(make_user(group="editor"))  # the session of today has not begun yet
        shown = text(editor.get(address("share", page)))

    assert "Dr Bell Open Revision 1, made by Firm Ground on 3 May 2026, 12:00 UTC." in shown
    assert "Ends on 10 May 2026, 12:00 UTC. Opened 2 times, last on 3 May 2026, 12:00 UTC." in shown


def test_the_list_tells_what_has_ended(editor: Client, page: Page) -> None:
    make_link(page, note="Open")
    with time_machine.travel(NOON, tick=False):
        make_link(page, note="Over")
        sharing.revoke(make_link(page, note="Taken back"), by=None)

    response = editor.get(address("share", page))

    shown = text(response)
    assert [f"{words} Revision 1" in shown for words in ("Open Open", "Over Ended", "Taken back Revoked")] == [True] * 3
    assert response.content.decode().count("/revoke/") == 1


def test_links_of_other_pages_are_not_listed(editor: Client, page: Page) -> None:
    make_link(make_draft(), note="Somebody else")

    assert "Nobody has made one yet." in text(editor.get(address("share", page)))


def test_queries_do_not_grow_with_the_links(editor: Client, page: Page) -> None:
    counts = []
    for number in (1, 30):
        for _ in range(number):
            PreviewVisit.objects.create(link=make_link(page))
        with CaptureQueriesContext(connection) as queries:
            editor.get(address("share", page))
        counts.append(len(queries))

    assert counts[1] <= counts[0] <= 12


# Revoking


def test_a_revoked_link_opens_nothing(editor: Client, page: Page) -> None:
    token = token_in(share(editor, page))

    response = editor.post(address("revoke", page, PreviewLink.objects.get().pk))

    assert said(response) == "The link to revision 1 no longer opens anything."
    assert Client().get(f"/preview/{token}/").status_code == 404
    assert Event.objects.filter(verb=Event.Verb.LINK_REVOKED).count() == 1


def test_revoking_twice_is_said(editor: Client, page: Page) -> None:
    link = make_link(page)
    editor.post(address("revoke", page, link.pk))

    again = editor.post(address("revoke", page, link.pk))

    assert "That link has ended already." in said(again)
    assert Event.objects.filter(verb=Event.Verb.LINK_REVOKED).count() == 1


@pytest.mark.parametrize("link", ["99999999999999999999", "abc", "-1", "0", "٣"])
def test_a_link_that_is_not_there_cannot_be_revoked(editor: Client, page: Page, link: str) -> None:
    assert editor.post(address("revoke", page, link)).status_code == 404


def test_a_link_of_another_page_cannot_be_revoked_from_here(editor: Client, page: Page) -> None:
    link = make_link(make_draft())

    assert editor.post(address("revoke", page, link.pk)).status_code == 404
    assert PreviewLink.objects.usable().count() == 1


def test_asking_revokes_nothing(editor: Client, page: Page) -> None:
    assert editor.get(address("revoke", page, make_link(page).pk)).status_code == 405
    assert PreviewLink.objects.usable().count() == 1


# Who


@pytest.mark.parametrize(
    ("group", "status"), [("author", 200), ("editor", 200), ("reviewer", 403), ("moderator", 403), ("", 403)]
)
def test_sharing_is_for_those_who_write_or_publish(client: Client, page: Page, group: str, status: int) -> None:
    client.force_login(make_user(group=group))

    assert client.get(address("share", page)).status_code == status
    assert share(client, page).status_code == status
    assert PreviewLink.objects.count() == (status == 200)


@pytest.mark.parametrize("group", ["reviewer", "moderator", ""])
def test_nobody_else_revokes(client: Client, page: Page, group: str) -> None:
    link = make_link(page)
    client.force_login(make_user(group=group))

    assert client.post(address("revoke", page, link.pk)).status_code == 403
    assert PreviewLink.objects.usable().count() == 1


def test_who_is_not_signed_in_is_asked_to(client: Client, page: Page) -> None:
    assert share(client, page).headers["Location"].startswith("/admin/login/")
    assert PreviewLink.objects.count() == 0


@pytest.mark.parametrize("group", ["author", "reviewer"])
def test_the_history_leads_to_it_who_may(client: Client, page: Page, group: str) -> None:
    client.force_login(make_user(group=group))

    shown = client.get(address("history", page)).content.decode()

    assert (address("share", page) in shown) == (group == "author")
