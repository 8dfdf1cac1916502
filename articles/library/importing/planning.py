"""What each entry of a file would do to the library, a batch at a time: nothing here changes it."""

from __future__ import annotations

from articles.library.importing.changes import changes
from articles.library.importing.entries import Fields, refuse
from articles.library.importing.file_so_far import FileSoFar
from articles.library.importing.holdings import Holdings
from articles.library.importing.printing import LABELS
from articles.models import ImportEntry, Source

Outcome = ImportEntry.Outcome


def plan(batch: list[ImportEntry], so_far: FileSoFar, file_format: str) -> None:
    """Say of each entry that was read what would become of it. Saves nothing; a fixed number of queries."""
    read = [entry for entry in batch if entry.outcome != Outcome.REFUSED or "title" in entry.record]
    held = Holdings.of([entry.record for entry in read])
    for entry in read:
        _place(entry, so_far, held, file_format)


def _place(entry: ImportEntry, so_far: FileSoFar, held: Holdings, file_format: str) -> None:
    fields = entry.record
    promised = fields.pop("key", "")
    entry.source, entry.changes = None, []
    if twin := so_far.twin(fields):
        return refuse(entry, f"It is the same work as the entry in line {twin}.")
    bearers = held.bearers(fields)
    if len(bearers) > 1:
        entry.outcome, entry.reason = Outcome.CONFLICT, _two_sources(bearers)
    elif bearers:
        source = next(iter(bearers.values()))
        if line := so_far.line_of_source(source):
            return refuse(entry, f"It is the same work as the entry in line {line}: both are {source.key} here.")
        _compare(entry, source, changes(source, fields, held, file_format))
    else:
        _place_without_number(entry, promised, so_far, held, file_format)
    so_far.note(entry.line, fields, entry.source_id)
    return None


def _compare(entry: ImportEntry, source: Source, found: list[dict[str, object]]) -> None:
    entry.source, entry.changes, entry.reason = source, found, ""
    if any(change["is_conflict"] for change in found):
        entry.outcome = Outcome.CONFLICT
    else:
        entry.outcome = Outcome.CHANGED if found else Outcome.SAME


def _place_without_number(
    entry: ImportEntry, promised: str, so_far: FileSoFar, held: Holdings, file_format: str
) -> None:
    """No source has one of its identifiers: it is new, unless one has the same title, year and first author."""
    fields, alike = entry.record, held.alike(entry.record)
    compared = [(source, changes(source, fields, held, file_format)) for source in alike]
    for source, found in compared:
        if not found and not so_far.line_of_source(source):
            return _compare(entry, source, found)
    key = so_far.key_for(fields, promised)
    entry.record = fields | {"key": key}
    entry.outcome, entry.reason = Outcome.NEW, _told_of_key(fields, key)
    if compared:
        entry.source, entry.changes = compared[0]
        entry.outcome, entry.reason = Outcome.ALIKE, _told_of_alike(alike)
    elif line := so_far.alike(fields):
        entry.outcome = Outcome.ALIKE
        entry.reason = f"The entry in line {line} has the same title, year and first author."
    return None


def _two_sources(bearers: dict[str, Source]) -> str:
    told = ", ".join(f"its {LABELS[scheme]} is that of {source.key}" for scheme, source in bearers.items())
    return f"{told[0].upper()}{told[1:]}. If these are one work, merge them and import this again."


def _told_of_key(fields: Fields, key: str) -> str:
    written = fields.get("written", key)
    return "" if written == key else f"Its key in the file, {written}, is that of another work: here it will be {key}."


def _told_of_alike(alike: list[Source]) -> str:
    keys = [source.key for source in alike]
    return f"{' and '.join(keys)} {'has' if len(keys) == 1 else 'have'} the same title, year and first author."
