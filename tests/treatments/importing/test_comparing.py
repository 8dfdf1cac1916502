"""Three versions of a programme: what the list said, what we say, what the list says now."""

from __future__ import annotations

from typing import Any

import pytest

from treatments.importing import comparing
from treatments.importing.fields import BLANK

Said = dict[str, Any]


def found(base: Said, ours: Said, theirs: Said) -> list[tuple[str, Any, bool]]:
    """Each change as field, what the list says, and whether it is a conflict."""
    changes = comparing.changes(base, BLANK | ours, BLANK | theirs)
    return [(change["field"], change["theirs"], change["is_conflict"]) for change in changes]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("1", "1", "1", []),
        ("1", "2", "1", []),  # only we changed it
        ("1", "1", "2", [("phone", "2", False)]),  # only the list did
        ("1", "2", "2", []),  # both to the same
        ("1", "2", "3", [("phone", "3", True)]),
        ("1", "", "3", [("phone", "3", True)]),
        ("1", "1", "", [("phone", "", False)]),
    ],
)
def test_field_changes_where_only_the_list_changed_it(base: str, ours: str, theirs: str, expected: list[Any]) -> None:
    assert found({"phone": base}, {"phone": ours}, {"phone": theirs}) == expected


def test_field_of_which_the_base_knows_nothing_was_blank() -> None:
    assert found({}, {"cost": ""}, {"cost": "Free"}) == [("cost", "Free", False)]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "services"),
    [
        ("AB", "AB", "ABC", "ABC"),  # added by the list
        ("AB", "AB", "A", "A"),  # removed by the list
        ("AB", "ABZ", "AC", "ACZ"),  # what somebody added stays
        ("AB", "A", "AB", None),  # what somebody removed stays away
        ("AB", "ABC", "ABC", None),
    ],
)
def test_services_merge_term_by_term(base: str, ours: str, theirs: str, services: str | None) -> None:
    said = [{"services": list(each)} for each in (base, ours, theirs)]

    assert found(*said) == ([("services", list(services), False)] if services else [])


def test_address_is_in_conflict_as_a_whole_and_taken_as_a_whole() -> None:
    base = {"address_1": "1 Old Street", "city": "Boston", "postal_code": "02108"}
    ours = base | {"address_1": "2 Old Street"}
    theirs = base | {"city": "Salem", "postal_code": "01970"}

    changes = comparing.changes(base, BLANK | ours, BLANK | theirs)

    assert comparing.in_conflict(changes) == ["address_1", "city", "postal_code"]
    assert comparing.taken(changes, ["city"]) == {"address_1": "1 Old Street", "city": "Salem", "postal_code": "01970"}
    assert comparing.taken(changes, []) == {}


def test_ages_never_cross_because_they_are_compared_together() -> None:
    assert found({}, {"minimum_age": 18}, {"maximum_age": 17}) == [
        ("minimum_age", None, True),
        ("maximum_age", 17, True),
    ]


def test_provider_is_the_same_however_it_is_spelt() -> None:
    assert found({"provider": "St. Mary's"}, {"provider": "Saint Mary"}, {"provider": "ST MARYS"}) == []
