"""A service with everything inside, taken apart into the rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from treatments.hsds.fields import TABLES

Record = dict[str, Any]


def rows(service: Record, seen: set[str]) -> Iterator[tuple[str, Record]]:
    """The rows of a service, each with the name of its table.

    What several services share (an organization, a term) comes once: `seen` keeps the identifiers of those.
    """
    return _rows("service", service, {}, seen)


def cells(name: str, row: Record) -> list[str]:
    """In the order of the table's fields; "" where the row says nothing."""
    return [str(row.get(field, "")) for field in TABLES[name].names]


def _rows(name: str, record: Record, links: Record, seen: set[str]) -> Iterator[tuple[str, Record]]:
    parts = TABLES[name].parts
    row = {field: value for field, value in record.items() if field not in parts} | links
    for field in parts.keys() & record.keys():
        row |= _link(name, field, record)
    yield name, row
    for field, part in parts.items():
        if field not in record:
            continue
        if part.is_many:
            above = {part.key: record["id"]} | ({part.entity: name} if part.entity else {})
            for each in record[field]:
                yield from _rows(part.table, each, above, seen)
        elif record[field]["id"] not in seen:
            seen.add(record[field]["id"])
            yield from _rows(part.table, record[field], {}, seen)


def _link(name: str, field: str, record: Record) -> Record:
    """To a part of which there is one, the record itself holds the identifier."""
    part = TABLES[name].parts[field]
    return {} if part.is_many else {part.key: record[field]["id"]}
