"""What a file says about the standing of a work: a word of its own, for `library.standing` to weigh."""

from __future__ import annotations

import dataclasses
from typing import Any

from articles.library import standing
from articles.library.naming import sources_named
from articles.library.recording import to_python
from articles.models import ImportEntry, Source, SourceImport
from articles.publishing import Refused
from articles.publishing.rights import Actor
from articles.references import reading
from articles.references.record import Standing

FIELD = "standing"  # in the changes of an entry
_LONGEST_SAID = 120


def word_of(fields: dict[str, Any], file_format: str) -> standing.Word | None:
    """None where the file says nothing that shakes the work: that it was current once tells nothing about today."""
    said = Standing(fields.get(FIELD, Standing.UNKNOWN))
    if said not in standing.SHAKEN:
        return None
    values = to_python(fields)
    origin, on = values.get("standing_by") or _origin(file_format), values.get("standing_on")
    return standing.Word(
        standing=said,
        origin=origin,
        note=values.get("standing_note", ""),
        on=on,
        notice=values.get("notice", ""),
        said=f"import {said.value} {on or ''} {origin}"[:_LONGEST_SAID],
    )


def adds_something(word: standing.Word, source: Source, said: set[tuple[int, str]]) -> bool:
    """Whether it was not said before, and is not what stands."""
    is_known = source.standing == word.standing and word.on in (None, source.standing_on)
    return not is_known and (source.pk, word.said) not in said


def say(entry: ImportEntry, source: Source, file: SourceImport, *, by: Actor) -> None:
    word = word_of(entry.record, file.format)
    if word is None:
        return
    newer = _newer(entry.record.get("superseded_by", ""), file)
    try:
        standing.say(source, dataclasses.replace(word, superseded_by=newer), by=by)
    except Refused:  # the two would take each other's place
        standing.say(source, word, by=by)


def _newer(key: str, file: SourceImport) -> Source | None:
    """The source that a key of the file means: one of the file's own entries, else one of the library."""
    if not key:
        return None
    entry = file.entries.filter(record__written=key, source__isnull=False).select_related("source").first()
    return entry.source if entry else sources_named([key]).get(key)


def _origin(file_format: str) -> str:
    return "PubMed" if file_format == reading.Format.MEDLINE else f"{reading.Format(file_format).label} file"
