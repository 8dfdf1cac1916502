"""What the checks say of a form while somebody writes in it: of every field, for who may write, and nothing is kept."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.admin.editor_views import LONGEST_TEXT
from articles.checking import dismissing
from articles.models import Article, Event, KeptFinding, Page, Revision
from tests.articles.admin.page_posts import ADD, change, new, posted
from tests.articles.checking.found_here import ADDRESS, DANGER, WORDS, the_one
from tests.factories import make_draft, make_level, make_source, make_treatment, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]

ADD_CHECK = f"{ADD}check/"
ADD_TREATMENT = "/admin/treatments/treatment/add/check/"
HOSTILE = "\"'></textarea><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}"
PLACE = re.compile(r'data-part="([^"]*)" data-line="(\d+)" data-column="(\d+)" data-words="([^"]*)"')


@pytest.fixture
def author(client: Client) -> Client:
    client.force_login(make_user("sam", group="author"))
    return client


def check(page: Page) -> str:
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/check/"


def ask(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    response = client.post(address, typed)
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    answer: dict[str, Any] = response.json()
    return answer


def places(answer: dict[str, Any]) -> list[tuple[str, int, int, str]]:
    found = PLACE.findall(answer["html"])
    return [(part, int(line), int(column), unescape(words)) for part, line, column, words in found]


# What is told


def test_what_is_typed_is_checked_in_every_field(author: Client) -> None:
    answer = ask(author, ADD_CHECK, title=ADDRESS, summary=ADDRESS, body=f"Fine.\n\n{ADDRESS}")

    assert answer["number"] == 3
    assert places(answer) == [("title", 1, 5, WORDS), ("summary", 1, 5, WORDS), ("body", 3, 5, WORDS)]
    assert "Title, line 1" in answer["html"]


def test_line_ends_of_forms_count_once(author: Client) -> None:
    answer = ask(author, ADD_CHECK, title="A", body=f"Fine.\r\n\r\nFine.\r\n\r\n{ADDRESS}")

    assert places(answer) == [("body", 5, 5, WORDS)]


def test_facts_of_a_treatment_are_checked_in_their_part(author: Client) -> None:
    page = make_treatment()

    answer = ask(author, check(page), title="A", what=ADDRESS, risks=f"Fine.\n\n{ADDRESS}", body="One [@nobody].")

    assert places(answer) == [("body", 1, 7, "nobody"), ("what", 1, 5, WORDS), ("risks", 3, 5, WORDS)]
    assert "What it is, line 1" in answer["html"]


def test_a_fact_of_another_kind_of_page_is_no_field_here(author: Client) -> None:
    assert ask(author, ADD_CHECK, title="A", body="Fine.", what=ADDRESS)["number"] == 0


def test_what_is_said_of_sources_is_told_too(author: Client) -> None:
    make_source("fell", standing="retracted")

    answer = ask(author, ADD_CHECK, title="A", body="It helps [@fell].")

    assert places(answer) == [("body", 1, 11, "@fell")]
    assert "Keeps the page from being published." in answer["html"]


@pytest.mark.parametrize(("place", "number"), [("article", 1), ("about", 0), ("section", 0), ("", 1), ("nonsense", 1)])
def test_the_place_that_is_chosen_for_a_new_page_counts(author: Client, place: str, number: int) -> None:
    assert ask(author, ADD_CHECK, title="A", body=DANGER, place=place)["number"] == number


@pytest.mark.parametrize("place", ["treatment", "levelofcare", "about"])
def test_a_place_of_another_kind_of_page_does_not_count(author: Client, place: str) -> None:
    answer = ask(author, ADD_TREATMENT, title="A", body=DANGER, what=ADDRESS, place=place)

    assert [part for part, *_ in places(answer)] == ["body", "what"]


def test_a_saved_page_stays_what_it_is_whatever_the_form_says(author: Client) -> None:
    page = make_draft()

    assert ask(author, check(page), title="A", body=DANGER, place="about")["number"] == 1


def test_nothing_typed_is_nothing_found(author: Client) -> None:
    answer = ask(author, ADD_CHECK)

    assert answer["number"] == 0
    assert "Nothing was found." in answer["html"]


def test_what_is_dismissed_is_counted_apart(author: Client) -> None:
    page = make_draft(body=ADDRESS)
    dismissing.dismiss(page, the_one(page).finding, "It is meant.", by=None)

    answer = ask(author, check(page), title="A", body=f"New.\n\n{ADDRESS}")

    assert (answer["number"], places(answer)) == (0, [])
    assert "1 let stand, with a reason" in answer["html"]


@pytest.mark.parametrize(("group", "offered"), [("author", 1), ("editor", 2)])
def test_letting_stand_is_offered_where_one_may(client: Client, group: str, offered: int) -> None:
    page = make_draft()
    client.force_login(make_user(group=group))

    answer = ask(client, check(page), title="A", body=f"{ADDRESS}\n\n{DANGER}")

    assert answer["html"].count("data-dismiss=") == offered


def test_nothing_is_let_stand_on_a_page_that_is_not_saved(author: Client) -> None:
    assert "data-dismiss=" not in ask(author, ADD_CHECK, title="A", body=ADDRESS)["html"]


def test_nothing_is_kept(author: Client) -> None:
    page = make_draft(body="Saved.")
    before = list(Page.objects.values()), list(Revision.objects.values()), list(Event.objects.values())

    for address in (ADD_CHECK, check(page)):
        ask(author, address, title=ADDRESS, body=f"{ADDRESS} [@nobody]")

    assert (list(Page.objects.values()), list(Revision.objects.values()), list(Event.objects.values())) == before
    assert not KeptFinding.objects.exists()


# The form


def test_the_form_shows_what_was_found_and_where_to_ask(author: Client) -> None:
    page = make_draft(body=ADDRESS)

    shown = author.get(change(page)).content.decode()

    assert f'data-check="{check(page)}"' in shown
    assert places({"html": shown}) == [("body", 1, 5, WORDS)]


def test_the_form_of_a_new_page_has_where_to_ask(author: Client) -> None:
    assert f'data-check="{ADD_CHECK}"' in author.get(ADD).content.decode()


def test_who_only_reads_sees_what_was_found_without_a_form(client: Client) -> None:
    page = make_draft(body=ADDRESS)
    client.force_login(make_user(group="reviewer"))

    shown = client.get(change(page)).content.decode()

    assert places({"html": shown}) == [("body", 1, 5, WORDS)]
    assert 'data-check=""' in shown


def test_what_was_found_is_shown_again_with_a_form_that_is_refused(author: Client) -> None:
    page = make_draft(body=ADDRESS)

    shown = author.post(change(page), posted(page, title="")).content.decode()

    assert places({"html": shown}) == [("body", 1, 5, WORDS)]


# Hostile and too long


@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_hostile_text_is_words(author: Client, field: str) -> None:
    html = ask(author, ADD_CHECK, **{"title": "A", field: f"See https://example.org/{HOSTILE} and {HOSTILE}."})["html"]

    assert "<img" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "text", ["\0", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "a\0b " + ADDRESS, "\u2028" * 50]
)
def test_odd_text_is_no_error_of_ours(author: Client, text: str) -> None:
    ask(author, ADD_CHECK, title=text, summary=text, body=text)


@pytest.mark.parametrize("address", ["add", "change"])
def test_a_text_beyond_the_bound_is_not_read(author: Client, address: str) -> None:
    where = ADD_CHECK if address == "add" else check(make_draft())

    response = author.post(where, {"title": "a", "body": "a" * (2 * LONGEST_TEXT)})

    assert (response.status_code, response.json()) == (
        413,
        {"error": "This is too long to be checked at once: divide the page."},
    )


# Who may


@pytest.mark.parametrize(
    ("group", "status"), [("author", 200), ("editor", 200), ("reviewer", 403), ("moderator", 403), ("", 403)]
)
def test_it_answers_those_who_write(client: Client, group: str, status: int) -> None:
    pages = [make_draft(), make_level(), make_treatment()]
    client.force_login(make_user(group=group))

    answers = [client.post(address, new()).status_code for address in (ADD_CHECK, ADD_TREATMENT, *map(check, pages))]

    assert answers == [status] * 5


def test_who_writes_articles_alone_is_answered_about_articles_alone(client: Client) -> None:
    writer = make_user()
    rights = ("view_article", "add_article", "change_article", "view_treatment")
    writer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(writer)

    addresses = (ADD_CHECK, check(make_draft()), ADD_TREATMENT, check(make_treatment()))

    assert [client.post(address, new()).status_code for address in addresses] == [200, 200, 403, 403]


@pytest.mark.parametrize(("codename", "statuses"), [("add_article", [200, 403]), ("change_article", [403, 200])])
def test_a_new_page_is_for_who_may_add_and_another_for_who_may_change(
    client: Client, codename: str, statuses: list[int]
) -> None:
    writer = make_user()
    writer.user_permissions.set(Permission.objects.filter(codename__in=("view_article", codename)))
    client.force_login(writer)

    assert [client.post(each, new()).status_code for each in (ADD_CHECK, check(make_draft()))] == statuses


def test_a_page_that_is_not_there_is_not_found(author: Client) -> None:
    page = make_draft()
    address = check(page)
    Article.objects.all().delete()

    assert author.post(address, new()).status_code == 404


def test_it_answers_posts_with_a_token_only() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(group="author"))

    for address in (ADD_CHECK, check(make_draft())):
        assert client.post(address, new()).status_code == 403
        assert client.get(address).status_code == 405


def test_who_is_no_staff_is_asked_to_sign_in(client: Client) -> None:
    client.force_login(make_user(group="editor", is_staff=False))

    for address in (ADD_CHECK, check(make_draft())):
        assert client.post(address, {}).headers["Location"].startswith("/admin/login/")


# What it costs


def test_many_findings_cost_no_more_queries_than_one(author: Client, django_assert_max_num_queries: Any) -> None:
    page = make_draft(body=ADDRESS)
    many = "\n\n".join(f"See https://example.org/{number} and [@nobody{number}]." for number in range(60))
    with django_assert_max_num_queries(20) as one:
        ask(author, check(page), title="A", body=f"{ADDRESS} [@nobody]")

    with django_assert_max_num_queries(len(one)):
        assert ask(author, check(page), title="A", body=many)["number"] == 120
