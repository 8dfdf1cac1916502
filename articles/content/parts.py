"""The lists of content folders of which `articles` knows nothing: each is read, loaded and exported by another app."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from articles import content_parts
from articles.content import entries
from articles.content.entries import Entry
from articles.content.report import Report
from articles.content.tally import Tally

Put = Callable[[Tally, Report], None]  # puts what was read into the database; errors take the whole loading back


class Part(Protocol):
    """What a registered module holds."""

    FILE: str  # its name in a content folder: written only where there is something of it

    def read(self, found: Sequence[Entry], report: Report, *, examples: bool) -> Put:
        """Check the entries of all folders, each in itself and against the others. The pages are loaded before them.

        Without `examples` what is made up, for a new site to show, stays out.
        """

    def export(self) -> Sequence[object]:
        """The entries, in an order that only their content decides."""


def registered() -> list[Part]:
    return [cast("Part", import_module(module)) for module in content_parts.registered()]


def files() -> tuple[str, ...]:
    return tuple(part.FILE for part in registered())


def read(folders: Iterable[Path], report: Report, *, examples: bool) -> list[Put]:
    folders = list(folders)
    found = (
        (part, [each for folder in folders for each in entries.in_file(folder / part.FILE, report)])
        for part in registered()
    )
    return [part.read(given, report, examples=examples) for part, given in found]


def export() -> dict[str, str]:
    """The text of each file by its name."""
    found = {part.FILE: part.export() for part in registered()}
    return {name: entries.written(given) for name, given in found.items() if given}
