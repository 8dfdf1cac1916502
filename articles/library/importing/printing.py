"""The fields of a source and their values as people read them."""

from __future__ import annotations

from typing import Any

from articles.models import Source
from articles.references.names import full_name
from articles.references.record import Evidence, Kind, Name, Standing

LABELS = {field.name: str(field.verbose_name) for field in Source._meta.concrete_fields}
_ENUMS: dict[str, Any] = {"kind": Kind, "evidence": Evidence, "standing": Standing}


def printed(field: str, value: Any) -> str:
    """The value as JSON holds it, on one line."""
    if field == "authors":
        return "; ".join(full_name(Name(**name)) for name in value or [])
    if field in _ENUMS and value:
        return str(_ENUMS[field](value).label)
    return "" if value is None else str(value)
