"""Whether a file of HSDS 3.0 holds what the standard asks for: each fault is a sentence.

An empty cell of a table counts as missing, while an empty text in JSON is a text: as the two formats have it.
What HSDS has beyond the tables in `fields`, which an export has no use for, counts as unknown.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final

import ijson

from treatments.hsds import values
from treatments.hsds.fields import NAMING_A_TABLE, TABLES
from treatments.hsds.records import Field, Needed

_DAMAGED: Final = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, UnicodeDecodeError, csv.Error)
_HEAD: Final = 1_024  # bytes
_SHARED: Final = ("organization", "taxonomy_term", "taxonomy")  # in JSON once for each that has it
Row = Mapping[str, Any]


def check_json(stream: BinaryIO) -> Iterator[str]:
    """The faults of a list of services, each with everything inside. Needs a stream that seeks."""
    start = stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    stream.seek(0)
    if start != b"[":
        yield "The file is no list of services."
        return
    seen = _Seen()
    number = 0
    try:
        for number, service in enumerate(ijson.items(stream, "item", use_float=True), start=1):
            yield from _record("service", service, f"service {number}", seen)
    except ijson.JSONError:
        yield f"The file is not JSON, or damaged, after service {number}."


def check_tables(stream: BinaryIO) -> Iterator[str]:
    """The faults of a zip of CSV tables."""
    try:
        with zipfile.ZipFile(stream) as opened:
            names = [name for name, table in TABLES.items() if table.file in opened.namelist()]
            if "service" not in names:
                yield f"The zip file has no {TABLES['service'].file}."
            seen = _Seen()
            for name in names:
                yield from _table(name, opened, seen)
            for name in names:
                yield from _dangling(name, opened, seen)
    except _DAMAGED:
        yield "The file is no zip file of CSV tables in UTF-8, or damaged."


@dataclass(slots=True)
class _Seen:
    """What has to be unique, by table and field."""

    values: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def again(self, table: str, name: str, value: str) -> bool:
        found = self.values.setdefault((table, name), set())
        if value in found:
            return True
        found.add(value)
        return False


def _record(name: str, record: Any, where: str, seen: _Seen, *, is_shared: bool = False) -> Iterator[str]:
    if not isinstance(record, dict):
        yield f"{where}: an object is needed."
        return
    table = TABLES[name]
    for unknown in sorted(record.keys() - set(table.names) - table.parts.keys()):
        yield f"{where}: {unknown} is no field of {name}."
    for each in table.fields:
        if each.name in record:
            yield from _value(name, each, record[each.name], where, None if is_shared else seen)
        elif each.needed is Needed.ALWAYS:
            yield f"{where}: {each.name} is missing."
    yield from _inside(name, record, where, seen, is_shared=is_shared)


def _inside(name: str, record: Row, where: str, seen: _Seen, *, is_shared: bool) -> Iterator[str]:
    for key, part in TABLES[name].parts.items():
        if key not in record:
            continue
        if not part.is_many:
            shared = is_shared or part.table in _SHARED
            yield from _record(part.table, record[key], f"{where}, {key}", seen, is_shared=shared)
        elif isinstance(record[key], list):
            for number, each in enumerate(record[key], start=1):
                yield from _record(part.table, each, f"{where}, {key} {number}", seen, is_shared=is_shared)
        else:
            yield f"{where}: {key} has to be a list."


def _value(name: str, each: Field, value: Any, where: str, seen: _Seen | None) -> Iterator[str]:
    if wrong := values.fault(each, value):
        yield f"{where}: {each.name} {wrong}."
    elif each.is_unique and seen is not None and seen.again(name, each.name, value):
        yield f"{where}: {each.name} “{value}” stands there before."


def _table(name: str, opened: zipfile.ZipFile, seen: _Seen) -> Iterator[str]:
    table = TABLES[name]
    header = _header(name, opened)
    for unknown in sorted(set(header) - set(table.names)):
        yield f"{table.file}: {unknown} is no field of {name}."
    for each in table.fields:
        if each.needed is not Needed.NO and each.name not in header:
            yield f"{table.file}: the column {each.name} is missing."
    for line, row in _rows(name, opened):
        where = f"{table.file}, line {line}"
        if None in row or None in row.values():
            yield f"{where}: it has not as many cells as the header."
            continue
        for each in table.fields:
            if cell := row.get(each.name):
                yield from _value(name, each, values.of_cell(each, cell), where, seen)
            elif each.needed is not Needed.NO and each.name in header:
                yield f"{where}: {each.name} is empty."


def _dangling(name: str, opened: zipfile.ZipFile, seen: _Seen) -> Iterator[str]:
    """Identifiers of what no table holds."""
    leading = [each for each in TABLES[name].fields if each.to]
    for line, row in _rows(name, opened):
        for each in leading:
            to = row.get(NAMING_A_TABLE[each.name]) if each.to == "*" else each.to
            value = row.get(each.name)
            if value and value not in seen.values.get((to or "", "id"), ()):
                yield f"{TABLES[name].file}, line {line}: {each.name} “{value}” is no {to or 'table'} of the file."


def _header(name: str, opened: zipfile.ZipFile) -> list[str]:
    with opened.open(TABLES[name].file) as member:
        return next(csv.reader(io.TextIOWrapper(member, "utf-8-sig", newline="")), [])


def _rows(name: str, opened: zipfile.ZipFile) -> Iterator[tuple[int, dict[Any, Any]]]:
    with opened.open(TABLES[name].file) as member:
        reader = csv.DictReader(io.TextIOWrapper(member, "utf-8-sig", newline=""), strict=True)
        for row in reader:
            yield reader.line_num, row
