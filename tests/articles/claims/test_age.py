from datetime import date

import pytest

from articles.claims import age
from articles.references.record import Evidence

TODAY = date(2026, 1, 1)
AGELESS = {Evidence.LABEL, Evidence.LAW, Evidence.TOOL, Evidence.WEB_PAGE, Evidence.UNSORTED}


@pytest.mark.parametrize(
    ("evidence", "year", "is_of_effect", "expected"),
    [
        (Evidence.GUIDELINE, 2021, False, None),
        (Evidence.GUIDELINE, 2020, False, 6),
        (Evidence.GUIDELINE, 2020, True, 6),
        (Evidence.RANDOMISED_TRIAL, 2016, True, None),
        (Evidence.RANDOMISED_TRIAL, 2015, True, 11),
        (Evidence.RANDOMISED_TRIAL, 1990, False, None),
        (Evidence.RANDOMISED_TRIAL, None, True, None),
        (Evidence.RANDOMISED_TRIAL, 2027, True, None),
        (Evidence.LABEL, 1990, True, None),
    ],
)
def test_source_is_too_old_beyond_the_years_of_its_kind(evidence, year, is_of_effect, expected):
    assert age.too_old(evidence, year, TODAY, is_of_effect) == expected


def test_every_kind_of_evidence_has_an_age_or_is_known_to_have_none():
    aged = {evidence for evidence in Evidence if age.too_old(evidence, 1990, TODAY, is_of_effect=True)}

    assert aged == set(Evidence) - AGELESS


def test_sentence_says_how_old_and_what_to_do():
    assert age.sentence(Evidence.GUIDELINE, 6) == (
        "This guideline is 6 years old. After 5 years, look for a newer edition."
    )
    assert age.sentence(Evidence.COHORT, 12) == (
        "This source is 12 years old, behind a claim of effect. After 10 years, look for a newer one."
    )
