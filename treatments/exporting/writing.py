"""Services into a file, one after another: the same directory gives the same bytes."""

from __future__ import annotations

import csv
import json
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Final

from django.db.models import QuerySet

from treatments.exporting.shaping import services
from treatments.hsds import Identifiers, Record, cells, descriptor, rows
from treatments.hsds.fields import TABLES
from treatments.models import Programme

TITLE: Final = "Firm Ground: directory of treatment programmes"
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # of files in a zip, where the time of writing would make each export differ
_MODE: Final = 0o644 << 16
_AT_ONCE: Final = 2**20  # bytes


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"


def write(chosen: QuerySet[Programme], path: Path, *, format: Format, site: str) -> int:  # noqa: A002
    """How many programmes were written. An earlier file gives way when the new one is whole. Raises OSError.

    `site`: the address of this site, of which the identifiers are made; "" when it has none yet.
    """
    found = services(chosen, Identifiers.of_site(site))
    with _replacing(path) as file:
        return _write_json(found, file) if format == Format.JSON else _write_tables(found, file, site)


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _write_json(found: Iterator[Record], file: IO[bytes]) -> int:
    number = 0
    file.write(b"[")
    for number, service in enumerate(found, start=1):
        text = json.dumps(service, ensure_ascii=False, separators=(",", ":"))
        file.write(f"{',' if number > 1 else ''}\n{text}".encode())
    file.write(b"\n]\n")
    return number


def _write_tables(found: Iterator[Record], file: IO[bytes], site: str) -> int:
    """The tables grow side by side in files of their own, since a zip takes one after another."""
    with tempfile.TemporaryDirectory() as folder:
        number = _write_csv(found, Path(folder))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            package = json.dumps(descriptor(TABLES, title=TITLE, homepage=site), indent=2, ensure_ascii=False)
            packed.writestr(_member("datapackage.json"), f"{package}\n")
            for table in TABLES.values():
                _pack(packed, Path(folder) / table.file)
    return number


def _write_csv(found: Iterator[Record], folder: Path) -> int:
    number = 0
    seen: set[str] = set()
    with ExitStack() as stack:
        writers = {}
        for name, table in TABLES.items():
            stream = stack.enter_context((folder / table.file).open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream)
            writers[name].writerow(table.names)
        for service in found:
            number += 1
            for name, row in rows(service, seen):
                writers[name].writerow(cells(name, row))
    return number


def _pack(packed: zipfile.ZipFile, path: Path) -> None:
    with path.open("rb") as source, packed.open(_member(path.name), "w") as target:
        while block := source.read(_AT_ONCE):
            target.write(block)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _MODE
    return info
