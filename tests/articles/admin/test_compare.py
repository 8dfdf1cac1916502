"""Two revisions of a page compared in the admin: what differs, and what is not there to compare."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.models import Page, Revision
from tests.articles.admin.history_pages import address, text
from tests.articles.admin.page_posts import said
from tests.factories import edit, make_draft, make_level, make_person, make_source, make_superuser, make_tag, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Page:
    """A page with three revisions."""
    page: Page = make_draft(body="Drink 20 mg a day.")
    edit(page, body="Drink 30 mg a day.")
    edit(page, body="Drink 40 mg a day.")
    return page


def compare(client: Client, page: Page, **asked: Any) -> Any:
    return client.get(address("compare", page), {name.rstrip("_"): value for name, value in asked.items()})


def names(response: Any) -> list[str]:
    return [change.name for change in response.context["changes"]]


def test_words_that_came_and_went_are_marked(editor: Client, page: Page) -> None:
    response = compare(editor, page, from_=1, to=2)

    assert "Drink removed: 20 added: 30 mg a day." in text(response).replace("20added", "20 added")
    assert names(response) == ["body"]


def test_everything_that_a_revision_holds_is_compared(editor: Client) -> None:
    make_source("agabio2023")
    page = make_draft("Before", body="A claim.")
    page.author = make_person("Edith Ward")
    page.title, page.summary, page.body = "After", "Another summary.", "A claim [@agabio2023, p. 12]."
    publishing.save_draft(page, by=None, tags=[make_tag("Alcohol")])

    response = compare(editor, page)

    assert names(response) == ["title", "summary", "body", "citations", "tags", "author"]
    assert "(agabio2023), p. 12" in text(response)


def test_facts_of_a_level_of_care_are_compared(client: Client) -> None:
    page = make_level(hours="9 hours")
    edit(page, hours="12 hours")
    client.force_login(make_superuser())

    assert names(compare(client, page)) == ["hours"]


def test_revisions_that_say_the_same_say_so(editor: Client, page: Page) -> None:
    publishing.restore(page, 1, by=None)

    assert "These two revisions say the same." in text(compare(editor, page, from_=1, to=4))


def test_without_a_question_the_two_newest_are_compared(editor: Client, page: Page) -> None:
    shown = compare(editor, page).context

    assert (shown["old"].number, shown["new"].number) == (2, 3)


def test_the_older_one_is_always_the_beginning(editor: Client, page: Page) -> None:
    shown = compare(editor, page, from_=3, to=1).context

    assert (shown["old"].number, shown["new"].number) == (1, 3)


@pytest.mark.parametrize(
    ("chosen", "earlier", "later"),
    [((1, 2), None, (2, 3)), ((2, 3), (1, 2), None), ((1, 3), None, None), ((2, 2), None, None)],
)
def test_the_change_before_and_the_change_after_are_one_step_away(
    editor: Client, page: Page, chosen: tuple[int, int], earlier: Any, later: Any
) -> None:
    shown = compare(editor, page, from_=chosen[0], to=chosen[1]).context or {}

    assert (shown.get("earlier"), shown.get("later")) == (earlier, later)


def test_restoring_the_older_one_is_offered_to_those_who_write(client: Client, page: Page) -> None:
    offered = {}
    for group in ("author", "reviewer"):
        client.force_login(make_user(group=group))
        shown = compare(client, page).content.decode()
        offered[group] = [number for number in (2, 3) if f"/restore/?number={number}" in shown]

    assert offered == {"author": [2], "reviewer": []}


# What is not there


@pytest.mark.parametrize(
    "number", ["99999999999999999999", "abc", "-1", "0", "4", "1.0", "1e0", "٤", "3" * 5000, "<b>", "\x00"]
)
@pytest.mark.parametrize("name", ["from", "to"])
def test_a_revision_that_is_not_there_is_said_in_the_history(
    editor: Client, page: Page, name: str, number: str
) -> None:
    response = editor.get(address("compare", page), {"from": "1", "to": "2"} | {name: number})

    assert (response.status_code, response.headers["Location"]) == (302, address("history", page))
    assert "revision" in said(response)


def test_one_number_alone_is_asked_for_the_other(editor: Client, page: Page) -> None:
    assert said(compare(editor, page, from_=1)) == "Choose a revision."


def test_a_revision_is_not_compared_with_itself(editor: Client, page: Page) -> None:
    assert said(compare(editor, page, from_=2, to=2)) == "Choose two different revisions to compare."


def test_a_page_with_one_revision_has_nothing_to_compare(editor: Client) -> None:
    assert said(compare(editor, make_draft())) == "This page has only one revision, so there is nothing to compare."


def test_a_revision_of_another_page_is_not_there(editor: Client, page: Page) -> None:
    other = make_draft()
    edit(other, body="Second.")

    assert said(compare(editor, other, from_=1, to=3)) == "This page has no revision “3”. Choose from these."


# Who


@pytest.mark.parametrize("group", ["author", "editor", "reviewer", "moderator"])
def test_whoever_may_see_the_page_may_compare(client: Client, page: Page, group: str) -> None:
    client.force_login(make_user(group=group))

    assert compare(client, page).status_code == 200


def test_nobody_else_may(client: Client, page: Page) -> None:
    anonymous = compare(client, page)
    client.force_login(make_user())

    assert anonymous.headers["Location"].startswith("/admin/login/")
    assert compare(client, page).status_code == 403


def test_comparing_is_only_ever_asked_for(editor: Client, page: Page) -> None:
    assert editor.post(address("compare", page)).status_code == 405


def test_a_page_that_is_not_there_has_nothing_to_compare(editor: Client) -> None:
    assert editor.get("/admin/articles/article/999/compare/").status_code == 404


def test_queries_do_not_grow_with_the_history(editor: Client, page: Page, django_assert_max_num_queries: Any) -> None:
    Revision.objects.bulk_create(Revision(page=page, number=each, title="T", summary="S") for each in range(4, 300))

    with django_assert_max_num_queries(16):
        compare(editor, page, from_=1, to=299)


def test_a_comparison_of_very_many_lines_is_cut_and_says_so(editor: Client) -> None:
    page = make_draft(body="One line.")
    edit(page, body="Other words.\n\n" * 12_000)

    response = compare(editor, page)

    assert "too many to show" in text(response)
    assert len(response.content) < 2_000_000
