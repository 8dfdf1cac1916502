"""manage.py load_content [DIR]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import content
from articles.content.tally import Outcome, Tally
from articles.models import Page


class Command(BaseCommand):
    help = (
        "Loads pages, sources, tags, people, help lines, synonyms, the addresses that are gone and the lists of other"
        " apps (terms and programmes of the directory) from a folder that export_content wrote or a person did; without"
        " one, the starter content. All files are checked first, and nothing is half-loaded."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, metavar="DIR")
        parser.add_argument("--if-empty", action="store_true", help="Do nothing when the site has a page already.")
        parser.add_argument(
            "--no-examples", action="store_true", help="Leave out what is made up: the example programmes."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what loading would do, and do nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Page.objects.exists():
            self._say(options, "There are pages already: nothing was loaded.")
            return
        folder: Path | None = options["folder"]
        if folder and not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        try:
            folders = [folder] if folder else content.starter_folders()
            loaded = content.load(folders, keep=not options["dry_run"], examples=not options["no_examples"])
        except content.BadContent as bad:
            count = len(bad.problems)
            lines = [*map(str, bad.problems), f"{count} error{'s' if count > 1 else ''}: nothing was loaded."]
            raise CommandError("\n".join(lines)) from None
        for warning in loaded.warnings:
            self.stderr.write(f"{warning} (warning)")
        self._tell(loaded.tally, options)

    def _tell(self, tally: Tally, options: dict[str, Any]) -> None:
        if options["verbosity"] > 1:
            for done in tally.done:
                self._say(options, f"{done.outcome}: {done.group}: {done.name}")
        for group, counts in tally.counts().items():
            self._say(options, f"{group}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome))
        if not tally.done:
            self._say(options, "There is nothing to load.")
        elif tally.unchanged:
            self._say(options, "Nothing changed.")
        if options["dry_run"]:
            self._say(options, "This was a dry run: nothing was kept.")

    def _say(self, options: dict[str, Any], line: str) -> None:
        if options["verbosity"] > 0:
            self.stdout.write(line)
