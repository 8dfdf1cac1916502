"""Two people who write the same page at once: neither loses anything, and both are told."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from articles import publishing
from articles.models import Article, Page
from tests.articles.admin.page_posts import change, errors, posted
from tests.factories import (
    edit,
    make_draft,
    make_user,
)

pytestmark = pytest.mark.django_db


# Two people at once


def test_a_stale_save_changes_nothing_and_gives_everything_back(editor: Client) -> None:
    page = make_draft("Before", body="First line.\n\nLast line.")
    typed = posted(page, title="My title", summary="My summary.", body="My text.", change_note="Mine.")
    edit(Article.objects.get(pk=page.pk), by=make_user("theo", group="author"), body="First line.\n\nTheir line.")

    response = editor.post(change(page), typed)

    form = response.context["adminform"].form
    assert errors(response) == [
        "Not saved: theo saved revision 2 while you were writing. All that you typed is still here, below their "
        "version. Copy what you want to keep of theirs into yours, then save again: your text becomes revision 3, and "
        "theirs stays in the history."
    ]
    assert [form[name].value() for name in ("title", "summary", "body", "change_note", "based_on")] == [
        *("My title", "My summary.", "My text.", "Mine.", "2")
    ]
    assert Page.objects.get().title == "Before"
    assert page.revisions.count() == 2


def test_a_stale_save_shows_the_other_version_and_what_changed_in_it(editor: Client) -> None:
    page = make_draft(body="Same line.\n\nOld line.")
    typed = posted(page, body="My text.")
    edit(Article.objects.get(pk=page.pk), title="Their title", body="Same line.\n\nTheir line.")

    response = editor.post(change(page), typed)

    theirs = response.context["theirs"]
    assert theirs["revision"].title == "Their title"
    assert [(line.sign, line.text) for line in theirs["lines"]] == [
        ("same", ""),
        ("removed", "Old line."),
        ("added", "Their line."),
    ]
    assert "<ins>Their line.</ins>" in response.content.decode()


def test_a_second_save_after_seeing_the_other_version_is_kept(editor: Client) -> None:
    page = make_draft()
    typed = posted(page, title="Mine")
    edit(Article.objects.get(pk=page.pk), title="Theirs")

    editor.post(change(page), typed)
    editor.post(change(page), typed | {"based_on": "2"})

    assert list(page.revisions.values_list("number", "title"))[:2] == [(3, "Mine"), (2, "Theirs")]


def test_a_post_without_based_on_is_not_compared(editor: Client) -> None:
    page = make_draft()
    typed = posted(page, title="Mine")
    edit(Article.objects.get(pk=page.pk), title="Theirs")
    del typed["based_on"]

    editor.post(change(page), typed)

    assert page.revisions.latest().title == "Mine"


def test_what_somebody_else_set_beside_the_text_is_not_undone(editor: Client) -> None:
    """Address and next review stand on the page, not in a revision: `based_on` says nothing about them."""
    page = make_draft(slug="old")
    typed = posted(page, title="Mine")
    Page.objects.filter(pk=page.pk).update(slug="new", review_due=date(2027, 5, 1))

    editor.post(change(page), typed)

    page.refresh_from_db()
    assert (page.title, page.slug, page.review_due) == ("Mine", "new", date(2027, 5, 1))


def test_publishing_meanwhile_does_not_lose_the_day_of_the_next_review(editor: Client) -> None:
    page = make_draft()
    typed = posted(page, title="Mine")
    publishing.publish(page, by=None)
    due = Page.objects.get().review_due

    editor.post(change(page), typed)

    assert due is not None
    assert Page.objects.get().review_due == due


def test_two_people_who_set_the_same_field_are_told(editor: Client) -> None:
    page = make_draft(slug="old")
    typed = posted(page, slug="mine")
    Page.objects.filter(pk=page.pk).update(slug="theirs")

    refused = editor.post(change(page), typed)
    editor.post(change(page), typed | {"initial-slug": "theirs"})

    assert errors(refused) == ["Somebody else set this to “theirs” while you were writing. Save again to set yours."]
    assert 'name="initial-slug" value="theirs"' in refused.content.decode()
    assert Page.objects.get().slug == "mine"
