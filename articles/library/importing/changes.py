"""What an entry says beside what a source says: what it would fill, and where the two differ."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from articles.library.importing import standings
from articles.library.importing.entries import record_of
from articles.library.importing.file_so_far import telling_apart
from articles.library.importing.holdings import Holdings
from articles.library.recording import to_json, to_python
from articles.models import Source
from articles.models.source import fields_from_record
from articles.references import matching

DATE = {"year", "month", "day"}  # a day of one date in the month of another may be none
ANOTHER_WORK = {"title", "authors"}  # where both differ one DOI is perhaps wrong, so nothing is filled unasked
ALL = "all"  # what is taken: every field that the file says differently

Change = dict[str, Any]  # {"field": …, "ours": …, "theirs": …, "is_conflict": …}
Fields = dict[str, Any]


def changes(source: Source, fields: Fields, held: Holdings, file_format: str) -> list[Change]:
    """Field by field, values as JSON holds them. Nothing of the key, and of the standing only a word that is new."""
    ours, theirs = source.record(), record_of(fields)
    our_fields, their_fields = to_json(fields_from_record(ours)), to_json(fields_from_record(theirs))
    differing = [found.field for found in matching.differences(ours, theirs)]
    filling = [name for name in matching.fills(ours, theirs) if name not in differing]
    is_doubtful = ANOTHER_WORK.issubset(differing)
    found = [
        {
            "field": name,
            "ours": our_fields[name],
            "theirs": their_fields[name],
            "is_conflict": is_doubtful or name in differing,
        }
        for name in (*filling, *differing)
        if not _is_borne(source, name, their_fields[name], held)
    ]
    word = standings.word_of(fields, file_format)
    if word and standings.adds_something(word, source, held.said):
        told = {"field": standings.FIELD, "ours": source.standing, "theirs": word.standing.value}
        found.append(told | {"is_conflict": False})
    return found


def _is_borne(source: Source, name: str, value: Any, held: Holdings) -> bool:
    """An identifier that another source has cannot be taken over, and one by which this source is known need not."""
    return name in telling_apart(source.kind) and (name, value) in held.by_name


def taken(found: list[Change], take: Collection[str] | str) -> list[Change]:
    """What is filled, and what somebody prefers in the words of the file. A date is taken whole."""
    wanted = {change["field"] for change in found if change["is_conflict"] and (take == ALL or change["field"] in take)}
    if wanted & DATE:
        wanted |= DATE
    return [change for change in found if not change["is_conflict"] or change["field"] in wanted]


def write(source: Source, chosen: list[Change], fields: Fields) -> None:
    """Put the fields into the source, which is not saved. Its standing is not written: it is said.

    What an earlier entry of the same file has filled stays.
    """
    now = fields_from_record(source.record())
    before = to_python({change["field"]: change["ours"] for change in chosen})
    after = to_python({change["field"]: change["theirs"] for change in chosen})
    for name, value in after.items():
        if name != standings.FIELD and now[name] == before[name]:
            setattr(source, name, value)
    if any(change["field"] in DATE and change["is_conflict"] for change in chosen):
        source.year, source.month, source.day = (fields.get(name) for name in ("year", "month", "day"))
