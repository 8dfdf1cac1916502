"""From what a reader typed to a place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatments.gazetteer import Found, find
from treatments.gazetteer.missing import NO_PLACES, WRITE
from treatments.gazetteer.names import place_key
from treatments.models import Place

pytestmark = pytest.mark.django_db


def town(name: str, region: str, weight: int = 1, *, country: str = "US", code: str = "", called: str = "") -> Place:
    key = place_key(called or name)
    return Place(kind="town", country=country, code=code, name=name, name_key=key, region=region, weight=weight)


def at(kind: str, country: str, code: str, name: str, region: str, latitude: float, longitude: float) -> Place:
    key = place_key(name)
    point = {"latitude": latitude, "longitude": longitude}
    return Place(kind=kind, country=country, code=code, name=name, name_key=key, region=region, **point)


@pytest.fixture
def places() -> None:
    towns = [
        town("Boston", "MA", 38),
        town("Boston", "England", 2, country="GB"),
        town("Saint Louis", "MO", 68),
        town("New York", "NY", 146),
        town("Delaware", "OH"),
        town("Leeds", "England", 10, country="GB", code="LS1"),
        town("Leeds", "England", 1, country="GB", code="ME17"),
        town("Newcastle upon Tyne", "England", 3, country="GB"),
        town("Newcastle upon Tyne", "England", 3, country="GB", called="Newcastle"),
        town("Newcastle", "WY"),
        town("Coeur d'Alene", "ID", 2),
        town("St Ives", "England", country="GB", code="TR26"),
    ]
    for each in towns:
        each.latitude, each.longitude = 50.0, -1.0
    others = [
        at("code", "US", "02138", "Cambridge", "MA", 42.377, -71.126),
        at("code", "US", "02139", "Cambridge", "MA", 42.365, -71.104),
        at("code", "US", "99501", "Anchorage", "AK", 61.2, -149.9),
        at("code", "US", "99546", "Adak", "AK", 51.9, -176.6),
        at("code", "GB", "SW1A", "Westminster Abbey", "England", 51.502, -0.133),
        at("code", "GB", "SW1", "SW1", "England", 51.496, -0.142),
        at("code", "GB", "S1", "Sheffield", "England", 53.383, -1.466),
        at("code", "GB", "M1", "Manchester", "England", 53.481, -2.237),
        at("code", "GB", "EH1", "Edinburgh", "Scotland", 55.952, -3.197),
        at("code", "DE", "02138", "Görlitz", "Saxony", 51.2, 15.0),
        at("region", "US", "MA", "Massachusetts", "MA", 42.2, -71.5),
        at("region", "US", "NY", "New York", "NY", 42.2, -75.1),
        at("region", "US", "DE", "Delaware", "DE", 39.3, -75.5),
        at("region", "GB", "", "Scotland", "Scotland", 56.8, -4.0),
    ]
    Place.objects.bulk_create([*towns, *others])


def label(found: Found) -> str:
    return found.spot.label if found.spot else found.problem


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("02138", "02138 (Cambridge, MA)"),
        (" 02138-1234 ", "02138 (Cambridge, MA)"),
        ("Cambridge, MA 02138", "02138 (Cambridge, MA)"),
        ("SW1A 2AA", "SW1A (Westminster Abbey, England)"),
        ("sw1a2aa", "SW1A (Westminster Abbey, England)"),
        ("SW1A", "SW1A (Westminster Abbey, England)"),
        ("London SW1A 2AA", "SW1A (Westminster Abbey, England)"),
        ("SW1Z 9ZZ", "SW1, England"),
        ("EH1 1", "EH1 (Edinburgh, Scotland)"),
        ("M1 1AE", "M1 (Manchester, England)"),
        ("m11ae", "M1 (Manchester, England)"),
        ("Boston", "Boston, MA"),
        ("boston ma", "Boston, MA"),
        ("Boston Massachusetts", "Boston, MA"),
        ("Boston, MA 99999", "Boston, MA"),
        ("Boston, UK", "Boston, England"),
        ("boston england uk", "Boston, England"),
        ("St. Louis", "Saint Louis, MO"),
        ("Saint Louis, MO", "Saint Louis, MO"),
        ("New York", "New York, NY"),
        ("New York City", "New York, NY"),
        ("New York (state)", "New York (state)"),
        ("Leeds", "Leeds, England"),
        ("Leeds, England (ME17)", "Leeds, England (ME17)"),
        ("newcastle-upon-tyne", "Newcastle upon Tyne, England"),
        ("Newcastle", "Newcastle upon Tyne, England"),
        ("Coeur d’Alène", "Coeur d'Alene, ID"),
        ("Massachusetts", "Massachusetts"),
        ("ma", "Massachusetts"),
        ("Scotland, UK", "Scotland"),
        ("Delaware", "Delaware"),
        ("02199", "ZIP codes beginning 021"),
        ("SW99 9ZZ", "Postcodes beginning SW"),
    ],
)
def test_find_understands(places: None, django_assert_max_num_queries: object, typed: str, expected: str) -> None:
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        found = find(typed)

    assert label(found) == expected
    assert found.problem == ""


def test_find_gives_the_point_of_a_code(places: None) -> None:
    spot = find("SW1A 2AA").spot

    assert spot
    assert (spot.latitude, spot.longitude, spot.country, spot.region, spot.kind) == (
        51.502,
        -0.133,
        "GB",
        "England",
        "code",
    )


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("Boston", ["Boston, England"]),
        ("Boston, MA", []),
        ("New York", ["New York (state)"]),
        ("Delaware", ["Delaware, OH"]),
        ("Leeds", ["Leeds, England (ME17)"]),
        ("Newcastle", ["Newcastle, WY"]),
        ("02138", ["02138 (Görlitz, Saxony, DE)"]),
    ],
)
def test_find_tells_of_others_by_labels_that_find_them(places: None, typed: str, others: list[str]) -> None:
    found = find(typed)

    assert [each.label for each in found.others] == others
    assert [find(each.label).spot for each in found.others if each.kind != "code"] == [
        each for each in found.others if each.kind != "code"
    ]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", WRITE),
        ("🎉 --", WRITE),
        ("x" * 10_000, f"“{'x' * 40}…” is too long for the name of a place. {WRITE}"),
        ("Bostn", f"We do not know a place called “Bostn”. Did you mean Boston, MA? {WRITE}"),
        ("Bostn, England", f"We do not know a place called “Bostn, England”. Did you mean Boston, England? {WRITE}"),
        ("Bo\x00zzz", f"We do not know a place called “Bo zzz”. {WRITE}"),
        ("Boston, Mars", f"We know Boston, MA and Boston, England, but no “Boston, Mars”. {WRITE}"),
        ("99599", "We do not know the ZIP code “99599”. Write the town instead, such as “Boston, MA”."),
        ("ZZ1 1AA", "We do not know the postcode “ZZ1”. Write the town instead, such as “Leeds”."),
        ("'; DROP TABLE treatments_place", f"We do not know a place called “'; DROP TABLE treatments_place”. {WRITE}"),
    ],
)
def test_find_says_what_to_write_when_nothing_fits(
    places: None, django_assert_max_num_queries: object, typed: str, problem: str
) -> None:
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        found = find(typed)

    assert (found.spot, found.problem) == (None, problem)


def test_find_offers_names_that_look_like_what_was_typed(places: None) -> None:
    found = find("Bostn, England")

    assert [find(each.label).spot for each in found.others] == [find("Boston, England").spot]


@pytest.mark.parametrize("typed", ["02138", "SW1A", "Boston", "K1A 0B1"])
def test_find_says_that_no_places_are_loaded(typed: str) -> None:
    assert find(typed) == Found(problem=NO_PLACES)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120) | st.from_regex(r"[A-Za-z0-9 ,()-]{0,40}"))
def test_find_answers_whatever_is_typed(places: None, typed: str) -> None:
    found = find(typed)

    assert (found.spot is None) == bool(found.problem)
