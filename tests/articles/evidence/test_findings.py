"""What is to be said of a page today: its sources fall, are replaced and grow old, and its text stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import rendering
from articles.evidence import findings
from articles.evidence.places import Places
from articles.findings import Severity
from articles.library import merging
from articles.models import Citation, Revision, Source
from articles.references.record import Evidence, Standing
from tests.factories import make_article, make_draft, make_level, make_source

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def fall(key: str, standing: str = "retracted", **fields: Any) -> None:
    Source.objects.filter(key=key).update(standing=standing, **fields)


def found(page: Any) -> list[tuple[str, str, int, int, str]]:
    return [
        (each["rule"], each["severity"], each["line"], each["column"], each["words"])
        for each in findings.of_revision(page.revisions.latest())
    ]


# What is found


def test_a_claim_with_no_other_source_than_a_retracted_one_is_an_error() -> None:
    make_source("fell")
    page = make_draft(body="Some text.\n\nIt helps [@fell, p. 4].")

    before = found(page)
    fall("fell", standing_note="The data were made up.")

    assert before == []
    (told,) = findings.of_revision(page.revisions.get())
    assert told == {
        "rule": "rests-on-retracted",
        "severity": "error",
        "line": 3,
        "column": 11,
        "words": "@fell",
        "reason": "Agabio 2020 was retracted. The data were made up. The sentence rests on it alone.",
        "advice": (
            "Give the sentence another source, take it out or, where the retraction is what you write about, cite it "
            "as [@fell, p. 4, cited as retracted]."
        ),
        "part": "body",
        "passage": "",
        "authority": "",
        "authority_url": "",
    }


def test_a_retracted_source_beside_one_that_stands_is_a_warning() -> None:
    make_source("fell")
    make_source("stands")
    page = make_draft(body="It helps [@stands; @fell].")

    fall("fell")

    assert found(page) == [("cites-retracted", "warning", 1, 20, "@fell")]


def test_what_is_cited_as_retracted_is_noted_and_no_more() -> None:
    make_source("fell")
    page = make_draft(body="That trial was withdrawn [@fell, p. 4, cited as retracted].")

    fall("fell")

    assert found(page) == [("retracted-cited-so", "note", 1, 27, "@fell")]


def test_a_newer_source_is_named_with_its_key() -> None:
    make_source("older", year=2019)
    newer = make_source("newer", year=2025)
    page = make_draft(body="It helps [@older].")

    fall("older", "superseded", superseded_by=newer)

    (told,) = findings.of_revision(page.revisions.get())
    assert (told["rule"], told["severity"]) == ("rests-on-superseded", "warning")
    assert told["reason"] == "Agabio 2019 was replaced by Agabio 2025 (newer)."
    assert "cite [@newer]" in told["advice"]


def test_what_is_cited_as_superseded_is_noted_and_no_more() -> None:
    make_source("older")
    page = make_draft(body="An older version said no [@older, cited as superseded].")

    fall("older", "superseded", superseded_by=make_source("newer"))

    (told,) = findings.of_revision(page.revisions.get())
    assert (told["rule"], told["severity"]) == ("superseded-cited-so", "note")


def test_a_newer_source_that_fell_itself_says_so() -> None:
    make_source("older")
    newer = make_source("newer")
    page = make_draft(body="It helps [@older].")

    fall("older", "superseded", superseded_by=newer)
    fall("newer")

    (told,) = findings.of_revision(page.revisions.get())
    assert "It is marked: retracted." in told["advice"]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("concern", [("of-concern", "warning", 1, 11, "@fell"), ("of-concern", "warning", 1, 30, "@fell")]),
        ("corrected", [("corrected", "note", 1, 11, "@fell")]),
        ("current", []),
        ("unknown", []),
    ],
)
def test_concern_is_told_of_every_sentence_and_a_correction_once(standing: str, expected: list[Any]) -> None:
    make_source("fell")
    page = make_draft(body="It helps [@fell]. It is new [@fell].")

    fall("fell", standing)

    assert found(page) == expected


@pytest.mark.parametrize(
    ("evidence", "year", "sentence", "is_old"),
    [
        ("cohort", 2015, "It reduces relapse", True),
        ("cohort", 2016, "It reduces relapse", False),
        ("cohort", 2015, "It was first made in Basel", False),
        ("cohort", None, "It reduces relapse", False),
        ("guideline", 2020, "It was first made in Basel", True),
        ("guideline", 2021, "It reduces relapse", False),
        ("law", 1961, "It reduces relapse", False),
    ],
)
def test_age_is_found_behind_claims_of_effect_and_in_guidelines(
    evidence: str, year: int | None, sentence: str, is_old: bool
) -> None:
    make_source("old", evidence=evidence, year=year)

    with time_machine.travel(NOW, tick=False):
        rules = [rule for rule, *_ in found(make_draft(body=f"{sentence} [@old]."))]

    assert rules == ["old-source"] * is_old


def test_what_fell_is_not_called_old_as_well() -> None:
    make_source("old", year=1990)
    page = make_draft(body="It reduces relapse [@old].")

    fall("old")

    assert [rule for rule, *_ in found(page)] == ["rests-on-retracted"]


# Where it stands


def test_facts_are_searched_as_well_and_stand_first() -> None:
    make_source("fell")
    page = make_level(hours="Nine hours help [@fell].", body="More helps [@fell, p. 2].")

    fall("fell")

    places = [(each["part"], each["line"], each["column"]) for each in findings.of_revision(page.revisions.get())]
    assert places == [("hours", 1, 18), ("body", 1, 13)]


def test_each_use_has_its_own_place_and_code_and_escapes_are_none() -> None:
    make_source("fell")
    page = make_draft(body="As \\[@fell].\n\nOne helps [@fell, p. 1].\nTwo helps [@fell,\np. 2; @fell].")

    fall("fell")

    assert [(line, column) for _, _, line, column, _ in found(page)] == [(3, 12), (4, 12)]


def test_a_key_of_a_merged_record_is_found_as_it_is_written() -> None:
    kept, old = make_source("kept"), make_source("old", title="Trial number 1")
    page = make_draft(body="It helps [@old].")
    merging.merge(old, kept, by=None)

    fall("kept")

    assert found(page) == [("rests-on-retracted", "error", 1, 11, "@old")]


def test_what_the_checks_found_stays_and_all_stand_in_order() -> None:
    make_source("fell")
    page = make_draft(body="One [@nobody2020].\n\nTwo helps [@fell].\n\nThree [@no2020].")

    fall("fell")

    assert [(rule, line) for rule, _, line, *_ in found(page)] == [
        ("unknown-citation", 1),
        ("rests-on-retracted", 3),
        ("unknown-citation", 5),
    ]


def test_a_revision_read_without_its_texts_has_the_same_findings() -> None:
    make_source("fell", standing="retracted")
    page = make_draft(body="It helps [@fell].")

    short = Revision.objects.defer("body", "facts", "html", "text").get(page=page)

    assert findings.of_revision(short) == findings.of_revision(page.revisions.get()) != []


@given(st.text("[]@;,\\ \n\tab1.", max_size=80))
def test_any_text_has_places_within_it(text: str) -> None:
    source = Source(pk=1, key="a")
    citation = Citation(source=source, part="body", use=1, locator="")

    place = Places({"body": text}, {"a": 1, "b": 2}, [citation]).of(citation)

    line = text.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith(place.words)


# While it is written


def test_the_preview_of_a_text_tells_the_same() -> None:
    make_source("fell", standing="retracted")
    body = "Some text [@nobody].\n\nIt helps [@fell]."
    page = make_draft(body=body)

    texts = {"body": body}
    told = findings.of_texts(texts, rendering.preview(texts))

    assert [(each.rule, each.severity.value, each.line, each.column, each.words) for each in told] == found(page)


def test_what_is_written_in_a_fact_is_told_of_that_fact() -> None:
    make_source("fell", standing="retracted")
    texts = {"hours": "Nine hours [@nobody].", "body": "Some text.\n\nIt helps [@fell]."}

    told = findings.of_texts(texts, rendering.preview(texts))

    assert [(each.rule, each.part, each.line) for each in told] == [
        ("unknown-citation", "hours", 1),
        ("rests-on-retracted", "body", 3),
    ]


# For many pages at once


STANDINGS = st.sampled_from([each.value for each in Standing])
SOURCES = st.lists(
    st.tuples(
        STANDINGS, st.sampled_from([Evidence.COHORT.value, Evidence.GUIDELINE.value]), st.sampled_from([1990, 2026])
    ),
    min_size=3,
    max_size=3,
)
CITED = st.sampled_from(
    ["@s0", "@s1", "@s2", "@s0, cited as retracted", "@s1, cited as superseded", "@s0; @s1", "@s1; @s2", "@s2, p. 1"]
)
SENTENCES = st.lists(st.tuples(st.sampled_from(["It reduces relapse", "It is blue", ""]), CITED), max_size=4)


@settings(max_examples=30)
@given(SOURCES, SENTENCES)
def test_the_queue_counts_what_the_page_shows(sources: list[tuple[str, str, int]], written: list[Any]) -> None:
    for number, (standing, evidence, year) in enumerate(sources):
        values = {"standing": standing, "evidence": evidence, "year": year, "title": f"Trial {number}"}
        Source.objects.update_or_create(key=f"s{number}", defaults=values)
    page = make_draft(body="\n\n".join(f"{words} [{cited}]." for words, cited in written))
    revision = page.revisions.get()

    shown = [each["severity"] for each in findings.of_revision(revision)]
    counted = [findings.grave(each) for each in findings.with_doubtful(Revision.objects.filter(pk=revision.pk))] or [[]]

    assert sorted(each for each in shown if each != Severity.NOTE) == sorted(counted[0])


def test_many_citations_cost_as_much_as_one(django_assert_max_num_queries: Any) -> None:
    make_source("fell", standing="retracted")
    many = " ".join(f"Number {each} helps [@fell]." for each in range(60))

    for body in ("One helps [@fell].", many):
        revision = make_draft(body=body).revisions.get()
        with django_assert_max_num_queries(3):
            findings.of_revision(revision)
    with django_assert_max_num_queries(1):
        assert [len(findings.grave(each)) for each in findings.with_doubtful(Revision.objects.all())] == [1, 60]


def test_a_page_with_nothing_to_tell_costs_one_query(django_assert_max_num_queries: Any) -> None:
    revision = make_article(body="Some text.").revisions.get()

    with django_assert_max_num_queries(1):
        assert findings.of_revision(revision) == []
