"""What is typed is kept on the server while one writes, apart from revisions, for whoever typed it alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Article, KeptText, Page
from tests.articles.admin.page_posts import ADD, change, new, posted, said
from tests.factories import edit, make_draft, make_user

pytestmark = pytest.mark.django_db

ADD_AUTOSAVE = f"{ADD}autosave/"
KEPT = "/admin/articles/article/kept/"


def autosave_url(page: Page) -> str:
    return f"/admin/articles/article/{page.pk}/autosave/"


def autosave(client: Client, page: Page | None = None, *, tab: str = "tab1", **typed: Any) -> Any:
    address, fields = (autosave_url(page), posted(page)) if page else (ADD_AUTOSAVE, posted())  # type: ignore[arg-type]
    return client.post(address, fields | {"tab": tab} | typed)


def offered(client: Client, address: str) -> list[str]:
    return [offer["kept"].fields["title"] for offer in client.get(address).context["offered"]]


# Keeping


def test_autosave_keeps_the_text_and_makes_no_revision(editor: Client) -> None:
    page = make_draft("Before")

    answer = autosave(editor, page, title="Half", body="Half a sentence").json()

    kept = KeptText.objects.get()
    assert (answer["kept"], answer["put_back"]) == (kept.pk, f"{change(page)}?kept={kept.pk}")
    assert (kept.reason, kept.by.username, kept.based_on, kept.fields["body"]) == (
        *("autosave", "edith", 1, "Half a sentence"),
    )
    assert page.revisions.count() == 1


def test_a_tab_has_one_autosave_and_two_tabs_have_two(editor: Client) -> None:
    page = make_draft()

    for tab, title in [("tab1", "One"), ("tab1", "One more"), ("tab2", "Two")]:
        autosave(editor, page, tab=tab, title=title)

    assert {kept.fields["title"] for kept in KeptText.objects.all()} == {"One more", "Two"}


def test_a_page_to_come_is_kept_too(editor: Client) -> None:
    autosave(editor, title="A page to come")

    assert offered(editor, ADD) == ["A page to come"]


def test_a_form_in_which_nothing_was_typed_is_not_kept(editor: Client) -> None:
    page = make_draft(body="First line.\n\nLast line.\n", tags=("Alcohol",))

    answers = [autosave(editor, page, body="First line.\r\n\r\nLast line."), autosave(editor)]

    assert [answer.json()["kept"] for answer in answers] == [None, None]
    assert not KeptText.objects.exists()


def test_what_was_typed_and_taken_back_is_not_offered(editor: Client) -> None:
    page = make_draft("Before")

    autosave(editor, page, title="After")
    autosave(editor, page)

    assert offered(editor, change(page)) == []


@pytest.mark.parametrize("group", ["reviewer", "moderator", ""])
def test_autosave_is_for_those_who_write(client: Client, group: str) -> None:
    page = make_draft()
    client.force_login(make_user(group=group))

    assert {autosave(client, page, title="X").status_code, autosave(client, title="X").status_code} == {403}
    assert not KeptText.objects.exists()


def test_autosave_says_what_is_wrong(editor: Client) -> None:
    page = make_draft()

    long, gone = autosave(editor, page, body="a" * 500_000), editor.post("/admin/articles/article/99/autosave/")

    assert (long.status_code, long.json()["error"]) == (413, "This is too long to be kept on the server.")
    assert (gone.status_code, gone.json()["error"]) == (
        *(404, "Somebody deleted this page. What you typed is still in this tab."),
    )
    assert editor.get(autosave_url(page)).status_code == 405


@pytest.mark.parametrize("text", ["\0", "\r\n\u2028", "🙂"])
def test_any_text_can_be_kept(editor: Client, text: str) -> None:
    page = make_draft()

    assert autosave(editor, page, body=f"Some{text}text", tab=f"tab{text}").status_code == 200


def test_a_late_copy_of_what_was_saved_or_thrown_away_is_not_kept_again(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="After")
    editor.post(f"{KEPT}{KeptText.objects.get().pk}/throw-away/")

    answer = autosave(editor, page, title="After", tab="tab2", late="1")

    assert answer.json()["kept"] is None
    assert KeptText.objects.filter(settled_at=None).count() == 0


def test_a_late_copy_of_what_is_kept_is_not_kept_twice(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="After")

    answer = autosave(editor, page, title="After", tab="tab2", late="1")

    assert answer.json()["kept"] == KeptText.objects.get().pk


# Putting back


def test_what_was_kept_is_offered_to_its_writer_alone(editor: Client, client: Client) -> None:
    page = make_draft()
    autosave(editor, page, title="Half")

    mine = offered(editor, change(page))
    client.force_login(make_user(group="editor"))

    assert (mine, offered(client, change(page))) == (["Half"], [])


def test_at_most_five_texts_are_offered_the_newest_first(editor: Client) -> None:
    page = make_draft()
    for number in range(7):
        autosave(editor, page, tab=f"tab{number}", title=f"Title {number}")

    assert offered(editor, change(page)) == [f"Title {number}" for number in (6, 5, 4, 3, 2)]


def test_put_back_fills_the_form(editor: Client) -> None:
    page = make_draft("Before", slug="before", tags=("Alcohol",))
    autosave(editor, page, title="Half", slug="half", tags=[], body="Half.", is_minor="on", review_due="2031-05-01")
    kept = KeptText.objects.get()

    response = editor.get(f"{change(page)}?kept={kept.pk}")

    form = response.context["adminform"].form
    assert [form[name].value() for name in ("title", "slug", "tags", "body", "is_minor", "review_due")] == [
        *("Half", "half", [], "Half.", "on", "2031-05-01")
    ]
    assert dict(form.carried())["initial-slug"] == "before"
    assert response.context["offered"] == []


def test_what_was_put_back_and_saved_is_not_offered_again(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="Half")
    kept = KeptText.objects.get()

    editor.post(change(page), posted(page, title="Whole", kept=kept.pk, tab="tab2"))

    assert page.revisions.latest().title == "Whole"
    assert offered(editor, change(page)) == []


def test_what_was_put_back_goes_on_in_one_autosave(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="Half")

    autosave(editor, page, title="Half and more", tab="tab2", kept=KeptText.objects.get().pk)

    assert offered(editor, change(page)) == ["Half and more"]


def test_a_save_settles_the_autosave_of_its_tab_and_no_other(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="Mine", tab="tab1")
    autosave(editor, page, title="Other", tab="tab2")

    editor.post(change(page), posted(page, title="Mine and more", tab="tab1"))

    assert offered(editor, change(page)) == ["Other"]


def test_a_save_of_a_new_page_settles_its_autosave(editor: Client) -> None:
    autosave(editor, title="A new page")

    editor.post(ADD, new(tab="tab1"))

    assert offered(editor, ADD) == []


def test_a_stale_save_takes_its_autosave_along(editor: Client) -> None:
    """The same text is offered once, as the conflict that it is now."""
    page = make_draft("Before")
    typed = posted(page, title="Mine", tab="tab1")
    autosave(editor, page, title="Mine")
    edit(Article.objects.get(), title="Theirs")

    editor.post(change(page), typed)

    assert [kept.reason for kept in KeptText.objects.filter(settled_at=None)] == ["conflict"]


def test_a_text_whose_base_is_not_the_newest_leads_to_the_merge(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="Half")
    edit(Article.objects.get(), body="Theirs.")
    kept = KeptText.objects.get()

    response = editor.get(f"{change(page)}?kept={kept.pk}")

    assert response["Location"] == f"/admin/articles/article/{page.pk}/kept/{kept.pk}/"
    assert "nothing collides" in editor.get(response["Location"]).content.decode()


def test_a_text_of_somebody_else_cannot_be_opened(editor: Client, client: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, title="Secret")
    kept = KeptText.objects.get()
    client.force_login(make_user(group="editor"))

    form = client.get(f"{change(page)}?kept={kept.pk}")
    seen = client.get(f"/admin/articles/article/{page.pk}/kept/{kept.pk}/")

    assert form.context["adminform"].form["title"].value() == "Before"
    assert seen.status_code == 403


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 40, "1 OR 1"])
def test_a_wrong_number_opens_the_form_as_it_is(editor: Client, number: str) -> None:
    page = make_draft("Before")

    for address in (change(page), ADD):
        assert editor.get(address, {"kept": number}).status_code == 200


# Throwing away


def test_throw_away_asks_for_the_text_no_more(editor: Client) -> None:
    page = make_draft()
    autosave(editor, page, title="Half")

    response = editor.post(f"{KEPT}{KeptText.objects.get().pk}/throw-away/")

    assert response["Location"] == change(page)
    assert said(response).startswith("Thrown away: the text that was not saved.")
    assert offered(editor, change(page)) == []


def test_throw_away_keeps_what_is_typed_in_the_form_at_that_moment(editor: Client) -> None:
    page = make_draft()
    autosave(editor, page, title="Half")
    old = KeptText.objects.get()

    response = editor.post(f"{KEPT}{old.pk}/throw-away/", posted(page, title="Typed now", tab="tab2"))

    kept = KeptText.objects.get(settled_at=None)
    assert response["Location"] == f"{change(page)}?kept={kept.pk}"
    assert kept.fields["title"] == "Typed now"


def test_nobody_throws_away_the_text_of_somebody_else(editor: Client, client: Client) -> None:
    page = make_draft()
    autosave(editor, page, title="Half")
    kept = KeptText.objects.get()
    client.force_login(make_user(group="editor"))

    assert client.post(f"{KEPT}{kept.pk}/throw-away/").status_code == 404
    assert client.get(f"{KEPT}{kept.pk}/throw-away/").status_code == 405
    assert KeptText.objects.filter(settled_at=None).exists()


# A button beside the form


def test_publish_now_beside_typed_text_gives_the_text_back_first(editor: Client) -> None:
    page = make_draft("Before")
    address = f"/admin/articles/article/{page.pk}/publish/"

    response = editor.post(address, posted(page, title="Typed and not saved"))

    kept = KeptText.objects.get()
    assert response["Location"] == f"{change(page)}?kept={kept.pk}"
    assert kept.fields["title"] == "Typed and not saved"
    assert not page.revisions.live().exists()


def test_publish_now_beside_an_untouched_form_publishes(editor: Client) -> None:
    page = make_draft("Page", tags=("Alcohol",))

    editor.post(f"/admin/articles/article/{page.pk}/publish/", posted(page))

    assert [revision.title for revision in page.revisions.live()] == ["Page"]
    assert not KeptText.objects.exists()
