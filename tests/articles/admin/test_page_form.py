"""Writing a page in the admin: what is typed becomes a revision."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.admin.editor_views import LONGEST_TEXT
from articles.admin.page_form import PageForm
from articles.models import Article, FormerSlug, Revision
from tests.articles.admin.page_posts import ADD, LIST, change, errors, new, posted, said
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_person,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


# Saving


def test_add_saves_a_draft_that_readers_do_not_see(editor: Client) -> None:
    tag = make_tag("Alcohol")

    response = editor.post(ADD, new(tags=[tag.pk], change_note="First version.", _continue="1"))

    page = Article.objects.get()
    revision = page.revisions.get()
    assert response["Location"] == change(page)
    assert said(response) == "Saved as revision 1. Readers do not see it yet."
    assert (revision.title, revision.body, revision.change_note) == ("A new page", "Some text.", "First version.")
    assert list(revision.tags.all()) == [tag]
    assert revision.created_by.username == "edith"
    assert not Revision.objects.live().exists()


def test_add_with_the_four_fields_alone_makes_an_article(editor: Client) -> None:
    editor.post(ADD, {"title": "Plain", "slug": "plain", "summary": "What it is.", "body": "Text."})

    assert list(Article.objects.values_list("kind", "slug")) == [("article", "plain")]


@pytest.mark.parametrize(("place", "address"), [("about", "/about/a-new-page/"), ("section", "/a-new-page/")])
def test_add_puts_the_page_where_it_belongs(editor: Client, place: str, address: str) -> None:
    editor.post(ADD, new(place=place))

    assert Article.objects.get().get_absolute_url() == address


def test_place_cannot_be_changed_later(editor: Client) -> None:
    page = make_draft()

    editor.post(change(page), posted(page, place="about", title="Other title"))

    page.refresh_from_db()
    assert (page.kind, page.title) == ("article", "Other title")


def test_save_returns_to_the_list_and_save_draft_stays(editor: Client) -> None:
    page = make_draft()

    closed = editor.post(change(page), posted(page, title="One", _save="1"))
    stayed = editor.post(change(page), posted(page, title="Two", based_on="2", _continue="1"))

    assert (closed["Location"], stayed["Location"]) == (LIST, change(page))


def test_change_appends_a_revision(editor: Client) -> None:
    author = make_person("Sam Okafor")
    page = make_draft("Before", tags=("Alcohol",))

    editor.post(change(page), posted(page, title="After", author=author.pk, change_note="New title."))

    assert list(page.revisions.values_list("number", "title", "author", "change_note")) == [
        (2, "After", author.pk, "New title."),
        (1, "Before", None, ""),
    ]
    assert [tag.name for tag in page.revisions.latest().tags.all()] == ["Alcohol"]


def test_change_of_nothing_makes_no_revision(editor: Client) -> None:
    page = make_draft(body="First line.\n\nSecond line.\n", tags=("Alcohol",))
    as_browsers_send_it = page.body.strip().replace("\n", "\r\n")

    response = editor.post(change(page), posted(page, body=as_browsers_send_it))

    assert page.revisions.count() == 1
    assert said(response) == "Saved. Revision 1 is still the newest. Readers do not see it yet."


def test_change_of_tags_alone_is_a_revision(editor: Client) -> None:
    page = make_draft(tags=("Alcohol",))

    editor.post(change(page), posted(page, tags=[make_tag("Baclofen").pk]))

    assert [tag.name for tag in page.revisions.latest().tags.all()] == ["Baclofen"]
    assert [tag.name for tag in page.revisions.get(number=1).tags.all()] == ["Alcohol"]


def test_change_of_the_address_keeps_the_old_one(editor: Client) -> None:
    page = make_article(slug="old")

    editor.post(change(page), posted(page, slug="new"))

    assert FormerSlug.objects.get().page.slug == "new"


def test_findings_of_the_newest_revision_are_shown_without_javascript(editor: Client) -> None:
    page = make_draft(body="A claim [@nobody2020].")

    response = editor.get(change(page))

    assert "No source has this key." in response.content.decode()


# Publishing with the same click


def test_save_and_publish_makes_the_page_live(editor: Client) -> None:
    response = editor.post(ADD, new(_publish="1"))

    page = Article.objects.get()
    assert Revision.objects.live().get().page_id == page.pk
    assert said(response) == "Saved as revision 1. Revision 1 is live: readers see it now."
    assert response["Location"] == change(page)


def test_save_and_publish_saves_even_when_publishing_is_refused(editor: Client) -> None:
    response = editor.post(ADD, new(body="A claim [@nobody2020].", _publish="1"))

    assert Article.objects.get().revisions.count() == 1
    assert not Revision.objects.live().exists()
    assert said(response) == (
        "Saved as revision 1. Not published. Revision 1 has errors that readers would meet "
        "(line 1: No source has this key.). Mend them first."
    )


def test_save_and_publish_by_an_author_only_saves(client: Client) -> None:
    client.force_login(make_user(group="author"))

    response = client.post(ADD, new(_publish="1"))

    assert Article.objects.get().revisions.count() == 1
    assert not Revision.objects.live().exists()
    assert said(response).startswith("Saved as revision 1. Not published.")
    assert b"Save and publish" not in client.get(ADD).content


# Addresses


def test_an_address_in_use_is_refused_with_a_sentence(editor: Client) -> None:
    make_draft("The first", slug="taken")

    response = editor.post(ADD, new(slug="taken"))

    assert errors(response) == ["Another article has this address: “The first”. Choose other words for it."]
    assert Article.objects.count() == 1


def test_an_address_may_be_the_same_in_another_place(editor: Client) -> None:
    make_draft(slug="taken")

    editor.post(ADD, new(slug="taken", place="about"))

    assert set(Article.objects.values_list("kind", "slug")) == {("article", "taken"), ("about", "taken")}


def test_a_lost_race_for_an_address_gives_the_form_back(editor: Client, monkeypatch: Any) -> None:
    """The form looks before the faster one has saved; the database refuses the slower one after."""
    make_draft("The faster one", slug="taken")
    look = PageForm._refuse_an_address_in_use

    def too_early(form: PageForm) -> None:
        monkeypatch.setattr(PageForm, "_refuse_an_address_in_use", look)

    monkeypatch.setattr(PageForm, "_refuse_an_address_in_use", too_early)
    response = editor.post(ADD, new(slug="taken"))

    assert errors(response) == ["Another article has this address: “The faster one”. Choose other words for it."]
    assert Article.objects.count() == 1


# What is refused


@pytest.mark.parametrize("name", ["title", "slug", "summary"])
def test_a_page_without_the_field_is_refused(editor: Client, name: str) -> None:
    response = editor.post(ADD, new(**{name: " "}))

    assert errors(response) == ["This field is required."]
    assert not Article.objects.exists()


def test_a_text_beyond_the_bound_is_refused_with_a_sentence(editor: Client) -> None:
    response = editor.post(ADD, new(body="a" * (LONGEST_TEXT + 1)))

    assert errors(response) == ["The text has 200,001 characters. A page holds at most 200,000: divide it."]


def test_an_unknown_tag_is_refused(editor: Client) -> None:
    response = editor.post(ADD, new(tags=["999"]))

    assert len(errors(response)) == 1
    assert not Article.objects.exists()


# Queries


def test_the_form_asks_the_same_number_of_questions_for_a_page_with_many_revisions(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    page = make_article(tags=("Alcohol", "Baclofen"))
    for number in range(8):
        edit(page, title=f"Title {number}")

    with django_assert_max_num_queries(29):
        editor.get(change(page))
