"""One entry of a file as the fields of a source, or the reason why it cannot be one."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.library.importing.files import LONGEST
from articles.library.importing.printing import LABELS
from articles.library.recording import to_json, to_python
from articles.models import ImportEntry, Source, SourceImport
from articles.models.source import KEY_PATTERN, RECORD_FIELDS, fields_from_record
from articles.plain import plain
from articles.references import reading
from articles.references.matching import work_key
from articles.references.record import Kind, Record

LONGEST_KEY = 60
_OF_A_FILE = set(RECORD_FIELDS) - {"key"} | {"kind", "evidence", "standing", "authors"}
_NOT_OF_A_FILE = {field.name for field in Source._meta.concrete_fields} - _OF_A_FILE
_SEVERAL_LINES = ("note", "editor_note")

Fields = dict[str, Any]


class Unfit(ValueError):
    """The library cannot hold such a record; the sentence says why."""


def read(entry: ImportEntry, file: SourceImport) -> None:
    """Fill in what the entry says, or refuse it with the reason."""
    try:
        if len(entry.text) > LONGEST:
            raise Unfit(f"It has more than {LONGEST:,} characters, which is too long for one reference.")
        found = reading.read(reading.Entry(line=entry.line, text=entry.text), reading.Format(file.format))
        entry.record = _fields(found)
    except (reading.InvalidRecord, Unfit) as error:
        refuse(entry, str(error))


def refuse(entry: ImportEntry, reason: str) -> None:
    entry.outcome, entry.reason = ImportEntry.Outcome.REFUSED, reason
    entry.source, entry.changes, entry.choice = None, [], {}


def as_source(fields: Fields, **changes: Any) -> Source:
    """A source with these fields, not saved."""
    own = {name: value for name, value in fields.items() if name not in ("superseded_by", "written")}
    return Source(**{**to_python(own), **changes})


def record_of(fields: Fields) -> Record:
    return as_source(fields).record(superseded_by=fields.get("superseded_by", ""))


def _fields(record: Record) -> Fields:
    """What is not empty of the record, in the form in which JSON holds it."""
    values = {name: _plain(name, value) for name, value in fields_from_record(record).items()}
    written = values.pop("key")
    if record.kind is Kind.ARTICLE:
        values["isbn"] = ""  # that of the volume that it is in, which others are in too
    source = Source(**values)
    _check(source)
    clean = source.record()
    held = {name: getattr(source, name) for name in values} | {
        "work_key": work_key(clean.title, clean.year, clean.authors),
        "superseded_by": record.superseded_by,
        "written": written if re.match(KEY_PATTERN, written) and len(written) <= LONGEST_KEY else "",
    }
    return to_json({name: value for name, value in held.items() if value or name == "work_key"})


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [{part: " ".join(plain(text).split()) for part, text in author.items()} for author in value]
    if not isinstance(value, str):
        return value
    return plain(value) if name in _SEVERAL_LINES else " ".join(plain(value).split())


def _check(source: Source) -> None:
    """By the rules of the model, and that of the form about years to come."""
    try:
        source.clean_fields(exclude=_NOT_OF_A_FILE)
        source.clean()
    except ValidationError as error:
        raise Unfit(_sentence(error)) from error
    if source.year and source.year > timezone.localdate().year + 1:
        raise Unfit(f"Its year, {source.year}, is too far in the future.")


def _sentence(error: ValidationError) -> str:
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(f"Its {LABELS[name]}: {' '.join(said)}" for name, said in error.message_dict.items())
