"""Which groups of facts a list confirms, and what it leaves to somebody else."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.treatments.importing.given_lists import (
    DECEMBER,
    NOVEMBER,
    OCTOBER,
    applied,
    assured,
    change,
    imported,
    programme,
    row,
    the_list,
)
from treatments import importing
from treatments.models import Assurance, Listing
from treatments.recording import assure

pytestmark = pytest.mark.django_db


def test_a_row_that_is_the_same_is_confirmed_anew_by_a_newer_list() -> None:
    imported(row())

    with CaptureQueriesContext(connection) as asked:
        imported(row(), as_of=NOVEMBER)

    assert assured() == [(group, "Example list", NOVEMBER) for group in ("contact", "services")]
    assert Listing.objects.get().last_seen == NOVEMBER
    assert [each["sql"] for each in asked if 'INTO "treatments_listing"' in each["sql"]] == []  # no record sent anew


def test_nobody_checked_a_row_after_the_day_of_its_list() -> None:
    service = {"id": "1", "name": "Example", "status": "active", "phones": [{"number": "555-555-0100"}]}
    location = {"location": {"id": "2", "addresses": [{"city": "Boston", "country": "US"}]}}
    service |= {"assured_date": "2999-01-01", "service_at_locations": [location]}
    stream = BytesIO(json.dumps({"contents": [service]}).encode())
    file = importing.start(stream, name="list.json", facility_list=the_list(), as_of=OCTOBER, by=None)
    importing.read_on(file, by=None)

    applied(file)

    assert set(Assurance.objects.values_list("assured_date", flat=True)) == {OCTOBER}


def test_a_list_confirms_no_group_in_which_we_say_something_else() -> None:
    imported(row())
    change(phone="555-555-0199")

    imported(row(), as_of=NOVEMBER)

    assert assured() == [("contact", "Example list", OCTOBER), ("services", "Example list", NOVEMBER)]


@pytest.mark.parametrize(("day", "source"), [(OCTOBER, "Example list"), (NOVEMBER, "Call"), (DECEMBER, "Call")])
def test_what_somebody_else_confirmed_later_stays(day: date, source: str) -> None:
    imported(row())
    assure(programme(), [Assurance(group="contact", source="Call", assured_date=day)])

    imported(row(), as_of=NOVEMBER)

    assert programme().assurances.get(group="contact").source == source
