"""The rows of a planned import as people read them: what each would do, field by field, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from treatments import importing
from treatments.importing.comparing import SERVICES
from treatments.importing.fields import AGES, PLACE, TOGETHER
from treatments.models import ProgrammeRow, Term

Outcome = ProgrammeRow.Outcome
SHOWN_TEXT = 600  # characters of a row that was refused
_CALLED = {PLACE: "place", AGES: "ages"}


@dataclass(frozen=True, slots=True)
class Value:
    label: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Change:
    """Fields that change together, or are kept together."""

    name: str  # of the first of them: choices are sent under it
    label: str
    values: list[Value]
    is_conflict: bool
    is_taken: bool


class Row:
    def __init__(self, entry: ProgrammeRow, names: Mapping[str, str]) -> None:
        self.entry = entry
        self.names = names  # of terms, by code
        self.record: dict[str, Any] = entry.record

    @property
    def place(self) -> str:
        parts = (self.record.get(name) for name in ("city", "state_province", "country"))
        return ", ".join(str(part) for part in parts if part)

    @property
    def text(self) -> str:
        """As it stands in the file, where it is refused."""
        text = self.entry.raw
        return text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}…"

    @property
    def changes(self) -> list[Change]:
        found = {change["field"]: change for change in self.entry.changes}
        changes = [self._change(names, found) for names in TOGETHER if not found.keys().isdisjoint(names)]
        if services := found.get(SERVICES):
            changes.append(self._services(set(services["ours"]), set(services["theirs"])))
        return changes

    def _change(self, names: tuple[str, ...], found: Mapping[str, Any]) -> Change:
        changed = [found[name] for name in names if name in found]
        values = [Value(importing.label(each["field"]), *_printed(each)) for each in changed]
        return Change(
            name=names[0],
            label=_CALLED.get(names, importing.label(names[0])),
            values=values,
            is_conflict=changed[0]["is_conflict"],
            is_taken=not set(names).isdisjoint(self.entry.take),
        )

    def _services(self, ours: set[str], theirs: set[str]) -> Change:
        """Only those that go and come: of thirty others nothing changes."""
        gone, new = (self._named(codes) for codes in (ours - theirs, theirs - ours))
        told = [Value(label, *sides) for label, sides in (("removed", (gone, "")), ("added", ("", new))) if any(sides)]
        return Change(SERVICES, SERVICES, told, is_conflict=False, is_taken=False)

    def _named(self, codes: Iterable[str]) -> str:
        return ", ".join(f"{self.names.get(code, '')} ({code})".strip() for code in sorted(codes))


def rows(entries: Iterable[ProgrammeRow]) -> list[Row]:
    """Their terms are read once for all."""
    kept = list(entries)
    codes = {
        code for entry in kept for change in entry.changes if change["field"] == SERVICES for code in _codes(change)
    }
    names = {term.code: term.shown_name for term in Term.objects.filter(code__in=codes)} if codes else {}
    return [Row(entry, names) for entry in kept]


def _codes(change: Mapping[str, Any]) -> set[str]:
    return {*change["ours"], *change["theirs"]}


def _printed(change: Mapping[str, Any]) -> tuple[str, str]:
    return importing.printed(change["field"], change["ours"]), importing.printed(change["field"], change["theirs"])
