"""Values and plans as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from treatments.models import ProgrammeRow, Status

Outcome = ProgrammeRow.Outcome
_TO_COME = {
    Outcome.NEW: "add",
    Outcome.CHANGED: "change",
    Outcome.CONFLICT: "keep or change",
    Outcome.GONE: "mark",
    Outcome.SAME: "leave",
}
_PAST = {
    Outcome.NEW: "added",
    Outcome.CHANGED: "changed",
    Outcome.CONFLICT: "kept or changed",
    Outcome.GONE: "marked",
    Outcome.SAME: "left",
}


def printed(field: str, value: Any) -> str:
    """The value as JSON holds it, on one line."""
    if field == "status" and value in Status:
        return str(Status(value).label)
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else " ".join(str(value).split())


def summary(found: Mapping[Outcome, int], *, is_done: bool = False) -> str:
    """ "Add 812 programmes, change 14, mark 3 as not in the latest list, leave 3,201 as they are; 7 refused"."""
    words = _PAST if is_done else _TO_COME
    numbers = {outcome: found.get(outcome, 0) for outcome in words}
    parts = [
        f"{word} {numbers[outcome]:,}{_behind(outcome, numbers[outcome], is_done)}"
        for outcome, word in words.items()
        if numbers[outcome]
    ]
    said = ", ".join(parts) or ("nothing changed" if is_done else "nothing to do")
    refused = found.get(Outcome.REFUSED, 0)
    return said[0].upper() + said[1:] + (f"; {refused:,} refused" if refused else "")


def _behind(outcome: Outcome, number: int, is_done: bool) -> str:
    if outcome == Outcome.NEW:
        return " programme" if number == 1 else " programmes"
    if outcome == Outcome.CONFLICT:
        return " as chosen"
    if outcome == Outcome.GONE:
        return " as not in the latest list"
    if outcome == Outcome.SAME:
        one, more = ("it was", "they were") if is_done else ("it is", "they are")
        return f" as {one if number == 1 else more}"
    return ""
