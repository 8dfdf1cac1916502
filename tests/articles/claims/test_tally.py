import pytest

from articles.claims.tally import RESTS_ON, Tally, count, in_words
from articles.references.record import Evidence

REVIEW, TRIAL, LABEL = Evidence.SYSTEMATIC_REVIEW, Evidence.RANDOMISED_TRIAL, Evidence.LABEL


def test_tally_counts_each_kind_that_a_claim_rests_on_once():
    tally = count([[TRIAL, REVIEW, REVIEW], [LABEL], [REVIEW]], uncited=1)

    assert tally == Tally(claims=4, cited=3, kinds={REVIEW: 2, TRIAL: 1, LABEL: 1})
    assert list(tally.kinds) == [REVIEW, TRIAL, LABEL]


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(0, 0), "No claims."),
        (Tally(1, 0), "1 claim, not cited."),
        (Tally(1, 1, {LABEL: 1}), "1 claim, cited: 1 rests on product labels."),
        (Tally(3, 0), "3 claims, none of them cited."),
        (Tally(3, 3, {REVIEW: 3}), "3 claims, all of them cited: 3 rest on systematic reviews."),
        (
            Tally(74, 68, {REVIEW: 31, TRIAL: 30, LABEL: 7}),
            "74 claims, 68 of them cited: 31 rest on systematic reviews, 30 on randomised trials and 7 on product"
            " labels.",
        ),
        (
            Tally(3, 2, {REVIEW: 2, TRIAL: 1}),
            "3 claims, 2 of them cited: 2 rest on systematic reviews and 1 on randomised trials."
            " A claim can rest on several kinds.",
        ),
    ],
)
def test_tally_is_read_aloud(tally, words):
    assert in_words(tally) == words


def test_every_kind_of_evidence_has_its_words():
    assert list(RESTS_ON) == list(Evidence)
