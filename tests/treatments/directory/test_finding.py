"""Finding programmes by place, by words and by what they offer."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from tests.factories import make_level
from tests.treatments.directory.making import make_place, make_programme, make_term
from treatments import directory
from treatments.directory import choosing, finding
from treatments.models import Programme

pytestmark = pytest.mark.django_db


def find(query: str) -> finding.Found:
    index = directory.current()
    return finding.find(QueryDict(query), index, choosing.names(index))


def names(found: finding.Found) -> list[str]:
    by_pk = dict(Programme.objects.values_list("pk", "name"))
    return [by_pk[row.pk] for row in found.rows]


def offered(found: finding.Found) -> dict[str, list[tuple[str, int]]]:
    return {each.name: [(one.value, one.count) for one in (*each.first, *each.more)] for each in found.narrowings}


@pytest.fixture
def around_boston() -> None:
    make_place("Boston")
    make_place("Massachusetts", "region", code="MA")
    make_programme("Far", latitude=42.36, longitude=-72.06)  # 82 km to the west
    make_programme("Near", latitude=42.37, longitude=-71.06)
    make_programme("Nearest", latitude=42.3601, longitude=-71.0589)
    make_programme("Unlocated", latitude=None, longitude=None)
    make_programme("Elsewhere", state_province="TX", latitude=29.7, longitude=-95.3)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("place=Boston", ["Nearest", "Near"]),
        ("place=Boston&sort=name", ["Near", "Nearest"]),
        ("place=Boston&within=100", ["Nearest", "Near", "Far"]),
        ("place=Boston&within=50&unit=km", ["Nearest", "Near"]),
        ("place=Massachusetts", ["Far", "Near", "Nearest", "Unlocated"]),
        ("place=Nowhere+at+all", []),
        ("q=NEAR", ["Near", "Nearest"]),
        ("q=trust+bost+far", ["Far"]),
    ],
)
def test_programmes_are_found_by_place_and_words(around_boston: None, query: str, expected: list[str]) -> None:
    assert names(find(query)) == expected


def test_what_cannot_be_placed_is_told(around_boston: None) -> None:
    near, nowhere = find("place=Boston"), find("place=Nowhere+at+all")

    assert (near.total, near.unlocated, near.anywhere, near.problem) == (2, 1, 5, "")
    assert (nowhere.total, nowhere.anywhere, nowhere.asked.place) == (0, 5, "Nowhere at all")
    assert nowhere.problem


def test_other_towns_of_a_name_are_offered() -> None:
    make_place("Springfield", region="MA", code="01101", weight=9)
    make_place("Springfield", region="IL", code="62701", weight=5)

    found = find("place=Springfield&within=50")

    assert found.spot
    assert found.spot.label == "Springfield, MA"
    assert [(each.label, each.query) for each in found.others] == [
        ("Springfield, IL", "?place=Springfield%2C+IL&within=50")
    ]


def test_all_that_is_chosen_holds_and_each_choice_says_what_it_leaves() -> None:
    make_term("OIT", "Intensive", "setting", make_level("Intensive outpatient", slug="iop"))
    make_term("NXN", "Naltrexone", "medicine")
    make_term("ACM", "Acamprosate", "medicine")
    make_term("MD", "Medicaid", "payment")
    make_programme("A", services=["ACM", "NXN", "OIT"])
    make_programme("B", services=["MD", "NXN", "OIT"])
    make_programme("C", services=["MD"])

    found = find("level=iop&medicine=NXN")

    assert names(found) == ["A", "B"]
    assert offered(found) == {"setting": [("OIT", 2)], "medicine": [("ACM", 1)], "payment": [("MD", 1)]}
    assert [(each.label, each.query) for each in found.taken] == [
        ("Intensive outpatient", "?medicine=NXN"),
        ("Naltrexone", "?level=iop"),
    ]
    for narrowing in found.narrowings:
        for choice in narrowing.first:
            assert find(choice.query.removeprefix("?")).total == choice.count


def test_pages_go_on_where_the_one_before_ended_and_stop_at_the_last() -> None:
    for number in range(45):
        make_programme(f"Programme {number:02}")

    pages = [names(find(f"page={number}")) for number in (1, 2, 3, 9)]

    assert [len(page) for page in pages] == [20, 20, 5, 5]
    assert [*pages[0], *pages[1], *pages[2]] == [f"Programme {number:02}" for number in range(45)]
