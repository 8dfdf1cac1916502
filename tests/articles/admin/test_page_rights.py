"""Who may write and delete pages in the admin, and hostile text in every field."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.models import Article, Page, Revision
from tests.articles.admin.page_posts import ADD, LIST, change, new, posted, said
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_person,
    make_source,
    make_superuser,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db

HOSTILE = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7|add:7 }}"


# Who may


@pytest.mark.parametrize(
    ("group", "status"), [("author", 200), ("editor", 200), ("reviewer", 403), ("moderator", 403), (None, 403)]
)
def test_add_is_for_those_who_write(client: Client, group: str | None, status: int) -> None:
    client.force_login(make_user(group=group or ""))

    assert client.get(ADD).status_code == status
    client.post(ADD, new())
    assert Article.objects.count() == (status == 200)


@pytest.mark.parametrize("group", ["reviewer", "moderator"])
def test_those_who_only_read_see_the_page_without_a_form(client: Client, group: str) -> None:
    page = make_draft("Before")
    client.force_login(make_user(group=group))

    shown = client.get(change(page))
    refused = client.post(change(page), posted(page, title="After"))

    assert b"Save draft" not in shown.content
    assert f"Preview revision {page.revisions.get().number}" in shown.content.decode()
    assert refused.status_code == 403
    assert Page.objects.get().title == "Before"


def test_somebody_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    page = make_draft("Before")

    response = client.post(change(page), posted(page, title="After"))

    assert response.status_code == 403
    assert b'name="password"' in response.content
    assert Page.objects.get().title == "Before"


def test_looking_changes_nothing(editor: Client) -> None:
    page = make_article()
    before = list(Revision.objects.values()), list(Page.objects.values())

    for address in (ADD, LIST, change(page), f"{change(page)}../history/"):
        editor.get(address)

    assert (list(Revision.objects.values()), list(Page.objects.values())) == before


def test_a_page_that_is_not_there_leads_back(editor: Client) -> None:
    assert editor.get("/admin/articles/article/999/change/").status_code == 302
    assert editor.get("/admin/articles/article/none/change/").status_code == 302


# Deleting


def test_only_superusers_delete_and_only_what_readers_do_not_see(client: Client) -> None:
    draft, live = make_draft(), make_article()
    client.force_login(make_superuser())

    deleted = client.post(f"/admin/articles/article/{draft.pk}/delete/", {"based_on": 1})
    refused = client.post(f"/admin/articles/article/{live.pk}/delete/", {"based_on": 1})

    assert deleted["Location"] == LIST
    assert refused["Location"] == change(live)
    assert said(refused).endswith("Readers see this page, or will: withdraw it first.")
    assert list(Article.objects.all()) == [live]


def test_an_editor_cannot_delete(editor: Client) -> None:
    page = make_draft()

    assert editor.post(f"/admin/articles/article/{page.pk}/delete/", {"based_on": 1}).status_code == 403
    assert Article.objects.count() == 1


def test_the_list_has_no_bulk_actions(client: Client) -> None:
    page = make_draft()
    client.force_login(make_superuser())

    client.post(LIST, {"action": "delete_selected", "_selected_action": [page.pk], "post": "yes"})

    assert b'name="action"' not in client.get(LIST).content
    assert Article.objects.count() == 1


# Hostile text


@pytest.mark.parametrize("name", ["title", "summary", "body", "change_note"])
def test_hostile_text_is_shown_as_text(editor: Client, name: str) -> None:
    editor.post(ADD, new(**{name: HOSTILE}))
    page = Article.objects.get()

    shown = (
        editor.get(change(page)).content + editor.get(LIST).content + editor.get(f"{change(page)}../history/").content
    )

    assert b"<script>alert" not in shown
    assert b"<img src=x" not in shown


def test_hostile_text_of_another_version_is_shown_as_text(editor: Client) -> None:
    page = make_draft(body="Before.")
    typed = posted(page, body="Mine.")
    edit(Article.objects.get(pk=page.pk), title=HOSTILE, summary=HOSTILE, body=HOSTILE)

    shown = editor.post(change(page), typed).content.decode()

    assert "&lt;script&gt;alert" in shown
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


def test_hostile_names_around_a_page_are_shown_as_text(editor: Client) -> None:
    make_tag(HOSTILE[:90])
    make_person(HOSTILE, is_reviewer=True)
    make_source("hostile", title=HOSTILE)
    page = make_draft(body="A claim [@hostile].")

    shown = editor.get(change(page)).content.decode()

    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
