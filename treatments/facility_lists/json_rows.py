"""The rows of a JSON file, one after another, with bounds on what a row may hold.

ijson gives the file as a stream of events. Building the rows from these here keeps a row that is nested without end, or
as large as the whole file, from being built at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, Final

import ijson

from treatments.facility_lists import encodings
from treatments.facility_lists.record import UnreadableList
from treatments.facility_lists.telling import Found

LARGEST_ROW: Final = 200_000  # characters
DEEPEST: Final = 40
_EVENT: Final = 4  # characters that a value takes beside its own: commas, quotation marks, brackets
BEFORE_ROWS: Final = "before the first row"
_WHOLE = "Take the file as it was downloaded."


Events = Iterator[tuple[str, Any]]


def json_rows(stream: BinaryIO, encoding: str, envelope: str, *, single: bool = False) -> Iterator[Found]:
    """The elements of the list, or of the list under the name `envelope` in one object or in several.

    With `single`, an object that has no such list is a row itself. Raises UnreadableList, where reading gets so far.
    """
    count = 0
    with events_of(stream, encoding, place=lambda: f"after row {count}" if count else BEFORE_ROWS) as events:
        for found in _Rows(events, envelope, single=single).found():
            yield found
            count += 1


@contextmanager
def events_of(stream: BinaryIO, encoding: str, *, place: Callable[[], str] = lambda: BEFORE_ROWS) -> Iterator[Events]:
    """What the parser meets, as in ijson.basic_parse. Raises UnreadableList, which names the place."""
    with encodings.text_of(stream, encoding) as text:
        try:
            # Without use_float, a number that Python refuses to convert crashes the parser in C, and us with it.
            yield ijson.basic_parse(encodings.InUtf8(text), use_float=True)
        except ijson.JSONError as error:
            raise UnreadableList(_why(str(error), place())) from error
        except (ValueError, ArithmeticError) as error:  # out of ijson's parser in Python, where there is none in C
            raise UnreadableList(_why("overflow", place())) from error


def _why(error: str, place: str) -> str:
    if "premature EOF" in error:
        return f"The file is cut short: it ends {place}, in the middle of its JSON. {_WHOLE}"
    if "overflow" in error:
        return f"The file has a number in it that is too large to be read, {place}."
    return f"The file is not JSON, or damaged, {place}. {_WHOLE}"


class _Rows:
    def __init__(self, events: Events, envelope: str, *, single: bool) -> None:
        self._events = events
        self._envelope = envelope
        self._single = single
        self._left = LARGEST_ROW
        self._fault = ""

    def found(self) -> Iterator[Found]:
        event, value = next(self._events)
        if event == "start_array":
            for event, value in self._events:
                if event == "start_map":
                    yield from self._page_or_row(is_row=True)
                elif event != "end_array":
                    yield self._row(event, value)
        elif event == "start_map":
            yield from self._page_or_row(is_row=self._single)
        else:
            raise UnreadableList("The file holds a single value of JSON, where a list is needed.")
        for _ in self._events:  # to the end, so that nothing behind the list goes unseen
            pass

    def _page_or_row(self, *, is_row: bool) -> Iterator[Found]:
        """An object is known for a page of rows by the envelope within it, and for a row at its end."""
        row: dict[str, Any] = {}
        has_rows = False
        self._begin()
        for event, key in self._events:
            if event == "end_map":
                break
            event, value = next(self._events)
            if key == self._envelope and event == "start_array":
                has_rows = True
                for event, value in self._events:
                    if event == "end_array":
                        break
                    yield self._row(event, value)
                self._begin()
            else:
                self._spend(len(key))
                built = self._built(event, value, 1)
                if not self._fault:
                    row[key] = built
        if not has_rows and is_row:
            yield Found(0, row, self._faults())
        elif not has_rows:
            raise UnreadableList(f"The file has no list of “{self._envelope}”: its rows should stand there. {_WHOLE}")

    def _row(self, event: str, value: Any) -> Found:
        self._begin()
        return Found(0, self._built(event, value, 0), self._faults())

    def _begin(self) -> None:
        self._left = LARGEST_ROW
        self._fault = ""

    def _faults(self) -> tuple[str, ...]:
        return (self._fault,) if self._fault else ()

    def _spend(self, size: int) -> None:
        self._left -= size + _EVENT
        if self._left < 0 and not self._fault:
            self._fault = f"This row is longer than {LARGEST_ROW:,} characters."

    def _built(self, event: str, value: Any, depth: int) -> Any:
        if event == "start_map" or event == "start_array":
            if depth < DEEPEST:
                return self._object(depth + 1) if event == "start_map" else self._list(depth + 1)
            self._fault = self._fault or f"This row is nested more than {DEEPEST} levels deep."
            self._pass_over()
            return None
        self._spend(len(value) if event == "string" else _EVENT)
        return value

    def _object(self, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for event, key in self._events:
            if event == "end_map":
                break
            self._spend(len(key))
            event, value = next(self._events)
            value = self._built(event, value, depth)
            if not self._fault:
                built[key] = value
        return built

    def _list(self, depth: int) -> list[Any]:
        built: list[Any] = []
        for event, value in self._events:
            if event == "end_array":
                break
            value = self._built(event, value, depth)
            if not self._fault:
                built.append(value)
        return built

    def _pass_over(self) -> None:
        depth = 1
        for event, _ in self._events:
            depth += event.startswith("start_")
            depth -= event.startswith("end_")
            if not depth:
                return
