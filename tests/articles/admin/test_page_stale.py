"""Somebody decides about a page that is another one by now: nothing is done, they see what changed and decide again."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.models import Article, KeptText
from tests.articles.admin.page_posts import change, posted, said
from tests.articles.admin.verb_posts import address, live_titles
from tests.factories import edit, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


def test_it_says_who_saved_which_revision(editor: Client) -> None:
    page = make_draft("Page")
    writer = make_user("sam", group="author", first_name="Sam", last_name="Okafor")
    publishing.save_draft(page, by=writer, change_note="Mended.")

    response = editor.post(address(page, "publish"), {"based_on": 1})

    (line,) = response.context["since"]
    assert line.startswith("Revision 2, saved by Sam Okafor on ")
    assert line.endswith(" UTC: “Mended.”")


def test_it_compares_what_was_seen_with_the_newest_field_by_field(editor: Client) -> None:
    page = make_draft("Old title", body="One line.\n\nAnother line.", tags=("Alcohol",))
    edit(page, title="New title", body="One line.\n\nAnother new line.")

    response = editor.post(address(page, "publish"), {"based_on": 1})

    assert [change.label for change in response.context["changes"]] == ["Title", "Text"]
    assert '<ins><span class="visually-hidden">added: </span> new</ins>' in response.content.decode()


def test_one_click_more_does_it_to_the_newest(editor: Client) -> None:
    page = make_draft("Old")
    edit(page, title="New")

    stale = editor.post(address(page, "publish"), {"based_on": 1})
    form = stale.context["form"]
    editor.post(address(page, "publish"), {field.name: field.value() for field in form})

    assert live_titles() == ["New"]


def test_what_was_typed_is_given_back(editor: Client) -> None:
    page = make_article("Page")
    target = make_article("Another")
    edit(page, title="Newer")
    typed = {"based_on": 1, "at": "2030-05-03T12:00", "address": "leads", "leads_to": target.pk, "note": "Gone away."}

    form = editor.post(address(page, "withdraw"), typed).context["form"]

    assert {field.name: str(field.value()) for field in form} == {
        **{name: str(value) for name, value in typed.items()},
        "based_on": "2",
    }


def test_what_was_typed_with_a_mistake_is_given_back_too(editor: Client) -> None:
    page = make_draft("Page")
    edit(page, title="Newer")

    response = editor.post(address(page, "schedule"), {"based_on": 1, "at": "tomorrow", "note": "Mine."})

    assert response.status_code == 409
    assert (response.context["form"]["at"].value(), response.context["form"]["note"].value()) == ("tomorrow", "Mine.")


def test_what_is_no_longer_possible_is_said_and_what_was_typed_stays(editor: Client) -> None:
    page = make_draft("Page")
    publishing.submit(page, by=None)
    edit(page, title="Newer")

    response = editor.post(address(page, "send-back"), {"based_on": 1, "note": "The dose is missing."})

    assert response.context["refusal"] == "Revision 2 has not been sent for review, so that is not possible now."
    assert "The dose is missing.</textarea>" in response.content.decode()


def test_the_one_click_button_gets_the_note_that_readers_would_see(editor: Client) -> None:
    page = make_article("Page")
    edit(page, title="Newer")
    publishing.save_draft(Article.objects.get(pk=page.pk), by=None, change_note="New trial added.")

    form = editor.post(address(page, "publish"), {"based_on": 2}).context["form"]

    assert form["note"].value() == "New trial added."


def test_publishing_again_with_a_double_click_is_told_plainly(editor: Client) -> None:
    page = make_article("Page")
    publishing.withdraw(page, by=None)

    editor.post(address(page, "publish"), {"based_on": 1})
    again = editor.post(address(page, "publish"), {"based_on": 1})

    assert again["Location"] == change(page)
    assert said(again).endswith("Revision 2 is live already.")


def test_the_cost_is_the_same_with_one_newer_revision_and_with_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    page = make_draft("Page")
    edit(page, title="Newer")
    with django_assert_max_num_queries(40) as one:
        editor.post(address(page, "publish"), {"based_on": 1})
    for number in range(20):
        edit(page, title=f"Title {number}")

    with django_assert_max_num_queries(len(one)):
        editor.post(address(page, "publish"), {"based_on": 1})


def test_an_open_form_in_which_nothing_was_typed_is_no_unsaved_text(editor: Client) -> None:
    page = make_draft("Page")
    untouched = posted(page)
    edit(page, title="Newer")

    response = editor.post(address(page, "publish"), untouched)

    assert response.status_code == 409
    assert not KeptText.objects.exists()


def test_what_is_no_longer_possible_has_no_button(editor: Client) -> None:
    page = make_article("Page")
    edit(page, title="Newer")
    publishing.submit(page, by=None)

    response = editor.post(address(page, "submit"), {"based_on": 1, "note": "Please look."})

    html = response.content.decode()
    assert ("waits for review already" in html, "Please look." in html, 'type="submit" class="default"' in html) == (
        True,
        True,
        False,
    )
