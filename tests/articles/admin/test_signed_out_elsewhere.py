"""A session that ended before a button was pressed: notes, and words for a merge, are sent once more."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.models import KeptText, Revision
from tests.articles.admin.clashes import clash, kept_url, theirs
from tests.articles.admin.page_posts import change, posted
from tests.articles.admin.test_signed_out import sign_in
from tests.articles.admin.verb_posts import address, everything
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


def go_on(response: Any, client: Client, address: str) -> Any:
    """Press the button of the page that comes after signing in."""
    carried: dict[str, Any] = {name: value for name, _, value, _ in response.context["texts"]}
    for name, value in response.context["others"]:
        carried.setdefault(name, []).append(value)
    return client.post(address, carried)


def test_words_for_a_merge_outlive_the_session(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")
    conflict, kept = clash(editor, page, title="Mine")
    [place] = conflict.context["merge"].collisions
    chosen = {"based_on": 2, f"choice-{place.key}": "words", f"words-{place.key}": "Words of both"}
    editor.logout()

    asked = editor.post(kept_url(page, kept), chosen)
    back = sign_in(asked, editor, kept_url(page, kept))
    saved = go_on(back, editor, kept_url(page, kept))

    assert (asked.status_code, back.status_code, saved.status_code) == (403, 200, 302)
    assert "Words of both</textarea>" in back.content.decode()
    assert 'value="Save the merged text"' in back.content.decode()
    assert Revision.objects.latest("number").title == "Words of both"


def test_the_note_of_a_verb_outlives_the_session_and_signing_in_does_nothing(editor: Client) -> None:
    page = make_draft("Before")
    publishing.submit(page, by=None)
    editor.logout()
    before = everything()

    asked = editor.post(address(page, "send-back"), {"based_on": 1, "note": "The dose is missing."})
    back = sign_in(asked, editor, address(page, "send-back"))
    untouched = everything() == before
    go_on(back, editor, address(page, "send-back"))

    assert "The dose is missing.</textarea>" in asked.content.decode()
    assert untouched
    assert page.events.latest("pk").note == "The dose is missing."


def test_text_sent_along_with_a_button_outlives_the_session(editor: Client) -> None:
    page = make_draft("Before")
    editor.logout()

    asked = editor.post(address(page, "publish"), posted(page, title="Long work"))
    back = sign_in(asked, editor, address(page, "publish"))
    response = go_on(back, editor, address(page, "publish"))

    assert response["Location"] == f"{change(page)}?kept={KeptText.objects.get().pk}"
    assert KeptText.objects.get().fields["title"] == "Long work"
    assert not Revision.objects.live().exists()


def test_a_wrong_password_asks_again_with_the_note(editor: Client) -> None:
    page = make_draft("Before")
    editor.logout()

    asked = editor.post(address(page, "submit"), {"based_on": 1, "note": "Please look at the dose."})
    again = sign_in(asked, editor, address(page, "submit"), password="wrong")

    assert again.status_code == 403
    assert "Please look at the dose.</textarea>" in again.content.decode()
    assert "password" not in dict(again.context["others"])


def test_a_button_without_a_word_leads_to_the_sign_in_page(client: Client) -> None:
    page = make_draft("Before")

    assert client.post(address(page, "submit"), {"based_on": 1})["Location"].startswith("/admin/login/")
    assert client.get(address(page, "submit"))["Location"].startswith("/admin/login/")


def test_signing_in_again_ends_what_the_form_went_on_from(client: Client) -> None:
    make_user("edith", group="editor")
    page = make_draft("Before")
    first = sign_in(client.post(change(page), posted(page, title="Half of it")), client, change(page))
    put_back = KeptText.objects.get()
    client.logout()

    again = client.post(change(page), posted(page, title="All of it", kept=put_back.pk))
    sign_in(again, client, change(page))

    assert first.status_code == 302
    assert [kept.fields["title"] for kept in KeptText.objects.filter(settled_at=None)] == ["All of it"]


def test_why_a_finding_may_stand_outlives_the_session(editor: Client) -> None:
    page = make_draft("Before", body="See https://www.example.org/x for more.")
    key = next(each.key for each in page.revisions.get().kept_findings.all() if each.rule == "bare-url")
    there = f"/admin/articles/article/{page.pk}/checks/dismiss/"
    editor.logout()

    asked = editor.post(there, {"key": key, "reason": "It is printed on paper."})
    back = sign_in(asked, editor, there)
    saved = go_on(back, editor, there)

    assert (asked.status_code, back.status_code, saved.status_code) == (403, 200, 302)
    assert page.dismissals.get().reason == "It is printed on paper."


def test_answers_outlive_the_session(editor: Client) -> None:
    page = make_draft("Before")
    there = f"/admin/articles/article/{page.pk}/checks/answer/"
    editor.logout()

    asked = editor.post(there, {"based_on": 1, "value-discern-2": "4", "words-discern-2": "It says so at once."})
    back = sign_in(asked, editor, there)
    go_on(back, editor, there)

    assert "It says so at once." in asked.content.decode()
    assert page.revisions.get().answers["discern-2"] == {"value": 4, "reason": "It says so at once."}
