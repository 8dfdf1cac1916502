"""The lists of a content folder: JSON files whose entries are objects with named fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles.content import files
from articles.content.files import cleaned
from articles.content.report import Report

_TYPES: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "an object with fields",
}
_MADE_BY_THE_SITE = {"slug", "tag"}
_BETWEEN = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a list: `number` counts from 1 in its file, `line` is where it begins."""

    file: str
    line: int
    number: int
    values: Mapping[str, Any]

    def wrong(self, report: Report, sentence: str) -> None:
        report.error(self.file, self.line, f"Entry {self.number}: {sentence}")

    def warn(self, report: Report, sentence: str) -> None:
        report.warn(self.file, self.line, f"Entry {self.number}: {sentence}")


def in_file(path: Path, report: Report) -> list[Entry]:
    """None of a file that is not there."""
    if not path.exists():
        return []
    text = files.read(path, report, files.LARGEST_LIST)
    return [] if text is None else read(text, files.name(path), report)


def written(items: Iterable[object]) -> str:
    """The text of a file that `read` reads back."""
    return json.dumps(cleaned(list(items)), ensure_ascii=False, indent=2) + "\n"


def read(text: str, file: str, report: Report) -> list[Entry]:
    try:
        found = cleaned(json.loads(text))
    except json.JSONDecodeError as error:
        report.error(file, error.lineno, f"This is not JSON at column {error.colno}: {error.msg}.")
        return []
    except (ValueError, RecursionError):
        report.error(file, 1, "This is JSON with a number too long or lists too deep to be content.")
        return []
    if not isinstance(found, list):
        report.error(file, 1, "This is JSON, but not a list.")
        return []
    entries = []
    for number, (line, values) in enumerate(zip(_lines(text, len(found)), found, strict=True), start=1):
        if isinstance(values, Mapping):
            entries.append(Entry(file, line, number, values))
        else:
            report.error(file, line, f"Entry {number}: This is not an object with fields.")
    return entries


def _lines(text: str, count: int) -> list[int]:
    """The line on which each item of a list begins, in text that is known to be a JSON list."""
    decoder = json.JSONDecoder()
    lines, line, counted, at = [], 1, 0, text.index("[") + 1
    for _ in range(count):
        between = _BETWEEN.match(text, at)
        start = between.end() if between else at
        line += text.count("\n", counted, start)
        counted = start
        lines.append(line)
        _, at = decoder.raw_decode(text, start)
    return lines


def checked(entry: Entry, allowed: Mapping[str, type], report: Report) -> dict[str, Any] | None:
    """The values of an entry when each is known and of its type, else None."""
    values: dict[str, Any] = {}
    faults = 0
    for name, value in entry.values.items():
        if name not in allowed:
            fault = f"{name} is not known: known are {', '.join(allowed)}."
        elif not _is(value, allowed[name]):
            fault = f"{name} has to be {_TYPES[allowed[name]]}."
        else:
            values[name] = value.strip() if isinstance(value, str) else value
            continue
        entry.wrong(report, fault)
        faults += 1
    return None if faults else values


def _is(value: Any, kind: type) -> bool:
    """Not as isinstance, which takes true for a number."""
    return type(value) is kind or (kind is float and type(value) is int)


def held_to(
    model: type[models.Model], values: Mapping[str, Any], entry: Entry, report: Report, *, without: Collection[str] = ()
) -> bool:
    """Whether the values pass the checks of the model's fields; the reasons are in the report.

    `without`: fields that are filled in later.
    """
    try:
        model(**values).clean_fields(exclude={*_MADE_BY_THE_SITE, *without} - values.keys())
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            entry.wrong(report, f"{name}: {' '.join(messages)}")
        return False
    return True


def once(entries: Iterable[Entry], name: str, identity: Callable[[Entry], Hashable], report: Report) -> None:
    """Report each entry whose identity another one has already. None and "" are nobody's."""
    first: dict[Hashable, Entry] = {}
    for entry in entries:
        if not (value := identity(entry)):
            continue
        other = first.setdefault(value, entry)
        if other is not entry:
            entry.wrong(report, f"entry {other.number} of {other.file} has the same {name}.")
