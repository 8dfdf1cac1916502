"""The words of the house: what to write in place of what, which names to leave alone, which words to explain.

They ship as TOML files in `lists/`; a site adds its own to them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from articles.editorial import authorities
from articles.editorial.authorities import Authority

LISTS = Path(__file__).parent / "lists"


class EntryKind(StrEnum):
    """What a word of the house is."""

    AVOID = "avoid"  # write something else
    LEAVE_ALONE = "leave-alone"  # the name of an organisation or a work: no rule about words looks into it
    ABBREVIATION = "abbreviation"  # needs no explanation here
    GLOSSARY = "glossary"  # wants a plain explanation where it is first used


@dataclass(frozen=True, slots=True)
class Entry:
    """`words`: one or more ways of writing it, in small letters. `instead`: what to write, or what it means."""

    kind: EntryKind
    words: tuple[str, ...]
    instead: str = ""
    reason: str = ""
    authority: Authority = authorities.OURS
    unless: tuple[str, ...] = ()  # phrases that hold these words and may stand: "alcoholics anonymous"
    phrases: tuple[str, ...] = ()  # where the grammar decides, in the notation of claims.phrases; see `avoided`
    unless_near: tuple[str, ...] = ()  # beginnings of words with which, in one sentence, these may stand
    is_added: bool = False  # by the site itself, to what ships
    is_note: bool = False  # worth a note, once a page: good pages write it too, or the authorities differ


@dataclass(frozen=True)
class House:
    """All entries, of every kind."""

    entries: tuple[Entry, ...]

    def of(self, kind: EntryKind) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.kind is kind)

    def with_more(self, entries: Iterable[Entry]) -> House:
        """Those that a site adds come first: they win over what ships for the same words."""
        added = (replace(entry, is_added=True) for entry in entries)
        return replace(self, entries=(*added, *self.entries))

    @property
    def version(self) -> str:
        """Another one for any other words."""
        return sha256(repr(self.entries).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def shipped() -> House:
    return House(tuple(entry for path in sorted(LISTS.glob("*.toml")) for entry in read(path.read_text("utf-8"))))


def read(text: str) -> list[Entry]:
    """The entries of a TOML file: `[[avoid]]`, `[[leave-alone]]`, `[[abbreviation]]` and `[[glossary]]` tables.

    `authority` is the name of one in `authorities`. Raises tomllib.TOMLDecodeError, AttributeError, TypeError and
    ValueError: it is for the files of the project, which the tests read.
    """
    found = tomllib.loads(text)
    return [_entry(EntryKind(kind), values) for kind, tables in found.items() for values in tables]


def _entry(kind: EntryKind, values: dict[str, Any]) -> Entry:
    authority: Authority = getattr(authorities, values.pop("authority", "OURS"))
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    return Entry(kind, authority=authority, **plain)
