import pytest

from articles.references.reading.publication_types import evidence_of, kind_of
from articles.references.record import Evidence, Kind


@pytest.mark.parametrize(
    ("types", "evidence"),
    [
        (["Journal Article", "Randomized Controlled Trial"], Evidence.RANDOMISED_TRIAL),
        (["Meta-Analysis", "Review", "Systematic Review"], Evidence.SYSTEMATIC_REVIEW),
        (["Practice Guideline", "Systematic Review"], Evidence.GUIDELINE),
        (["Consensus Statement"], Evidence.CONSENSUS),
        (["Review", "Comment"], Evidence.REVIEW),
        (["Case Reports", "Letter"], Evidence.CASE_REPORT),
        (["Editorial", "Comment"], Evidence.COMMENTARY),
        (["Journal Article", "Clinical Trial"], Evidence.UNSORTED),
        (["Journal Article", "Observational Study"], Evidence.UNSORTED),
        ([], Evidence.UNSORTED),
    ],
)
def test_publication_types_say_what_kind_of_evidence_it_is(types, evidence):
    assert evidence_of(types) is evidence


@pytest.mark.parametrize(
    ("headings", "evidence"),
    [
        (["Humans", "*Cohort Studies"], Evidence.COHORT),
        (["Retrospective Studies"], Evidence.COHORT),
        (["Cross-Sectional Studies"], Evidence.CROSS_SECTIONAL),
        (["Cross-Sectional Studies", "Cohort Studies"], Evidence.UNSORTED),
    ],
)
def test_headings_say_which_kind_of_observational_study_it_is(headings, evidence):
    assert evidence_of(["Observational Study"], headings) is evidence
    assert evidence_of(["Journal Article"], headings) is Evidence.UNSORTED


def test_some_types_are_forms():
    assert kind_of(["Journal Article", "Practice Guideline"], Kind.ARTICLE) is Kind.GUIDELINE
    assert kind_of(["Preprint"], Kind.ARTICLE) is Kind.PREPRINT
    assert kind_of(["Letter"], Kind.ARTICLE) is Kind.ARTICLE
