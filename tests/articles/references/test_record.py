from dataclasses import FrozenInstanceError

import pytest

from articles.references.record import Evidence, Kind, Name, Record, Standing


def test_kinds_are_stored_and_read_as():
    assert [(kind.value, kind.label) for kind in Kind] == [
        ("article", "Journal article"),
        ("preprint", "Preprint"),
        ("report", "Report"),
        ("guideline", "Guideline"),
        ("web-page", "Web page"),
        ("law", "Law"),
        ("book", "Book"),
        ("chapter", "Book chapter"),
        ("thesis", "Thesis"),
    ]


def test_evidence_is_stored_and_read_as():
    assert [(evidence.value, evidence.label) for evidence in Evidence] == [
        ("systematic-review", "Systematic review"),
        ("randomised-trial", "Randomised trial"),
        ("cohort", "Cohort study"),
        ("cross-sectional", "Cross-sectional study"),
        ("case-report", "Case reports"),
        ("review", "Narrative review"),
        ("consensus", "Expert consensus"),
        ("commentary", "Letter or commentary"),
        ("guideline", "Guideline"),
        ("label", "Product label"),
        ("law", "Law"),
        ("tool", "Questionnaire or tool"),
        ("web-page", "Web page"),
        ("unsorted", "Not sorted yet"),
    ]


def test_standing_is_stored_and_read_as():
    assert [(standing.value, standing.label) for standing in Standing] == [
        ("current", "Current"),
        ("corrected", "Corrected"),
        ("concern", "Of concern"),
        ("retracted", "Retracted"),
        ("superseded", "Superseded"),
        ("unknown", "Unknown"),
    ]


def test_a_stored_value_gives_its_member_and_prints_as_itself():
    assert Evidence("cohort") is Evidence.COHORT
    assert f"{Evidence.COHORT}" == "cohort"
    assert Evidence.COHORT == "cohort"


def test_a_value_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="'anecdote' is not a valid Evidence"):
        Evidence("anecdote")


def test_a_record_cannot_be_changed():
    record = Record(key="a1", kind=Kind.BOOK, title="A", evidence=Evidence.REVIEW, authors=(Name(family="B"),))

    with pytest.raises(FrozenInstanceError):
        record.title = "C"  # type: ignore[misc]


def test_the_standing_of_a_new_record_is_unknown():
    record = Record(key="a1", kind=Kind.BOOK, title="A", evidence=Evidence.REVIEW)

    assert record.standing is Standing.UNKNOWN
