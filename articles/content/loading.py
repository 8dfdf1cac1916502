"""Loads content folders: all of them read and checked first, then put into the database as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import IntegrityError, transaction

from articles.checking import keeping
from articles.content import load_lists, load_pages, load_sources, reading
from articles.content.report import BadContent, Problem, Report
from articles.content.tally import Tally

CHECKING = 60.0  # seconds at most; what is left then the report of the checks offers to go on with


@dataclass(frozen=True, slots=True)
class Loaded:
    tally: Tally
    warnings: list[Problem]


def starter_folders() -> list[Path]:
    """The content that the installed apps bring, in their order."""
    folders = [Path(app.path) / "starter" for app in apps.get_app_configs()]
    return [folder for folder in folders if folder.is_dir()]


def load(folders: Iterable[Path], *, keep: bool = True, examples: bool = True) -> Loaded:
    """Raises BadContent with everything that is wrong; then nothing has changed. Nor has it without `keep`.

    Without `examples` what is made up, for a new site to show, stays out.
    """
    content = reading.read(folders, examples=examples)
    tally, report = Tally(), Report(warnings=content.warnings)
    try:
        with transaction.atomic():
            _put(content, tally, report)
            if report.errors:
                raise BadContent(report.errors)
            transaction.set_rollback(not keep)
    except IntegrityError as error:
        raise BadContent([Problem("the database", 1, f"What the files say cannot be stored: {error}.")]) from error
    return Loaded(tally, report.warnings)


def _put(content: reading.Content, tally: Tally, report: Report) -> None:
    people = load_lists.people(content.lists.people, tally)
    tags = load_lists.Tags(tally, report)
    for entry in content.lists.tags:
        tags.load(entry)
    load_sources.sources(content.lists.sources, content.lists.about_sources, tally, report)
    load_lists.help_lines(content.lists.help_lines, tally)
    load_lists.synonyms(content.lists.synonyms, tally)
    load_lists.house_words(content.lists.house_words, tally)
    load_pages.load(content.pages, people, tags, tally, report)
    load_sources.supports(content.lists.about_sources.supports, tally, report)
    load_lists.gone(content.lists.gone, tally, report)
    for put in content.parts:
        put(tally, report)
    # What is on record of medicines grew while the pages came in.
    keeping.bring_up_to_date(CHECKING)
