"""Tables as CSV files that people open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse

# Spreadsheets take a cell that begins like this for a formula, and run it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Excel reads UTF-8 only where a file begins with this; LibreOffice, Google Sheets and Numbers take it for what it is.
BOM = "\ufeff"


def cell(value: Any) -> str:
    """The value as text that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text


def written(table: Iterable[Iterable[Any]]) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([cell(value) for value in row] for row in table)
    return BOM + file.getvalue()


def download(table: Iterable[Iterable[Any]], name: str) -> HttpResponse:
    """Whole, not streamed: a few hundred bytes a page are little, and a file cut short by an error would look whole."""
    response = HttpResponse(written(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
