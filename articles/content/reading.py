"""A whole content folder, read and checked before any of it is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from articles.content import checking, files, lists, page_file, parts
from articles.content.report import BadContent, Problem, Report


@dataclass(slots=True)
class Content:
    lists: lists.Lists
    pages: list[page_file.PageFile]
    parts: list[parts.Put]  # of other apps
    warnings: list[Problem]


def read(folders: Iterable[Path], *, examples: bool) -> Content:
    """Everything in the folders, found to be right. Raises BadContent with all that is wrong, of all files."""
    folders = list(folders)
    report = Report()
    found = lists.read(folders, report)
    pages, unread = [], set()
    for folder in folders:
        for path in files.pages_in(folder):
            if page := page_file.read(path, report):
                pages.append(page)
            else:
                unread.add(page_file.slug_in_name(path))
    others = parts.read(folders, report, examples=examples)
    checking.check(found, pages, unread, report)
    if report.errors:
        raise BadContent(report.errors)
    return Content(found, pages, others, report.warnings)
