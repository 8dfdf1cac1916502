"""The list of links in the admin."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import links
from articles.models import Link
from tests.factories import edit, make_article, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/link/"
A, B, C, D = (f"https://{host}.example/" for host in "abcd")


def known(url: str, **fields: Any) -> Link:
    """The link with this address, as the last check left it."""
    links.know_all()
    Link.objects.filter(url=url).update(**fields)
    return Link.objects.get(url=url)


def change(link: Link) -> str:
    return f"{LIST}{link.pk}/change/"


def rows(client: Client, query: str = "") -> list[str]:
    """The addresses in the order of the list."""
    response = client.get(LIST + query)
    return [link.url for link in response.context["cl"].result_list]


def words(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_list_says_how_a_link_answered_and_where_it_stands(editor: Client) -> None:
    source = make_source("agabio2023", url=A)
    page = make_article("Live page", body=f"[One]({A}).")
    make_draft("Draft", body=f"[One]({A}).")
    days = ["2026-03-01", "2026-03-02", "2026-03-09"]
    reason = "The server answered 404, Not Found."
    known(A, state="broken", failed_on=days, reason=reason, checked_at=datetime(2026, 3, 9, 7, 30, tzinfo=UTC))

    response = editor.get(LIST)

    said = words(response)
    assert "Broken" in said
    assert reason in said
    assert "Failed on 3 days since 1 Mar 2026." in said
    assert "9 Mar 2026, 07:30" in said
    html = response.content.decode()
    assert f'<a href="/admin/articles/article/{page.pk}/change/">Live page</a>' in html
    assert f'<a href="/admin/articles/source/{source.pk}/change/">agabio2023</a>' in html
    assert ">Draft</a>" not in html


def test_a_link_is_shown_with_every_place(editor: Client) -> None:
    page = make_article("Live page", body=f"[One]({A}).")
    edit(page, body=f"[One]({A}) and [two]({B}).")
    make_article("Planned", body=f"[One]({A}).", at=timezone.now() + timedelta(days=1))
    make_source("agabio2023", url=A)
    link = known(A, state="fine", moved_to=D, fine_at=timezone.now())

    said = words(editor.get(change(link)))

    assert re.search("Live pages: Live page Drafts and planned pages: Live page Planned Sources: agabio2023", said)
    assert "It has moved for good." in said
    assert f'<a href="{D}" rel="noopener noreferrer">' in editor.get(change(link)).content.decode()


def test_a_link_on_many_pages_names_a_few_and_counts_the_rest(editor: Client) -> None:
    for number in range(5):
        make_article(f"Page {number}", body=f"[One]({A}).")
    link = known(A)

    assert "Page 0 Page 1 Page 2 and 2 more" in words(editor.get(LIST))
    assert "Page 2 Page 3 Page 4" in words(editor.get(change(link)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [C, A, B, D]),
        ("?met=live", [A, B]),
        ("?met=unseen", [C, D]),
        ("?state__exact=broken", [C]),
        ("?state__exact=unknown", [A]),
        ("?moved=yes", [B]),
        ("?q=B.example", [B]),
        ("?q=nothing", []),
        ("?o=0", [A, B, C, D]),
        ("?o=1", [C, A, B, D]),
    ],
)
def test_list_filters_and_puts_what_needs_work_first(editor: Client, query: str, found: list[str]) -> None:
    make_article(body=f"[One]({A}) and [two]({B}).")
    make_draft(body=f"[Three]({C}) and [four]({D}).")
    links.know_all()
    for url, state in {A: "unknown", B: "fine", C: "broken", D: "fine"}.items():
        known(url, state=state, moved_to=D if url == B else "")

    assert rows(editor, query) == found


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_fifty(editor: Client) -> None:
    make_article(body=f"[One]({A}).")
    make_source(url=A)
    links.know_all()
    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)

    for number in range(5):
        make_article(body=" ".join(f"[There]({A}{number}/{each})." for each in range(10)))
        make_source(url=f"{A}{number}/1")
    links.know_all()
    with CaptureQueriesContext(connection) as many:
        assert len(rows(editor)) == 50

    assert len(many) == len(few)


def test_nobody_changes_a_link_by_hand() -> None:
    make_article(body=f"[One]({A}).")
    link = known(A, state="fine")
    client = Client()
    client.force_login(make_user(is_superuser=True))

    answers = [
        client.post(address, {"url": B, "post": "yes"}).status_code
        for address in (f"{LIST}add/", change(link), f"{LIST}{link.pk}/delete/")
    ]
    client.post(LIST, {"action": "delete_selected", "_selected_action": [link.pk], "post": "yes"})

    assert answers == [403, 403, 403]
    assert list(Link.objects.values_list("url", "state")) == [(A, "fine")]


def test_who_may_look_at_links_alone_learns_nothing_of_drafts(client: Client) -> None:
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="view_link"))
    client.force_login(user)
    make_source("agabio2023", url=A)
    make_draft("Secret draft", body=f"[One]({A}).")
    make_article("Seen by readers", body=f"[One]({A}).")
    link = known(A)

    said = words(client.get(LIST)) + words(client.get(change(link)))

    assert A in said
    assert not {name for name in ("Secret draft", "Seen by readers", "agabio2023") if name in said}


@pytest.mark.parametrize("role", ["author", "editor", "reviewer"])
def test_the_staff_that_works_on_pages_sees_links(client: Client, role: str) -> None:
    make_article(body=f"[One]({A}).")
    link = known(A)
    client.force_login(make_user(group=role))

    assert client.get(LIST).status_code == 200
    assert client.get(change(link)).status_code == 200


def test_an_address_of_another_runs_no_code(editor: Client) -> None:
    make_article("<b>Bold</b>", body="[One](<https://a.example/'\"><script>alert(1)</script>>).")
    links.know_all()
    reason = "<script>alert(2)</script>"
    Link.objects.update(reason=reason, moved_to="https://a.example/%22%3E")

    for address in (LIST, change(Link.objects.get())):
        html = editor.get(address).content.decode()
        assert "<script>alert" not in html
        assert "<b>Bold" not in html


STRANGE = ["state__exact=%00", "met=%00", "moved=x", "q=%00", "p=-1", "o=99.x", "url__regex=(", "revisions__body=a"]


@pytest.mark.parametrize("query", STRANGE)
def test_list_takes_any_query(editor: Client, query: str) -> None:
    make_article(body=f"[One]({A}).")
    links.know_all()

    assert editor.get(f"{LIST}?{query}", follow=True).status_code in (200, 400)


@pytest.mark.parametrize("number", ["x", "0", "9" * 30, "1/2"])
def test_a_link_that_is_not_there_leads_back(editor: Client, number: str) -> None:
    assert editor.get(f"{LIST}{number}/change/").status_code in (302, 404)
