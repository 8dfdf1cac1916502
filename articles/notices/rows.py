"""The rows of a CSV file that may be damaged: what is wrong with one row costs no other.

A quote that nobody closes would run on to the end of the file, or to the next quote in some later row. So a row that
does not come out right is given up at its first line, and the lines behind it are read anew.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from articles.notices.record import Problem, Unreadable

LONGEST_ROW: Final = 2**20  # characters; one with many authors has some thousands
MOST_LINES: Final = 200
_MOST_READ_AGAIN = 100_000  # lines in all, so that a file made of nothing but open quotes still ends


class Row(NamedTuple):
    line: int  # on which it begins
    cells: list[str]


class _Endless(Exception):
    """A row goes on and on."""


def rows(lines: Iterable[str]) -> Iterator[Row | Problem]:
    """The first is the header, the length of which all others must have; what follows its last name may be missing.

    Raises Unreadable where there is no header. Rows of nothing but blanks are passed over.
    """
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_ROW))  # one limit for all of Python, so never lowered
    feed = _Feed(lines)
    reader = csv.reader(feed, strict=True)
    width = named = 0
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _Endless) as error:
            if not width:
                raise Unreadable("The file is no CSV file that can be read: its first line is not a row.") from error
            yield Problem(feed.line, "The row does not end where it should: a quotation mark is missing, or too many.")
            feed.read_again()
            continue
        if not any(map(str.strip, cells)):
            continue
        if not width:
            width, named = len(cells), _last_named(cells)
        elif reason := _why_not(cells, width, named):
            yield Problem(feed.line, reason)
            feed.read_again()
            continue
        yield Row(feed.line, cells)


def _last_named(header: list[str]) -> int:
    return max(place for place, name in enumerate(header, start=1) if name.strip())


def _why_not(cells: list[str], width: int, named: int) -> str:
    if len(cells) < named or any(map(str.strip, cells[width:])):
        return f"The row has {len(cells)} values, where the header has {named} names."
    if any("\0" in cell for cell in cells):
        return "The row has a character in it that is in no text (NUL), so it is damaged."
    return ""


class _Feed:
    """Lines for the reader, kept for as long as their row has not come out right."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self._size = 0
        self._left = _MOST_READ_AGAIN
        self.line = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self._row) >= MOST_LINES or self._size > LONGEST_ROW:
            raise _Endless
        line = self._again.popleft() if self._again else next(self._lines)
        self._row.append(line)
        self._size += len(line)
        return line

    def begin(self) -> None:
        self.line += len(self._row)
        self._row.clear()
        self._size = 0

    def read_again(self) -> None:
        """All lines of this row but the first."""
        behind = self._row[1:]
        if len(behind) <= self._left:
            self._left -= len(behind)
            self._again.extendleft(reversed(behind))
            del self._row[1:]
