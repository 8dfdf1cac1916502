"""What is kept beside the records of sources: other names, what was said of their standing, what they say of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from articles.content import address, entries, files
from articles.content.entries import Entry
from articles.content.report import Report
from articles.models import SourceAlias, StandingChange, Support

NAME: Mapping[str, type] = {"source": str, "scheme": str, "name": str}
STANDING: Mapping[str, type] = {
    **dict.fromkeys(("source", "before", "standing", "superseded_by", "note", "on", "notice", "origin", "said"), str),
    "is_applied": bool,
    "at": str,
}
SUPPORT: Mapping[str, type] = dict.fromkeys(("page", "source", "claim", "words", "checked_by_name", "checked_on"), str)
SHAPES: Mapping[str, tuple[Mapping[str, type], type[models.Model]]] = {
    files.SOURCE_NAMES: (NAME, SourceAlias),
    files.STANDINGS: (STANDING, StandingChange),
    files.SUPPORTS: (SUPPORT, Support),
}
_REFERRING = ("source", "superseded_by", "page")  # to another record, by its key or address
_DAYS = ("on", "checked_on")


@dataclass(frozen=True, slots=True)
class About:
    """One entry: the row that it would be, without what it refers to; that stands in the entry's values."""

    entry: Entry
    row: Any

    @property
    def source(self) -> str:
        return str(self.entry.values["source"])


@dataclass(slots=True)
class AboutSources:
    names: list[About] = field(default_factory=list)
    standings: list[About] = field(default_factory=list)
    supports: list[About] = field(default_factory=list)

    def by_file(self) -> tuple[tuple[str, list[About]], ...]:
        return ((files.SOURCE_NAMES, self.names), (files.STANDINGS, self.standings), (files.SUPPORTS, self.supports))

    def __iter__(self) -> Iterator[About]:
        return iter((*self.names, *self.standings, *self.supports))


def read(found: Iterable[Entry], name: str, report: Report) -> list[About]:
    """The entries of a file that are right in themselves."""
    shape, model = SHAPES[name]
    read_so = (_read(entry, shape, model, report) for entry in found)
    return [about for about in read_so if about]


def _read(entry: Entry, shape: Mapping[str, type], model: type[models.Model], report: Report) -> About | None:
    values = entries.checked(entry, shape, report)
    if values is None:
        return None
    try:
        row = model(**_given(values, shape))
    except ValueError as error:
        entry.wrong(report, str(error))
        return None
    given = [name for name in values if name not in _REFERRING and getattr(row, name) is not None]
    try:
        row.clean_fields(exclude={field.name for field in model._meta.fields if field.name not in given})
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            entry.wrong(report, f"{name}: {' '.join(messages)}")
        return None
    return About(Entry(entry.file, entry.line, entry.number, values), row)


def _given(values: Mapping[str, Any], shape: Mapping[str, type]) -> dict[str, Any]:
    """Raises ValueError with a sentence."""
    if missing := [name for name in shape if name not in values]:
        raise ValueError(f"{missing[0]} is missing.")
    if "page" in values and not address.read(values["page"]):
        raise ValueError(f"page: “{values['page']}” is not a kind and a slug, such as article/acamprosate.")
    try:
        return {name: _moment(name, value) for name, value in values.items() if name not in _REFERRING}
    except ValueError as error:
        raise ValueError("A day is written as 2026-05-01, and a moment as 2026-05-01T12:00:00+00:00.") from error


def _moment(name: str, value: Any) -> Any:
    if name in _DAYS:
        return date.fromisoformat(value) if value or name != "on" else None
    if name != "at":
        return value
    moment = datetime.fromisoformat(value)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
