"""Finds and reads the files of a content folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from articles.content.report import Report
from articles.plain import plain

LISTS = ("people.json", "tags.json", "sources.json", "help-lines.json", "synonyms.json")
# Written only where there is something of it.
GONE, SOURCE_NAMES, STANDINGS, SUPPORTS = "gone.json", "source-names.json", "standings.json", "supports.json"
HOUSE_WORDS = "house-words.json"
MAYBE = (HOUSE_WORDS, GONE, SOURCE_NAMES, STANDINGS, SUPPORTS)
MEGABYTE = 1024 * 1024
LARGEST_PAGE = 2 * MEGABYTE
LARGEST_LIST = 64 * MEGABYTE  # 2 MB would not hold the bibliography of a large site


def pages_in(folder: Path) -> Iterator[Path]:
    """The Markdown files at any depth, in the order of their names. Hidden files and READMEs are no content."""
    for path in sorted(folder.rglob("*.md")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.stem.upper() != "README":
            yield path


def unknown_lists_in(folder: Path, known: Collection[str]) -> Iterator[Path]:
    """JSON files that nothing reads, such as a misspelt `tag.json`."""
    for path in sorted(folder.rglob("*.json")):
        inside = path.relative_to(folder)
        if not any(part.startswith(".") for part in inside.parts) and inside.as_posix() not in known:
            yield path


def name(path: Path) -> str:
    """The file as the person at the keyboard would name it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def read(path: Path, report: Report, largest: int = LARGEST_PAGE) -> str | None:
    """The text of a file; None, and the reason in the report, when it cannot be had."""
    try:
        if not path.is_file():
            report.error(name(path), 1, "This is not a file.")
            return None
        if path.stat().st_size > largest:
            report.error(name(path), 1, f"The file is larger than {largest // MEGABYTE} MB.")
            return None
        data = path.read_bytes()
    except OSError as error:
        report.error(name(path), 1, f"The file cannot be read: {error.strerror}.")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.error(name(path), line, f"The byte 0x{data[error.start]:02X} is not UTF-8. Save the file as UTF-8.")
        return None
    if "\0" in text:
        report.error(name(path), text.count("\n", 0, text.index("\0")) + 1, "The character U+0000 cannot be stored.")
        return None
    return text


def trimmed(text: str) -> str:
    """A long text as it stands in files and is compared: plain, without outer blank lines."""
    return plain(text).strip("\n").rstrip()


def cleaned(value: Any) -> Any:
    """A value with every text in it plain, however deep in lists and mappings. Raises RecursionError."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {name: cleaned(item) for name, item in value.items()}
    return value


def order(name: str) -> tuple[str, str]:
    """By the alphabet, whatever the case; not left to the database, because two of them sort differently."""
    return name.casefold(), name
