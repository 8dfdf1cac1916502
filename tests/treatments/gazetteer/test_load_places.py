"""Loading places: from rows of GeoNames to the table."""

from __future__ import annotations

import gzip
import json
from io import StringIO
from itertools import takewhile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from treatments import gazetteer
from treatments.gazetteer import geonames
from treatments.models import Place

pytestmark = pytest.mark.django_db

ROWS = [
    ("US", "62701", "Springfield", "Illinois", 39.80, -89.65, 4),
    ("US", "62702", "Springfield", "Illinois", 39.82, -89.65, 4),
    ("US", "01103", "Springfield", "Massachusetts", 42.10, -72.59, 4),
    ("US", "09001", "APO AA", "", 38.11, 15.66, 0),
    ("PR", "00901", "San Juan", "San Juan", 18.47, -66.11, 4),
    ("GB", "BD1", "Bradford", "England", 53.79, -1.75, 4),
    ("GB", "BD2", "Bradford", "England", 53.81, -1.74, 4),
    ("GB", "BD2", "Undercliffe", "England", 52.0, -1.74, 3),
    ("GB", "EX22", "Bradford", "England", 50.85, -4.27, 4),
    ("GB", "NE1", "Newcastle upon Tyne", "England", 54.97, -1.61, 4),
    ("GB", "JE4", "Jersey", "", 49.22, -2.12, 0),
    ("FR", "75231 CEDEX 05", "Paris", "Île-de-France", 48.85, 2.35, 4),
    ("FR", "75005", "Paris", "Île-de-France", 48.85, 2.35, 4),
]


def write(path: Path, rows: list[tuple[object, ...]]) -> Path:
    keys = ("country_code", "postal_code", "city", "state", "latitude", "longitude", "accuracy")
    path.write_bytes(gzip.compress("\n".join(json.dumps(dict(zip(keys, row, strict=True))) for row in rows).encode()))
    return path


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write(tmp_path / "places.jsonl.gz", ROWS)
    monkeypatch.setattr("treatments.gazetteer.loading.shipped_file", lambda: path)
    return path


def loaded(kind: str) -> list[tuple[str, str, int, float]]:
    found = Place.objects.filter(kind=kind).order_by("pk")
    return [(place.code, str(place), place.weight, place.latitude) for place in found]


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("load_places", *arguments, stdout=out)
    return out.getvalue()


def test_load_places_makes_codes_towns_and_regions(data: Path) -> None:
    said = run()

    assert said == "Loaded 8 codes, 8 towns, 4 states and nations of US, GB.\n"
    assert sorted(loaded("code")) == [
        ("00901", "San Juan, PR", 1, 18.47),
        ("01103", "Springfield, MA", 1, 42.1),
        ("62701", "Springfield, IL", 1, 39.8),
        ("62702", "Springfield, IL", 1, 39.82),
        ("BD1", "Bradford, England", 1, 53.79),
        ("BD2", "BD2, England", 1, 53.81),
        ("EX22", "Bradford, England", 1, 50.85),
        ("NE1", "Newcastle upon Tyne, England", 1, 54.97),
    ]
    assert sorted((code, name) for code, name, *_ in loaded("region")) == [
        ("", "England, England"),
        ("IL", "Illinois, IL"),
        ("MA", "Massachusetts, MA"),
        ("PR", "Puerto Rico, PR"),
    ]


def test_load_places_parts_towns_of_one_name_and_puts_the_larger_first(data: Path) -> None:
    run("--country", "gb")

    assert loaded("town") == [
        ("BD1", "Bradford, England", 2, 53.8),
        ("EX22", "Bradford, England", 1, 50.85),
        ("NE1", "Newcastle upon Tyne, England", 1, 54.97),
        ("NE1", "Newcastle upon Tyne, England", 1, 54.97),
        ("BD2", "Undercliffe, England", 1, 52.0),
    ]


def test_load_places_twice_replaces_and_leaves_other_countries_alone(data: Path) -> None:
    run("--country", "FR")
    before = [loaded(kind) for kind in ("code", "town", "region")]

    run("--country", "US")
    run("--country", "US")
    Place.objects.filter(country="US", name="Springfield").delete()
    run("--country", "US")

    assert Place.objects.filter(country="US", kind="code").count() == 4
    Place.objects.filter(country="US").delete()
    assert [loaded(kind) for kind in ("code", "town", "region")] == before


def test_load_places_if_empty_leaves_a_full_table_alone(data: Path) -> None:
    run("--country", "FR", "--if-empty")
    said = run("--if-empty")

    assert said == "There are places already: nothing was loaded.\n"
    assert loaded("code") == [("75005", "Paris, Île-de-France", 1, 48.85)]


def test_load_places_refuses_a_country_without_codes_and_keeps_what_is_there(data: Path) -> None:
    run("--country", "FR")

    with pytest.raises(CommandError, match=r"places\.jsonl\.gz has no codes of XX\..* Nothing was loaded\."):
        run("--country", "FR", "--country", "XX")
    assert loaded("code") == [("75005", "Paris, Île-de-France", 1, 48.85)]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"no gzip", "is damaged"),
        (gzip.compress(b"x" * 1000)[:-12], "is damaged"),
        (gzip.compress(b'{"country_code": "US", "postal_code": 7}'), "This is not a postal code"),
    ],
)
def test_load_places_says_what_is_wrong_with_the_data(data: Path, content: bytes | None, problem: str) -> None:
    data.unlink()
    if content is not None:
        data.write_bytes(content)

    with pytest.raises(CommandError, match=problem):
        run()


def test_load_places_says_which_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geonames, "PACKAGE", "no-such-package")

    with pytest.raises(CommandError, match="The package no-such-package is not installed"):
        run()


def cut_of_britain(path: Path) -> Path:
    """A cut of what is shipped: the countries stand in the order of their letters, so that most need not be read."""
    areas = ("BD", "LS", "NE", "PO", "ST", "TN", "W1", "WA")
    starts = tuple(f'{{"country_code": "GB", "postal_code": "{area}'.encode() for area in areas)
    with gzip.open(geonames.shipped_file()) as lines:
        before_gf = takewhile(lambda line: not line.startswith(b'{"country_code": "GF"'), lines)
        path.write_bytes(gzip.compress(b"".join(line for line in before_gf if line.startswith(starts)), 1))
    return path


def test_places_as_they_are_shipped_are_found(tmp_path: Path) -> None:
    found = gazetteer.load(("GB",), path=cut_of_britain(tmp_path / "cut.jsonl.gz"))

    assert found["code"] > 200
    spots = {typed: gazetteer.find(typed).spot for typed in ("Leeds", "Bradford", "St Helens", "Newcastle", "W1G 9PF")}
    assert {typed: spot and (spot.label, round(spot.latitude, 1)) for typed, spot in spots.items()} == {
        "Leeds": ("Leeds, England", 53.8),
        "Bradford": ("Bradford, England", 53.8),
        "St Helens": ("St Helens, England", 53.5),
        "Newcastle": ("Newcastle upon Tyne, England", 55.0),
        "W1G 9PF": ("W1G (London, England)", 51.5),
    }
