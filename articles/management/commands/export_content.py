"""manage.py export_content DIR"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import content


class Command(BaseCommand):
    help = (
        "Writes pages, sources, tags, people, help lines, synonyms, the addresses that are gone and the lists of other"
        " apps (terms of the directory, and programmes that no facility list holds) into a folder that load_content"
        " reads. Of each page: what readers see now, what is planned, and the newest draft; not its history."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="Bring an earlier export up to date: replace its files, and remove those of pages that are gone.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = content.export(options["folder"], overwrite=options["overwrite"])
        except content.CannotExport as refusal:
            raise CommandError(str(refusal)) from None
        if options["verbosity"] > 0:
            removed = f" and {done.removed} removed" if options["overwrite"] else ""
            self.stdout.write(f"{done.written} files written to {options['folder']}{removed}.")
