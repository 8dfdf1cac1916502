"""Small lists, as bytes, and what reading them gives."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

from treatments.facility_lists import Format, Row, format_of, read

DATA = Path(__file__).parents[2] / "data" / "facility_lists"
FINDTREATMENT = (DATA / "findtreatment.json").read_bytes()
DIRECTORY = (DATA / "directory.csv").read_bytes()
HSDS = (DATA / "hsds.json").read_bytes()
COLUMNS = "name1,street1,city,state,zip,phone,service_code_info\n"


def read_all(content: bytes, expected: Format | None = None) -> list[Row]:
    stream = io.BytesIO(content)
    return list(read(stream, expected or format_of(stream, "list")))


def facility_row(**changes: Any) -> dict[str, Any]:
    """A row of FindTreatment.gov."""
    return {
        "frid": "f1",
        "name1": "Harbour Health",
        "street1": "1 Quay Street",
        "city": "Baltimore",
        "state": "MD",
        "zip": "21201",
        "phone": "410-555-0100",
        "services": [{"f1": "Type of Care", "f2": "TC", "f3": "Substance use treatment"}],
    } | changes


def findtreatment(*rows: Any) -> bytes:
    return json.dumps({"rows": rows}).encode()


def read_row(**changes: Any) -> Row:
    (row,) = read_all(findtreatment(facility_row(**changes)), Format.FINDTREATMENT)
    return row


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
