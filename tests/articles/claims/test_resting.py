import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.resting import Resting, Use, is_cited_as, resting_only_on
from articles.references.record import Standing

RETRACTED, SUPERSEDED, CURRENT = Standing.RETRACTED, Standing.SUPERSEDED, Standing.CURRENT
SAID = "p. 4, cited as retracted"


def use(claim: str, key: str, standing: Standing, locator: str = "", part: str = "body") -> Use:
    return Use(claim, part, key, standing, locator)


@pytest.mark.parametrize(
    "locator",
    [
        "cited as retracted",
        "p. 4, cited as retracted",
        "Cited as  Retracted.",
        "table 2 (cited as retracted)",
        SAID + " ;",
    ],
)
def test_locator_that_ends_in_the_words_says_so(locator):
    assert is_cited_as(RETRACTED, locator)


@pytest.mark.parametrize(
    "locator", ["", "p. 4", "retracted", "miscited as retracted", "cited as retracted, p. 4", "cited as retractedly"]
)
def test_any_other_locator_does_not(locator):
    assert not is_cited_as(RETRACTED, locator)


def test_claims_rest_on_retracted_sources_where_no_other_stands_beside_them():
    uses = [
        use("It harms.", "a", RETRACTED),
        use("It helps.", "a", RETRACTED, "p. 1"),
        use("It helps.", "b", CURRENT),
        use("It may.", "a", RETRACTED),
        use("It may.", "c", RETRACTED),
        use("It may.", "a", RETRACTED, "p. 9"),
        use("It was.", "d", SUPERSEDED),
        use("It is.", "b", Standing.UNKNOWN),
    ]

    assert resting_only_on(uses, {RETRACTED}) == [
        Resting("It harms.", "body", ("a",), (RETRACTED,)),
        Resting("It may.", "body", ("a", "c"), (RETRACTED, RETRACTED)),
    ]


def test_readers_are_told_of_superseded_sources_too():
    uses = [use("It helps.", "a", RETRACTED), use("It helps.", "b", SUPERSEDED), use("It was.", "b", SUPERSEDED)]

    assert resting_only_on(uses, frozenset({RETRACTED})) == []
    assert resting_only_on(uses, frozenset({RETRACTED, SUPERSEDED})) == [
        Resting("It helps.", "body", ("a", "b"), (RETRACTED, SUPERSEDED)),
        Resting("It was.", "body", ("b",), (SUPERSEDED,)),
    ]


def test_claim_that_says_what_became_of_its_sources_is_left_out():
    uses = [
        use("Said once.", "a", RETRACTED, SAID),
        use("Said of one.", "a", RETRACTED, SAID),
        use("Said of one.", "c", RETRACTED),
        use("Said of a superseded one.", "b", SUPERSEDED, SAID),
        use("Said of an older one.", "b", SUPERSEDED, "cited as superseded"),
        use("Said of one of two.", "a", RETRACTED, SAID),
        use("Said of one of two.", "b", SUPERSEDED),
    ]

    found = resting_only_on(uses, {RETRACTED, SUPERSEDED})

    assert [claim.claim for claim in found] == ["Said of one.", "Said of a superseded one.", "Said of one of two."]


def test_same_words_in_another_part_are_another_claim():
    uses = [use("It helps.", "a", RETRACTED, part="dose"), use("It helps.", "b", CURRENT)]

    assert [(claim.part, claim.keys) for claim in resting_only_on(uses, {RETRACTED})] == [("dose", ("a",))]


def test_citations_without_a_sentence_do_not_stand_beside_each_other():
    uses = [use("", "a", RETRACTED), use("", "b", CURRENT)]

    assert [claim.keys for claim in resting_only_on(uses, {RETRACTED})] == [("a",)]


uses_of_any_kind = st.builds(
    use,
    st.sampled_from(["", "One.", "Two."]),
    st.sampled_from("abc"),
    st.sampled_from(Standing),
    st.sampled_from(["", SAID]),
)


@given(st.lists(uses_of_any_kind))
def test_more_standings_never_find_fewer_claims(uses):
    retracted = resting_only_on(uses, {RETRACTED})

    assert [claim for claim in resting_only_on(uses, {RETRACTED, SUPERSEDED}) if claim in retracted] == retracted
    assert resting_only_on(uses, frozenset()) == []
