"""What the checks find on all pages: counted by rule, each in its sentence, and checked again when rules change."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles import publishing
from articles.admin import check_report
from articles.checking import dismissing, keeping
from articles.checking.record import recorded
from articles.models import Article, HouseWord, KeptFinding, Revision
from tests.articles.admin.page_posts import said
from tests.articles.checking.found_here import ADDRESS, DANGER, WORDS, the_one
from tests.factories import edit, make_article, make_draft, make_level, make_treatment, make_user
from treatments.models import Treatment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]

REPORT = "/admin/articles/article/checks/"
AGAIN = f"{REPORT}again/"
HOSTILE = "\"'></textarea><img src=x onerror=alert(1)><script>alert(1)</script>"
BUTTON = 'class="act act-first">Check'


def counts(client: Client, **asked: str) -> list[tuple[str, str, int, int]]:
    response = client.get(REPORT, asked)
    assert response.status_code == 200
    return [(row["rule"], row["severity"], row["number"], row["pages"]) for row in response.context["rules"]]


def titles(client: Client, **asked: str) -> list[str]:
    response = client.get(REPORT, {"rule": "bare-url"} | asked)
    assert response.status_code == 200
    return [row["title"] for row in response.context["rows"]]


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def signed_in(client: Client, group: str) -> Client:
    client.force_login(make_user(group=group))
    return client


# By rule


def test_findings_and_pages_are_counted_by_rule_the_gravest_first(editor: Client) -> None:
    make_draft(body=f"{ADDRESS}\n\nSee https://example.org/y there.")
    make_draft(body=f"{ADDRESS}\n\n{DANGER}")

    assert counts(editor, seen="newest") == [("help-box-missing", "error", 1, 1), ("bare-url", "warning", 3, 2)]


def test_each_rule_says_why_and_leads_to_its_findings(editor: Client) -> None:
    make_article(body=ADDRESS)

    shown = words(editor.get(REPORT))

    assert '<a href="?seen=live&amp;rule=bare-url">Addresses in place of words</a>' in shown
    assert "A listener hears every sign of an address" in shown


def test_what_readers_see_is_told_apart_from_the_newest_text(editor: Client) -> None:
    page = make_article("Live", body=ADDRESS)
    edit(page, title="Mended", body="Mended.")
    make_draft("Draft", body=f"{ADDRESS}\n\nSee https://example.org/y there.")

    assert counts(editor) == counts(editor, seen="live") == [("bare-url", "warning", 1, 1)]
    assert counts(editor, seen="newest") == [("bare-url", "warning", 2, 1)]
    assert (titles(editor), titles(editor, seen="newest")) == (["Live"], ["Draft", "Draft"])


def test_what_was_withdrawn_is_nothing_that_readers_see(editor: Client) -> None:
    publishing.withdraw(make_article(body=ADDRESS), by=None)

    assert (counts(editor), counts(editor, seen="newest")) == ([], [("bare-url", "warning", 1, 1)])


def test_what_is_let_stand_is_not_counted(editor: Client) -> None:
    page = make_article(body=f"{ADDRESS}\n\nSee https://example.org/y there.")
    dismissing.dismiss(page, KeptFinding.objects.order_by("pk")[0].finding(), "It is meant.", by=None)

    shown = words(editor.get(REPORT, {"rule": "bare-url"}))

    assert counts(editor) == [("bare-url", "warning", 1, 1)]
    assert (WORDS in shown, "https://example.org/y" in shown) == (False, True)


def test_a_rule_that_is_no_more_is_not_told(editor: Client) -> None:
    make_article(body=ADDRESS)
    KeptFinding.objects.update(rule="of-former-days")

    assert counts(editor) == []


def test_where_nothing_is_found_it_says_so(editor: Client) -> None:
    assert "Nothing was found that does not stand for a reason." in words(editor.get(REPORT))


# One rule


def test_every_finding_of_a_rule_stands_in_its_sentence_and_leads_to_its_page(editor: Client) -> None:
    article, treatment = make_article("An article", body=ADDRESS), make_treatment("Baclofen", what=ADDRESS)
    key = the_one(article).finding.key

    shown = words(editor.get(REPORT, {"rule": "bare-url"}))

    assert "2 in all." in shown
    assert f'<a href="/admin/articles/article/{article.pk}/checks/#finding-{key}">An article</a>' in shown
    assert f'<a href="/admin/treatments/treatment/{treatment.pk}/checks/#finding-{key}">Baclofen</a>' in shown
    assert f'<p class="check-passage">{ADDRESS}</p>' in shown
    assert "What it is, line 1</span>" in shown


@pytest.mark.parametrize(
    "asked", [{"rule": "nonsense"}, {"rule": "\0"}, {"seen": "<script>"}, {"seen": "\0", "p": "\0"}]
)
def test_nonsense_in_the_address_is_no_error_of_ours(editor: Client, asked: dict[str, str]) -> None:
    make_article(body=ADDRESS)

    assert counts(editor, **asked) == [("bare-url", "warning", 1, 1)]


@pytest.mark.parametrize(
    ("p", "number"), [("1", 100), ("2", 30), ("3", 30), ("0", 30), ("-1", 30), ("x", 100), ("9" * 30, 30), ("", 100)]
)
def test_many_findings_come_in_parts(editor: Client, p: str, number: int) -> None:
    for _ in range(2):
        make_article(body="\n\n".join(f"See https://example.org/{each} there." for each in range(65)))

    response = editor.get(REPORT, {"rule": "bare-url", "p": p})

    assert len(response.context["rows"]) == number
    assert "130 in all." in words(response)
    assert "seen=live&amp;rule=bare-url&amp;p=" in response.content.decode()


def test_hostile_text_is_words(editor: Client) -> None:
    make_article(HOSTILE, body=f"See https://example.org/{HOSTILE} and {HOSTILE}.")

    for asked in ({}, {"rule": "bare-url"}, {"rule": HOSTILE, "seen": HOSTILE}):
        shown = editor.get(REPORT, asked).content.decode()
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown


# Who may


@pytest.mark.parametrize(
    ("group", "status"), [("author", 200), ("editor", 200), ("reviewer", 200), ("moderator", 200), ("", 403)]
)
def test_it_is_for_staff_who_may_look_at_pages(client: Client, group: str, status: int) -> None:
    assert signed_in(client, group).get(REPORT).status_code == status


def test_drafts_of_kinds_that_one_may_not_see_are_not_told(client: Client) -> None:
    make_draft("An article", body=ADDRESS)
    make_draft("A secret", model=Treatment, what=ADDRESS)
    person = make_user()
    person.user_permissions.set(Permission.objects.filter(codename="view_article"))
    client.force_login(person)

    shown = words(client.get(REPORT, {"rule": "bare-url", "seen": "newest"}))

    assert counts(client, seen="newest") == [("bare-url", "warning", 1, 1)]
    assert ("An article" in shown, "A secret" in shown) == (True, False)


@pytest.mark.parametrize(
    ("group", "status"), [("author", 302), ("editor", 302), ("reviewer", 403), ("moderator", 403), ("", 403)]
)
def test_checking_again_is_offered_to_those_who_may_ask_for_it(client: Client, group: str, status: int) -> None:
    page = make_draft(body=ADDRESS)
    Revision.objects.update(checked_with="")
    signed_in(client, group)

    shown = client.get(REPORT).content.decode()
    answer = client.post(AGAIN)

    assert (BUTTON in shown, answer.status_code) == (status == 302, status)
    assert keeping.is_outdated(page.revisions.get()) is (status != 302)


def test_who_publishes_and_does_not_write_may_ask_for_it_too(client: Client) -> None:
    person = make_user()
    person.user_permissions.set(Permission.objects.filter(codename__in=("view_article", "publish_page")))
    client.force_login(person)

    assert client.post(AGAIN).status_code == 302


def test_checking_again_answers_posts_with_a_token_only() -> None:
    client = signed_in(Client(enforce_csrf_checks=True), "editor")
    Revision.objects.filter(page=make_draft()).update(checked_with="")

    assert (client.get(AGAIN).status_code, client.post(AGAIN).status_code) == (405, 403)
    assert keeping.outdated().count() == 1


def test_the_report_answers_no_post(editor: Client) -> None:
    assert editor.post(REPORT).status_code == 405


def test_who_is_no_staff_is_asked_to_sign_in(client: Client) -> None:
    client.force_login(make_user(group="editor", is_staff=False))

    for answer in (client.get(REPORT), client.post(AGAIN)):
        assert answer.headers["Location"].startswith("/admin/login/")


# Checking again


def test_nothing_is_offered_where_all_was_checked_with_today_s_rules(editor: Client) -> None:
    make_draft(body=ADDRESS)

    assert BUTTON not in editor.get(REPORT).content.decode()


@pytest.mark.parametrize(("number", "told"), [(1, "Since one text was checked"), (2, "Since 2 texts were checked")])
def test_it_says_how_many_were_read_with_other_words(editor: Client, number: int, told: str) -> None:
    for _ in range(number):
        make_draft()
    HouseWord.objects.create(words="junkie", instead="person")

    assert told in words(editor.get(REPORT))


def test_pages_are_checked_again_in_steps(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_report, "AT_ONCE", 0)
    for _ in range(2):
        make_draft(body=ADDRESS)
    KeptFinding.objects.all().delete()
    HouseWord.objects.create(words="junkie", instead="person")

    first, second = (editor.post(AGAIN, {"seen": "newest"}) for _ in range(2))

    assert "One text is left to be checked" in said(first)
    assert "All pages have been checked" in said(second)
    assert counts(editor, seen="newest") == [("bare-url", "warning", 2, 2)]


def test_it_leads_back_to_where_it_was_asked_for(editor: Client) -> None:
    answer = editor.post(AGAIN, {"seen": "newest", "rule": "bare-url", "next": "https://example.org/"})

    assert answer.headers["Location"] == f"{REPORT}?seen=newest&rule=bare-url"


def test_no_address_leads_elsewhere(editor: Client) -> None:
    answer = editor.post(AGAIN, {"seen": "//example.org/\r\nX: y", "rule": "&x=<script>"})

    assert answer.headers["Location"].startswith(f"{REPORT}?seen=%2F%2Fexample.org")
    assert "<" not in answer.headers["Location"]
    assert "X" not in answer.headers


# What it costs


@pytest.mark.parametrize("asked", [{}, {"seen": "newest"}, {"rule": "bare-url"}])
def test_many_pages_cost_as_many_queries_as_one(
    editor: Client, django_assert_max_num_queries: Any, asked: dict[str, str]
) -> None:
    make_article(body=ADDRESS)
    with django_assert_max_num_queries(12) as one:
        editor.get(REPORT, asked)
    for make in (make_article, make_level, make_treatment) * 8:
        make(body=f"{ADDRESS}\n\nSee https://example.org/y there.")
    Article.objects.all()[0].revisions.update(checked_with="")
    recorded()  # of the treatments that are new

    with django_assert_max_num_queries(len(one)):
        editor.get(REPORT, asked)
