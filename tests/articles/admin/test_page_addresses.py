"""Withdrawing and deleting in the admin: both ask where the address leads from then on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.admin.models import DELETION, LogEntry
from django.test import Client

from articles import publishing
from articles.models import Article, Event, FormerSlug, Page
from tests.articles.admin.page_posts import LIST, change, said
from tests.articles.admin.verb_posts import address, everything, live_titles
from tests.factories import edit, make_article, make_draft, make_level, make_superuser

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


def linked() -> Article:
    """A live page, one that links to it, and a draft that does."""
    page = make_article("Linked", slug="linked")
    make_article("The one that links", slug="links", body="See [that](page:linked).")
    make_draft("A draft that links", body="See [that](page:linked).")
    return page


def withdrawn(title: str = "Withdrawn") -> Article:
    page = make_article(title)
    publishing.withdraw(page, by=None)
    return page


# Withdraw


def test_withdraw_takes_the_page_from_readers(editor: Client) -> None:
    page = make_article()

    response = editor.post(address(page, "withdraw"), {"based_on": 1})

    assert live_titles() == []
    assert said(response) == "Readers no longer see this page."
    assert FormerSlug.objects.get(slug=page.slug).page is None


def test_withdraw_at_a_time_to_come(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Page")
        response = editor.post(address(page, "withdraw"), {"based_on": 1, "at": "2026-05-03T12:00"})

    assert (live_titles(NOON + DAY), live_titles(NOON + 2 * DAY)) == (["Page"], [])
    assert said(response) == "The page is withdrawn on 3 May 2026, 12:00 UTC."


def test_withdraw_names_the_live_pages_that_link_to_it_and_where_they_are_edited(editor: Client) -> None:
    page = linked()

    response = editor.get(address(page, "withdraw"))

    assert response.context["linking"] == [("The one that links", change(Page.objects.get(slug="links")))]


def test_withdraw_names_pages_of_every_kind(editor: Client) -> None:
    page = make_article("Linked", slug="linked")
    level = make_level("Day care", suits="See [that](page:linked).")

    response = editor.get(address(page, "withdraw"))

    assert response.context["linking"] == [("Day care", f"/admin/treatments/levelofcare/{level.pk}/change/")]


def test_withdraw_of_a_page_with_links_needs_an_answer(editor: Client) -> None:
    page = linked()
    before = everything()

    response = editor.post(address(page, "withdraw"), {"based_on": 1})

    assert response.context["form"].errors == {
        "address": ["Choose, because readers will follow the links of the pages above."]
    }
    assert everything() == before


def test_withdraw_leads_to_another_page(editor: Client) -> None:
    page, target = linked(), make_article("Target")

    editor.post(address(page, "withdraw"), {"based_on": 1, "address": "leads", "leads_to": target.pk})

    assert FormerSlug.objects.get(slug="linked").page_id == target.pk


def test_withdraw_tells_readers_that_it_is_gone_in_a_sentence(editor: Client) -> None:
    page, target = linked(), make_article("Target")
    answer = {"address": "gone", "leads_to": target.pk, "note": "This medicine is no longer sold."}

    editor.post(address(page, "withdraw"), {"based_on": 1, **answer})

    former = FormerSlug.objects.get(slug="linked")
    assert (former.page, former.note) == (None, "This medicine is no longer sold.")


def test_withdraw_to_another_page_needs_that_page(editor: Client) -> None:
    page = make_article()

    response = editor.post(address(page, "withdraw"), {"based_on": 1, "address": "leads"})

    assert response.context["form"].errors == {"leads_to": ["Choose the page that they are led to."]}


def test_withdraw_offers_the_other_live_pages_by_the_titles_that_readers_see(editor: Client) -> None:
    page = make_article("Zebra")
    other = make_article("Aardvark")
    edit(other, title="Not seen yet")
    make_level("Day care")
    make_draft("Draft")

    form = editor.get(address(page, "withdraw")).context["form"]

    assert [label for _, label in form.fields["leads_to"].choices] == [
        "---------",
        "Aardvark (article)",
        "Day care (level of care)",
    ]


@pytest.mark.parametrize("choice", ["nonsense", "999", "9" * 30, "-1", "\0"])
def test_a_page_that_is_no_choice_is_refused(editor: Client, choice: str) -> None:
    page = make_article("Page")

    response = editor.post(address(page, "withdraw"), {"based_on": 1, "address": "leads", "leads_to": choice})

    assert list(response.context["form"].errors) == ["leads_to"]
    assert live_titles() == ["Page"]


def test_a_draft_is_no_page_to_lead_to(editor: Client) -> None:
    page, draft = make_article("Page"), make_draft("Draft")

    response = editor.post(address(page, "withdraw"), {"based_on": 1, "address": "leads", "leads_to": draft.pk})

    assert list(response.context["form"].errors) == ["leads_to"]


def test_withdrawing_again_begins_with_the_answer_of_the_last_time(editor: Client) -> None:
    target, page = make_article("Target"), make_article("Page")
    publishing.withdraw(page, by=None, leads_to=target)
    publishing.publish(page, by=None)

    form = editor.get(address(page, "withdraw")).context["form"]

    assert (form["address"].value(), form["leads_to"].value()) == ("leads", target.pk)


def test_asking_costs_the_same_with_one_page_and_with_many(editor: Client, django_assert_max_num_queries: Any) -> None:
    page = linked()
    with django_assert_max_num_queries(40) as one:
        editor.get(address(page, "withdraw"))
    for number in range(20):
        make_article(f"Page {number}", body="See [that](page:linked).")

    with django_assert_max_num_queries(len(one)):
        response = editor.get(address(page, "withdraw"))

    assert len(response.context["linking"]) == 21


# Delete


def test_delete_leaves_the_log_and_leads_to_the_list(administrator: Client) -> None:
    page = make_draft("Page", slug="page")

    response = administrator.post(address(page, "delete"), {"based_on": 1})

    assert response["Location"] == LIST
    assert said(response) == "“Page” is deleted."
    assert not Article.objects.exists()
    assert [str(event) for event in Event.objects.all()] == ["admin deleted the page: Page (article/page)"]
    assert LogEntry.objects.get().action_flag == DELETION


def test_delete_asks_nothing_about_an_address_that_readers_never_saw(administrator: Client) -> None:
    page = make_draft()

    form = administrator.get(address(page, "delete")).context["form"]

    assert list(form.fields) == ["based_on"]


def test_delete_asks_where_the_address_of_a_page_that_readers_saw_leads(administrator: Client) -> None:
    page, target = withdrawn(), make_article("Target")

    administrator.post(address(page, "delete"), {"based_on": 1, "address": "leads", "leads_to": target.pk})

    assert FormerSlug.objects.get(slug=page.slug).page_id == target.pk


def test_delete_of_a_page_with_links_needs_an_answer(administrator: Client) -> None:
    page = withdrawn()
    make_article("The one that links", body=f"See [that](page:{page.slug}).")
    FormerSlug.objects.all().delete()

    response = administrator.post(address(page, "delete"), {"based_on": 1})

    assert list(response.context["form"].errors) == ["address"]
    assert Article.objects.filter(pk=page.pk).exists()


def test_what_readers_see_is_not_deleted(administrator: Client) -> None:
    page = make_article()

    asked = administrator.get(address(page, "delete"))
    acted = administrator.post(address(page, "delete"), {"based_on": 1})

    assert asked.context["refusal"] == "Readers see this page, or will: withdraw it first."
    assert acted.status_code == 302
    assert said(acted) == "Readers see this page, or will: withdraw it first."
    assert Article.objects.get() == page


def test_a_click_more_on_delete_is_no_error_page(administrator: Client) -> None:
    page = make_draft()
    administrator.post(address(page, "delete"), {"based_on": 1})

    assert administrator.post(address(page, "delete"), {"based_on": 1}).status_code == 404
