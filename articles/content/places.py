"""Where the texts of a page stand in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.findings import BODY
from articles.front_matter import Place

FIELDS = ("title", "summary")  # the texts of a page that are fields of their own; others are facts


@dataclass(frozen=True, slots=True)
class Places:
    """`lines` and `fields` as front matter has them."""

    lines: Mapping[str, int]
    fields: Mapping[str, Place]
    body_line: int

    def of(self, part: str, line: int, column: int = 1) -> tuple[int, int]:
        """Line and column in the file of a place in one text of the page, as a finding names both."""
        if part == BODY:
            return self.body_line + line - 1, column
        name = part if part in FIELDS else f"facts.{part}"
        place = self.fields.get(name)
        return place.of(line, column) if place else (self.lines.get(name, 1), 1)
