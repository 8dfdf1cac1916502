"""manage.py export_programmes: what goes out, always alike, and comes back in as it was."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import make_draft, make_level
from tests.treatments.directory.making import make_programme, make_term
from treatments.facility_lists import Facility, Offer, Row, format_of, read
from treatments.models import Assurance, FacilityList, LevelOfCare, Listing, Programme, Provider

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize("name", ["list.json", "list.zip"])
WHOLE = {
    "alternate_name": "After work",
    "description": "Groups in the evening.\nFamilies “may” come, too.",
    "status": "temporarily closed",
    "alert": "Closed until May.",
    "phone": "410-555-0104 ext. 7",
    "intake_phone": "410-555-0105",
    "hotline": "410-555-0106",
    "email": "evening@example.org",
    "website": "https://example.org/evening",
    "address_1": "1 Quay Street",
    "address_2": "Floor 2",
    "postal_code": "02108",
    "longitude": 0.0,
    "opening_hours": "Monday, Thursday 17:00 to 20:30",
    "minimum_age": 0,
    "maximum_age": 99,
    "eligibility": "Adults",
    "cost": "Free.",
    "services": ["OIT", "SP", "nhs"],
}
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n",;'), max_size=40)


def export(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("export_programmes", str(path), *options, stdout=out, stderr=StringIO())
    return out.getvalue()


def services(folder: Path, *options: str) -> list[dict[str, Any]]:
    export(folder / "list.json", *options)
    found: list[dict[str, Any]] = json.loads((folder / "list.json").read_text())
    return found


def names(folder: Path, *options: str) -> list[str]:
    return [each["name"] for each in services(folder, *options)]


def read_back(path: Path) -> list[Row]:
    with path.open("rb") as stream:
        return list(read(stream, format_of(stream, path.name)))


def whole(**fields: Any) -> Programme:
    make_term("OIT", "Intensive outpatient treatment", "setting", make_level())
    make_term("SP", "Spanish", "language")
    make_term("nhs", "NHS or local council funding", "payment")
    return make_programme("Evening programme", provider="Harbour Health", **WHOLE | fields)


def assure(programme: Programme, group: str, day: date, **fields: Any) -> Assurance:
    return Assurance.objects.create(programme=programme, group=group, source="List", assured_date=day, **fields)


@KINDS
def test_programme_comes_back_in_as_it_went_out_and_holds_to_the_standard(tmp_path: Path, name: str) -> None:
    programme = whole()
    assure(programme, "contact", date(2026, 5, 31))

    said = export(tmp_path / name, "--check")

    (row,) = read_back(tmp_path / name)
    held = {
        field: getattr(programme, field)
        for field in Facility.__dataclass_fields__
        if hasattr(programme, field) and field != "provider"
    }
    assert said.splitlines()[1:] == ["Checked: it holds what HSDS 3.0 asks for."]
    assert row.problems == ()
    assert row.facility == Facility(
        **held,
        identifier=row.facility.identifier if row.facility else "",
        provider="Harbour Health",
        assured_on=date(2026, 5, 31),
        offers=(
            Offer("SAMHSA service codes", "OIT", is_code=True),
            Offer("SAMHSA service codes", "SP", is_code=True),
            Offer("Firm Ground facets", "nhs", is_code=True),
            Offer("SL", "Spanish", is_code=False),
        ),
    )


@given(description=PLAIN, cost=PLAIN, hours=PLAIN, street=PLAIN)
@settings(max_examples=15)
def test_tables_say_the_same_as_json(
    tmp_path_factory: pytest.TempPathFactory, description: str, cost: str, hours: str, street: str
) -> None:
    folder = tmp_path_factory.mktemp("export")
    programme = Programme.objects.first() or make_programme(postal_code="02108")
    Programme.objects.filter(pk=programme.pk).update(
        description=description, cost=cost, opening_hours=hours, address_1=street
    )

    export(folder / "list.json")
    export(folder / "list.zip")

    told = [[(row.facility, row.problems) for row in read_back(folder / f"list.{kind}")] for kind in ("json", "zip")]
    assert told[0] == told[1]


def test_assurances_say_source_day_and_who_and_the_service_is_as_old_as_its_oldest(tmp_path: Path) -> None:
    programme = whole()
    assure(programme, "services", date(2026, 4, 1), url="https://example.org/list")
    assure(programme, "cost", date(2026, 5, 1), assurer="Rosa Marsh")

    (service,) = services(tmp_path)

    told = ("field_name", "last_action_date", "replacement_value", "updated_by")
    assert [[each[name] for name in told] for each in service["metadata"]] == [
        ["cost", "2026-05-01", "List", "Rosa Marsh"],
        ["services", "2026-04-01", "List <https://example.org/list>", "List"],
    ]
    assert (service["assured_date"], "assurer_email" in service) == ("2026-04-01", False)


def test_only_levels_of_care_that_readers_see_are_among_the_attributes(tmp_path: Path) -> None:
    draft = make_draft("Planned level", model=LevelOfCare, code="3.1")
    make_term("OIT", "Intensive outpatient", "setting", draft, make_level("Day treatment", code="2.5"))
    make_programme(services=["OIT", "unknown"])

    (service,) = services(tmp_path)

    found = [(each["link_type"], each["taxonomy_term"]["name"]) for each in service["attributes"]]
    assert found == [("setting", "Intensive outpatient"), ("level of care", "Day treatment")]


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ({"city": "", "state_province": "", "latitude": None, "longitude": None}, None),
        ({"city": "", "state_province": ""}, []),
        ({}, ["", "Boston", "MA", ""]),
    ],
)
def test_address_is_written_as_far_as_it_is_known(tmp_path: Path, place: dict[str, Any], written: Any) -> None:
    make_programme(**place)

    (service,) = services(tmp_path)

    locations = [each["location"] for each in service.get("service_at_locations", [])]
    lines = [
        [address[line] for line in ("address_1", "city", "state_province", "postal_code")]
        for location in locations
        for address in location.get("addresses", [])
    ]
    assert (lines, len(locations)) == ([written] if written else [], 0 if written is None else 1)


def test_addresses_of_the_web_are_written_in_ascii(tmp_path: Path) -> None:
    make_programme(website="https://bücher.example:8080/é?q=a b%20c")

    (service,) = services(tmp_path, "--check")

    assert service["url"] == "https://xn--bcher-kva.example:8080/%C3%A9?q=a%20b%20c"


def test_check_says_what_a_table_lacks_and_exits_with_1(tmp_path: Path) -> None:
    make_programme(address_1="1 Quay Street", postal_code="")

    with pytest.raises(CommandError, match=r"^1 fault by HSDS 3\.0\.$") as error:
        export(tmp_path / "list.zip", "--check")

    assert error.value.returncode == 1


def test_withheld_and_made_up_programmes_stay_here_and_closed_ones_go_out(tmp_path: Path) -> None:
    make_programme("Closed", status="defunct")
    make_programme("Withheld", withheld="outside our criteria")
    make_programme("Example", is_example=True)

    assert names(tmp_path) == ["Closed"]
    assert names(tmp_path, "--with-examples") == ["Closed", "Example"]


def test_one_list_has_what_its_latest_edition_has(tmp_path: Path) -> None:
    owner = FacilityList.objects.create(name="National list")
    for name, is_in_latest in (("Listed", True), ("Gone", False)):
        Listing.objects.create(
            facility_list=owner,
            identifier=name,
            programme=make_programme(name),
            is_in_latest=is_in_latest,
            last_seen=date(2026, 11, 1),
        )
    make_programme("Elsewhere")

    assert names(tmp_path, "--list", "National list") == ["Listed"]
    with pytest.raises(CommandError, match=r"^No facility list is named “Other”\. The lists are “National list”\.$"):
        export(tmp_path / "list.json", "--list", "Other")


@KINDS
def test_export_is_the_same_bytes_each_time(tmp_path: Path, name: str) -> None:
    whole(last_modified=datetime(2026, 11, 1, 9, 30, 15, 500, tzinfo=UTC))
    make_programme(provider="Harbour Health", services=["SP"])

    with time_machine.travel("2099-11-02", tick=False):
        export(tmp_path / name)
    with time_machine.travel("2099-12-24", tick=False):
        export(tmp_path / f"again-{name}")

    assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes()


def test_identifiers_are_those_of_the_site_and_stay_when_the_programme_changes(tmp_path: Path, settings: Any) -> None:
    settings.SITE_URL = "https://one.example"
    programme = make_programme("Before")
    (before,) = services(tmp_path)

    Programme.objects.filter(pk=programme.pk).update(name="After", city="Salem", services=["OIT"])
    Provider.objects.update(name="Another name")
    (after,) = services(tmp_path)
    settings.SITE_URL = "https://two.example"
    (elsewhere,) = services(tmp_path)

    ids = [(each["id"], each["organization"]["id"]) for each in (before, after, elsewhere)]
    assert ids[0] == ids[1]
    assert set(ids[0]).isdisjoint(ids[2])


def test_tables_come_with_a_descriptor_that_names_them(tmp_path: Path) -> None:
    whole()
    export(tmp_path / "list.zip")

    with zipfile.ZipFile(tmp_path / "list.zip") as opened:
        package = json.loads(opened.read("datapackage.json"))
        headers = {name: opened.read(name).decode().split("\r\n")[0] for name in opened.namelist()[1:]}

    described = {
        each["path"]: ",".join(field["name"] for field in each["schema"]["fields"]) for each in package["resources"]
    }
    assert described == headers


def test_file_that_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "list.zip").mkdir()

    with pytest.raises(CommandError, match=r"list\.zip cannot be written: Is a directory\.$"):
        export(tmp_path / "list.zip")
    with pytest.raises(CommandError, match=r"list\.txt is neither \.json nor \.zip"):
        export(tmp_path / "list.txt")

    assert [each.name for each in tmp_path.iterdir()] == ["list.zip"]


def test_queries_do_not_grow_with_the_programmes(tmp_path: Path) -> None:
    counts = []
    for _ in range(2):
        make_programme(services=["OIT"])
        with CaptureQueriesContext(connection) as asked:
            export(tmp_path / "list.json")
        counts.append(len(asked))

    assert counts == [5, 5]
