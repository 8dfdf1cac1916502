"""What is to be said of a page: saved or being typed, in the order of the page, with what is let stand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import publishing
from articles.checking import dismissing, told
from articles.models import Article, Source
from tests.articles.checking.found_here import ADDRESS, DANGER, HELP, WORDS, of, places, the_one
from tests.factories import edit, make_draft, make_source, make_treatment
from treatments.models import Treatment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]


def typed(page: Any, **texts: str) -> list[told.Told]:
    return told.of_typed(page, texts)


# Saved


def test_what_the_checks_found_stands_beside_what_the_text_and_its_sources_say() -> None:
    make_source("fell", standing="retracted")
    page = make_draft(body=f"One [@nobody].\n\n{ADDRESS}\n\nIt helps [@fell].")

    assert places(of(page)) == [
        ("unknown-citation", "body", 1, 7),
        ("bare-url", "body", 3, 5),
        ("rests-on-retracted", "body", 5, 11),
    ]


def test_all_is_told_in_the_order_of_the_page() -> None:
    page = make_treatment(title=ADDRESS, summary=ADDRESS, what=ADDRESS, names=f"Fine.\n\n{ADDRESS}", body=ADDRESS)

    assert [part for _, part, *_ in places(of(page))] == ["title", "summary", "names", "what", "body"]


def test_a_source_that_falls_later_is_told_without_checking_again() -> None:
    make_source("fell")
    page = make_draft(body="It helps [@fell].")

    before = of(page)
    Source.objects.update(standing="retracted")

    assert (before, [each.finding.rule for each in of(page)]) == ([], ["rests-on-retracted"])


def test_what_is_dismissed_is_told_with_its_reason() -> None:
    page = make_draft(body=ADDRESS)

    before = the_one(page)
    dismissing.dismiss(page, before.finding, "It is the matter of the page.", by=None)
    after = the_one(page)

    assert before.dismissal is None
    assert after.dismissal is not None
    assert (after.finding, after.dismissal.reason) == (before.finding, "It is the matter of the page.")


def test_a_dismissal_of_one_page_says_nothing_of_another() -> None:
    page, other = make_draft(body=ADDRESS), make_draft(body=ADDRESS)

    dismissing.dismiss(page, the_one(page).finding, "It is meant.", by=None)

    assert (the_one(page).dismissal is None, the_one(other).dismissal is None) == (False, True)


@pytest.mark.parametrize(
    ("body", "rule", "title", "is_editorial", "stops"),
    [
        (ADDRESS, "bare-url", "Addresses in place of words", True, False),
        (DANGER, "help-box-missing", "No help box on a page about danger to life", True, True),
        ("One [@nobody].", "unknown-citation", "Unknown citation", False, True),
        ("A [draft](page:article/a-draft).", "unseen-page", "Unseen page", False, False),
    ],
)
def test_each_has_a_title_and_says_whether_it_can_be_dismissed_and_stops(
    body: str, rule: str, title: str, is_editorial: bool, stops: bool
) -> None:
    make_draft(slug="a-draft")
    found = next(each for each in of(make_draft(body=body)) if each.finding.rule == rule)

    assert (found.title, found.is_editorial, found.stops) == (title, is_editorial, stops)


@pytest.mark.parametrize("number", [1, 60])
def test_a_page_costs_five_queries_however_much_is_found(django_assert_max_num_queries: Any, number: int) -> None:
    make_source("fell", standing="retracted")
    page = make_draft(body="\n\n".join(f"See https://example.org/{each}, it helps [@fell]." for each in range(number)))
    revision = page.revisions.select_related("page").get()
    dismissing.dismiss(page, told.of_revision(revision)[0].finding, "It is meant.", by=None)

    with django_assert_max_num_queries(5):
        found = told.of_revision(revision)

    assert len([each for each in found if each.finding.rule == "bare-url"]) == number


# While it is typed


def test_what_is_typed_is_told_as_it_will_be_when_it_is_saved() -> None:
    make_source("fell", standing="retracted")
    texts = {"title": ADDRESS, "summary": ADDRESS, "what": f"Fine.\n\n{ADDRESS}", "body": f"One [@nobody]. {ADDRESS}"}
    texts["names"] = "It helps [@fell]."
    page = Treatment(kind="treatment")

    before = typed(page, **texts)
    saved = make_treatment_of(texts)

    assert [each.finding for each in before] == [each.finding for each in of(saved)]
    assert len(before) == 6


def make_treatment_of(texts: dict[str, str]) -> Treatment:
    page: Treatment = make_draft(model=Treatment, **texts)
    return page


def test_lines_are_those_of_the_field_also_below_empty_lines() -> None:
    page = Treatment(kind="treatment")

    found = typed(page, title="", body=f"\n\n\n{ADDRESS} One [@nobody].", what=f"\n\n{ADDRESS} One [@no].")

    assert places(found) == [
        ("bare-url", "what", 3, 5),
        ("unknown-citation", "what", 3, 47),
        ("bare-url", "body", 4, 5),
        ("unknown-citation", "body", 4, 47),
    ]


def test_what_is_dismissed_stands_while_the_page_is_typed() -> None:
    page = make_draft(body=ADDRESS)
    dismissing.dismiss(page, the_one(page).finding, "It is meant.", by=None)

    (found,) = typed(page, title="Another title", body=f"New.\n\n{ADDRESS}")

    assert found.dismissal is not None


def test_a_page_that_is_not_saved_has_nothing_dismissed() -> None:
    dismissing.dismiss(page := make_draft(body=ADDRESS), the_one(page).finding, "It is meant.", by=None)

    (found,) = typed(Article(kind="article"), title="A", body=ADDRESS)

    assert found.dismissal is None


@pytest.mark.parametrize(("kind", "rules"), [("article", ["help-box-missing"]), ("about", []), ("section", [])])
def test_the_rules_know_the_kind_of_the_page(kind: str, rules: list[str]) -> None:
    assert [each.finding.rule for each in typed(Article(kind=kind), title="A", body=DANGER)] == rules


def test_fields_that_hold_no_text_of_the_page_are_not_read() -> None:
    assert typed(Article(kind="article"), title="A", body="", change_note=ADDRESS, what=ADDRESS) == []


@settings(max_examples=40)
@given(st.text("aX.:/@[]()<>\"'|#*`\n\t 0\U0001f642é", max_size=120))
def test_any_text_has_places_within_it(text: str) -> None:
    body = f"{text}\n\n{ADDRESS}"

    for each in typed(Article(kind="article"), title="A", body=body):
        line = body.split("\n")[each.finding.line - 1]
        assert 1 <= each.finding.column <= len(line) + 1


@pytest.mark.parametrize("number", [1, 60])
def test_typing_costs_the_same_however_much_is_found(django_assert_max_num_queries: Any, number: int) -> None:
    page = make_draft()
    body = "\n\n".join(f"See https://example.org/{each} and [@nobody{each}]." for each in range(number))

    with django_assert_max_num_queries(8):
        assert len(typed(page, title="A", body=body)) == 2 * number


# What stands in the way


def test_what_stops_is_read_anew_and_not_as_it_was_found() -> None:
    page = make_draft(body=DANGER)
    page.revisions.get().kept_findings.all().delete()

    (found,) = told.stopping(page.revisions.get())

    assert (found.rule, found.words) == ("help-box-missing", "overdose")


def test_what_informs_is_dismissed_or_helped_does_not_stop() -> None:
    informing, helped, dismissed = (make_draft(body=body) for body in (ADDRESS, DANGER + HELP, DANGER))
    dismissing.dismiss(dismissed, the_one(dismissed, "help-box-missing").finding, "Only in passing.", by=None)

    assert [told.stopping(page.revisions.get()) for page in (informing, helped, dismissed)] == [[], [], []]


def test_the_words_are_those_of_the_page() -> None:
    page = make_draft(body=ADDRESS)
    edit(page, body=ADDRESS.replace("/x", "/y"))
    publishing.publish(page, by=None)

    assert the_one(page).finding.words == WORDS.replace("/x", "/y")
