"""An earlier revision restored in the admin: asked first, done as a new revision, refused when somebody saved newer."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.models import Article, Event, Page, Revision
from tests.articles.admin.history_pages import address, text
from tests.articles.admin.page_posts import change, said
from tests.factories import edit, make_article, make_draft, make_person, make_source, make_tag, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Page:
    """A page whose second revision has lost what the first one said."""
    page: Page = make_draft("Baclofen", body="The first text.")
    edit(page, body="The second text.")
    return page


def restore(client: Client, page: Page, number: Any = 1, **sent: Any) -> Any:
    """Press the button, having seen revision 2."""
    return client.post(address("restore", page), {"number": number, "based_on": 2} | sent)


def texts(page: Page) -> list[str]:
    return list(page.revisions.order_by("number").values_list("body", flat=True))


def test_it_asks_first_and_shows_what_would_change(editor: Client, page: Page) -> None:
    response = editor.get(address("restore", page), {"number": 1})

    assert "What would change from revision 2" in text(response)
    assert [change.name for change in response.context["changes"]] == ["body"]
    assert texts(page) == ["The first text.", "The second text."]


def test_it_becomes_a_new_revision(editor: Client, page: Page) -> None:
    response = restore(editor, page)

    assert texts(page) == ["The first text.", "The second text.", "The first text."]
    assert response.headers["Location"] == change(page)
    assert said(response) == "Revision 3 says what revision 1 said. Readers do not see it yet."


def test_text_author_tags_and_citations_come_back(editor: Client) -> None:
    make_source("agabio2023")
    edith = make_person("Edith Ward")
    page = make_draft("Before", body="A claim [@agabio2023, p. 12].", author=edith, tags=("Alcohol",))
    page.title, page.body, page.author = "After", "Nothing.", None
    publishing.save_draft(page, by=None, tags=[make_tag("Opioids")])

    restore(editor, page)

    newest = page.revisions.latest()
    assert (newest.title, newest.author) == ("Before", edith)
    assert [tag.name for tag in newest.tags.all()] == ["Alcohol"]
    assert [(use.source.key, use.locator) for use in newest.citations.all()] == [("agabio2023", "p. 12")]


def test_it_is_on_record(client: Client, page: Page) -> None:
    author = make_user(group="author")
    client.force_login(author)

    restore(client, page)

    event = Event.objects.get(verb=Event.Verb.RESTORED)
    assert (event.by, event.number, event.note) == (author, 3, "Revision 1.")


def test_readers_go_on_seeing_what_they_see(editor: Client) -> None:
    page = make_article(body="The first text.")
    edit(page, body="The second text.")

    restore(editor, page)

    assert [revision.number for revision in Revision.objects.live()] == [1]


def test_an_address_that_changed_since_the_page_was_read_stays(page: Page) -> None:
    elsewhere = Article.objects.get()
    elsewhere.slug = "moved"
    publishing.save_draft(elsewhere, by=None)

    publishing.restore(page, 1, by=None, based_on=2)

    assert (Page.objects.get().slug, texts(page)[-1]) == ("moved", "The first text.")


# Stale


def test_a_newer_revision_stops_it_and_is_shown(editor: Client, page: Page) -> None:
    ward = make_user("ward", group="author", first_name="Edith", last_name="Ward")
    edit(page, body="The third text.", by=ward)

    response = restore(editor, page)

    assert response.status_code == 409
    assert "Nothing was restored: Edith Ward saved revision 3 on" in text(response)
    assert "What would change from revision 3" in text(response)
    assert texts(page) == ["The first text.", "The second text.", "The third text."]


def test_whoever_has_seen_the_newer_one_may_decide_again(editor: Client, page: Page) -> None:
    edit(page, body="The third text.")
    form = restore(editor, page).content.decode()

    assert 'name="based_on" value="3"' in form
    restore(editor, page, based_on=3)
    assert texts(page)[-1] == "The first text."


@pytest.mark.parametrize("based_on", ["", "abc", "-2", "99999999999999999999"])
def test_without_knowing_what_was_seen_it_only_asks(editor: Client, page: Page, based_on: str) -> None:
    response = restore(editor, page, based_on=based_on)

    assert response.status_code == 200
    assert texts(page) == ["The first text.", "The second text."]


def test_pressing_twice_restores_once(editor: Client, page: Page) -> None:
    restore(editor, page)

    assert restore(editor, page).status_code == 409
    assert page.revisions.count() == 3


# What cannot be restored


def test_what_says_the_same_already_is_not_offered(editor: Client) -> None:
    page = make_draft(body="The first text.")
    edit(page, body="The second text.")
    edit(page, body="The first text.")

    response = editor.get(address("restore", page), {"number": 1})

    assert "Revision 3 says the same as revision 1 already" in text(response)
    assert b'type="hidden" name="number"' not in response.content


def test_what_says_the_same_already_is_refused(editor: Client, page: Page) -> None:
    response = restore(editor, page, 2)

    assert said(response) == "Nothing was restored. Revision 2 says the same as revision 2 already."
    assert page.revisions.count() == 2


@pytest.mark.parametrize("number", ["99999999999999999999", "abc", "-1", "0", "3", "", "1.0", "٤", "\x00"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_revision_that_is_not_there_is_said_in_the_history(
    editor: Client, page: Page, method: str, number: str
) -> None:
    response = getattr(editor, method)(address("restore", page), {"number": number, "based_on": "2"})

    assert (response.status_code, response.headers["Location"]) == (302, address("history", page))
    assert said(response).startswith("Nothing was restored. ")
    assert page.revisions.count() == 2


# Who


@pytest.mark.parametrize("group", ["reviewer", "moderator", ""])
@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_for_those_who_write(client: Client, page: Page, group: str, method: str) -> None:
    client.force_login(make_user(group=group))

    response = getattr(client, method)(address("restore", page), {"number": 1, "based_on": 2})

    assert response.status_code == 403
    assert page.revisions.count() == 2


def test_who_is_not_signed_in_is_asked_to(client: Client, page: Page) -> None:
    assert restore(client, page).headers["Location"].startswith("/admin/login/")
    assert page.revisions.count() == 2


def test_a_page_that_is_not_there_has_nothing_to_restore(editor: Client) -> None:
    assert editor.post("/admin/articles/article/999/restore/", {"number": 1}).status_code == 404
