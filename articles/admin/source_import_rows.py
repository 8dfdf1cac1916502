"""The plan of an import as people read it: each entry, what would become of it, and what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from articles.library import importing
from articles.library.importing import Deed
from articles.library.importing.entries import record_of
from articles.library.importing.printing import LABELS, printed
from articles.library.standing import SHAKEN
from articles.models import ImportEntry
from articles.references import vancouver
from articles.references.record import Record, Standing

Outcome = ImportEntry.Outcome
SHOWN_TEXT = 600  # characters of an entry that was refused


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of an entry beside that of the source."""

    name: str
    label: str
    ours: str
    theirs: str
    is_conflict: bool
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    is_chosen: bool


class Row:
    """An entry for the page. Before the file is applied it can be chosen for, where it stands under its own outcome."""

    def __init__(self, entry: ImportEntry, *, is_applied: bool) -> None:
        self.entry = entry
        self.deed = importing.deed(entry)
        self.is_applied = is_applied
        self.record: Record | None = record_of(entry.record) if entry.record else None

    @property
    def label(self) -> str:
        return vancouver.short(self.record) if self.record else "Not read"

    @property
    def title(self) -> str:
        return self.record.title if self.record else ""

    @property
    def text(self) -> str:
        """As it stands in the file, where it is refused."""
        text = self.entry.text if self.entry.outcome == Outcome.REFUSED else ""
        return text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}…"

    @property
    def key(self) -> str:
        """That a new source would have."""
        return str(self.entry.record.get("key", ""))

    @property
    def names_source(self) -> bool:
        """Not where it may be another work, and nobody said that it is this one."""
        return self.entry.source is not None and not (self.deed == Deed.OMIT and self.entry.outcome == Outcome.ALIKE)

    @property
    def happens(self) -> str:
        if self.deed == Deed.ADD:
            return "Added as" if self.is_applied else "Will be added as"
        told = {
            Deed.FILL: ("Added to", "Adds to"),
            Deed.LEAVE: ("As it was:", "Stays as it is:") if self.entry.changes else ("Here already:",) * 2,
            Deed.OMIT: ("Left out:", "Is left out:") if self.names_source else ("Left out", "Is left out"),
            Deed.REFUSE: ("Refused", "Refused"),
        }
        return told[self.deed][0 if self.is_applied else 1]

    @property
    def standing(self) -> str:
        """What the file says about it that readers would be told."""
        said = Standing(self.entry.record.get("standing", Standing.UNKNOWN))
        return f"The file says that it is {said.label.lower()}." if said in SHAKEN else ""

    @property
    def fields(self) -> list[Shown]:
        take = self.entry.choice.get("take", ())
        return [
            Shown(
                name=change["field"],
                label=LABELS[change["field"]],
                ours=printed(change["field"], change["ours"]),
                theirs=printed(change["field"], change["theirs"]),
                is_conflict=change["is_conflict"],
                is_taken=take == importing.ALL or change["field"] in take,
            )
            for change in self.entry.changes
        ]

    @property
    def differing(self) -> list[Shown]:
        return [shown for shown in self.fields if shown.is_conflict]

    @property
    def filling(self) -> list[Shown]:
        return [shown for shown in self.fields if not shown.is_conflict]

    @property
    def options(self) -> list[Option]:
        """What can be done with an entry that may be another source's."""
        if self.entry.outcome != Outcome.ALIKE:
            return []
        labels = {"skip": "Leave it out", "new": f"It is another work: add it as {self.key}"}
        if self.entry.source:
            labels["same"] = f"It is this one: {self.entry.source.key}"
        chosen = self.entry.choice.get("do", "skip")
        return [Option(value, label, value == chosen) for value, label in labels.items()]

    @property
    def can_be_left_out(self) -> bool:
        return "skip" in importing.offered(self.entry) and self.entry.outcome != Outcome.ALIKE

    @property
    def is_left_out(self) -> bool:
        return self.entry.choice.get("do") == "skip"


def rows(entries: Iterable[ImportEntry], *, is_applied: bool) -> list[Row]:
    return [Row(entry, is_applied=is_applied) for entry in entries]
