"""The fields of a source as values that JSON can hold, and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from articles.models import Source

_SKIPPED = ("id", "superseded_by")
_DAYS = ("accessed", "standing_on", "checked_on", "asked_on", "on")


def fields_of(source: Source) -> dict[str, Any]:
    """All that a record holds itself; not the source that supersedes it."""
    names = [field.name for field in Source._meta.concrete_fields if field.name not in _SKIPPED]
    return to_json({name: getattr(source, name) for name in names})


def to_json(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def to_python(values: dict[str, Any]) -> dict[str, Any]:
    """Days and moments are written as ISO 8601 has them."""
    return {name: _read(name, value) for name, value in values.items()}


def _read(name: str, value: Any) -> Any:
    if value and name in _DAYS:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if value and name == "at" else value
