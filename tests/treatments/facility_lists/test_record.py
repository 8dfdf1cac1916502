import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatments.facility_lists import Facility, Offer
from treatments.facility_lists.record import STATUSES

TEXTS = ["identifier", "provider", "name", "alternate_name", "description", "address_1", "city", "postal_code", "cost"]
degrees = st.none() | st.floats(-90, 90)
ages = st.none() | st.integers(0, 130)
facilities = st.builds(
    Facility,
    **dict.fromkeys(TEXTS, st.text(max_size=30)),
    latitude=degrees,
    longitude=degrees,
    minimum_age=ages,
    maximum_age=ages,
    status=st.sampled_from(STATUSES),
    assured_on=st.none() | st.dates(date(1, 1, 1)),
    offers=st.lists(st.builds(Offer, st.text(max_size=5), st.text(max_size=9), st.booleans()), max_size=4).map(tuple),
)
QUAY = Facility(name="Quay House", address_1="1 Quay St.", city="Baltimore", postal_code="21201-4410")


@settings(max_examples=50)
@given(facilities)
def test_a_facility_goes_through_json_and_back(facility):
    assert Facility.from_record(json.loads(json.dumps(facility.as_record()))) == facility


def test_the_identifier_of_the_list_is_stable():
    assert replace(QUAY, identifier="f1").stable_identifier() == "f1"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": " QUAY-HOUSE ", "address_1": "1, quay st"},
        {"postal_code": "21201"},
        {"city": "Ｂaltimore"},
        {"provider": "Another", "phone": "410-555-0100", "offers": (Offer("", "OP", is_code=True),)},
    ],
)
def test_the_identifier_made_of_name_and_address_does_not_change_with(changes):
    assert replace(QUAY, **changes).stable_identifier() == QUAY.stable_identifier() == "~c75d0f39839a5579"


@pytest.mark.parametrize("changes", [{"name": "Quay Houses"}, {"address_1": "2 Quay St."}, {"postal_code": "21202"}])
def test_the_identifier_made_of_name_and_address_changes_with(changes):
    assert replace(QUAY, **changes).stable_identifier() != QUAY.stable_identifier()
