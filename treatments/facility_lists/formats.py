"""Which kind of list a file is, by what it holds."""

from __future__ import annotations

import codecs
import itertools
from enum import StrEnum
from typing import BinaryIO, Final

from treatments.facility_lists import archives, directory, encodings, hsds_tables
from treatments.facility_lists.json_rows import events_of
from treatments.facility_lists.record import UnreadableList
from treatments.facility_lists.tables import table
from treatments.facility_lists.values import quoted


class Format(StrEnum):
    FINDTREATMENT = "findtreatment"
    DIRECTORY = "directory"
    HSDS = "hsds"

    @property
    def label(self) -> str:
        return _LABELS[self]


class Packing(StrEnum):
    """What a file is outwardly."""

    JSON = "JSON"
    ZIP = "a zip file"  # an XLSX workbook is one
    TABLE = "text"


_LABELS: Final = {
    Format.FINDTREATMENT: "FindTreatment.gov (JSON)",
    Format.DIRECTORY: "National Directory (CSV or XLSX)",
    Format.HSDS: "HSDS 3.0 (JSON, or a zip of CSV tables)",
}
ACCEPTED: Final = (
    "Use the JSON of FindTreatment.gov, SAMHSA’s National Directory as CSV or XLSX, or HSDS 3.0 as JSON or as a zip of "
    "its CSV tables."
)
_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "This is an old Excel workbook, or one that is locked with a password."),
    (b"%pdf-", "This is a PDF file."),
    (b"<!doctype html", "This is a web page, perhaps one that says why there is no file."),
    (b"<html", "This is a web page, perhaps one that says why there is no file."),
    (b"<", "This is an XML file."),
    (b"\x1f\x8b", "This is a gzip file: unpack it first."),
)
_TELLING: Final = {  # names within the JSON of one format only
    "rows": Format.FINDTREATMENT,
    "frid": Format.FINDTREATMENT,
    "name1": Format.FINDTREATMENT,
    "contents": Format.HSDS,
    "organization": Format.HSDS,
    "service_at_locations": Format.HSDS,
    "status": Format.HSDS,
}
_LOOKED_AT: Final = 20_000  # events of the parser
_HEAD: Final = 4_096
_MOST_NULS: Final = 0.1  # of all bytes: one that strayed into a text is taken out, UTF-16 without its mark has half
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def format_of(stream: BinaryIO, name: str) -> Format:
    """Reads from the beginning, and goes back to it. Raises UnreadableList, which says what is accepted."""
    packing = packing_of(stream)
    look = {Packing.JSON: _json_format, Packing.ZIP: _zip_format, Packing.TABLE: _table_format}[packing]
    found = look(stream)
    stream.seek(0)
    if found is None:
        told = f"{quoted(name)} is" if name else "The file is"
        raise UnreadableList(f"{told} {packing}, but no list of facilities that is known here. {ACCEPTED}")
    return found


def packing_of(stream: BinaryIO) -> Packing:
    """Raises UnreadableList for what is none."""
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    start = _start(head)
    if not start.strip(b"\0"):
        raise UnreadableList("The file is empty.")
    if head.startswith(archives.SIGNATURES):
        return Packing.ZIP
    for mark, sentence in _OTHERS:
        if start.startswith(mark):
            raise UnreadableList(f"{sentence} {ACCEPTED}")
    if start.startswith((b"{", b"[")):
        return Packing.JSON
    if head.count(b"\0") > len(head) * _MOST_NULS and not head.startswith(_UTF_16):
        raise UnreadableList(f"This is no text. {ACCEPTED}")
    return Packing.TABLE


def _start(head: bytes) -> bytes:
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", errors="replace").encode(errors="replace")
    return head.removeprefix(codecs.BOM_UTF8).lstrip().lower()


def _json_format(stream: BinaryIO) -> Format | None:
    with events_of(stream, encodings.encoding_of(stream)) as events:
        names = (value for event, value in itertools.islice(events, _LOOKED_AT) if event == "map_key")
        return next((_TELLING[name] for name in names if name in _TELLING), None)


def _zip_format(stream: BinaryIO) -> Format | None:
    with archives.archive(stream, archives.LARGEST_WORKBOOK) as opened:
        if archives.is_workbook(opened):
            return Format.DIRECTORY
        return Format.HSDS if hsds_tables.SERVICES in hsds_tables.members_of(opened) else None


def _table_format(stream: BinaryIO) -> Format | None:
    header = next(table(stream, encodings.encoding_of(stream)), None)
    if header is None or not directory.could_be(header.cells):
        columns = directory.lacking(directory.NEEDED, header.cells if header else [])
        raise UnreadableList(f"{columns} {ACCEPTED}", line=1)
    return Format.DIRECTORY
