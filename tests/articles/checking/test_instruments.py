"""A revision put to the instruments: what is known of it beside its text, and what came of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.checking import answering, dismissing, instruments
from articles.editorial.instruments import Answer, Particulars, Result, Sheet
from articles.library import merging
from articles.models import Link, Page, Revision, Source
from tests.articles.checking.found_here import ADDRESS, WORDS, the_one
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_person,
    make_signed,
    make_source,
    make_treatment,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def newest(page: Page) -> Revision:
    return Revision.objects.select_related("page").filter(page=page.pk).latest()


def known(page: Page) -> Particulars:
    return instruments.particulars(page, newest(page))


def sheets(page: Page) -> dict[str, Sheet]:
    return {sheet.instrument.id: sheet for sheet in instruments.sheets(page, newest(page))}


def result(page: Page, question: str) -> Result:
    found = [each for sheet in sheets(page).values() for each in sheet.judged if each.criterion.id == question]
    return found[0].result


# What is known beside the text


def test_of_a_bare_draft_nothing_is_known() -> None:
    assert known(make_draft()) == Particulars(today=TODAY())


def test_author_and_credentials_are_those_of_the_revision() -> None:
    ida = make_person("Ida Lund", credentials="RN")
    page = make_draft(author=ida)
    before = newest(page)
    edit(page, author=make_person("Sam Reed"))

    found = [instruments.particulars(page, revision) for revision in (before, newest(page))]

    assert [(each.author, each.author_credentials) for each in found] == [("Ida Lund", "RN"), ("Sam Reed", "")]


def test_the_review_is_the_one_that_stands_under_this_text() -> None:
    page = make_signed(body="Some text.", review_due=date(2030, 5, 1))
    signed = known(page)
    edit(page, body="Another text.")

    assert (signed.reviewer, signed.reviewed_on, signed.review_due) == ("Dr Rosa Marsh", TODAY(), date(2030, 5, 1))
    assert (known(page).reviewer, known(page).reviewed_on) == ("", None)


def test_readers_first_saw_the_page_when_its_first_revision_went_live() -> None:
    page = make_article(at=None)
    Revision.objects.update(live_from=timezone.now() - timedelta(days=30))
    edit(page, body="Newer.")

    assert known(page).first_live == TODAY() - timedelta(days=30)


def test_what_is_planned_has_not_been_seen_yet() -> None:
    assert known(make_article(at=timezone.now() + timedelta(days=1))).first_live is None


def test_each_source_is_told_once_with_year_and_standing() -> None:
    make_source("agabio2023", year=2023)
    make_source("old1990", year=1990, standing="retracted")
    page = make_treatment(what="It helps [@agabio2023].", body="It helps [@old1990] and [@agabio2023].")

    assert [(each.key, each.year, each.standing) for each in known(page).sources] == [
        ("agabio2023", 2023, "unknown"),
        ("old1990", 1990, "retracted"),
    ]


def test_a_merged_source_has_the_key_that_is_written() -> None:
    page = make_draft(body="It helps [@merged2020]. It helps [@kept2020]. It helps [@nobody].")
    merging.merge(make_source("merged2020"), make_source("kept2020", year=2019), by=None)

    assert [(each.key, each.year) for each in known(page).sources] == [("merged2020", 2019)]
    assert known(page).unanswered_citations == ("nobody",)


def test_a_source_that_comes_in_later_is_found() -> None:
    page = make_draft(body="It helps [@later2020].")
    before = known(page).unanswered_citations
    make_source("later2020")

    assert (before, known(page).unanswered_citations) == (("later2020",), ())


@pytest.mark.parametrize(("shown", "has"), [(True, True), (False, False)])
def test_help_lines_count_where_readers_see_them(shown: bool, has: bool) -> None:
    make_help_line(shown=shown)

    assert known(make_draft()).has_help_lines is has


@pytest.mark.parametrize(
    ("state", "number"),
    [("unchecked", 2), ("fine", 2), ("unknown", 2), ("broken", 1), ("failing", 1), ("forbidden", 1)],
)
def test_links_that_are_known_not_to_answer_are_left_out(state: str, number: int) -> None:
    body = "[One](https://example.org/a) and [another](https://example.org/b)."
    page = make_draft(body=body)
    make_draft(body=f"{body} Also [here](https://example.org/c).")
    edit(page, summary="Newer.")
    Link.objects.filter(url="https://example.org/a").update(state=state)

    assert known(page).outside_links == number


@pytest.mark.parametrize(
    ("make", "slug", "place", "discloses"),
    [
        (make_article, "who-we-are", "about", True),
        (make_draft, "who-we-are", "about", False),
        (make_article, "who-we-are", "article", False),
        (make_article, "privacy", "about", False),
    ],
)
def test_who_pays_is_told_by_a_live_page_of_the_site(make: Any, slug: str, place: str, discloses: bool) -> None:
    make(slug=slug, kind=place)

    assert known(make_draft()).disclosure is discloses


@pytest.mark.usefixtures("two_rules")
def test_findings_are_those_of_the_rules_that_stand() -> None:
    page = make_draft(body=f"{ADDRESS}\n\nSee https://example.org/y there. It helps [@nobody].")
    before = [each.words for each in known(page).findings]
    dismissing.dismiss(page, the_one(make_draft(body=ADDRESS)).finding, "It is meant.", by=None)

    assert before == [WORDS, "https://example.org/y"]
    assert [each.words for each in known(page).findings] == ["https://example.org/y"]


# The sheets


@pytest.mark.parametrize("make", [make_draft, make_article, make_level, make_treatment])
def test_pages_of_every_kind_are_judged_by_all_three(make: Any) -> None:
    assert list(sheets(make())) == ["discern", "jama", "cci"]


def test_a_page_that_shows_all_that_jama_asks_meets_it() -> None:
    make_source("agabio2023")
    make_article(slug="who-we-are", kind="about")
    ida = make_person("Ida Lund", credentials="RN")
    page = make_signed(body="It helps [@agabio2023].", author=ida)
    before = sheets(page)["jama"].points
    publishing.publish(page, by=None)

    assert (before, sheets(page)["jama"].points) == (3, 4)


def test_help_lines_and_a_link_meet_what_discern_asks_of_support() -> None:
    page = make_draft(body="[More](https://example.org/a).")
    before = result(page, "discern-7")
    make_help_line()

    assert (before, result(page, "discern-7")) == (Result.PARTLY, Result.MET)


def test_answers_of_the_revision_count_and_no_others() -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(5)}, by=None)
    before = result(page, "discern-2")
    edit(page, body="Another text.")

    assert (before, result(page, "discern-2")) == (Result.MET, Result.TO_BE_ANSWERED)


@pytest.mark.parametrize(
    "stored",
    [
        {"discern-2": {"value": 9, "reason": ""}},
        {"discern-2": {"value": "5", "reason": ""}},
        {"discern-2": {}},
        {"discern-4": {"value": 5, "reason": ""}},
        {"of-former-days": {"value": 1, "reason": ""}},
    ],
)
def test_stored_answers_that_mean_nothing_any_more_do_no_harm(stored: dict[str, Any]) -> None:
    page = make_draft()
    before = sheets(page)
    page.revisions.update(answers=stored)

    assert sheets(page) == before


def test_an_empty_page_is_judged_too() -> None:
    page = make_draft(title=" ", summary="", body="")

    assert [sheet.percent for sheet in sheets(page).values()] == [None, None, None]


def test_many_sources_and_answers_cost_no_more_queries_than_one() -> None:
    few = make_draft(body=f"It helps [@{make_source().key}].")
    cited = " ".join(f"It helps [@{make_source().key}], see [there](https://example.org/{n})." for n in range(40))
    many = make_draft(body=cited)
    answering.answer(many, {key: Answer(1, "Why.") for key in answering.ASKED}, by=None)

    counts = []
    for revision in (newest(few), newest(many)):
        with CaptureQueriesContext(connection) as queries:
            instruments.sheets(revision.page, revision)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 7
    assert Source.objects.count() == 41
