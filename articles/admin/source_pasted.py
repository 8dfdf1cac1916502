"""What was pasted into a field for identifiers, and the field that it belongs to."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from articles.admin.source_words import called
from articles.models.source import IDENTIFIERS
from articles.references import identifiers

PASTED_INTO = (*IDENTIFIERS, "url")


def normalise(field: str, text: str) -> str:
    """Raises InvalidIdentifier."""
    normalised: str = getattr(identifiers, f"normalise_{field}")(text)
    return normalised


def hint(field: str, text: str) -> str:
    """What the text may be, when it is not what the field holds."""
    found = identifiers.recognise(text)
    if not found or found[0] == field:
        return ""
    return f"It looks like this: {called(found[0])}, which has a field of its own."


def sorted_out(data: Any, stored: dict[str, Any]) -> tuple[Any, list[str]]:
    """The form's data with every identifier in its own field, and a sentence for each that was moved.

    What was there before stays where it is, and so does what would push out something else.
    """
    sorted_data: Any = data.copy()
    told = []
    for field in PASTED_INTO:
        text = data.get(field, "").strip()
        found = _belongs(field, text) if text != stored.get(field, "") else None
        if not found:
            continue
        right, value = found
        if right == field:
            sorted_data[field] = value
        elif _is_free(sorted_data, right, value):
            sorted_data[field], sorted_data[right] = "", value
            told.append(f"“{_short(text)}” was moved from {called(field)} to {called(right)}, as {value}.")
    return sorted_data, told


def _belongs(field: str, text: str) -> tuple[str, str] | None:
    """Where the text belongs and its one form there; None where it may stay, or is nothing that is known.

    Digits alone are moved nowhere: those of a trial, typed without its letters, would be a number of PubMed.
    """
    if not text or text.isdecimal():
        return None
    found = identifiers.recognise(text)
    if not _is(field, text):
        return found
    # The address of a DOI is an address as well.
    return found if field == "url" and found and found[0] != "url" and _is(found[0], text) else None


def _is(field: str, text: str) -> bool:
    try:
        return bool(normalise(field, text))
    except identifiers.InvalidIdentifier:
        return False


def _is_free(data: QueryDict, field: str, value: str) -> bool:
    standing_there = data.get(field, "").strip()
    try:
        return not standing_there or normalise(field, standing_there) == value
    except identifiers.InvalidIdentifier:
        return False


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
