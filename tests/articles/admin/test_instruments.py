"""The panel of the instruments in the admin: what it shows, and what becomes of answers that are sent."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from articles.admin.instrument_panel import score, short_score
from articles.checking import answering
from articles.editorial import Manuscript
from articles.editorial.instruments import DISCERN, INSTRUMENTS, Answer, Particulars, judge
from articles.models import Article, Page, Revision
from tests.articles.admin.page_posts import change, said
from tests.factories import edit, make_article, make_draft, make_level, make_source, make_treatment, make_user

pytestmark = pytest.mark.django_db

HOSTILE = "\"'></option></select><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}"
KNOWN = Particulars(today=date(2026, 6, 1))
SAVE = 'value="Save the answers"'


def checks(page: Page, deed: str = "") -> str:
    model = page._meta
    return f"/admin/{model.app_label}/{model.model_name}/{page.pk}/checks/{deed and f'{deed}/'}"


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


def answers(page: Page) -> dict[str, Answer]:
    return answering.kept(Revision.objects.filter(page=page.pk).latest())


def form(response: Any) -> dict[str, str]:
    """What the form of the panel sends when nothing is changed in it."""
    text = response.content.decode().partition('id="instruments"')[2]
    found = {}
    for tag in re.findall(r"<input [^>]*>", text):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and name[1] != "csrfmiddlewaretoken":
            found[name[1]] = unescape(value[1])
    for name, options in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def opened(client: Client, page: Page, **changed: str) -> dict[str, str]:
    """The form as somebody opened it, with what they changed since."""
    return form(client.get(checks(page))) | {name.replace("_", "-", 2): value for name, value in changed.items()}


def criterion(response: Any, question: str) -> str:
    """What stands in the list about a question."""
    return words(response).partition(f'<li class="criterion" id="{question}">')[2].partition("</li>")[0]


# What is shown


def test_three_instruments_follow_the_findings(editor: Client) -> None:
    shown = words(editor.get(checks(make_draft())))

    places = [shown.index(f'id="instrument-{each.id}"') for each in INSTRUMENTS]
    assert places == sorted(places)
    for each in INSTRUMENTS:
        assert f'href="{each.authority.url}" target="_blank" rel="noopener">' in shown
        assert shown.count(f">{each.title}</h3>") == 1
    assert all(f'id="{each.id}"' in shown for instrument in INSTRUMENTS for each in instrument.criteria)


def test_a_question_is_told_with_what_came_of_it_and_why(editor: Client) -> None:
    shown = criterion(editor.get(checks(make_draft())), "discern-8")

    assert "Does it say what is not known?" in shown
    assert '<span class="result result-not-met">not met</span>' in shown
    assert "No heading, block or fact says what is not known." in shown
    assert "<input" not in shown


def test_what_is_asked_has_a_choice_and_a_reason_and_words_only_a_field(editor: Client) -> None:
    response = editor.get(checks(make_draft()))

    assert [value for value in form(response) if "discern-2" in value] == [
        "seen-discern-2",
        "words-discern-2",
        "value-discern-2",
    ]
    assert criterion(response, "discern-2").count("<option") == 6
    assert criterion(response, "cci-1").count("<option") == 3
    assert (criterion(response, "cci-a").count("<option"), criterion(response, "cci-a").count('type="text"')) == (0, 1)


def test_what_is_open_or_not_met_comes_first_and_what_is_met_is_folded_away(editor: Client) -> None:
    page = make_draft(summary="For people who drink.", body="# Nothing")
    answering.answer(page, {"discern-2": Answer(5), "discern-3": Answer(3)}, by=None)

    section = (
        words(editor.get(checks(page))).partition('id="instrument-discern"')[2].partition('id="instrument-jama"')[0]
    )

    order = [
        section.index(each) for each in ("<h4>To answer", "<h4>Not met", "<h4>Partly met", "<details", "<summary>Met")
    ]
    assert order == sorted(order)
    assert section.index("<h4>Partly met") < section.index('id="discern-3"') < section.index("<details")
    assert section.index("<summary>Met") < section.index('id="discern-2"')


def test_a_proposal_waits_among_what_is_open_until_somebody_answers(editor: Client) -> None:
    page = make_draft("Drinking", body="Some text.")
    places = []
    for given in (None, Answer(5)):
        answering.answer(page, {"discern-6": given}, by=None)
        shown = words(editor.get(checks(page)))
        places.append(shown.index('id="discern-6"') < shown.index("<h4>Not met"))

    assert places == [True, False]


def test_an_answer_that_overrides_what_was_computed_says_both(editor: Client) -> None:
    page = make_draft("Baclofen", body="## Risks\n\nThe risk of a fall rises.")
    before = criterion(editor.get(checks(page)), "discern-6")
    answering.answer(page, {"discern-6": Answer(2, "It praises")}, by=None)

    after = criterion(editor.get(checks(page)), "discern-6")

    assert ", proposed</span>" in before
    assert "Answered 2 of 5: It praises. Computed: " in after
    assert ", proposed" not in after


def test_how_we_check_is_linked_once_readers_see_it(editor: Client) -> None:
    page = make_draft()
    about = make_draft(slug="how-we-check", kind="about")
    before = words(editor.get(checks(page)))
    about.delete()
    make_article(slug="how-we-check", kind="about")

    link = 'href="/about/how-we-check/">What readers are told'
    assert (link in before, link in words(editor.get(checks(page)))) == (False, True)


def test_a_page_without_text_has_no_panel(editor: Client) -> None:
    page = Article.objects.create(title="Empty", slug="empty", kind="article")

    shown = words(editor.get(checks(page)))

    assert "This page has no text yet." in shown
    assert 'id="instruments"' not in shown


# Scores


def test_a_score_tells_what_is_answered_and_what_is_not() -> None:
    page = Manuscript.of(title="Drinking", body="Some text.")
    discern, jama, cci = (judge(each, page, KNOWN, {}) for each in INSTRUMENTS)

    left = "for what is answered; [0-9]+ still to answer"
    assert re.fullmatch(f"[0-9]+ of [0-9]+ {left}; 1 proposed, to look at", score(discern))
    assert score(jama) == "0 of 4 met: authorship not met, attribution not met, disclosure not met, currency not met"
    assert re.fullmatch(rf"[0-9]+ of [0-9]+ \([0-9]+ of a hundred\) {left}", score(cci))


def test_where_nothing_applies_there_is_no_score() -> None:
    sheet = judge(DISCERN, Manuscript.of(title="", body=""), KNOWN, {})

    assert (score(sheet), short_score(sheet)) == ("Nothing of it applies", "does not apply")


def test_the_form_of_a_page_tells_the_scores_and_leads_to_the_questions(editor: Client) -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4)}, by=None)

    response = editor.get(change(page))

    for instrument, told in response.context["scores"]:
        assert f'<a href="{checks(page)}#instrument-{instrument.id}">{instrument.title}</a> {told}' in words(response)


# Answering


def test_answers_are_saved(editor: Client) -> None:
    page = make_draft()
    sent = opened(editor, page, value_discern_2="4", words_discern_2="Costs.", value_cci_1="0", words_cci_a="Families.")

    response = editor.post(checks(page, "answer"), sent, follow=True)

    assert response.redirect_chain == [(f"{checks(page)}#instruments", 302)]
    assert answers(page) == {
        "discern-2": Answer(4, "Costs."),
        "cci-1": Answer(0),
        "cci-a": Answer(0, "Families."),
    }
    assert said(response) == "Saved 3 answers."
    assert "Answered 4 of 5: Costs." in criterion(response, "discern-2")
    assert {name: form(response)[name] for name in sent if name[:4] != "seen"} == {
        name: value for name, value in sent.items() if name[:4] != "seen"
    }


def test_an_emptied_answer_is_taken_away(editor: Client) -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4, "Why."), "discern-3": Answer(4)}, by=None)

    editor.post(checks(page, "answer"), opened(editor, page, value_discern_2="", words_discern_2=" "))

    assert answers(page) == {"discern-3": Answer(4)}


def test_a_form_that_was_left_as_it_was_saves_nothing(editor: Client) -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4, "Why & how “so”."), "cci-a": Answer(0, "Families.")}, by=None)

    response = editor.post(checks(page, "answer"), opened(editor, page), follow=True)

    assert said(response) == "Nothing was saved: you changed no answer."
    assert page.events.filter(verb="answered").count() == 1


@pytest.mark.parametrize("value", ["", "6", "-1", "x", "4.0", "٤", "9" * 5000, "\0"])
def test_a_reason_without_a_choice_on_the_scale_is_given_back(editor: Client, value: str) -> None:
    page = make_draft()

    response = editor.post(
        checks(page, "answer"), opened(editor, page, value_discern_2=value, words_discern_2="Why.", value_cci_1="1")
    )

    assert (response.status_code, answers(page)) == (400, {})
    assert "Choose an answer to DISCERN 2, from 1 to 5" in words(response)
    assert (form(response)["words-discern-2"], form(response)["value-cci-1"]) == ("Why.", "1")
    assert criterion(response, "cci-1").count("Not saved yet.") == 1
    assert words(response).count("Not saved yet.") == 2


@pytest.mark.parametrize("question", ["discern-4", "jama-1", "discern-99", "<script>alert(1)</script>", "", "\0"])
def test_a_question_that_is_not_asked_is_refused(editor: Client, question: str) -> None:
    page = make_draft()

    response = editor.post(
        checks(page, "answer"),
        {"based_on": 1, f"value-{question}": "1", f"words-{question}": "Why.", "value-cci-1": "1"},
    )

    assert (response.status_code, answers(page)) == (400, {})
    assert "not asked here" in words(response)
    assert "Not saved, because it is not asked here: 1 Why." in words(response)
    assert "<script>alert" not in response.content.decode()


def test_a_reason_that_is_too_long_is_given_back_whole(editor: Client) -> None:
    page, long = make_draft(), "a" * 301

    response = editor.post(checks(page, "answer"), opened(editor, page, value_discern_2="4", words_discern_2=long))

    assert (response.status_code, answers(page)) == (400, {})
    assert "What you wrote to DISCERN 2 is too long: 301 characters, and 300 fit." in words(response)
    assert (form(response)["value-discern-2"], form(response)["words-discern-2"]) == ("4", long)


def test_hostile_answers_are_words(editor: Client) -> None:
    page = make_draft(title=HOSTILE, body=HOSTILE)
    sent = opened(editor, page, value_discern_2="4", words_discern_2=HOSTILE, words_cci_a=HOSTILE)
    stray = {f"value-{HOSTILE}": HOSTILE, f"words-{HOSTILE}": HOSTILE}

    refused = editor.post(checks(page, "answer"), sent | stray)
    saved = editor.post(checks(page, "answer"), sent, follow=True)
    again = [editor.get(change(page)), editor.get(f"/admin/articles/article/{page.pk}/history/")]

    assert answers(page)["cci-a"] == Answer(0, HOSTILE)
    for answer in (refused, saved, *again):
        shown = answer.content.decode()
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown
        assert "alert(1)" in shown


def test_thousands_of_questions_are_refused_in_one_answer(editor: Client) -> None:
    page = make_draft()

    response = editor.post(checks(page, "answer"), {f"value-{number}": "1" for number in range(900)} | {"based_on": 1})

    assert response.status_code == 400
    assert words(response).count("Not saved, because") == 200


# Two at a time


def test_a_newer_revision_is_told_and_nothing_is_lost(editor: Client) -> None:
    page = make_draft()
    sent = opened(editor, page, value_discern_2="4", words_discern_2="Mine.")
    edit(page, body="Newer.")

    response = editor.post(checks(page, "answer"), sent)
    second = editor.post(checks(page, "answer"), form(response))

    assert (response.status_code, second.status_code) == (409, 302)
    assert "Nothing was saved: revision 2 was saved after you opened this page." in words(response)
    assert (form(response)["based_on"], form(response)["words-discern-2"]) == ("2", "Mine.")
    assert answers(page) == {"discern-2": Answer(4, "Mine.")}


@pytest.mark.parametrize("based_on", ["", "x", "0", "9" * 5000, "-1", "\0"])
def test_a_form_that_saw_no_revision_is_stale(editor: Client, based_on: str) -> None:
    page = make_draft()

    response = editor.post(checks(page, "answer"), {"based_on": based_on, "value-discern-2": "4"})

    assert (response.status_code, answers(page)) == (409, {})
    assert form(response)["value-discern-2"] == "4"


def test_two_tabs_that_answer_different_questions_keep_both(editor: Client) -> None:
    page = make_draft()
    first, second = opened(editor, page, value_discern_2="4"), opened(editor, page, value_discern_3="5")

    statuses = [editor.post(checks(page, "answer"), sent).status_code for sent in (first, second)]

    assert statuses == [302, 302]
    assert answers(page) == {"discern-2": Answer(4), "discern-3": Answer(5)}


def test_two_tabs_that_answer_the_same_question_do_not_overwrite_each_other(editor: Client) -> None:
    page = make_draft()
    first = opened(editor, page, value_discern_2="4", words_discern_2="Theirs.")
    second = opened(editor, page, value_discern_2="1", words_discern_2="Mine.", value_discern_3="5")

    editor.post(checks(page, "answer"), first)
    clash = editor.post(checks(page, "answer"), second)
    between = answers(page)
    again = editor.post(checks(page, "answer"), form(clash))

    assert (clash.status_code, between) == (409, {"discern-2": Answer(4, "Theirs.")})
    assert "somebody else answered DISCERN 2 after you opened the page" in words(clash)
    assert "Saved is: <q>4, Theirs.</q>" in criterion(clash, "discern-2")
    assert again.status_code == 302
    assert answers(page) == {"discern-2": Answer(1, "Mine."), "discern-3": Answer(5)}


# Of an earlier revision


def test_answers_of_an_earlier_revision_stand_in_the_fields_and_count_once_saved(editor: Client) -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4, "Why."), "cci-a": Answer(0, "Families.")}, by=None)
    edit(page, body="Newer.")

    response = editor.get(checks(page))
    untouched = answers(page)
    editor.post(checks(page, "answer"), form(response))

    told = criterion(response, "discern-2")
    assert "Of revision 1: look again." in told
    assert '<span class="result result-to-be-answered">to be answered</span>' in told
    assert form(response)["value-discern-2"] == "4"
    assert untouched == {}
    assert answers(page) == {"discern-2": Answer(4, "Why."), "cci-a": Answer(0, "Families.")}


def test_an_offered_answer_that_is_emptied_is_not_saved(editor: Client) -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4, "Why."), "discern-3": Answer(3)}, by=None)
    edit(page, body="Newer.")

    editor.post(checks(page, "answer"), opened(editor, page, value_discern_2="", words_discern_2=""))

    assert answers(page) == {"discern-3": Answer(3)}


# Who may

MAY = {"author": 302, "editor": 302, "reviewer": 302, "moderator": 403, "": 403}


@pytest.mark.parametrize("make", [make_draft, make_level, make_treatment])
@pytest.mark.parametrize("group", MAY)
def test_who_answers(client: Client, group: str, make: Any) -> None:
    page = make()
    client.force_login(make_user(group=group))

    shown = client.get(checks(page))
    sent = client.post(checks(page, "answer"), {"based_on": 1, "value-discern-2": "4", "words-discern-2": "Why."})

    assert shown.status_code == (200 if group else 403)
    assert (SAVE in words(shown), sent.status_code) == (MAY[group] == 302, MAY[group])
    assert bool(answers(page)) is (MAY[group] == 302)


def test_who_lost_the_right_meanwhile_has_the_words_to_copy(client: Client) -> None:
    page = make_draft()
    client.force_login(make_user(group="moderator"))

    response = client.post(checks(page, "answer"), {"based_on": 1, "value-discern-2": "3", "words-discern-2": "Mine."})

    assert response.status_code == 403
    assert "What you answered: <q>3: partly, Mine.</q>" in criterion(response, "discern-2")


def test_nobody_answers_by_get_or_without_the_token(editor: Client) -> None:
    page = make_draft()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user(group="editor"))
    sent = {"based_on": "1", "value-discern-2": "4"}

    assert editor.get(checks(page, "answer"), sent).status_code == 405
    assert strict.post(checks(page, "answer"), sent).status_code == 403
    assert answers(page) == {}


def test_a_page_that_is_not_there_is_not_found(editor: Client) -> None:
    page = make_draft()
    Article.objects.all().delete()

    assert editor.post(checks(page, "answer"), {"based_on": 1}).status_code == 404
    assert editor.post("/admin/articles/article/x/checks/answer/").status_code == 404


# What it costs


def test_many_sources_and_answers_cost_no_more_queries_than_one(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    few = make_draft(body=f"It helps [@{make_source().key}].")
    many = make_draft(body=" ".join(f"It helps [@{make_source().key}]." for _ in range(40)))
    answering.answer(few, {"discern-2": Answer(1, "Why.")}, by=None)
    answering.answer(many, {key: Answer(1, "Why.") for key in answering.ASKED}, by=None)
    for address in (checks, change):
        with django_assert_max_num_queries(30) as one:
            editor.get(address(few))

        with django_assert_max_num_queries(len(one)):
            editor.get(address(many))
