"""HSDS 3.0 as a zip of CSV tables, put together to services as the JSON has them.

The tables refer to each other, in any order, so they are held in memory while they are read.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from treatments.facility_lists import archives, encodings
from treatments.facility_lists.record import UnreadableList
from treatments.facility_lists.tables import names_of, table
from treatments.facility_lists.telling import Found

SERVICES: Final = "service"
TABLES: Final = {  # the columns by which others look a table up
    SERVICES: (),
    "organization": ("id",),
    "location": ("id",),
    "service_at_location": ("service_id",),
    "address": ("location_id",),
    "phone": ("service_at_location_id", "location_id", "service_id", "organization_id"),
    "language": ("service_id", "location_id"),
    "schedule": ("service_at_location_id", "location_id", "service_id"),
    "cost_option": ("service_id",),
    "attribute": ("link_id",),
    "taxonomy": ("id",),
    "taxonomy_term": ("id",),
}
_PLURALS: Final = {"address": "addresses", "taxonomy": "taxonomies", "service_at_location": "services_at_location"}

Cells = dict[str, Any]


def rows(stream: BinaryIO) -> Iterator[Found]:
    """Damaged rows of all tables, then the services. Raises UnreadableList."""
    tables = _Tables()
    with archives.archive(stream, archives.LARGEST_TABLES) as opened:
        members = members_of(opened)
        if SERVICES not in members:
            raise UnreadableList(f"The zip file has no {SERVICES}.csv, to which the other tables of HSDS refer.")
        for name, member in members.items():
            tables.take_in(name, member, opened.read(member))
    yield from tables.damaged
    for line, service in tables.services:
        yield Found(line, tables.whole(service))


def members_of(opened: zipfile.ZipFile) -> dict[str, str]:
    """Table -> the file that holds it, wherever in the zip it lies. Names in the plural, as in HSDS 2, will do."""
    by_name = {member.rsplit("/", 1)[-1].casefold(): member for member in reversed(opened.namelist())}
    found: dict[str, str] = {}
    for name in TABLES:
        for written in (name, f"{name}s", _PLURALS.get(name, name)):
            if member := by_name.get(f"{written}.csv"):
                found.setdefault(name, member)
    return found


class _Tables:
    def __init__(self) -> None:
        self.services: list[tuple[int, Cells]] = []
        self.damaged: list[Found] = []
        self._by: dict[tuple[str, str], dict[str, list[Cells]]] = defaultdict(lambda: defaultdict(list))

    def take_in(self, name: str, member: str, content: bytes) -> None:
        stream = io.BytesIO(content)
        lines = table(stream, encodings.encoding_of(stream))
        if (header := next(lines, None)) is None:
            return
        columns = names_of(header.cells)
        if missing := {"id", "name"} - set(columns) if name == SERVICES else None:
            raise UnreadableList(f"{member} lacks the columns {', '.join(sorted(missing))}.", line=1)
        for row in lines:
            if row.fault:
                self.damaged.append(Found(row.line, row.cells, (f"In {member}, line {row.line}: {row.fault}",)))
                continue
            cells = {column: cell for column, cell in zip(columns, row.cells, strict=False) if cell.strip()}
            if name == SERVICES:
                self.services.append((row.line, cells))
            for column in TABLES[name]:
                if key := cells.get(column):
                    self._by[name, column][key].append(cells)

    def whole(self, service: Cells) -> Cells:
        """A service with everything that refers to it."""
        own = service.get("id", "")
        places = [self._place(place) for place in self._all("service_at_location", "service_id", own)]
        organization = self._one("organization", service.get("organization_id", ""))
        phones = self._all("phone", "organization_id", organization.get("id", ""))
        return service | {
            "organization": organization | {"phones": phones},
            "phones": self._all("phone", "service_id", own),
            "languages": self._all("language", "service_id", own),
            "schedules": self._all("schedule", "service_id", own),
            "cost_options": self._all("cost_option", "service_id", own),
            "attributes": self._attributes(own),
            "service_at_locations": places,
        }

    def _place(self, place: Cells) -> Cells:
        own = place.get("id", "")
        return place | {
            "phones": self._all("phone", "service_at_location_id", own),
            "schedules": self._all("schedule", "service_at_location_id", own),
            "attributes": self._attributes(own),
            "location": self._location(place.get("location_id", "")),
        }

    def _location(self, own: str) -> Cells:
        return self._one("location", own) | {
            "addresses": self._all("address", "location_id", own),
            "phones": self._all("phone", "location_id", own),
            "languages": self._all("language", "location_id", own),
            "schedules": self._all("schedule", "location_id", own),
        }

    def _attributes(self, link: str) -> list[Cells]:
        terms = (
            self._one("taxonomy_term", attribute.get("taxonomy_term_id", ""))
            for attribute in self._all("attribute", "link_id", link)
        )
        return [
            {"taxonomy_term": term | {"taxonomy_detail": self._one("taxonomy", term.get("taxonomy_id", ""))}}
            for term in terms
        ]

    def _all(self, name: str, column: str, key: str) -> list[Cells]:
        return self._by[name, column].get(key, [])

    def _one(self, name: str, key: str) -> Cells:
        return (self._all(name, "id", key) or [{}])[0]
