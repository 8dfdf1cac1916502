"""The pages whose next review is overdue or near: the list by owner, what can be done from it, and the file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing
from articles.admin import overdue, spreadsheet
from articles.models import Article, Page
from tests.factories import make_article, make_draft, make_level, make_many, make_signer, make_superuser, make_user

pytestmark = pytest.mark.django_db

QUEUE = "/admin/articles/article/overdue/"
FILE = "/admin/articles/article/overdue.csv"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def make_due(title: str, days: int, **fields: Any) -> Article:
    """A live article whose review is due that many days from now."""
    return make_article(title, review_due=timezone.localdate() + days * DAY, **fields)


def listed(client: Client, **asked: str) -> list[tuple[str, str]]:
    return [(row.owner, row.page.title) for row in client.get(QUEUE, asked).context["rows"]]


def file(client: Client, **asked: str) -> list[list[str]]:
    text = client.get(FILE, asked).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


# The list


def test_pages_of_every_kind_stand_by_owner_and_those_that_nobody_looks_after_come_first(editor: Client) -> None:
    zoe, adam = make_user("zoe"), make_user("adam", first_name="Adam", last_name="Moss")
    make_due("Zoe's", -9, owner=zoe)
    make_due("Adam's later", 40, owner=adam)
    make_due("Adam's overdue", -1, owner=adam)
    make_level("Nobody's", review_due=timezone.localdate())

    assert listed(editor) == [
        ("Nobody looks after these", "Nobody's"),
        ("Adam Moss", "Adam's overdue"),
        ("Adam Moss", "Adam's later"),
        ("zoe", "Zoe's"),
    ]


def test_only_what_readers_see_and_what_is_due_within_sixty_days_is_listed(editor: Client) -> None:
    make_due("Last day", 60)
    make_due("Too far", 61)
    make_draft("Draft", review_due=timezone.localdate() - DAY)
    publishing.withdraw(make_due("Withdrawn", -1), by=None)
    make_article("Planned", at=timezone.now() + DAY, review_due=timezone.localdate() - DAY)

    assert [title for _, title in listed(editor)] == ["Last day"]


def test_a_row_says_how_late_it_is_who_reviewed_it_and_where_it_stands(editor: Client) -> None:
    with time_machine.travel(NOON - 400 * DAY, tick=False):
        page = make_draft("Page")
        publishing.submit(page, by=None)
        publishing.sign(page, by=make_signer("Dr Rosa Marsh"))
        publishing.publish(page, by=None)
    Page.objects.update(review_due=date(2026, 4, 11))
    with time_machine.travel(NOON, tick=False):
        row = editor.get(QUEUE).context["rows"][0]

    assert (row.due, row.reviewed, row.state) == (
        "20 days overdue",
        "reviewed by Dr Rosa Marsh on 27 March 2025",
        "Live",
    )


@pytest.mark.parametrize(
    ("days", "words"), [(-2, "2 days overdue"), (-1, "1 day overdue"), (0, "due today"), (1, "due on 2 May 2026")]
)
def test_the_day_is_told_in_words(editor: Client, days: int, words: str) -> None:
    with time_machine.travel(NOON, tick=False):
        make_due("Page", days)

        row = editor.get(QUEUE).context["rows"][0]

    assert (row.due, row.reviewed) == (words, "never clinically reviewed")


def test_the_list_is_filtered_by_day_and_by_owner(client: Client) -> None:
    me, other = make_superuser("me"), make_user("other")
    for title, days, owner in [("Late", -1, me), ("Today", 0, other), ("Soon", 9, None)]:
        make_due(title, days, owner=owner)
    signed_in(client, me)

    asked = [{"due": "overdue"}, {"due": "soon"}, {"owner": "me"}, {"owner": "none"}, {"owner": str(other.pk)}]
    found = [[title for _, title in listed(client, **each)] for each in asked]

    assert found == [["Late"], ["Soon", "Today"], ["Late"], ["Soon"], ["Today"]]


@pytest.mark.parametrize("name", ["due", "owner", "p"])
@pytest.mark.parametrize("value", ["nonsense", "\0", "1'; --", "9" * 30, "²", "-1", ""])
def test_a_filter_with_nonsense_is_no_error_of_ours(editor: Client, name: str, value: str) -> None:
    make_due("Page", -1)

    assert [title for _, title in listed(editor, **{name: value})] == ["Page"]


def test_a_long_list_comes_in_parts_that_keep_the_filter(editor: Client) -> None:
    for number in range(52):
        make_due(f"Page {number:02}", -1)

    response = editor.get(QUEUE, {"due": "overdue", "p": "2"})

    assert len(response.context["rows"]) == 2
    assert 'href="?due=overdue&amp;p=1"' in response.content.decode()


# What can be done from it


def test_a_page_is_still_right_with_one_click_and_a_note(client: Client) -> None:
    page = make_due("Page", -5)
    words = signed_in(client, make_signer()).get(QUEUE).content.decode()
    address = f"/admin/articles/article/{page.pk}/still-right/"

    client.post(address, {"based_on": "1", "note": "No new trials."})

    page.refresh_from_db()
    assert f'action="{address}"' in words
    assert '<input type="hidden" name="based_on" value="1">' in words
    assert (page.review_due > timezone.localdate(), page.events.first().note) == (True, "No new trials.")


@pytest.mark.parametrize(
    ("group", "acts"),
    [
        ("editor", ["still-right", "needs-work", "withdraw"]),
        ("reviewer", ["still-right", "needs-work"]),
        ("author", []),
    ],
)
def test_each_is_offered_what_they_may_do(client: Client, group: str, acts: list[str]) -> None:
    page = make_due("Page", -5)
    user = make_signer() if group == "reviewer" else make_user(group=group)

    words = signed_in(client, user).get(QUEUE).content.decode()

    addresses = {act: f"/admin/articles/article/{page.pk}/{act}/" for act in ("still-right", "needs-work", "withdraw")}
    assert [act for act, address in addresses.items() if address in words] == acts


@pytest.mark.parametrize("address", [QUEUE, FILE])
@pytest.mark.parametrize(
    ("group", "status"), [("author", 200), ("editor", 200), ("reviewer", 200), ("moderator", 403), ("", 403)]
)
def test_list_and_file_are_for_the_same_people(client: Client, address: str, group: str, status: int) -> None:
    assert signed_in(client, make_user(group=group)).get(address).status_code == status


def test_markup_in_a_title_stays_text(editor: Client) -> None:
    make_due('<b>"Bold"</b>', -1)

    words = editor.get(QUEUE).content.decode()

    assert ("<b>" in words.partition('id="content"')[2], "&lt;b&gt;&quot;Bold&quot;" in words) == (False, True)


# The file


def test_the_file_holds_what_the_list_shows(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        user = make_superuser("me")
        make_due("Page, “quoted”", -20, slug="page", owner=user)
        make_due("Not asked for", 20)

        rows = file(signed_in(client, user), due="overdue")

    page = ["Page, “quoted”", "Article", "http://testserver/articles/page/", "me", "2026-04-11", "20"]
    assert rows == [
        list(overdue.COLUMNS),
        [*page, "", "", "Live", "Not reviewed"],
    ]


def test_the_file_is_named_after_the_day_and_says_that_it_is_utf_8(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        response = editor.get(FILE)

    assert response["Content-Disposition"] == 'attachment; filename="due-for-review-2026-05-01.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbfTitle,")


def test_no_title_is_a_formula_to_a_spreadsheet(editor: Client) -> None:
    make_due('=HYPERLINK("https://evil.example","Open")', -1)

    assert file(editor)[1][0] == '\'=HYPERLINK("https://evil.example","Open")'


ANYTHING = st.text() | st.text(alphabet="=+-@\t\r\n\"',;＝ a")


@given(st.lists(st.lists(ANYTHING, min_size=2, max_size=5), min_size=1, max_size=5))
def test_every_cell_comes_back_as_text_whatever_is_in_it(table: list[list[str]]) -> None:
    written = spreadsheet.written(table)

    read = list(csv.reader(io.StringIO(written.removeprefix(spreadsheet.BOM), newline="")))

    assert read == [[spreadsheet.cell(each) for each in row] for row in table]
    assert [each for row in read for each in row if each.lstrip().startswith(spreadsheet.FORMULA)] == []
    assert [[each.removeprefix("'") for each in row] for row in read] == [
        [each.removeprefix("'") for each in row] for row in table
    ]


# What they cost


@pytest.mark.parametrize("address", [QUEUE, FILE])
def test_one_page_costs_as_much_as_five_hundred(
    editor: Client, django_assert_max_num_queries: Any, address: str
) -> None:
    make_due("One", -1)
    with django_assert_max_num_queries(8) as one:
        editor.get(address)
    make_many(500)
    Page.objects.filter(owner=None).update(review_due=timezone.localdate() - DAY)
    for each in range(0, 500, 50):
        Page.objects.filter(slug__endswith=f"{each}").update(owner=make_user())

    with django_assert_max_num_queries(len(one)):
        response = editor.get(address)

    assert response.status_code == 200
