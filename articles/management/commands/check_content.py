"""manage.py check_content [FILE.md...]"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error as DatabaseError

from articles.checking import files, known, site
from articles.checking.formats import checked, json, sarif, text
from articles.checking.formats.checked import Checked
from articles.checking.house import house
from articles.checking.record import recorded
from articles.content.report import Report
from articles.editorial import Rule
from articles.editorial.rules import ALL, BY_ID
from articles.findings import Severity

HAS_ERRORS, WRONG_USAGE = 1, 2  # what the command exits with
PAGES_BETWEEN_SIGNS = 10

T = TypeVar("T")


class Command(BaseCommand):
    help = (
        "Says what the editorial checks find, and what is wrong with the Markdown: in the pages that readers see, or in"
        " the Markdown files and folders that are named. Files need no database. Findings that were dismissed are left"
        " out and counted. Exits with 1 when there are errors, 2 when something could not be read. Changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="A Markdown file, or a folder of them.")
        parser.add_argument("--newest", action="store_true", help="Of the site: the newest revision of every page.")
        parser.add_argument(
            "--rule", action="append", metavar="ID", help="Only this editorial rule (may be given again), no Markdown."
        )
        parser.add_argument("--format", choices=["text", "json", "sarif"], default="text", help="Else it is text.")
        parser.add_argument("--list-rules", action="store_true", help="Name the editorial rules, and check nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list_rules"]:
            with _as_far_as_it_is_read():
                self._list_rules()
            return
        only = _rules(options["rule"])
        if options["files"] and options["newest"]:
            raise CommandError("--newest is for the pages of the site: leave it out, or name no files.", returncode=2)
        report = Report()
        pages = self._files(options["files"], only, report) if options["files"] else self._site(only, **options)
        with _as_far_as_it_is_read():
            self._tell(pages, ALL if only is None else only, options["format"])
        if report.errors:
            raise CommandError("\n".join(map(str, sorted(set(report.errors)))), returncode=WRONG_USAGE)
        if checked.has_errors(pages):
            sys.exit(HAS_ERRORS)

    def _files(self, paths: Iterable[Path], only: Sequence[Rule] | None, report: Report) -> list[Checked]:
        found = [file for path in _below(paths, report) if (file := files.read(path, report))]
        try:
            base = known.in_database()
        except DatabaseError:
            self.stderr.write("The database cannot be read: the files are checked with what ships with the site.")
            base = known.Known()
        base = files.with_files(base, found)
        beside = {folder: known.with_folder(base, folder, report) for folder in {file.path.parent for file in found}}
        each = self._counted(found, len(found))
        return [files.check(file, beside[file.path.parent], only) for file in each]

    def _site(self, only: Sequence[Rule] | None, *, newest: bool, **options: Any) -> list[Checked]:
        try:
            revisions = site.revisions(newest=newest)
            words, record, count = house(), recorded(), revisions.count()
        except DatabaseError:
            reason = "The database cannot be read, so there are no pages to check. Name files, or run migrate first."
            raise CommandError(reason, returncode=WRONG_USAGE) from None
        each = self._counted(revisions.iterator(chunk_size=100), count)
        return [site.check(revision, words, record, only) for revision in each]

    def _tell(self, pages: list[Checked], rules: Iterable[Rule], form: str) -> None:
        """What programs read has the standard output for itself."""
        if form == "text":
            colours = {Severity.ERROR: self.style.ERROR, Severity.WARNING: self.style.WARNING}
            for line in text.lines(pages, colours):
                self.stdout.write(line)
            self.stdout.write(checked.summary(pages))
            return
        written = (
            json.text(pages)
            if form == "json"
            else sarif.text(pages, rules, tool=settings.SITE_NAME, site=settings.SITE_URL)
        )
        self.stdout.write(written)
        self.stderr.write(checked.summary(pages))

    def _list_rules(self) -> None:
        for rule in ALL:
            authority = f"{rule.authority.name}, {rule.authority.url}" if rule.authority.url else rule.authority.name
            self.stdout.write(f"{rule.id}: {rule.severity.value}: {rule.title} ({authority})")

    def _counted(self, pages: Iterable[T], count: int) -> Iterator[T]:
        """On a terminal, a line that says how far the checking is."""
        shows = self.stderr.isatty()
        for number, page in enumerate(pages, start=1):
            if shows and number % PAGES_BETWEEN_SIGNS == 0:
                self.stderr.write(f"\r{number} of {count} pages checked …", ending="")
            yield page
        if shows:
            self.stderr.write("\r\033[K", ending="")


@contextmanager
def _as_far_as_it_is_read() -> Iterator[None]:
    """Who reads the output may stop before its end, as `head` does."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python fails to write the rest when it ends


def _rules(named: Iterable[str] | None) -> list[Rule] | None:
    """None: all of them."""
    if named is None:
        return None
    wanted = list(dict.fromkeys(named))
    if unknown := [rule for rule in wanted if rule not in BY_ID]:
        known_rules = ", ".join(sorted(BY_ID))
        raise CommandError(f"There is no rule {unknown[0]}. There are: {known_rules}.", returncode=WRONG_USAGE)
    return [BY_ID[rule] for rule in wanted]


def _below(paths: Iterable[Path], report: Report) -> list[Path]:
    """All files, each once."""
    found: list[Path] = []
    for path in paths:
        below = files.below(path)
        if not below:
            report.error(str(path), 1, "There is no Markdown file in this folder.")
        found += below
    return list(dict.fromkeys(found))
