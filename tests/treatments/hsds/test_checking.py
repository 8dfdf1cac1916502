"""What a file of HSDS 3.0 lacks, said in sentences."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.treatments.hsds.given import as_json, identify, service, tables, zipped
from treatments.hsds import check_json, check_tables
from treatments.hsds.fields import TABLES

KEYS = [*TABLES["service"].names, *TABLES["service"].parts, "location", "taxonomy_term", "link_entity", "colour"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inside, max_size=4),
    max_leaves=15,
)


def test_services_as_the_standard_has_them_have_no_faults() -> None:
    services = [service(1), service(2, status="defunct")]

    assert list(check_json(as_json(*services))) == []
    assert list(check_tables(zipped(tables(*services)))) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"colour": "red"}, "service 1: colour is no field of service."),
        ({"name": 7}, "service 1: name is “7”, where text is needed."),
        ({"id": "7"}, "service 1: id is “7”, which is no UUID."),
        ({"status": "open"}, "service 1: status is “open”, which is none of active, inactive, defunct, "),
        ({"minimum_age": "18"}, "service 1: minimum_age is “18”, where a number is needed."),
        ({"minimum_age": True}, "service 1: minimum_age is “True”, where a number is needed."),
        ({"assured_date": "2026-11-31"}, "service 1: assured_date is “2026-11-31”, which is no date as in 2026-05-31."),
        ({"last_modified": "2026-11-01T09:30:00"}, "service 1: last_modified is “2026-11-01T09:30:00”, which is no m"),
        ({"url": "example.org"}, "service 1: url is “example.org”, which is no address."),
        ({"email": "at example"}, "service 1: email is “at example”, which is no e-mail address."),
        ({"phones": {}}, "service 1: phones has to be a list."),
        ({"phones": ["7"]}, "service 1, phones 1: an object is needed."),
        ({"phones": [{"id": identify("p")}]}, "service 1, phones 1: number is missing."),
        ({"organization": {"id": identify("o"), "name": "A"}}, "service 1, organization: description is missing."),
    ],
)
def test_fault_in_json_names_the_place_and_what_is_wrong(changes: dict[str, Any], fault: str) -> None:
    found = list(check_json(as_json(service(**changes))))

    assert [each[: len(fault)] for each in found] == [fault]


def test_identifier_stands_once_but_what_services_share_stands_with_each() -> None:
    found = list(check_json(as_json(service(1), service(2, id=identify(1)))))

    assert found == [f"service 2: id “{identify(1)}” stands there before."]


@pytest.mark.parametrize(
    ("file", "column", "cell", "fault"),
    [
        ("services.csv", "name", "", "services.csv, line 2: name is empty."),
        ("services.csv", "minimum_age", "old", "services.csv, line 2: minimum_age is “old”, where a number is needed."),
        (
            "services.csv",
            "organization_id",
            identify(9),
            "services.csv, line 2: organization_id “{}” is no organization",
        ),
        ("attributes.csv", "link_id", identify(9), "attributes.csv, line 2: link_id “{}” is no service of the file."),
        ("attributes.csv", "link_entity", "shop", "attributes.csv, line 2: link_id “{1}” is no shop of the file."),
        ("phones.csv", "service_id", identify(9), "phones.csv, line 2: service_id “{}” is no service of the file."),
    ],
)
def test_fault_in_tables_names_file_and_line(file: str, column: str, cell: str, fault: str) -> None:
    made = tables(service())
    made[file][1][made[file][0].index(column)] = cell

    found = list(check_tables(zipped(made)))

    fault = fault.format(cell, identify(1))
    assert [each[: len(fault)] for each in found] == [fault]


def test_columns_that_are_missing_or_unknown_are_told() -> None:
    made = tables(service())
    made["phones.csv"] = [["id", "service_id", "colour"], [identify("p"), identify(1), "red"]]

    assert list(check_tables(zipped(made))) == [
        "phones.csv: colour is no field of phone.",
        "phones.csv: the column number is missing.",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "The file is no list of services."),
        (b'{"id": 1}', "The file is no list of services."),
        (b'[{"id": "', "The file is not JSON, or damaged, after service 0."),
    ],
)
def test_file_that_is_no_list_is_told_in_one_sentence(content: bytes, fault: str) -> None:
    assert list(check_json(io.BytesIO(content))) == [fault]
    assert list(check_tables(io.BytesIO(content))) == ["The file is no zip file of CSV tables in UTF-8, or damaged."]


@given(st.lists(ANYTHING, min_size=1, max_size=3))
def test_any_json_is_checked_without_failing(services: list[Any]) -> None:
    assert all(isinstance(fault, str) for fault in check_json(as_json(*services)))


@given(st.dictionaries(st.sampled_from(["services.csv", "phones.csv"]), st.binary(max_size=60), min_size=1))
def test_any_tables_are_checked_without_failing(members: dict[str, bytes]) -> None:
    made = {file: [[content.decode("latin-1")]] for file, content in members.items()}

    assert list(check_tables(zipped(made))) != []
