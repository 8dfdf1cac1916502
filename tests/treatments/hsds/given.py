"""A service as HSDS 3.0 has it, and files made of services."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_DNS

from treatments.hsds import Identifiers, cells, rows
from treatments.hsds.fields import TABLES

identify = Identifiers(NAMESPACE_DNS)


def service(number: int = 1, **changes: Any) -> dict[str, Any]:
    taxonomy = {"id": identify("taxonomy"), "name": "Codes", "description": "What is offered."}
    term = {"id": identify("term"), "code": "OIT", "name": "Intensive outpatient", "description": "Days at a centre."}
    return {
        "id": identify(number),
        "name": "Evening programme",
        "status": "active",
        "minimum_age": 18,
        "assured_date": "2026-11-01",
        "last_modified": "2026-11-01T09:30:00Z",
        "organization": {"id": identify("org"), "name": "Harbour Health", "description": "A charity."},
        "service_at_locations": [
            {
                "id": identify(number, "place"),
                "location": {"id": identify(number, "there"), "location_type": "physical"},
            }
        ],
        "phones": [{"id": identify(number, "phone"), "number": "410-555-0104"}],
        "attributes": [
            {
                "id": identify(number, "attribute"),
                "link_entity": "service",
                "taxonomy_term": term | {"taxonomy_detail": taxonomy},
            }
        ],
    } | changes


def as_json(*services: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(services).encode())


def tables(*services: Any) -> dict[str, list[list[str]]]:
    """The rows of each table, its header first."""
    found = {table.file: [table.names] for table in TABLES.values()}
    seen: set[str] = set()
    for each in services:
        for name, row in rows(each, seen):
            found[TABLES[name].file].append(cells(name, row))
    return found


def zipped(given: Mapping[str, list[list[str]]]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as opened:
        for file, lines in given.items():
            text = io.StringIO()
            csv.writer(text).writerows(lines)
            opened.writestr(file, text.getvalue())
    return stream
