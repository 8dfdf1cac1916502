"""The descriptor of a tabular data package: the tables of an export, written from what is known of their fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from treatments.hsds.fields import TABLES
from treatments.hsds.records import Field, Needed

_TYPES: Final = {"date": "date", "date-time": "datetime", "time": "time"}  # in a table, from the formats of text
_KEPT: Final = ("uuid", "uri", "email")  # the formats that a descriptor knows by the same names


def descriptor(names: Iterable[str], *, title: str, homepage: str = "") -> dict[str, Any]:
    """`datapackage.json` for these tables, as https://specs.frictionlessdata.io/tabular-data-package/ has it."""
    given = list(names)
    package = {
        "name": "programmes",
        "title": title,
        "profile": "tabular-data-package",
        "description": (
            "Treatment programmes in the tables of HSDS 3.0, the Human Services Data Specification of Open Referral. "
            "In metadata each row says from which source a group of facts about a service comes (contact, services or "
            "cost), on which day the source said so and who confirmed it."
        ),
        "resources": [_resource(name, given) for name in given],
    }
    return package | ({"homepage": homepage} if homepage else {})


def _resource(name: str, given: list[str]) -> dict[str, Any]:
    table = TABLES[name]
    keys = [
        {"fields": each.name, "reference": {"resource": each.to, "fields": "id"}}
        for each in table.fields
        if each.to in given
    ]
    schema = {"fields": [_field(each) for each in table.fields], "primaryKey": "id"}
    return {
        "name": name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(each: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"name": each.name, "type": _TYPES.get(each.format, each.type)}
    if each.format in _KEPT:
        described["format"] = each.format
    constraints: dict[str, Any] = {}
    if each.needed is not Needed.NO:
        constraints["required"] = True
    if each.is_unique:
        constraints["unique"] = True
    if each.values:
        constraints["enum"] = list(each.values)
    return described | ({"constraints": constraints} if constraints else {})
