"""Small changes, notes to readers and owners in the form of a page: what is refused is refused where it was typed."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, Page
from tests.articles.admin.page_posts import change, errors, posted, said
from tests.factories import make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


# Small changes and notes


def test_a_small_change_is_marked(editor: Client) -> None:
    page = make_draft(body="Some txet.")

    editor.post(change(page), posted(page, body="Some text.", is_minor="on"))

    assert page.revisions.latest().is_minor is True


def test_a_change_that_is_not_small_is_refused_on_the_field_with_the_words(editor: Client) -> None:
    page = make_draft(body="Take 30 mg a day.")

    response = editor.post(change(page), posted(page, body="Take 40 mg a day.", is_minor="on"))

    form = response.context["adminform"].form
    assert list(form.errors) == ["is_minor"]
    assert "40 mg" in form.errors["is_minor"][0]
    assert form["body"].value() == "Take 40 mg a day."
    assert page.revisions.count() == 1


def test_save_and_publish_without_a_note_asks_for_one_and_saves_nothing_yet(editor: Client) -> None:
    page = make_article("Before", body="Old.")

    response = editor.post(change(page), posted(page, body="New text.", _publish="1"))
    after = editor.post(change(page), posted(page, body="New text.", change_note="A new text.", _publish="1"))

    assert errors(response) == [
        "Say what changed since readers saw the page last. They see it on the page and in the feed."
    ]
    assert list(response.context["adminform"].form.errors) == ["change_note"]
    assert said(response) == ""
    assert said(after) == "Saved as revision 2. Revision 2 is live: readers see it now."


# Who looks after it


def test_the_owner_is_one_of_the_staff(editor: Client) -> None:
    page = make_draft()
    olga, reader = make_user("olga", first_name="Olga", last_name="Nemec"), make_user("reader", is_staff=False)

    editor.post(change(page), posted(page, owner=olga.pk))
    refused = editor.post(change(page), posted(Article.objects.get(), owner=reader.pk))

    assert Page.objects.get().owner == olga
    assert list(refused.context["adminform"].form.errors) == ["owner"]
    assert "Olga Nemec" in refused.content.decode()
