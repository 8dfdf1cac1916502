from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.references.matching import FIELDS, LONGEST, Difference, differences, fills, work_key
from articles.references.record import Evidence, Kind, Name, Record
from tests.articles.references.records import any_record

RIGAL = Name(family="Rigal", given="Laurent")
OURS = Record(
    key="rigal2020",
    kind=Kind.ARTICLE,
    title="Titrated baclofen for high-risk alcohol consumption: a randomized trial",
    evidence=Evidence.RANDOMISED_TRIAL,
    authors=(RIGAL, Name(family="Le Jeunne", given="Claire"), Name(literal="Bacloville Group")),
    year=2020,
    month=7,
    container="Drug and Alcohol Dependence",
    volume="115",
    issue="7",
    pages="1265-1276",
    publisher="Wiley",
    edition="2",
    doi="10.1111/add.14927",
    url="https://www.example.org/a/",
)


def test_work_key_is_title_year_and_first_author():
    assert work_key("The Use of Baclofen—a Review", 2018, [RIGAL]) == "useofbaclofenareview 2018 rigal"


@pytest.mark.parametrize(
    ("title", "year", "authors", "key"),
    [
        ("THE USE OF BACLOFEN: A Review.", 2018, [Name(family="rigal", given="L.")], "useofbaclofenareview 2018 rigal"),
        ("Use of baclofen - a review", 2018, [Name(family="Rígal")], "useofbaclofenareview 2018 rigal"),
        ("Follow-up", None, [], "followup"),
        ("Follow up", 2018, [], "followup 2018"),
        ("β-blockers", None, [Name(family="de Beaurepaire")], "betablockers beaurepaire"),
        ("A", None, [Name(literal="World Health Organization")], "a worldhealthorganization"),
        ("Øl og Straße", None, [], "ologstrasse"),
        ("…?", 2018, [RIGAL], ""),
        ("", 2018, [RIGAL], ""),
    ],
)
def test_work_key_is_the_same_however_it_was_typed(title, year, authors, key):
    assert work_key(title, year, authors) == key


def test_long_work_keys_are_cut_and_stay_apart():
    one, other = (work_key("baclofen " * 60 + end, 2018, [RIGAL]) for end in ("one", "other"))

    assert len(one) == len(other) == LONGEST
    assert one != other


@given(st.text(), st.none() | st.integers(1000, 9999), st.lists(st.builds(Name, family=st.text(), literal=st.text())))
def test_any_work_key_fits_its_column(title, year, authors):
    assert len(work_key(title, year, authors)) <= LONGEST


@pytest.mark.parametrize(
    "theirs",
    [
        {"title": "Titrated Baclofen for High-Risk Alcohol Consumption — a randomized trial."},
        {"authors": (Name(family="Rigal", given="L."), Name(family="LE JEUNNE", given="C"))},
        {"authors": (Name(literal="Rigal Laurent"),)},
        {"authors": ()},
        {"container": "Drug & alcohol dependence"},
        {"container": "Drug and alcohol dependence (Lausanne, Switzerland)"},
        {"pages": "1265–76"},
        {"pages": "1265"},
        {"pages": "pp. 1265-1276."},
        {"edition": "2nd ed."},
        {"month": None, "volume": "", "year": None, "doi": ""},
        {"evidence": Evidence.UNSORTED},
        {"url": "http://example.org/a"},
        {"url": "https://doi.org/10.1111/ADD.14927"},
        {"key": "other", "note": "Other.", "editor_note": "Other.", "finding": "Other.", "standing_note": "Other."},
        {"accessed": date(2026, 11, 1)},
    ],
)
def test_what_is_only_written_differently_is_no_difference(theirs):
    assert differences(OURS, replace(OURS, **theirs)) == []


@pytest.mark.parametrize(
    ("field", "theirs", "ours_shown", "theirs_shown"),
    [
        ("title", "Titrated baclofen", OURS.title, "Titrated baclofen"),
        ("container", "Drug Alcohol Depend", "Drug and Alcohol Dependence", "Drug Alcohol Depend"),
        ("year", 2021, "2020", "2021"),
        ("month", 2, "7", "2"),
        ("volume", "116", "115", "116"),
        ("pages", "1265-1277", "1265-1276", "1265-1277"),
        ("doi", "10.1111/add.1", "10.1111/add.14927", "10.1111/add.1"),
        ("kind", Kind.PREPRINT, "Journal article", "Preprint"),
        ("evidence", Evidence.COHORT, "Randomised trial", "Cohort study"),
        ("url", "https://example.org/b", "https://www.example.org/a/", "https://example.org/b"),
        ("edition", "3rd", "2", "3rd"),
    ],
)
def test_what_is_said_differently_is_shown(field, theirs, ours_shown, theirs_shown):
    assert differences(OURS, replace(OURS, **{field: theirs})) == [Difference(field, ours_shown, theirs_shown)]


@pytest.mark.parametrize(
    "authors",
    [
        (Name(family="Jaury", given="Laurent"),),
        (Name(family="Rigal", given="Michel"),),
        (Name(family="Rigal", given="Luc"),),
        (*OURS.authors, RIGAL),
    ],
)
def test_other_authors_are_a_difference(authors):
    (found,) = differences(OURS, replace(OURS, authors=authors))

    assert (found.field, found.ours) == ("authors", "Rigal, Laurent; Le Jeunne, Claire; Bacloville Group")


def test_a_form_without_a_word_for_guidelines_is_not_in_conflict():
    guideline = replace(OURS, kind=Kind.GUIDELINE)

    assert differences(guideline, OURS) == []
    assert [found.field for found in differences(OURS, guideline)] == ["kind"]


@pytest.mark.parametrize(
    ("ours", "theirs", "filled"),
    [
        ({}, {"issue": "8", "pmid": "1", "place": "London"}, ["place", "pmid"]),
        ({"evidence": Evidence.UNSORTED}, {"evidence": Evidence.COHORT}, ["evidence"]),
        ({}, {"note": "A", "editor_note": "A", "finding": "A", "standing_by": "A", "notice": "https://a.org"}, []),
        ({}, {"month": 7, "day": 5}, ["day"]),
        ({}, {"month": 8, "day": 5}, []),
        ({"month": None}, {"year": 2021, "month": 2, "day": 3}, []),
        ({"year": None, "month": None}, {"year": 2021, "month": 2}, ["year", "month"]),
        ({"url": ""}, {"accessed": date(2026, 11, 1)}, ["url", "accessed"]),
        ({}, {"accessed": date(2026, 11, 1)}, ["accessed"]),
        ({}, {"url": "https://example.org/b", "accessed": date(2026, 11, 1)}, []),
        ({"url": ""}, {"url": "https://doi.org/10.1111/add.14927"}, []),
    ],
)
def test_what_ours_lacks_is_filled(ours, theirs, filled):
    assert fills(replace(OURS, **ours), replace(OURS, **theirs)) == filled


@settings(max_examples=30, deadline=None)
@given(any_record, any_record)
def test_no_field_is_both_filled_and_different_and_nothing_differs_from_itself(one, other):
    differing = {found.field for found in differences(one, other)}

    assert differing & set(fills(one, other)) == set()
    assert differing <= set(FIELDS)
    assert differences(one, one) == []
    assert fills(one, one) == []
