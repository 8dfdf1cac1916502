"""What somebody else changed in a text: the lines that went and the lines that came."""

from __future__ import annotations

import difflib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a changed place. `sign` is "removed", "added" or, for the lines around it, "same"."""

    sign: str
    text: str


SIGNS = {"-": "removed", "+": "added", " ": "same"}


def changed_lines(old: str, new: str) -> list[Line]:
    """The changed lines with one line around each; empty when nothing differs."""
    compared = difflib.unified_diff(old.splitlines(), new.splitlines(), n=1, lineterm="")
    return [Line(SIGNS[line[0]], line[1:]) for line in list(compared)[2:] if line[0] in SIGNS]
