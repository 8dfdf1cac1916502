"""The words that a site adds to the editorial checks, in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.checking import keeping
from articles.models import HouseWord
from tests.articles.admin.page_posts import new
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/houseword/"
ADD = f"{LIST}add/"
HOSTILE = "\"'></textarea><img src=x onerror=alert(1)><script>alert(1)</script>"


def word(**fields: Any) -> dict[str, Any]:
    return {"kind": "avoid", "words": "frequent flyer", "instead": "person who comes back"} | fields


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(found) for name, found in response.context["adminform"].form.errors.items()}


def change(kept: HouseWord) -> str:
    return f"{LIST}{kept.pk}/change/"


# Writing


def test_a_word_is_kept_with_all_that_is_said_of_it(editor: Client) -> None:
    more = {"reason": "It mocks people.", "authority": "A charity", "authority_url": "example.org/words"}

    answer = editor.post(ADD, word(**more))

    kept = HouseWord.objects.get()
    assert answer.status_code == 302
    assert (kept.words, kept.instead, kept.reason) == ("frequent flyer", "person who comes back", "It mocks people.")
    assert (kept.authority, kept.authority_url) == ("A charity", "https://example.org/words")


def test_several_ways_of_writing_it_are_put_in_order(editor: Client) -> None:
    editor.post(ADD, word(words="  Frequent   Flyer ,, frequent\tflyers , "))

    assert HouseWord.objects.get().words == "Frequent Flyer, frequent flyers"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"words": ""}, "words"),
        ({"words": " , ,"}, "words"),
        ({"words": "x" * 201}, "words"),
        ({"instead": ""}, "instead"),
        ({"instead": "  "}, "instead"),
        ({"kind": "glossary", "instead": ""}, "instead"),
        ({"kind": "nonsense"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"authority_url": "javascript:alert(1)"}, "authority_url"),
        ({"authority_url": "ftp://example.org/"}, "authority_url"),
        ({"words": "\0"}, "words"),
    ],
)
def test_what_helps_nobody_is_refused(editor: Client, fields: dict[str, str], wrong: str) -> None:
    assert list(errors(editor.post(ADD, word(**fields)))) == [wrong]
    assert not HouseWord.objects.exists()


@pytest.mark.parametrize("kind", ["leave-alone", "abbreviation"])
def test_a_name_and_an_abbreviation_need_nothing_in_their_place(editor: Client, kind: str) -> None:
    editor.post(ADD, word(kind=kind, instead=""))

    assert HouseWord.objects.get().kind == kind


def test_the_same_words_stand_once_of_a_kind(editor: Client) -> None:
    HouseWord.objects.create(words="Frequent Flyer", instead="x")

    again, other = editor.post(ADD, word()), editor.post(ADD, word(kind="glossary"))

    assert errors(again) == {"words": ["The list has these words already."]}
    assert other.status_code == 302


def test_a_word_is_changed_and_deleted(editor: Client) -> None:
    kept = HouseWord.objects.create(words="frequent flyer", instead="x")

    editor.post(change(kept), word(instead="guest"))
    changed = HouseWord.objects.get().instead
    editor.post(f"{LIST}{kept.pk}/delete/", {"post": "yes"})

    assert (changed, HouseWord.objects.count()) == ("guest", 0)


def test_a_word_that_somebody_else_changed_is_not_saved_over_unseen(editor: Client) -> None:
    kept = HouseWord.objects.create(words="frequent flyer", instead="x")
    seen = editor.get(change(kept)).context["adminform"].form["as_seen"].value()
    HouseWord.objects.update(instead="Theirs")

    response = editor.post(change(kept), word(instead="mine", as_seen=seen))

    assert "Theirs" in errors(response)["__all__"][0]
    assert HouseWord.objects.get().instead == "Theirs"


# What it does


def test_an_added_word_is_reported_at_once_and_pages_can_be_checked_again(editor: Client) -> None:
    page = make_draft(body="A frequent flyer came in.")

    editor.post(ADD, word())

    told = editor.post("/admin/articles/article/add/check/", new(body=page.body)).json()["html"]
    assert 'data-words="frequent flyer"' in told
    assert "person who comes back" in told
    assert [each.page_id for each in keeping.outdated()] == [page.pk]


def test_the_form_says_where_the_words_stand_now(editor: Client) -> None:
    assert 'href="/admin/articles/article/checks/"' in editor.get(ADD).content.decode()


# The list


def test_words_are_found_by_what_is_said_of_them(editor: Client) -> None:
    HouseWord.objects.create(words="frequent flyer", instead="guest", reason="It mocks people.")
    HouseWord.objects.create(words="QXZ", kind="abbreviation")

    def found(**asked: str) -> list[str]:
        return [each.words for each in editor.get(LIST, asked).context["cl"].result_list]

    assert (found(q="flyer"), found(q="GUEST"), found(q="mocks")) == (["frequent flyer"],) * 3
    assert (found(kind__exact="abbreviation"), found(q="%")) == (["QXZ"], [])


def test_the_list_costs_the_same_with_one_word_and_with_fifty(editor: Client) -> None:
    HouseWord.objects.create(words="word 0", instead="x")
    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)

    HouseWord.objects.bulk_create(HouseWord(words=f"word {each}", instead="x") for each in range(1, 50))
    with CaptureQueriesContext(connection) as many:
        editor.get(LIST)

    assert len(many) == len(few)


def test_hostile_words_are_words(editor: Client) -> None:
    text = {"words": HOSTILE, "instead": HOSTILE, "reason": HOSTILE, "authority": HOSTILE}
    kept = HouseWord.objects.create(**text, authority_url="https://example.org/")
    page = make_draft(body=f"Some {HOSTILE} here, and {HOSTILE.lower()}.")

    for answer in (
        editor.get(LIST),
        editor.get(change(kept)),
        editor.get(f"{LIST}{kept.pk}/delete/"),
        editor.get(f"/admin/articles/article/{page.pk}/checks/"),
    ):
        assert answer.status_code == 200
        assert "<img src=x" not in answer.content.decode()
        assert "<script>alert" not in answer.content.decode()


# Who may


@pytest.mark.parametrize(
    ("group", "sees", "writes"),
    [
        ("author", 200, 403),
        ("editor", 200, 302),
        ("reviewer", 200, 403),
        ("moderator", 403, 403),
        ("", 403, 403),
    ],
)
def test_all_who_write_see_them_and_editors_change_them(client: Client, group: str, sees: int, writes: int) -> None:
    kept = HouseWord.objects.create(words="frequent flyer", instead="x")
    client.force_login(make_user(group=group))

    seen = [client.get(LIST).status_code, client.get(change(kept)).status_code]
    written = [
        client.post(ADD, word(words="another")).status_code,
        client.post(change(kept), word()).status_code,
        client.post(f"{LIST}{kept.pk}/delete/", {"post": "yes"}).status_code,
    ]

    assert (seen, written) == ([sees] * 2, [writes] * 3)
