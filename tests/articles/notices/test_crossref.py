import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.notices.crossref import TYPES, address_of, read
from articles.notices.record import Notice, Problem, Unreadable
from articles.references.record import Standing

EXTRACT = Path(__file__).parents[2] / "data" / "notices" / "crossref.json"


def update(**changes):
    return {
        "DOI": "10.5555/notice",
        "type": "retraction",
        "label": "Retraction",
        "source": "publisher",
        "updated": {"date-parts": [[2020, 5, 6]], "date-time": "2020-05-06T00:00:00Z"},
    } | changes


def work(**fields):
    return {"status": "ok", "message-type": "work", "message": {"DOI": "10.5555/paper"} | fields}


def test_the_updates_of_a_work_are_the_notices_about_it():
    correction, retraction = read("10.1016/S0140-6736(97)11096-0", json.loads(EXTRACT.read_text()))

    assert (correction.standing, correction.on) == (Standing.CORRECTED, date(2004, 3, 6))
    assert retraction == Notice(
        doi="10.1016/s0140-6736(97)11096-0",
        pmid="",
        standing=Standing.RETRACTED,
        on=date(2010, 2, 6),
        address="https://doi.org/10.1016/s0140-6736(10)60175-4",
        origin="Retraction Watch",
        said="retraction-watch 4036 retraction 2010-02-06",
        reason="Retraction, as registered with Crossref.",
    )


def test_what_the_publisher_registered_is_crossrefs_word():
    (notice,) = read("10.5555/paper", work(**{"updated-by": [update(type="expression_of_concern")]}))

    assert notice.origin == "Crossref"
    assert notice.said == "crossref 10.5555/notice expression_of_concern 2020-05-06"
    assert notice.reason == "Expression of concern, as registered with Crossref."


@pytest.mark.parametrize("kind", TYPES)
def test_every_known_type_says_what_it_makes_of_the_work(kind):
    told = read("10.5555/paper", work(**{"updated-by": [update(type=kind.replace("_", "-").title())]}))

    assert [notice.standing for notice in told] == [standing for standing in [TYPES[kind]] if standing]


def test_an_unknown_type_is_told():
    (problem,) = read("10.5555/paper", work(**{"updated-by": [update(type="moon_landing")]}))

    assert isinstance(problem, Problem)
    assert "moon_landing" in problem.reason


def test_a_notice_is_not_about_itself():
    of_another = update(DOI="10.5555/another")
    in_place = update(DOI="10.5555/PAPER", type="correction")

    (told,) = read("10.5555/paper", work(**{"update-to": [of_another, in_place], "updated-by": [in_place]}))

    assert (told.standing, told.address) == (Standing.CORRECTED, "https://doi.org/10.5555/paper")


@pytest.mark.parametrize(
    "updated",
    [
        None,
        {},
        {"date-parts": [[2020, 5]]},
        {"date-parts": [[2020, 13, 1]]},
        {"date-parts": [[None]]},
        {"date-parts": 1},
    ],
)
def test_a_notice_without_a_whole_day_has_none(updated):
    (notice,) = read("10.5555/paper", work(**{"updated-by": [update(updated=updated)]}))

    assert (notice.on, notice.said.split()[-1]) == (None, "undated")


@pytest.mark.parametrize(
    "answer", [None, [], "Resource not found.", {}, {"message": None}, {"message": {"DOI": 5}}, work(DOI="10.5555/x")]
)
def test_an_answer_about_something_else_is_refused(answer):
    with pytest.raises(Unreadable, match=r"^Crossref answered .+\.$"):
        read("10.5555/paper", answer)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*update(), "record-id", "date-parts"]), inner, max_size=6)
    ),
)


@given(values, values)
def test_no_shape_of_an_answer_does_harm(by, to):
    for told in read("10.5555/paper", work(**{"updated-by": by, "update-to": to})):
        f"{told}".encode()


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.1016/s0140-6736(97)11096-0", "10.1016%2Fs0140-6736%2897%2911096-0"),
        ("10.5555/a<b>c;1#d?e&f,g%2f h", "10.5555%2Fa%3Cb%3Ec%3B1%23d%3Fe%26f%2Cg%252f%20h"),
        ("10.5555/../../é", "10.5555%2F..%2F..%2F%C3%A9"),
    ],
)
def test_the_address_holds_all_of_the_doi(doi, address):
    assert address_of(doi) == f"https://api.crossref.org/works/{address}"
