"""DISCERN, question by question: a page that meets it, and pages that do so in part or not at all."""

from datetime import date

import pytest

from articles.editorial.instruments import DISCERN, SourceSeen
from articles.findings import Finding, Severity

NEW, OLD = SourceSeen("a", "Agabio 2023", 2023, "current"), SourceSeen("b", "Minozzi 1998", 1998, "current")
UNDATED = SourceSeen("c", "Label", None, "unknown")
RETRACTED = SourceSeen("d", "Doe 2020", 2020, "retracted")
DATED = {"reviewed_on": date(2026, 1, 5), "review_due": date(2027, 1, 5)}
GUARANTEE = Finding("absolute", Severity.WARNING, 4, 1, "miracle cure", "A promise.", "Take it out.")
ALONE = Finding("no-comparator", Severity.NOTE, 3, 1, "70%", "With what?", "Say with what.")
TITLED = {"title": "Dates and ranges"}  # of no treatment


def why(judged):
    return judged.result.value, judged.why


@pytest.mark.parametrize(
    ("summary", "result", "said"),
    [
        ("What baclofen does. For people who think about it.", "met", "The summary has 9 words; it names its readers."),
        ("What baclofen does.", "partly", "The summary does not say for whom the page is."),
        (
            "For families. " + "word " * 60,
            "partly",
            "The summary has 62 words, and 60 are the most.",
        ),
        ("word " * 61, "not met", "The summary has 61 words, and 60 are the most; the summary does not say for whom"),
        ("", "not met", "There is no summary"),
    ],
)
def test_aims_are_told_by_a_short_summary_that_names_its_readers(judged, summary, result, said):
    found = judged("discern-1", "Text.", summary=summary)

    assert found.result == result
    assert found.why.startswith(said)


@pytest.mark.parametrize(
    ("body", "known", "result", "said"),
    [
        ("It lowers the risk of a fall [@a].", {"sources": (NEW,)}, "met", "It cites 1 source; a source stands behind"),
        ("It lowers the risk of a fall.", {"sources": (NEW,)}, "partly", "A source stands behind 0 of 1 claim."),
        ("It lowers the risk of a fall.", {}, "not met", "It cites no source; a source stands behind 0 of 1 claim."),
        (
            "It lowers the risk of a fall [@a; @x].",
            {"sources": (NEW,), "unanswered_citations": ("x",)},
            "partly",
            "The library does not hold x.",
        ),
        (
            "It lowers the risk of a fall [@d].",
            {"sources": (RETRACTED,)},
            "partly",
            "It rests on Doe 2020, retracted or replaced.",
        ),
        ("It was said to help [@d, cited as retracted].", {"sources": (RETRACTED,)}, "met", "It cites 1 source"),
        ("Ask your prescriber.", {}, "does not apply", "The page makes no claim"),
    ],
)
def test_sources_stand_behind_claims(judged, body, known, result, said):
    found = judged("discern-4", body, known)

    assert found.result == result
    assert found.why.startswith(said)


@pytest.mark.parametrize(
    ("known", "result", "said"),
    [
        ({**DATED, "sources": (NEW,)}, "met", "It was reviewed on 5 January 2026; the next review is due on 5 January"),
        ({**DATED, "sources": (NEW, OLD)}, "partly", "1 of 2 sources is older than ten years."),
        ({**DATED, "sources": (NEW, UNDATED)}, "partly", "No year is known of 1 of 2 sources."),
        ({**DATED, "review_due": date(2026, 5, 31)}, "partly", "The review that was due on 31 May 2026 is late."),
        ({}, "not met", "No review of it is dated; no review is due."),
    ],
)
def test_dates_of_reviews_and_sources_are_told(judged, known, result, said):
    found = judged("discern-5", "Text.", known)

    assert found.result == result
    assert found.why.startswith(said)


@pytest.mark.parametrize(
    ("body", "known", "result", "said"),
    [
        ("It helps some people. Side effects are common.", {}, "met", "No promise and no praise was found"),
        ("It helps some people.", {}, "partly", "It does not tell of harms."),
        (
            "It helps some. Side effects are common.",
            {"findings": (GUARANTEE,)},
            "partly",
            "Promises or words of praise: 1, the first “miracle cure” in line 4.",
        ),
    ],
)
def test_balance_wants_good_and_harm_without_promises(judged, body, known, result, said):
    found = judged("discern-6", body, known)

    assert found.result == result
    assert found.why.startswith(said)


def test_balance_of_a_page_of_no_treatment_is_of_promises_alone(judged):
    assert judged("discern-6", "Text.", **TITLED).result == "met"
    assert judged("discern-6", "Text.", {"findings": (GUARANTEE,)}, **TITLED).result == "not met"


@pytest.mark.parametrize(
    ("body", "known", "result"),
    [
        ("Text.", {"has_help_lines": True, "outside_links": 2}, "met"),
        ("::: help\nCall 911.\n:::", {"outside_links": 1}, "met"),
        ("Text.", {"has_help_lines": True}, "partly"),
        ("Text.", {"outside_links": 2}, "partly"),
        ("Text.", {}, "not met"),
    ],
)
def test_support_is_help_and_links_to_other_sites(judged, body, known, result):
    assert judged("discern-7", body, known).result == result


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            {"body": "## What we do not know\n\nWhich dose is best."},
            ("met", "What is not known is told: “What we do not know” in line 1."),
        ),
        (
            {"body": "", "facts": {"unknown": "Which dose is best."}},
            ("met", "What is not known is told: “Which dose is best.” in line 1 of the fact “unknown”."),
        ),
        (
            {"body": "The best dose is not known."},
            ("partly", "A sentence says that something is not known, in line 1; no heading or fact gathers it."),
        ),
        ({"body": "## What we do not know"}, ("not met", "No heading, block or fact says what is not known.")),
        ({"body": "It works."}, ("not met", "No heading, block or fact says what is not known.")),
    ],
)
def test_doubt_stands_under_a_heading_or_in_a_fact(judged, texts, expected):
    assert why(judged("discern-8", **texts)) == expected


@pytest.mark.parametrize(
    ("key", "texts", "result"),
    [
        ("discern-9", {"body": "## How baclofen works\n\nIt calms nerves."}, "met"),
        ("discern-9", {"facts": {"how": "It calms nerves."}}, "met"),
        ("discern-9", {"body": "It acts on a receptor."}, "partly"),
        ("discern-9", {"body": "## How well it works\n\nA little."}, "not met"),
        ("discern-10", {"body": "## Benefits\n\n71 of 100 returned, against 82 of 100 [@a]."}, "met"),
        ("discern-10", {"facts": {"benefit": "71 of 100 returned, against 82 of 100 [@a]."}}, "met"),
        ("discern-10", {"body": "## Benefits\n\nIt helps some people."}, "partly"),
        ("discern-10", {"body": "It is sold in bottles."}, "not met"),
        ("discern-11", {"body": "## Risks\n\nIt causes falls. Never stop suddenly."}, "met"),
        ("discern-11", {"facts": {"risks": "Falls.", "stopping": "Never at once."}}, "met"),
        ("discern-11", {"body": "## Risks\n\nIt causes falls."}, "partly"),
        ("discern-11", {"body": "It is sold in bottles."}, "not met"),
        ("discern-11", {"title": "Family therapy", "body": "## Risks\n\nOld hurts come up."}, "met"),
        ("discern-12", {"body": "Without treatment, two in ten stop."}, "met"),
        ("discern-12", {"body": "It did better than no treatment."}, "partly"),
        ("discern-12", {"body": "Of those on it 71 of 100 returned, and 82 of 100 on placebo."}, "partly"),
        ("discern-12", {"body": "No medicine suits everyone."}, "not met"),
        ("discern-13", {"body": "## What a week is like\n\nYou come twice."}, "met"),
        ("discern-13", {"body": "It made their quality of life better [@a]."}, "met"),
        ("discern-13", {"body": "## What we do not know\n\n- Its effect on quality of life."}, "partly"),
        ("discern-13", {"body": "It can change your sleep."}, "partly"),
        ("discern-13", {"body": "It is sold in bottles."}, "not met"),
        ("discern-14", {"body": "See [acamprosate](page:acamprosate) and [therapy](page:treatment/cbt)."}, "met"),
        ("discern-14", {"body": "See [acamprosate](page:acamprosate)."}, "partly"),
        ("discern-14", {"body": "See [stopping baclofen](page:stopping-baclofen)."}, "not met"),
        (
            "discern-14",
            {"body": "See [care we take](page:about/who-we-are)."},
            "not met",
        ),
        ("discern-15", {"body": "## Questions to ask\n\n- What if I drink?"}, "met"),
        ("discern-15", {"body": "Ask your prescriber about it."}, "partly"),
        ("discern-15", {"body": "It is sold in bottles."}, "not met"),
    ],
)
def test_treatment_choices_are_told_by_sections_facts_or_sentences(judged, key, texts, result):
    found = judged(key, **{"body": "", **texts})

    assert (found.result, found.why.endswith("."), found.why[0].isupper()) == (result, True, True)


def test_figure_that_stands_alone_is_counted_against_benefits(judged):
    found = judged("discern-10", "## Benefits\n\nIt helped 70% [@a].", {"findings": (ALONE,)})

    assert why(found) == (
        "partly",
        "1 figure without a source or without what they are compared with, the first in line 3.",
    )


@pytest.mark.parametrize("number", range(9, 16))
def test_questions_of_treatments_do_not_apply_to_other_pages(judged, number):
    assert judged(f"discern-{number}", "It is a word.", **TITLED).result == "does not apply"
    assert judged(f"discern-{number}", "How we write of treatment.", kind="about").result == "does not apply"


def test_level_of_care_is_of_treatment_whatever_its_title(judged):
    assert judged("discern-14", "Text.", title="Recovery residence", kind="level-of-care").result == "not met"


def test_five_questions_are_asked_and_two_of_them_have_a_proposal():
    asked = [each.number for each in DISCERN.criteria if each.is_asked]

    assert asked == ["2", "3", "6", "13", "16"]
    assert [each.number for each in DISCERN.criteria] == [str(number) for number in range(1, 17)]
