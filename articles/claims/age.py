"""Which sources are too old for the claim that rests on them.

The limits are this site's own. They do not say that a source is wrong: they say that somebody should look for a newer
one. A law, a label, a questionnaire or a web page has no such age: it is in force, or it was read on a day.
"""

from datetime import date
from typing import Final

from articles.references.record import Evidence

GUIDELINE_YEARS: Final = 5  # behind any claim
STUDY_YEARS: Final = 10  # behind a claim of effect
STUDIES: Final = frozenset(
    {
        Evidence.SYSTEMATIC_REVIEW,
        Evidence.RANDOMISED_TRIAL,
        Evidence.COHORT,
        Evidence.CROSS_SECTIONAL,
        Evidence.CASE_REPORT,
        Evidence.REVIEW,
        Evidence.CONSENSUS,
        Evidence.COMMENTARY,
    }
)


def too_old(evidence: Evidence, year: int | None, today: date, is_of_effect: bool) -> int | None:
    """The age in years of a source that is too old for its claim; None for one that is not, or that has no year.

    Years are counted whole: a source of 2016 is ten years old all through 2026, and so not older than ten.
    """
    years = limit(evidence, is_of_effect)
    if years is None or year is None or today.year - year <= years:
        return None
    return today.year - year


def limit(evidence: Evidence, is_of_effect: bool) -> int | None:
    """The years that a source of this kind may be old; None where its age says nothing."""
    if evidence is Evidence.GUIDELINE:
        return GUIDELINE_YEARS
    return STUDY_YEARS if is_of_effect and evidence in STUDIES else None


def sentence(evidence: Evidence, age: int) -> str:
    """What is said to an editor of a source that is `age` years too old to be left without a look."""
    if evidence is Evidence.GUIDELINE:
        return f"This guideline is {age} years old. After {GUIDELINE_YEARS} years, look for a newer edition."
    return f"This source is {age} years old, behind a claim of effect. After {STUDY_YEARS} years, look for a newer one."
