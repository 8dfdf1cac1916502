"""Whether a value is what a field of HSDS may hold."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final
from urllib.parse import urlsplit

from treatments.hsds.records import Field

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_SHOWN: Final = 60  # characters of a value that a sentence repeats


def fault(field: Field, value: Any) -> str:
    """What is wrong with it, as the end of a sentence that begins with its name; "" where nothing is."""
    if field.type == "number":
        return "" if _is_number(value) else f"is {_shown(value)}, where a number is needed"
    if not isinstance(value, str):
        return f"is {_shown(value)}, where text is needed"
    if field.values and value not in field.values:
        return f"is {_shown(value)}, which is none of {', '.join(field.values)}"
    if field.format in _FORMATS:
        words, is_one = _FORMATS[field.format]
        return "" if is_one(value) else f"is {_shown(value)}, which is no {words}"
    return ""


def of_cell(field: Field, cell: str) -> Any:
    """What the cell of a table would be in JSON. A number that is none stays text."""
    return float(cell) if field.type == "number" and _NUMBER.fullmatch(cell) else cell


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is_uri(text: str) -> bool:
    """As RFC 3986 writes it: in ASCII."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        text.isascii()
        and bool(parts.scheme and (parts.netloc or parts.path))
        and not re.search(r"[\s<>\"\\^`{|}]", text)
    )


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) and _reads(date.fromisoformat, text)


def _is_moment(text: str) -> bool:
    """As RFC 3339 writes it, with the time and its zone."""
    try:
        return "T" in text and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _shown(value: Any) -> str:
    text = str(value)
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[: _SHOWN - 1]}…”"


_FORMATS: Final[Mapping[str, tuple[str, Callable[[str], bool]]]] = {
    "uuid": ("UUID", lambda text: bool(_UUID.fullmatch(text))),
    "uri": ("address", _is_uri),
    "email": ("e-mail address", lambda text: bool(_EMAIL.fullmatch(text))),
    "date": ("date as in 2026-05-31", _is_date),
    "date-time": ("moment as in 2026-05-31T12:00:00Z", _is_moment),
    "time": ("time as in 09:00", lambda text: _reads(time.fromisoformat, text)),
}
