"""The rows of a CSV file. What is wrong with one row costs no other."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import BinaryIO, Final, NamedTuple, TextIO

from articles.notices.record import Problem, Unreadable
from articles.notices.rows import MOST_LINES, Row, rows
from treatments.facility_lists import encodings
from treatments.facility_lists.record import LONGEST_RAW, UnreadableList

LONGEST_LINE: Final = 200_000  # characters


class Cells(NamedTuple):
    """One row; the first is the header."""

    line: int  # on which it begins
    cells: list[str]
    fault: str = ""  # why the row cannot be read; `cells` then holds its first line as it stands


def table(stream: BinaryIO, encoding: str) -> Generator[Cells, None, None]:
    """Every row but blank ones, the header first. Raises UnreadableList where there is none."""
    with encodings.text_of(stream, encoding) as text:
        lines = _Lines(text)
        try:
            for row in rows(lines):
                yield from _overlong(lines)
                yield _cells(row, lines)
        except Unreadable as error:
            raise UnreadableList(str(error), line=1) from error
        yield from _overlong(lines)


def names_of(header: list[str]) -> list[str]:
    """The names of columns, however they are written: in lower case, without spaces around them."""
    return [name.replace("\ufeff", "").strip().casefold().replace(" ", "_") for name in header]


def _cells(row: Row | Problem, lines: _Lines) -> Cells:
    if isinstance(row, Row):
        return Cells(row.line, row.cells)
    return Cells(row.line, [lines.recent.get(row.line, "")], row.reason)


def _overlong(lines: _Lines) -> Iterator[Cells]:
    while lines.overlong:
        line, start = lines.overlong.pop(0)
        yield Cells(line, [start], f"This row is longer than {LONGEST_LINE:,} characters.")


class _Lines:
    """Lines of a length that can be kept; in place of longer ones, blank lines, which `rows` passes over."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._number = 0
        self.recent: dict[int, str] = {}  # how lines begin, as long as `rows` may still give one up
        self.overlong: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE).replace("\0", "")
        if not line:
            raise StopIteration
        self._number += 1
        self.recent[self._number] = line[:LONGEST_RAW]
        self.recent.pop(self._number - 2 * MOST_LINES, None)
        if len(line) < LONGEST_LINE or line.endswith(("\n", "\r")):
            return line
        return self._passed_over(line)

    def _passed_over(self, line: str) -> str:
        if self._number == 1:
            raise UnreadableList(f"The first line is longer than {LONGEST_LINE:,} characters, so it names no columns.")
        self.overlong.append((self._number, line[:LONGEST_RAW]))
        while rest := self._text.readline(LONGEST_LINE):
            if rest.endswith(("\n", "\r")):
                break
        return "\n"
