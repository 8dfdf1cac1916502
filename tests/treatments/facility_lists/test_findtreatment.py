import json

import pytest

from tests.treatments.facility_lists.lists import FINDTREATMENT, facility_row, findtreatment, read_all, read_row
from treatments.facility_lists import Facility, Format, Offer


def test_rows_become_facilities():
    first, second = read_all(FINDTREATMENT)

    assert first.facility == Facility(
        identifier="f1",
        provider="Harbour Health",
        name="Quay House",
        address_1="1 Quay Street",
        city="Baltimore",
        state_province="MD",
        postal_code="21201",
        country="US",
        latitude=39.2904,
        longitude=-76.6122,
        phone="410-555-0100 x12",
        intake_phone="410-555-0101",
        hotline="410-555-0102",
        website="https://www.example.org",
        offers=(
            Offer("TC", "Substance use treatment", is_code=False),
            Offer("SET", "Outpatient", is_code=False),
            Offer("SET", "Intensive outpatient treatment", is_code=False),
            Offer("PYAS", "Sliding fee scale (fee is based on income, and other factors)", is_code=False),
            Offer("TC", "SA", is_code=True),
        ),
    )
    assert second.facility == Facility(
        identifier="f2",
        provider="Meadow Clinic",
        name="Meadow Clinic",
        address_1="2 Field Road",
        city="Oakland",
        state_province="MD",
        postal_code="21550",
        country="US",
        phone="301-555-0103",
        offers=(Offer("TC", "MH", is_code=True),),
    )
    assert [(row.position, row.line, row.problems) for row in (first, second)] == [(1, 1, ()), (2, 2, ())]
    assert json.loads(first.raw) == json.loads(FINDTREATMENT)["rows"][0]


@pytest.mark.parametrize(
    "content",
    [
        [facility_row(), facility_row(frid="f2")],
        {"page": 1, "rows": [facility_row(), facility_row(frid="f2")], "note": {"rows": 2}},
        [{"page": 1, "rows": [facility_row()]}, {"rows": []}, {"rows": [facility_row(frid="f2")], "page": 2}],
        [{"page": 1, "rows": [facility_row()]}, facility_row(frid="f2")],
    ],
)
def test_rows_are_found_in_a_bare_list_a_page_or_several_pages(content):
    rows = read_all(json.dumps(content).encode(), Format.FINDTREATMENT)

    assert [row.facility.identifier for row in rows] == ["f1", "f2"]


def test_a_row_that_is_refused_costs_no_other():
    rows = read_all(findtreatment(facility_row(), "text", None, ["list"], {}, facility_row(frid="f2")))

    assert [row.problems for row in rows] == [
        (),
        ("This row is text, where an object is needed.",),
        ("This row is empty, where an object is needed.",),
        ("This row is a list, where an object is needed.",),
        ("It has no name.",),
        (),
    ]
    assert [row.facility is None for row in rows] == [False, True, True, True, True, False]
    assert rows[1].raw == '"text"'


@pytest.mark.parametrize(
    ("again", "problems"),
    [
        ({"frid": "f1", "name1": "Another"}, ("It has the same identifier as row 1: each facility may stand once.",)),
        ({"frid": "f2"}, ()),
    ],
)
def test_an_identifier_may_stand_once(again, problems):
    rows = read_all(findtreatment(facility_row(), facility_row(**again)))

    assert rows[1].problems == problems


def test_without_identifiers_the_same_name_and_address_may_stand_once():
    rows = read_all(findtreatment(facility_row(frid=None), facility_row(frid="", name1="HARBOUR  health.")))

    assert rows[1].problems == ("It has the same name and address as row 1: each facility may stand once.",)


def test_a_number_may_be_an_identifier():
    assert read_row(frid=17).facility.identifier == "17"
