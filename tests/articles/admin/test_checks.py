"""The checks of a page in the admin: what was found, letting it stand for a reason, and reporting it again."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.admin.editor_views import LONGEST_TEXT
from articles.checking import dismissing
from articles.models import Article, Dismissal, Event, HouseWord, KeptFinding, Page
from tests.articles.admin.page_posts import new, posted, said
from tests.articles.checking.found_here import ADDRESS, DANGER, WORDS, of, the_one
from tests.factories import edit, make_draft, make_level, make_treatment, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]

HOSTILE = "\"'></textarea><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}"
REASON = "It is what the page is about."
LET_STAND = "Let it stand</button>"
AGAIN = "Report it again</button>"


def checks(page: Page, deed: str = "") -> str:
    model = page._meta
    return f"/admin/{model.app_label}/{model.model_name}/{page.pk}/checks/{deed and f'{deed}/'}"


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def dismissal(page: Page, rule: str = "bare-url", **more: str) -> dict[str, str]:
    """What the form of a finding sends."""
    return {"key": the_one(page, rule).finding.key, "reason": REASON} | more


def stands() -> list[str]:
    return list(Dismissal.objects.values_list("words", flat=True))


# The page


def test_every_finding_is_told_with_its_sentence_reason_and_authority(editor: Client) -> None:
    page = make_draft(body=f"Fine.\n\n{ADDRESS}")

    shown = words(editor.get(checks(page)))

    for told in (
        "Warnings (1)",
        "Addresses in place of words",
        f"<q>{WORDS}</q>",
        f'<p class="check-passage">{ADDRESS}</p>',
        "line 3",
        "This is an address, and not words that say where it leads.",
        "WCAG 2.2, 2.4.4",
        LET_STAND,
    ):
        assert told in shown


def test_the_gravest_come_first_and_what_stops_says_so(editor: Client) -> None:
    page = make_draft(body=f"{ADDRESS}\n\n{DANGER}")

    shown = words(editor.get(checks(page)))

    assert 0 < shown.index("Errors (1)") < shown.index("Warnings (1)")
    assert shown.count("Keeps the page from being published.") == 1


def test_a_fact_is_called_by_its_name(editor: Client) -> None:
    page = make_treatment(what=ADDRESS)

    assert "What it is, line 1" in words(editor.get(checks(page)))


def test_what_readers_would_meet_as_broken_has_no_form(editor: Client) -> None:
    page = make_draft(body="One [@nobody].")

    shown = words(editor.get(checks(page)))

    assert "No source has this key." in shown
    assert LET_STAND not in shown


def test_a_page_in_which_nothing_is_found_says_so(editor: Client) -> None:
    assert "Nothing was found that does not stand for a reason." in words(editor.get(checks(make_draft())))


def test_a_page_without_any_text_says_so(editor: Client) -> None:
    page = Article.objects.create(title="Empty", slug="empty", kind="article")

    assert "This page has no text yet." in words(editor.get(checks(page)))


def test_the_same_words_twice_in_the_same_sentence_have_a_place_of_their_own(editor: Client) -> None:
    page = make_draft(body=f"{ADDRESS}\n\n{ADDRESS}")
    key = of(page)[0].finding.key

    shown = words(editor.get(checks(page)))

    for name in (f'id="finding-{key}"', f'id="finding-{key}-2"', f'id="reason-{key}"', f'id="reason-{key}-2"'):
        assert shown.count(name) == 1


def test_the_newest_revision_is_read_again_when_the_words_of_the_house_changed(editor: Client) -> None:
    page = make_draft(body=ADDRESS)
    KeptFinding.objects.all().delete()

    before = words(editor.get(checks(page)))
    HouseWord.objects.create(words="x", instead="y")
    after = words(editor.get(checks(page)))

    assert (WORDS in before, WORDS in after) == (False, True)


def test_a_page_that_is_not_there_is_not_found(editor: Client) -> None:
    page = make_draft()
    Article.objects.all().delete()

    assert [editor.get(checks(page)).status_code, editor.post(checks(page, "dismiss")).status_code] == [404, 404]
    assert editor.get("/admin/articles/article/x/checks/").status_code == 404


def test_the_form_of_a_page_leads_to_it(editor: Client) -> None:
    page = make_draft(body=ADDRESS)

    shown = editor.get(f"/admin/articles/article/{page.pk}/change/").content.decode()

    assert f'href="{checks(page)}">Checks</a>' in shown
    assert f'href="{checks(page)}#finding-{the_one(page).finding.key}"' in shown


# Letting stand


def test_a_finding_is_let_stand_with_a_reason_and_moves_to_the_others(editor: Client) -> None:
    page = make_draft(body=ADDRESS)

    response = editor.post(checks(page, "dismiss"), dismissal(page), follow=True)

    assert (response.redirect_chain, stands()) == ([(checks(page), 302)], [WORDS])
    shown = words(response)
    assert "It may stand: it is not reported while those words stay." in said(response)
    assert "Let stand (1)" in shown
    assert f"It may stand: “{REASON}” (" in shown
    assert (LET_STAND in shown, AGAIN in shown) == (False, True)


@pytest.mark.parametrize(
    ("reason", "told"), [("", "Say why it may stand"), (" \n ", "Say why it may stand"), ("a" * 301, "too long: 301")]
)
def test_a_reason_that_says_nothing_or_too_much_is_given_back(editor: Client, reason: str, told: str) -> None:
    page = make_draft(body=f"{ADDRESS}\n\nSee https://example.org/y there.")
    first = of(page)[0].finding

    response = editor.post(checks(page, "dismiss"), {"key": first.key, "reason": reason})

    shown = response.content.decode()
    assert (response.status_code, stands()) == (400, [])
    assert told in shown
    assert shown.count('aria-invalid="true"') == 1
    assert f'value="{reason}" aria-invalid="true"' in shown


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "\0", "é" * 100, "<script>"])
def test_a_key_that_nothing_has_lets_nothing_stand(editor: Client, key: str) -> None:
    page = make_draft(body=ADDRESS)

    response = editor.post(checks(page, "dismiss"), {"key": key, "reason": REASON})

    assert (response.status_code, stands()) == (400, [])
    assert "These words do not stand there any more" in response.content.decode()


def test_a_reason_for_words_that_are_gone_is_given_back(editor: Client) -> None:
    response = editor.post(checks(make_draft(), "dismiss"), {"key": "0" * 32, "reason": "<b>Long</b> thought over."})

    assert "You wrote: “&lt;b&gt;Long&lt;/b&gt; thought over.”" in response.content.decode()


def test_what_was_refused_leads_to_its_place(editor: Client) -> None:
    page = make_draft(body=ADDRESS)
    key = the_one(page).finding.key

    shown = editor.post(checks(page, "dismiss"), {"key": key, "reason": ""}).content.decode()

    assert f'<a href="#finding-{key}">' in shown
    assert shown.count(f'id="finding-{key}"') == 1


def test_a_finding_that_was_mended_meanwhile_is_not_let_stand(editor: Client) -> None:
    page = make_draft(body=ADDRESS)
    sent = dismissal(page)
    edit(page, body="Mended.")

    assert editor.post(checks(page, "dismiss"), sent).status_code == 400
    assert stands() == []


def test_a_finding_of_another_page_is_not_let_stand_here(editor: Client) -> None:
    page, other = make_draft(body="Fine."), make_draft(body=ADDRESS)

    assert editor.post(checks(page, "dismiss"), dismissal(other)).status_code == 400
    assert stands() == []


def test_a_form_cannot_make_a_finding_up(editor: Client) -> None:
    page = make_draft(body=ADDRESS)

    editor.post(checks(page, "dismiss"), dismissal(page) | {"rule": "stigma", "words": "any", "passage": "any"})

    assert list(Dismissal.objects.values_list("rule", "words", "passage")) == [("bare-url", WORDS, ADDRESS)]


def test_an_error_of_the_text_is_not_let_stand(editor: Client) -> None:
    page = make_draft(body="One [@nobody].")
    sent = {"key": of(page)[0].finding.key, "reason": REASON}

    response = editor.post(checks(page, "dismiss"), sent)

    assert (response.status_code, stands()) == (400, [])
    assert "Readers would meet this as an error" in response.content.decode()


# Who may

MAY = {"author": (302, 403), "editor": (302, 302), "reviewer": (302, 302), "moderator": (403, 403), "": (403, 403)}


@pytest.mark.parametrize("make", [make_draft, make_level, make_treatment])
@pytest.mark.parametrize("group", MAY)
def test_who_lets_stand_what_informs_and_what_stops(client: Client, group: str, make: Any) -> None:
    page = make(body="Some text.")
    edit(page, body=f"{ADDRESS}\n\n{DANGER}")
    client.force_login(make_user(group=group))

    answers = [client.post(checks(page, "dismiss"), dismissal(page, rule)) for rule in ("bare-url", "help-box-missing")]

    assert tuple(answer.status_code for answer in answers) == MAY[group]
    assert Dismissal.objects.count() == MAY[group].count(302)


@pytest.mark.parametrize("group", MAY)
def test_who_has_it_reported_again(client: Client, group: str) -> None:
    page = make_draft(body=f"{ADDRESS}\n\n{DANGER}")
    keys = [dismissing.dismiss(page, each.finding, REASON, by=None).key for each in of(page)]
    client.force_login(make_user(group=group))

    answers = [client.post(checks(page, "report-again"), {"key": key}).status_code for key in keys]

    assert tuple(answers) == MAY[group]
    assert Dismissal.objects.count() == MAY[group].count(403)


@pytest.mark.parametrize(("group", "forms"), [("author", 1), ("editor", 2), ("reviewer", 2), ("moderator", 0)])
def test_a_form_is_offered_to_those_who_may_send_it(client: Client, group: str, forms: int) -> None:
    page = make_draft(body=f"{ADDRESS}\n\n{DANGER}")
    client.force_login(make_user(group=group))

    before = words(client.get(checks(page))).count(LET_STAND)
    for each in of(page):
        dismissing.dismiss(page, each.finding, REASON, by=None)
    after = words(client.get(checks(page))).count(AGAIN)

    assert (before, after) == (forms, forms)


@pytest.mark.parametrize("deed", ["", "dismiss", "report-again"])
def test_who_may_not_see_pages_sees_nothing_of_it(client: Client, deed: str) -> None:
    page = make_draft(body=ADDRESS)
    client.force_login(make_user())

    answer = client.post(checks(page, deed)) if deed else client.get(checks(page))

    assert answer.status_code == 403
    assert WORDS not in answer.content.decode()


@pytest.mark.parametrize("deed", ["dismiss", "report-again"])
def test_addresses_that_do_something_answer_no_get(editor: Client, deed: str) -> None:
    page = make_draft(body=ADDRESS)

    assert editor.get(checks(page, deed), dismissal(page)).status_code == 405
    assert stands() == []


def test_the_page_answers_no_post(editor: Client) -> None:
    page = make_draft(body=ADDRESS)

    assert editor.post(checks(page), dismissal(page)).status_code == 405
    assert stands() == []


def test_nothing_is_let_stand_without_the_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(group="editor"))
    page = make_draft(body=ADDRESS)

    assert client.post(checks(page, "dismiss"), dismissal(page)).status_code == 403
    assert stands() == []


# Reporting again


def test_a_finding_is_reported_again(editor: Client) -> None:
    page = make_draft(body=ADDRESS)
    kept = dismissing.dismiss(page, the_one(page).finding, REASON, by=None)

    response = editor.post(checks(page, "report-again"), {"key": kept.key}, follow=True)

    assert (stands(), response.redirect_chain) == ([], [(checks(page), 302)])
    assert "It is reported again." in said(response)
    assert LET_STAND in words(response)
    assert list(Event.objects.filter(verb="reopened").values_list("page", flat=True)) == [page.pk]


@pytest.mark.parametrize("key", ["", "x", "\0", "0" * 32, "<script>"])
def test_what_is_not_let_stand_any_more_is_told(editor: Client, key: str) -> None:
    page = make_draft(body=ADDRESS)

    response = editor.post(checks(page, "report-again"), {"key": key})

    assert response.status_code == 400
    assert "This finding is not dismissed any more." in response.content.decode()


# While it is typed


def test_words_that_are_only_typed_are_let_stand(editor: Client) -> None:
    page = make_draft(body="Saved.")
    typed = posted(page, body=f"Not saved.\n\n{ADDRESS}")
    key = the_one(make_draft(body=ADDRESS)).finding.key

    response = editor.post(checks(page, "dismiss"), typed | {"key": key, "reason": REASON})

    assert (response.status_code, response.json(), stands()) == (200, {}, [WORDS])
    assert (page.revisions.count(), Article.objects.get(pk=page.pk).body) == (1, "Saved.")


def test_words_that_are_saved_and_no_longer_typed_are_not(editor: Client) -> None:
    page = make_draft(body=ADDRESS)

    response = editor.post(checks(page, "dismiss"), posted(page, body="Mended.") | dismissal(page))

    assert (response.status_code, stands()) == (400, [])
    assert "do not stand there any more" in response.json()["error"]


@pytest.mark.parametrize(("reason", "told"), [("", "Say why it may stand"), ("a" * 301, "too long: 301")])
def test_a_script_is_told_what_is_wrong_with_the_reason(editor: Client, reason: str, told: str) -> None:
    page = make_draft(body=ADDRESS)

    response = editor.post(checks(page, "dismiss"), posted(page) | dismissal(page, reason=reason))

    assert (response.status_code, told in response.json()["error"], stands()) == (400, True, [])


def test_a_text_beyond_the_bound_is_not_read(editor: Client) -> None:
    page = make_draft(body=ADDRESS)

    response = editor.post(checks(page, "dismiss"), posted(page, body="a " * LONGEST_TEXT + "b") | dismissal(page))

    assert (response.status_code, "too long to be checked" in response.json()["error"]) == (400, True)


@pytest.mark.parametrize(("group", "status"), [("author", 200), ("editor", 200), ("reviewer", 403), ("moderator", 403)])
def test_only_who_writes_the_page_has_typed_in_it(client: Client, group: str, status: int) -> None:
    page = make_draft(body=ADDRESS)
    client.force_login(make_user(group=group))

    response = client.post(checks(page, "dismiss"), new(body=ADDRESS) | dismissal(page))

    assert (response.status_code, Dismissal.objects.count()) == (status, int(status == 200))
    assert status == 200 or "no right" in response.json()["error"]


def test_an_author_does_not_open_the_way_to_readers_by_typing(client: Client) -> None:
    page = make_draft(body=DANGER)
    client.force_login(make_user(group="author"))

    response = client.post(checks(page, "dismiss"), posted(page) | dismissal(page, "help-box-missing"))

    assert (response.status_code, stands()) == (403, [])


# Hostile text


def test_hostile_texts_and_reasons_are_words(editor: Client) -> None:
    page = make_draft(title=HOSTILE, body=f"{HOSTILE} See https://example.org/{HOSTILE} and {HOSTILE}.")
    for each in of(page):
        if each.is_editorial:
            dismissing.dismiss(page, each.finding, HOSTILE, by=make_user(group="editor", first_name=HOSTILE[:100]))
    edit(page, body=f"{page.body} See https://example.org/y{HOSTILE} too.")

    answers = [
        editor.get(checks(page)),
        editor.get(f"/admin/articles/article/{page.pk}/change/"),
        editor.get(f"/admin/articles/article/{page.pk}/history/"),
        editor.post(checks(page, "dismiss"), {"key": of(page)[-1].finding.key, "reason": HOSTILE * 9}),
        editor.post(checks(page, "dismiss"), {"key": HOSTILE, "reason": HOSTILE}),
    ]

    for answer in answers:
        shown = answer.content.decode()
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown
        assert "alert(1)" in shown


# What it costs


def test_many_findings_cost_no_more_queries_than_one(editor: Client, django_assert_max_num_queries: Any) -> None:
    few = make_draft(body=ADDRESS)
    many = make_draft(body="\n\n".join(f"See https://example.org/{number} here." for number in range(60)))
    for each in of(many)[:30]:
        dismissing.dismiss(many, each.finding, REASON, by=None)
    with django_assert_max_num_queries(20) as one:
        editor.get(checks(few))

    with django_assert_max_num_queries(len(one)):
        shown = words(editor.get(checks(many)))

    assert (shown.count(LET_STAND), shown.count(AGAIN)) == (30, 30)
