"""The rows of the first sheet of an XLSX workbook."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Generator, Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, Final

import openpyxl

from treatments.facility_lists import archives
from treatments.facility_lists.record import UnreadableList
from treatments.facility_lists.tables import Cells

MOST_ROWS: Final = 1_048_576  # of a sheet, by Excel's own limit
MOST_COLUMNS: Final = 1_000
LARGEST_TEXTS: Final = 100 * 2**20  # bytes: the words of all cells are held in memory
_TEXTS: Final = "xl/sharedStrings.xml"
_AT_ONCE: Final = 200


def sheet(stream: BinaryIO) -> Generator[Cells, None, None]:
    """Every row but blank ones, the header first. Raises UnreadableList for a workbook that cannot be read."""
    with archives.archive(stream, archives.LARGEST_WORKBOOK) as opened:
        if not archives.is_workbook(opened):
            raise UnreadableList("The zip file is no XLSX workbook.")
        if _TEXTS in opened.namelist() and opened.getinfo(_TEXTS).file_size > LARGEST_TEXTS:
            raise UnreadableList("The words of the workbook are too many to be held in memory. Save it as CSV.")
    stream.seek(0)
    try:
        for number, values in enumerate(_rows(stream), start=1):
            if number > MOST_ROWS or len(values) > MOST_COLUMNS:
                raise UnreadableList(f"The sheet has more than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns.")
            cells = [_text(value) for value in values]
            if any(map(str.strip, cells)):
                yield Cells(number, cells)
    except UnreadableList:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on a damaged workbook
        raise UnreadableList("The workbook is damaged, so its first sheet cannot be read.") from error


def _rows(stream: BinaryIO) -> Iterator[tuple[Any, ...]]:
    workbook = _quietly(lambda: openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False))
    try:
        first = workbook.worksheets[0]
        first.reset_dimensions()  # a sheet may claim to be of any size
        values = first.iter_rows(values_only=True)
        while rows := _quietly(lambda: list(itertools.islice(values, _AT_ONCE))):
            yield from rows
    finally:
        workbook.close()


def _quietly(ask: Any) -> Any:
    """openpyxl warns of styles and validations that it leaves out, which do not matter here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ask()


def _text(value: object) -> str:
    """A cell as people see it: a number that is whole without a point, a day without a time."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
