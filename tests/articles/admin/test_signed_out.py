"""A session, a right or a page that ended while somebody wrote: the text comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, KeptText, Page
from tests.articles.admin.page_posts import ADD, change, new, posted
from tests.factories import edit, make_draft, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-enough-phrase"  # what make_user gives


def sign_in(response: Any, client: Client, address: str, **more: Any) -> Any:
    """Send the page that asks to sign in as a browser would: all that it carries, with name and password."""
    carried: dict[str, Any] = {name: value for name, _, value, _ in response.context["texts"]}
    for name, value in response.context["others"]:
        carried.setdefault(name, []).append(value)
    return client.post(address, carried | {"username": "edith", "password": PASSWORD} | more)


def rows() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Page, KeptText)]


def test_a_save_by_somebody_signed_out_gives_everything_back(client: Client) -> None:
    page = make_draft("Before", tags=("Alcohol",))
    before = rows()

    response = client.post(change(page), posted(page, title="Long work", body="Two hours of it."))

    shown = response.content.decode()
    assert response.status_code == 403
    assert "Sign in again: what you typed is still here" in shown
    assert "Two hours of it." in shown
    assert rows() == before


def test_after_signing_in_the_form_opens_with_the_text(client: Client) -> None:
    make_user("edith", group="editor")
    page = make_draft("Before", tags=("Alcohol",))
    asked = client.post(change(page), posted(page, title="Long work", body="First.\n\nSecond.", is_minor="on"))

    response = sign_in(asked, client, change(page))

    kept = KeptText.objects.get()
    form = client.get(response["Location"]).context["adminform"].form
    assert response["Location"] == f"{change(page)}?kept={kept.pk}"
    assert (kept.reason, kept.by.username, kept.based_on) == ("signed-out", "edith", 1)
    assert [form[name].value() for name in ("title", "body", "is_minor")] == ["Long work", "First.\n\nSecond.", "on"]
    assert form["tags"].value() == [str(page.tags.get().pk)]
    assert page.revisions.count() == 1


def test_a_new_page_comes_back_too(client: Client) -> None:
    make_user("edith", group="author")
    asked = client.post(ADD, new(place="about"))

    response = sign_in(asked, client, ADD)

    form = client.get(response["Location"]).context["adminform"].form
    assert [form[name].value() for name in ("title", "slug", "place")] == ["A new page", "a-new-page", "about"]
    assert not Article.objects.exists()


def test_a_wrong_password_gives_the_text_back_again(client: Client) -> None:
    make_user("edith", group="editor")
    page = make_draft()
    asked = client.post(change(page), posted(page, body="Two hours of it."))
    before = rows()

    again = sign_in(asked, client, change(page), password="wrong")

    assert again.status_code == 403
    assert "Two hours of it." in again.content.decode()
    assert "Please enter the correct username and password" in again.content.decode()
    assert "wrong" not in again.content.decode().replace("wrongly", "")
    assert rows() == before


def test_who_is_no_longer_staff_gets_the_text_back_and_in_with_an_account_that_is(client: Client) -> None:
    make_user("edith", group="editor")
    client.force_login(make_user("former", group="editor", is_staff=False))
    page = make_draft()

    asked = client.post(change(page), posted(page, body="Two hours of it."))
    response = sign_in(asked, client, change(page))

    assert asked.status_code == 403
    assert response.status_code == 302
    assert KeptText.objects.get().by.username == "edith"


def test_who_signs_in_without_the_right_to_change_sees_the_text_and_changes_nothing(client: Client) -> None:
    make_user("edith", group="reviewer")
    page = make_draft()
    asked = client.post(change(page), posted(page, body="Two hours of it."))

    response = sign_in(asked, client, change(page))

    assert response.status_code == 403
    assert "Two hours of it." in response.content.decode()
    assert not KeptText.objects.exists()


def test_a_page_that_changed_in_the_meantime_leads_to_the_merge(client: Client) -> None:
    make_user("edith", group="editor")
    page = make_draft("Before")
    asked = client.post(change(page), posted(page, title="Mine"))
    edit(page, title="Theirs")

    response = client.get(sign_in(asked, client, change(page))["Location"])

    assert response["Location"] == f"/admin/articles/article/{page.pk}/kept/{KeptText.objects.get().pk}/"


@pytest.mark.parametrize("group", ["reviewer", ""])
def test_a_right_that_was_taken_away_gives_the_text_back_to_copy(client: Client, group: str) -> None:
    page = make_draft()
    client.force_login(make_user(group=group))
    before = rows()

    answers = [client.post(change(page), posted(page, body="Two hours of it.")), client.post(ADD, new(body="Mine."))]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Two hours of it.</textarea>" in answers[0].content.decode()
    assert "Mine.</textarea>" in answers[1].content.decode()
    assert rows() == before


def test_the_text_of_a_page_that_was_deleted_becomes_that_of_a_new_one(editor: Client) -> None:
    page = make_draft("Deleted")
    typed = posted(page, title="Long work")
    address = change(page)
    Article.objects.all().delete()

    response = editor.post(address, typed)

    form = editor.get(response["Location"]).context["adminform"].form
    assert response["Location"] == f"{ADD}?kept={KeptText.objects.get().pk}"
    assert form["title"].value() == "Long work"


def test_the_token_is_asked_for_and_its_refusal_shows_the_text() -> None:
    page = make_draft()

    response = Client(enforce_csrf_checks=True).post(change(page), posted(page, body="Two <b>hours</b> of it."))

    assert response.status_code == 403
    assert "Two &lt;b&gt;hours&lt;/b&gt; of it." in response.content.decode()
    assert "Sign in again" not in response.content.decode()


def test_somebody_signed_out_who_sends_nothing_typed_is_led_to_the_sign_in_page(client: Client) -> None:
    page = make_draft()

    assert client.post(change(page), {"based_on": "1"})["Location"].startswith("/admin/login/")
    assert client.get(change(page))["Location"].startswith("/admin/login/")
