"""SAMHSA's National Directory as a table, one facility a row.

The newer form has a column service_code_info: codes in groups, with asterisks between the groups. The older one has a
column for each code, in which 1 says that the facility offers it. The list of those columns is not published, so a
column is taken for one if its name looks like a code and it holds nothing but 0, 1 and blanks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Final

from treatments.facility_lists.findtreatment import facility_fields
from treatments.facility_lists.record import Offer, UnreadableList
from treatments.facility_lists.tables import Cells, names_of
from treatments.facility_lists.telling import Found, Told, told
from treatments.facility_lists.values import Problems, Values, quoted

CODES: Final = "service_code_info"
NEEDED: Final = ("name1", "street1", "city", "state", "zip", "phone")
KNOWN: Final = frozenset(
    {*NEEDED, CODES, "name2", "street2", "intake1", "intake2", "intake1a", "intake2a"}
    | {"latitude", "longitude", "website", "hotline1", "frid"}
)
MOST_NAMED: Final = 30
_CODE = re.compile(r"[A-Z][A-Z0-9/]{1,5}", re.ASCII)
_OFFERED: Final = "1"
_NOT_OFFERED: Final = ("0", "")

Rows = Callable[[], Generator[Cells, None, None]]


def rows(read: Rows) -> Iterator[Found]:
    """The cells of each row under their names. Reads the table twice where it has columns that may be codes.

    Raises UnreadableList where columns are missing.
    """
    with closing(read()) as table:  # one reading at a time: they share the stream
        header = next(table, None)
    if header is None:
        raise UnreadableList("The table is empty.")
    names = _names(header.cells, read)
    for row in itertools.islice(read(), 1, None):
        if fault := row.fault or _misfit(row.cells, len(names)):
            yield Found(row.line, row.cells, (fault,))
        else:
            yield Found(row.line, {name: cell for name, cell in zip(names, row.cells, strict=False) if name})


def facilities(row: Any) -> Iterator[Told]:
    """The one of this row."""
    values = Values(row, Problems())
    fields = facility_fields(values)
    fields["postal_code"] = _with_zeros(fields["postal_code"], values.problems)
    offers = tuple(_offers(row, values.text(CODES)))
    yield told(values.problems, **fields, identifier=values.text_or_number("frid"), offers=offers)


def could_be(header: list[str]) -> bool:
    """Whether a table with these columns is meant to be the National Directory."""
    return len(set(NEEDED) & set(names_of(header))) > len(NEEDED) // 2


def lacking(missing: Iterable[str], found: Iterable[str]) -> str:
    """A sentence that names the columns a table lacks, and those it has."""
    there = [quoted(name) for name in found if name.strip()]
    more = f" and {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
    has = f"It has {', '.join(there[:MOST_NAMED])}{more}." if there else "It has none."
    return f"The table lacks the columns {', '.join(missing)}. {has}"


def _names(header: list[str], read: Rows) -> list[str]:
    """Of every column: its known name, its code in capitals, or another name. Of two alike only the first counts."""
    plain = names_of(header)
    names = [name if name in KNOWN else written.strip() for name, written in zip(plain, header, strict=True)]
    codes = _codes(names, read)
    missing = [name for name in NEEDED if name not in names]
    if CODES not in names and not codes:
        missing.append(f"{CODES} (or a column for each code)")
    if missing:
        raise UnreadableList(lacking(missing, header), line=1)
    names = [name.casefold() if _is_code(name) and name not in codes else name for name in names]
    first = {name: place for place, name in reversed(list(enumerate(names)))}
    return [name if first[name] == place else "" for place, name in enumerate(names)]


def _is_code(name: str) -> bool:
    return name not in KNOWN and bool(_CODE.fullmatch(name))


def _codes(names: list[str], read: Rows) -> set[str]:
    """The names that are codes, by all that stands below them."""
    places = {place for place, name in enumerate(names) if _is_code(name)}
    if not places:
        return set()
    for row in itertools.islice(read(), 1, None):
        if not row.fault:
            places -= {
                place
                for place in places
                if place < len(row.cells) and row.cells[place].strip() not in (_OFFERED, *_NOT_OFFERED)
            }
    return {names[place] for place in places}


def _misfit(cells: list[str], width: int) -> str:
    if any(map(str.strip, cells[width:])):
        return f"The row has {len(cells)} values, where the header has {width} names."
    return ""


def _with_zeros(postal_code: str, problems: Problems) -> str:
    """A spreadsheet takes a postal code for a number and drops the zeros that it begins with."""
    if postal_code.isascii() and postal_code.isdigit() and 3 <= len(postal_code) < 5:
        problems.notes.append(f"Its zip {postal_code} was read as {postal_code.zfill(5)}, as ZIP codes have 5 digits.")
        return postal_code.zfill(5)
    return postal_code


def _offers(row: dict[str, str], codes: str) -> dict[Offer, None]:
    """In their order, each once."""
    named = codes.replace("*", " ").split()
    marked = (name for name, cell in row.items() if _is_code(name) and cell.strip() == _OFFERED)
    return {Offer("", code, is_code=True): None for code in (*named, *marked)}
