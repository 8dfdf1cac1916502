"""manage.py export_programmes FILE"""

from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from treatments import exporting, hsds
from treatments.exporting import Format

MOST_FAULTS = 50  # that it prints
SUFFIXES = {".json": Format.JSON, ".zip": Format.CSV}


class Command(BaseCommand):
    help = (
        "Writes the directory into a file of HSDS 3.0 (the Human Services Data Specification of Open Referral), as"
        " import_programmes reads it: FILE.json is a list of services with everything inside, FILE.zip the standard's"
        " CSV tables. Programmes that readers see, closed ones too; no made-up examples. Run twice on the same"
        " directory, it writes the same bytes; an earlier file is replaced when the new one is whole."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--format", choices=[each.value for each in Format], default="", help="Else the name of the file tells."
        )
        parser.add_argument("--list", default="", metavar="NAME", help="Only what the latest list of this name has.")
        parser.add_argument("--with-examples", action="store_true", help="Made-up programmes too.")
        parser.add_argument(
            "--check",
            action="store_true",
            help="Hold the file to the standard afterwards, say what it lacks, and exit with 1 when it lacks anything.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        kind = self._format(path, options["format"])
        if not settings.SITE_URL:
            self.stderr.write("SITE_URL is not set: its identifiers will be other ones once it is.")
        try:
            chosen = exporting.chosen(of_list=options["list"], with_examples=options["with_examples"])
            number = exporting.write(chosen, path, format=kind, site=settings.SITE_URL)
        except exporting.UnknownList as unknown:
            raise CommandError(str(unknown)) from None
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
        if options["verbosity"] > 0:
            self.stdout.write(f"{number:,} {'programme' if number == 1 else 'programmes'} written to {path}.")
        if options["check"]:
            self._check(path, kind)

    def _format(self, path: Path, given: str) -> Format:
        if given:
            return Format(given)
        if found := SUFFIXES.get(path.suffix.lower()):
            return found
        raise CommandError(f"{path} is neither .json nor .zip: say which with --format json or --format csv.")

    def _check(self, path: Path, kind: Format) -> None:
        with path.open("rb") as stream:
            faults = hsds.check_json(stream) if kind == Format.JSON else hsds.check_tables(stream)
            number = self._tell(faults)
        if number:
            raise CommandError(f"{'1 fault' if number == 1 else f'{number:,} faults'} by HSDS 3.0.", returncode=1)
        self.stdout.write("Checked: it holds what HSDS 3.0 asks for.")

    def _tell(self, faults: Iterator[str]) -> int:
        """How many there are, of which it prints the first."""
        number = 0
        for number, fault in enumerate(islice(faults, MOST_FAULTS), start=1):
            self.stdout.write(f"{number}. {fault}")
        if more := sum(1 for _ in faults):
            self.stdout.write(f"… and {more:,} more")
        return number + more
