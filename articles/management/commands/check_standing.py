"""manage.py check_standing --retraction-watch FILE | --pubmed FILE... | --online"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles import notices
from articles.library import asking, checking
from articles.library.standing import SHAKEN, live_pages_citing
from articles.models import StandingChange
from articles.notices import Notice, Problem, pubmed, retraction_watch

ROWS_BETWEEN_SIGNS = 5000
SHOWN_PROBLEMS = 10


class Command(BaseCommand):
    help = (
        "Looks the sources up in a file of notices (retractions, concerns, corrections, reinstatements), or asks"
        " Crossref about them, and says what changed. No match is no proof that a paper still stands. A second run of"
        " the same file changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retraction-watch", type=Path, metavar="FILE", help="The CSV file that Crossref offers.")
        parser.add_argument("--pubmed", type=Path, nargs="+", metavar="FILE", default=[], help="PubMed XML files.")
        parser.add_argument("--online", action="store_true", help="Ask Crossref, one source after another.")
        parser.add_argument("--delay", type=float, default=1.0, metavar="SECONDS", help="Between two questions: 1.")
        parser.add_argument("--limit", type=int, default=200, metavar="N", help="Most questions of this run: 200.")
        parser.add_argument("--dry-run", action="store_true", help="Say what files would change, and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        files = [(path, retraction_watch.ORIGIN) for path in [options["retraction_watch"]] if path]
        files += [(path, pubmed.ORIGIN) for path in options["pubmed"]]
        if not files and not options["online"]:
            raise CommandError("Say where to look: --retraction-watch FILE, --pubmed FILE or --online.")
        for path, origin in files:
            self._check_file(path, origin, keep=not options["dry_run"])
        if options["online"]:
            self._ask(delay=max(options["delay"], 0), limit=options["limit"])

    def _check_file(self, path: Path, origin: str, *, keep: bool) -> None:
        try:
            with notices.opened(path) as opened:
                if opened.origin != origin:
                    raise CommandError(f"{path} is a file of {opened.origin}, not of {origin}. Nothing was changed.")
                today = timezone.localdate()
                checked = checking.check(self._counted(opened.notices), where=origin, on=today, keep=keep)
        except notices.Unreadable as error:
            raise CommandError(f"{path}: {error} Nothing was changed.") from error
        for change in checked.changes:
            self._tell(change)
        for problem in checked.problems[:SHOWN_PROBLEMS]:
            where = f", line {problem.line}" if problem.line else ""
            self.stderr.write(f"{path}{where}: {problem.reason}")
        if (more := checked.problem_count - SHOWN_PROBLEMS) > 0:
            self.stderr.write(f"{path}: {more} more could not be read.")
        self.stdout.write(
            f"{origin}: {_number(checked.read, 'notice')} read, {_number(checked.looked_up, 'source')} looked up, "
            f"{_changed(checked.changes)}{'' if keep else ' (nothing was kept)'}."
        )

    def _counted(self, rows: Iterable[Notice | Problem]) -> Iterator[Notice | Problem]:
        """On a terminal, a line that says how far the reading is."""
        shows = self.stderr.isatty()
        for number, row in enumerate(rows, start=1):
            if shows and number % ROWS_BETWEEN_SIGNS == 0:
                self.stderr.write(f"\r{number} notices read …", ending="")
            yield row
        if shows:
            self.stderr.write("\r", ending="")

    def _ask(self, *, delay: float, limit: int) -> None:
        contact = settings.CONTACT_EMAIL or settings.SITE_URL
        agent = f"{settings.SITE_NAME} check_standing ({f'mailto:{contact}' if '@' in contact else contact})"
        sources = asking.to_ask_about()
        waiting, asked, failed, changed = sources.count(), 0, 0, 0
        for answer in asking.ask(sources[:limit], asking.over_the_web(agent), delay=delay):
            asked += 1
            failed += bool(answer.failure)
            changed += sum(change.is_applied for change in answer.changes)
            if answer.failure:
                self.stderr.write(f"{answer.source.key}: nothing is known. {answer.failure}")
            for change in answer.changes:
                self._tell(change)
        self.stdout.write(
            f"Crossref: asked about {asked} of {_number(waiting, 'source')} that were due, {failed} without an answer,"
            f" {_number(changed, 'change')}."
        )

    def _tell(self, change: StandingChange) -> None:
        source = change.source
        dated = f", {change.on:%Y-%m-%d}" if change.on else ""
        said = f"{change.origin}{dated}: {change.note}"
        if not change.is_applied:
            stays = source.get_standing_display().lower()
            self.stdout.write(f"{source.key}: stays {stays}, although {said}")
            return
        self.stdout.write(f"{source.key}: {change.before} → {change.standing} ({said})")
        if change.standing in SHAKEN and change.standing != change.before:
            pages = live_pages_citing(source)
            titles = "".join(f"\n    {page.title}" for page in pages)
            self.stdout.write(f"  {_number(len(pages), 'live page')} put up for review{titles}")


def _changed(changes: list[StandingChange]) -> str:
    return _number(sum(change.is_applied for change in changes), "change")


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
