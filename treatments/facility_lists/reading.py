"""A list of facilities, row by row, whichever kind of list it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, Final, NamedTuple

from treatments.facility_lists import directory, encodings, findtreatment, hsds, hsds_tables
from treatments.facility_lists.formats import ACCEPTED, Format, Packing, packing_of
from treatments.facility_lists.json_rows import json_rows
from treatments.facility_lists.record import FALLBACK, LONGEST_RAW, Row, UnreadableList
from treatments.facility_lists.tables import table
from treatments.facility_lists.telling import Found, Told
from treatments.facility_lists.values import quoted
from treatments.facility_lists.workbooks import sheet


class _Source(NamedTuple):
    rows: Iterator[Found]
    facilities: Callable[[Any], Iterator[Told]]
    note: str = ""  # about the file as a whole


MOST_UNREADABLE: Final = 1_000  # rows in succession


def read(stream: BinaryIO, format: Format, *, name: str = "") -> Iterator[Row]:  # noqa: A002
    """Every facility of a seekable stream, none of it kept. Raises UnreadableList, where reading gets so far."""
    source = _source(stream, Format(format), name)
    seen = _Seen()
    note = source.note
    position = 0
    for found in _within_reason(source.rows):
        raw = _raw(found.values)
        for told in [Told(None, found.faults)] if found.faults else source.facilities(found.values):
            position += 1
            facility, problems = seen.once(told, position)
            yield Row(position, found.line or position, facility, (note, *problems) if note else problems, raw)
            note = ""
    if not position:
        raise UnreadableList("The file has no rows, so there is nothing to read.")


def _within_reason(rows: Iterator[Found]) -> Iterator[Found]:
    """Raises UnreadableList where nothing but damage comes any more, as behind a quotation mark that nobody closes."""
    unreadable: list[int] = []  # the lines of such rows, without a good one between them
    for number, found in enumerate(rows, start=1):
        if found.faults or not isinstance(found.values, dict):
            unreadable.append(found.line)
        else:
            unreadable.clear()
        if len(unreadable) > MOST_UNREADABLE:
            raise UnreadableList(
                f"From row {number - MOST_UNREADABLE} on, {MOST_UNREADABLE:,} rows in succession cannot be read. The "
                "damage begins there, or shortly before.",
                line=unreadable[0],
            )
        yield found


def _source(stream: BinaryIO, expected: Format, name: str) -> _Source:
    """Raises UnreadableList for a file that is packed as no list of this format is."""
    packing = packing_of(stream)
    encoding = "" if packing == Packing.ZIP else encodings.encoding_of(stream)
    note = encodings.note(encoding)
    match expected, packing:
        case Format.FINDTREATMENT, Packing.JSON:
            return _Source(json_rows(stream, encoding, "rows"), findtreatment.facilities, note)
        case Format.DIRECTORY, Packing.TABLE:
            return _Source(directory.rows(partial(table, stream, encoding)), directory.facilities, note)
        case Format.DIRECTORY, Packing.ZIP:
            return _Source(directory.rows(partial(sheet, stream)), directory.facilities)
        case Format.HSDS, Packing.JSON:
            return _Source(json_rows(stream, encoding, "contents", single=True), hsds.facilities, note)
        case Format.HSDS, Packing.ZIP:
            return _Source(hsds_tables.rows(stream), hsds.facilities)
    told = f"{quoted(name)} is" if name else "The file is"
    raise UnreadableList(f"{told} {packing}, which a list of the format {expected.label} never is. {ACCEPTED}")


class _Seen:
    """The identifiers of the list so far."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}

    def once(self, told: Told, position: int) -> Told:
        """Refused, if a facility like it stood before."""
        if told.facility is None:
            return told
        identifier = told.facility.stable_identifier()
        first = self._positions.setdefault(identifier, position)
        if first == position:
            return told
        alike = "name and address" if identifier.startswith(FALLBACK) else "identifier"
        return Told(None, (f"It has the same {alike} as row {first}: each facility may stand once.",))


def _raw(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False)[:LONGEST_RAW]
