from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.notices.choosing import MOST_PROBLEMS, WATCHED, about, latest
from articles.notices.record import Notice, Problem
from articles.references.record import Standing

RETRACTED, CONCERN, CORRECTED, CURRENT = Standing.RETRACTED, Standing.CONCERN, Standing.CORRECTED, Standing.CURRENT


def notice(standing=RETRACTED, year=None, *, doi="", pmid="", said="", address="", origin="PubMed"):
    on = date(year, 1, 1) if year else None
    return Notice(
        doi=doi, pmid=pmid, standing=standing, on=on, address=address, origin=origin, said=said, reason="Because"
    )


@pytest.mark.parametrize(
    ("notices", "counts"),
    [
        ([(CONCERN, 2020), (CORRECTED, 2021)], CORRECTED),
        ([(CORRECTED, 2020), (CONCERN, 2021)], CONCERN),
        ([(CONCERN, 2020), (RETRACTED, 2021)], RETRACTED),
        ([(CORRECTED, 2020), (CORRECTED, 2024), (CONCERN, 2022)], CORRECTED),
        # Of one day the gravest.
        ([(CONCERN, 2020), (CORRECTED, 2020)], CONCERN),
        ([(RETRACTED, 2020), (CURRENT, 2020)], RETRACTED),
        # A reinstatement lifts what is older, and nothing else lifts a retraction.
        ([(RETRACTED, 2020), (CURRENT, 2021)], CURRENT),
        ([(CONCERN, 2020), (CURRENT, 2021)], CURRENT),
        ([(CURRENT, 2020), (RETRACTED, 2021)], RETRACTED),
        ([(RETRACTED, 2019), (CURRENT, 2020), (CORRECTED, 2021)], CORRECTED),
        ([(RETRACTED, 2019), (CURRENT, 2020), (RETRACTED, 2021), (CURRENT, 2022)], CURRENT),
        ([(RETRACTED, 2010), (CONCERN, 2011)], RETRACTED),
        ([(RETRACTED, 2010), (CORRECTED, 2011)], RETRACTED),
        # What has no date.
        ([(RETRACTED, None), (CORRECTED, 2020)], RETRACTED),
        ([(CONCERN, None), (CORRECTED, 2020)], CONCERN),
        ([(RETRACTED, None), (CURRENT, 2020)], CURRENT),
        ([(RETRACTED, 2020), (CURRENT, None)], RETRACTED),
        ([(CURRENT, None)], CURRENT),
    ],
)
def test_the_latest_counts_but_only_a_reinstatement_lifts_a_retraction(notices, counts):
    made = [notice(*each) for each in notices]

    assert latest(made).standing is counts
    assert latest(reversed(made)).standing is counts


@pytest.mark.parametrize(
    ("notices", "counts"),
    [
        ([(CONCERN, 2019), (RETRACTED, 2020)], RETRACTED),
        ([(RETRACTED, 2020), (CURRENT, 2021)], CURRENT),
        ([(RETRACTED, 2020), (CORRECTED, 2021)], CORRECTED),
        ([(CURRENT, 2020), (RETRACTED, 2020)], RETRACTED),
        ([(RETRACTED, None), (CONCERN, 2020)], CONCERN),
    ],
)
def test_the_latest_row_of_retraction_watch_counts_whatever_it_says(notices, counts):
    made = [notice(*each, origin=WATCHED) for each in notices]

    assert latest(made).standing is counts
    assert latest(reversed(made)).standing is counts


def test_of_one_kind_the_latest_counts():
    assert latest([notice(year=2004), notice(year=2010), notice()]).on == date(2010, 1, 1)
    assert latest([]) is None


some = st.lists(
    st.builds(notice, st.sampled_from([RETRACTED, CONCERN, CORRECTED, CURRENT]), st.none() | st.integers(2000, 2004)),
    min_size=1,
)


@given(some)
def test_a_file_of_any_length_says_what_all_its_notices_say(notices):
    told = [notice(each.standing, each.on and each.on.year, doi="10.5555/a") for each in notices]

    found = about(told, {"10.5555/a": "work"}, {})

    assert found.chosen == {"work": latest(told)}
    assert found.read == len(told)


def test_only_what_is_about_our_works_is_chosen():
    told = [
        notice(doi="10.5555/a", pmid="99", year=2020),
        notice(CURRENT, 2021, pmid="1"),
        notice(CORRECTED, 2020, pmid="2"),
        notice(doi="10.5555/not.ours", pmid="3"),
        notice(doi="10.5555/not.ours", pmid="98"),
        notice(),
    ]

    found = about(told, {"10.5555/a": 1, "": 4}, {"1": 1, "2": 2, "3": 3, "": 5})

    assert {work: chosen.standing for work, chosen in found.chosen.items()} == {1: CURRENT, 2: CORRECTED, 3: RETRACTED}
    assert (found.read, found.problem_count) == (6, 0)


def test_a_doi_goes_before_a_pubmed_number_and_that_is_told():
    found = about([notice(doi="10.5555/a", pmid="2")], {"10.5555/a": "a"}, {"2": "b"})

    assert list(found.chosen) == ["a"]
    assert "10.5555/a and PubMed number 2" in found.problems[0].reason


def test_all_problems_are_counted_and_the_first_are_kept():
    found = about((Problem(line, "Why") for line in range(1, 1_000)), {}, {})

    assert found.problem_count == 999
    assert [problem.line for problem in found.problems] == list(range(1, MOST_PROBLEMS + 1))
