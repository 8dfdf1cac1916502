"""programmes.json: programmes written by hand, loaded through the verbs, refused by line, exported."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management.base import CommandError

from articles.content import export
from tests.articles.content.folders import load, write
from treatments.models import DirectoryStamp, FacilityList, Listing, Programme, Provider, Status, Term

pytestmark = pytest.mark.django_db

STARTER = Path(apps.get_app_config("treatments").path) / "starter"
TERMS = [{"code": "SA", "name": "Substance use treatment"}, {"code": "OP", "name": "Outpatient"}]
CONTACT = {"group": "contact", "source": "Telephone call", "assured_date": "2026-11-02"}
GREENWICH = {"latitude": 51.48, "longitude": 0, "minimum_age": 0}
COST = {"group": "cost", "source": "Letter", "assured_date": "2026-11-03", "shelf_life": 30}


def programme(name: str = "House", **fields: Any) -> dict[str, Any]:
    return {"provider": {"name": "St. Mary's"}, "name": name, "postal_code": "02108"} | fields


def starter() -> dict[str, Any]:
    return {name: (STARTER / name).read_text() for name in ("terms.json", "programmes.json")}


def test_a_programme_is_loaded_with_its_provider_services_and_assurances(tmp_path: Path) -> None:
    entry = programme(services=["sa", "OP"], assurances=[CONTACT, COST], latitude=42, longitude=-71.5)

    load(write(tmp_path, {"terms.json": TERMS, "programmes.json": [entry]}))

    kept = Programme.objects.get()
    assert (kept.provider.name, kept.slug, kept.services) == ("St. Mary's", "house", ["OP", "SA"])
    assert (kept.latitude, kept.longitude, kept.is_example) == (42.0, -71.5, False)
    assert list(kept.assurances.values_list("group", "source", "assured_date", "shelf_life")) == [
        ("contact", "Telephone call", date(2026, 11, 2), 365),
        ("cost", "Letter", date(2026, 11, 3), 30),
    ]


def test_loading_again_writes_nothing_and_what_an_entry_leaves_out_stays(tmp_path: Path) -> None:
    load(write(tmp_path, {"programmes.json": [programme(phone="617-555-0123", assurances=[CONTACT])]}))
    kept, stamp = Programme.objects.get(), DirectoryStamp.current()

    again = load(tmp_path)
    assert (again[-1], DirectoryStamp.current()) == ("Nothing changed.", stamp)

    changed = programme(status="defunct", provider={"name": "ST MARYS"}, assurances=[CONTACT | {"source": "Visit"}])
    load(write(tmp_path, {"programmes.json": [changed]}))

    now = Programme.objects.get()
    assert (now.pk, now.phone, now.status, now.assurances.get().source) == (kept.pk, "617-555-0123", "defunct", "Visit")
    assert Provider.objects.get().name == "ST MARYS"
    assert now.last_modified > kept.last_modified


@pytest.mark.parametrize(
    ("entry", "reasons"),
    [
        ({"name": "House"}, ['provider: It needs its name: {"name": …}.']),
        (programme(provider="St. Mary's"), ["provider has to be an object with fields."]),
        (programme(""), ["name: This field cannot be blank."]),
        (programme(website="javascript:alert(1)"), ["website: Enter a valid URL."]),
        (programme(latitude=42.0), ["Give both latitude and longitude, or neither."]),
        (programme(latitude=True, longitude=1), ["latitude has to be a number."]),
        (programme(alert="a" * 501), ["alert: This is 501 characters long, and 500 is the most."]),
        (programme(services=["SA"]), ["services: There is no term “SA”. Add an entry to terms.json."]),
        (programme(services=[["SA"]]), ["services has to be a list of codes."]),
        (programme(assurances=[CONTACT, CONTACT]), ["assurances: A group stands twice."]),
        (
            programme(assurances=[CONTACT | {"assured_date": "May"}, COST | {"group": "food"}]),
            ["assured_date: Write year, month and day: 2026-05-31.", "group: Value 'food' is not a valid choice."],
        ),
    ],
)
def test_a_programme_that_is_wrong_is_refused(tmp_path: Path, entry: dict[str, Any], reasons: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        load(write(tmp_path, {"programmes.json": [programme("Right"), entry]}))

    lines = str(refused.value).splitlines()[:-1]
    assert [line.partition(": Entry 2: ")[2] for line in lines] == reasons
    assert not Programme.objects.exists()


def test_the_examples_are_all_marked_and_come_back_to_the_byte(tmp_path: Path) -> None:
    load(write(tmp_path / "in", starter()))
    export(tmp_path / "out")

    examples = Programme.objects.all()
    assert {each.is_example for each in examples} == {True}
    assert {each.status for each in examples} == set(Status.values)
    assert [each.name for each in examples if not each.name.startswith("Example ")] == []
    assert {each.assurances.count() for each in examples} == {3}
    assert (tmp_path / "out/programmes.json").read_text() == starter()["programmes.json"]


def test_examples_are_left_out_when_asked(tmp_path: Path) -> None:
    load(write(tmp_path, starter()), no_examples=True)

    assert (Programme.objects.exists(), Provider.objects.exists(), Term.objects.exists()) == (False, False, True)


def test_a_programme_that_a_list_holds_is_not_exported(tmp_path: Path) -> None:
    load(
        write(
            tmp_path / "in",
            {"programmes.json": [programme("Ours", **GREENWICH), programme("Listed"), programme("Ours")]},
        )
    )
    listed = Programme.objects.get(name="Listed")
    of = FacilityList.objects.create(name="FindTreatment.gov")
    Listing.objects.create(facility_list=of, identifier="1", programme=listed, last_seen=date(2026, 11, 1))

    export(tmp_path / "out")

    assert (tmp_path / "out/programmes.json").read_text().count('"name": "Ours"') == 2
    assert '"longitude": 0.0,\n    "minimum_age": 0\n' in (tmp_path / "out/programmes.json").read_text()
    assert '"Listed"' not in (tmp_path / "out/programmes.json").read_text()
    Listing.objects.all().delete()
    assert load(tmp_path / "out")[-1] == "Nothing changed."
