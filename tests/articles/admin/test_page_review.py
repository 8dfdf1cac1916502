"""From draft to signed text in the admin, and looking at a page again when its review is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from articles import publishing
from articles.models import Article, Event, Person
from tests.articles.admin.page_posts import change, said
from tests.articles.admin.verb_posts import address, everything, page_for
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_signed,
    make_signer,
    make_source,
    make_superuser,
    make_user,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def rosa() -> User:
    return make_signer("Dr Rosa Marsh")


@pytest.fixture
def reviewer(client: Client, rosa: User) -> Client:
    client.force_login(rosa)
    return client


# Send for review, send back


def test_submit_sends_it_with_a_note(client: Client) -> None:
    page = make_draft()
    client.force_login(make_user(group="author"))

    response = client.post(address(page, "submit"), {"based_on": 1, "note": "Look at the doses."})

    assert said(response) == "Revision 1 waits for review."
    assert (page.revisions.get().stage, Event.objects.get().note) == ("submitted", "Look at the doses.")


def test_send_back_needs_a_reason(reviewer: Client) -> None:
    page = page_for("send-back")

    response = reviewer.post(address(page, "send-back"), {"based_on": 1, "note": "  "})

    assert response.context["form"].errors == {"note": ["Say why, so that whoever wrote it knows what to do."]}
    assert page.revisions.get().stage == "submitted"


def test_send_back_tells_the_reason_with_the_page(reviewer: Client, rosa: User) -> None:
    page = page_for("send-back")

    with time_machine.travel(NOON, tick=False):
        reviewer.post(address(page, "send-back"), {"based_on": 1, "note": "The dose is missing."})
    state = reviewer.get(change(page)).context["state"]

    assert next(state.review()) == (f"{rosa.username} sent it back on 1 May 2026, 12:00 UTC: “The dose is missing.”")


# Sign


def test_sign_puts_ones_own_name_under_the_newest_revision(reviewer: Client) -> None:
    page = page_for("sign")

    with time_machine.travel(NOON, tick=False):
        response = reviewer.post(address(page, "sign"), {"based_on": 1})

    revision = page.revisions.get()
    assert said(response) == "You signed revision 1 as Dr Rosa Marsh, MD."
    assert (str(revision.reviewer), revision.reviewed_on) == ("Dr Rosa Marsh, MD", NOON.date())
    assert revision.stage == "signed"
    assert revision.signature == revision.digest


def test_sign_says_as_whom_and_shows_the_whole_text_the_first_time(reviewer: Client) -> None:
    make_source("agabio2023", year=2023)
    page = make_draft("Baclofen", summary="In short.", body="It helps some [@agabio2023, p. 12].")
    publishing.submit(page, by=None)

    response = reviewer.get(address(page, "sign"))

    assert 'value="Sign as Dr Rosa Marsh, MD"' in response.content.decode()
    assert response.context["texts"] == [
        ("Title", "Baclofen"),
        ("Summary", "In short."),
        ("Text", "It helps some [@agabio2023, p. 12]."),
    ]
    assert response.context["citations"] == ["Agabio 2023 (agabio2023), p. 12"]
    assert f'href="{page.get_absolute_url()}?preview"' in response.content.decode()


def test_sign_compares_with_what_was_signed_last(reviewer: Client, rosa: User) -> None:
    page = make_signed("Old title", by=rosa, tags=("Alcohol",))
    edit(page, title="New title")
    edit(page, summary="New summary.")
    publishing.submit(page, by=None)

    response = reviewer.get(address(page, "sign"))

    assert response.context["signed"].number == 1
    assert [each.name for each in response.context["changes"]] == ["title", "summary"]


def test_sign_again_after_work_that_changed_nothing_says_so(reviewer: Client, rosa: User) -> None:
    page = make_signed("Page", by=rosa)
    publishing.needs_work(page, by=None, note="A new trial came out.")
    publishing.submit(page, by=None, note="It changes nothing.")

    response = reviewer.get(address(page, "sign"))

    assert (response.context["signed"].number, response.context["changes"]) == (1, [])


def test_sign_leaves_out_what_the_signature_does_not_cover(reviewer: Client, rosa: User) -> None:
    page = make_signed("Page", by=rosa)
    page.author = Person.objects.create(name="Sam Okafor")
    publishing.save_draft(page, by=None)
    publishing.submit(page, by=None)

    response = reviewer.get(address(page, "sign"))

    assert response.context["changes"] == []
    assert "Nothing in its words or citations changed." in response.content.decode()


def test_sign_tells_who_wrote_it_that_somebody_else_has_to(client: Client) -> None:
    writer = make_user("ada", group="author")
    writer.groups.add(*make_user(group="reviewer").groups.all())
    Person.objects.create(name="Dr Ada Lind", credentials="MD", is_reviewer=True, account=writer)
    page = Article(title="Page", slug="page", summary="About it.")
    publishing.save_draft(page, by=writer)
    publishing.submit(page, by=writer)
    client.force_login(writer)

    asked = client.get(address(page, "sign"))
    acted = client.post(address(page, "sign"), {"based_on": 1})

    assert asked.context["refusal"] == "You wrote revision 1, so somebody else has to review this page."
    assert acted.context["form"].non_field_errors() == [asked.context["refusal"]]
    assert page.revisions.get().signature == ""


def test_sign_tells_an_account_without_a_person_what_is_missing(client: Client) -> None:
    page = page_for("sign")
    client.force_login(make_superuser())

    response = client.get(address(page, "sign"))

    assert response.context["refusal"] == (
        "Your account belongs to no clinical reviewer. An administrator can set that under People."
    )


def test_no_name_but_ones_own_can_be_signed(reviewer: Client, rosa: User) -> None:
    other = Person.objects.create(name="Dr Other", credentials="MD", is_reviewer=True)
    page = page_for("sign")

    reviewer.post(address(page, "sign"), {"based_on": 1, "reviewer": other.pk, "signer": other.pk})

    assert page.revisions.get().reviewer == Person.objects.get(account=rosa)


def test_a_review_cannot_be_recorded_for_somebody_else_any_more(client: Client) -> None:
    client.force_login(make_superuser())

    assert client.get(f"/admin/articles/article/{make_draft().pk}/review/").status_code == 302


# Looked at again


def test_still_right_moves_the_next_review_with_one_click(reviewer: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article(review_due=NOON.date() - DAY)
        response = reviewer.post(address(page, "still-right"), {"based_on": 1})
        page.refresh_from_db()

    assert said(response).startswith("Noted: the page is still right. The next review is due on ")
    assert page.review_due == publishing.next_review(page, NOON.date())


def test_needs_work_asks_for_a_note_and_keeps_what_readers_see(reviewer: Client) -> None:
    page = page_for("needs-work")

    asked = reviewer.post(address(page, "needs-work"), {"based_on": 1, "note": ""})
    reviewer.post(address(page, "needs-work"), {"based_on": 1, "note": "A new trial came out."})

    revision = page.revisions.get()
    assert asked.context["form"].errors == {"note": ["Say why, so that whoever wrote it knows what to do."]}
    assert (revision.stage, revision.is_live) == ("sent-back", True)


@pytest.mark.parametrize(("days", "offered"), [(-1, True), (60, True), (61, False)])
def test_looking_again_is_offered_when_the_review_is_nearly_due(reviewer: Client, days: int, offered: bool) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article(review_due=NOON.date() + days * DAY)
        before = everything()
        response = reviewer.get(change(page))

    assert ("Looked at again" in response.content.decode()) is offered
    assert {"still_right", "needs_work"} <= {verb.name for verb, _ in response.context["verbs"]} or not offered
    assert everything() == before


def test_what_readers_do_not_see_is_not_looked_at_again(reviewer: Client) -> None:
    page = make_draft(review_due=NOON.date())

    with time_machine.travel(NOON, tick=False):
        shown = reviewer.get(change(page)).content.decode()

    assert "Looked at again" not in shown
