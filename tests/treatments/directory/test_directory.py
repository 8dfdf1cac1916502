"""The directory in memory: what it holds, and when it is read anew."""

from __future__ import annotations

import threading

import pytest
from django.test import Client

from tests.factories import make_level
from tests.treatments.directory.making import make_place, make_programme, make_term
from treatments import directory
from treatments.directory import reading
from treatments.models import DirectoryStamp, Programme

pytestmark = pytest.mark.django_db


def names(bits: int) -> list[str]:
    index = directory.current()
    pks = [index.pks[place] for place in directory.index.places_in(bits)]
    found = Programme.objects.in_bulk(pks)
    return [found[pk].name for pk in pks]


def test_it_holds_what_readers_may_find_by_name_whatever_its_case() -> None:
    for name in ("beech", "Ash", "ash", "Élan"):
        make_programme(name)
    make_programme("Withheld", withheld="Outside our criteria")
    make_programme("Closed", status="defunct")

    assert names(directory.current().all) == ["Ash", "ash", "beech", "Élan"]


def test_it_is_read_anew_when_its_stamp_has_moved_on() -> None:
    programme = make_programme("Old")
    first = directory.current()
    Programme.objects.filter(pk=programme.pk).update(withheld="Asked for")
    same = directory.current()
    DirectoryStamp.move_on()

    assert same is first
    assert names(directory.current().all) == []


def test_while_one_thread_reads_the_others_go_on_with_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    old = directory.current()
    stamp = DirectoryStamp.current() + 1
    monkeypatch.setattr(DirectoryStamp, "current", lambda: stamp)
    begun, go_on = threading.Event(), threading.Event()

    def slow(number: int) -> directory.Index:
        begun.set()
        go_on.wait(5)
        return made_of_nothing

    made_of_nothing = reading.read(stamp)
    monkeypatch.setattr(directory, "read", slow)
    reader = threading.Thread(target=directory.current)
    reader.start()
    begun.wait(5)
    meanwhile = directory.current()
    go_on.set()
    reader.join(5)

    assert meanwhile is old
    assert directory.current() is made_of_nothing


def test_programmes_count_for_the_levels_of_their_terms_once() -> None:
    level = make_level(slug="outpatient-therapy")
    make_term("ORT", "Regular outpatient", "setting", level)
    make_term("XX", "Something like it", "setting", level)
    make_programme(services=["ORT", "XX", "NEVER-HEARD-OF"])
    make_programme(services=["ORT"])
    make_programme(services=[])

    assert directory.current().number(level.pk) == 2
    assert directory.current().number(level.pk + 1) == 0


@pytest.mark.parametrize(
    ("country", "state", "postal_code", "region"),
    [
        ("US", "MA", "", ("US", "MA")),
        ("US", "massachusetts", "", ("US", "MA")),
        ("US", "", "", None),
        ("GB", "Fife", "EH1 1AA", ("GB", "Scotland")),
        ("GB", "scotland", "", ("GB", "Scotland")),
        ("GB", "Fife", "eh1", ("GB", "Scotland")),
        ("GB", "", "", None),
        ("US", "Scotland", "EH1 1AA", None),
    ],
)
def test_a_region_is_known_by_name_letters_or_postcode(
    country: str, state: str, postal_code: str, region: tuple[str, str] | None
) -> None:
    make_place("Massachusetts", "region", code="MA")
    make_place("Scotland", "region", code="", country="GB", region="Scotland")
    make_place("Edinburgh", "code", code="EH1", country="GB", region="Scotland")
    make_programme(country=country, state_province=state, postal_code=postal_code)

    assert list(directory.current().in_region) == ([region] if region else [])


@pytest.mark.parametrize(("services", "counts"), [(["MH", "RES"], 0), (["MH", "SA", "RES"], 1), (["RES"], 1)])
def test_who_treats_mental_health_alone_counts_for_no_level(client: Client, services: list[str], counts: int) -> None:
    level = make_level(slug="residential")
    for code in ("MH", "SA"):
        make_term(code, code, "other")
    make_term("RES", "Residential", "setting", level)
    programme = make_programme(services=services)

    assert directory.current().number(level.pk) == counts
    assert len(client.get(programme.get_absolute_url()).context["levels"]) == counts
