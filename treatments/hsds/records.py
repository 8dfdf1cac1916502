"""What is known of a record of HSDS: its fields, what each may hold, and the parts that stand inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Needed(Enum):
    NO = ""
    IN_TABLES = "in tables"  # what is embedded in JSON needs no word about what it belongs to
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    type: str = "string"  # or number
    format: str = ""  # uuid, uri, email, date, date-time, time or year
    needed: Needed = Needed.NO
    is_unique: bool = False
    values: tuple[str, ...] = ()  # the only ones allowed
    to: str = ""  # the table whose `id` it holds; "*" when another field names the table


@dataclass(frozen=True, slots=True)
class Part:
    """What stands inside a record in JSON, and in a table of its own otherwise."""

    table: str
    key: str  # of the record when it is one, of each part when they are many
    is_many: bool = True
    entity: str = ""  # the field of each part that names the table it belongs to


@dataclass(frozen=True, slots=True)
class Table:
    file: str
    fields: tuple[Field, ...]
    parts: Mapping[str, Part] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.fields]
