"""manage.py load_places"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from treatments import gazetteer
from treatments.gazetteer.loading import USUAL
from treatments.models import Place

SAID = {"code": "codes", "town": "towns", "region": "states and nations"}


class Command(BaseCommand):
    help = (
        "Loads ZIP codes, postcodes, towns and states with where they lie, so that the directory can measure distances"
        " without asking a map service. The data is that of GeoNames (CC BY 4.0), from an installed package; nothing"
        " is downloaded. Replaces what was loaded before, all or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--country",
            action="append",
            type=str.upper,
            metavar="XX",
            help=f"Two letters; may be given more than once. Else {' and '.join(USUAL)}.",
        )
        parser.add_argument("--if-empty", action="store_true", help="Do nothing when places were loaded already.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and Place.objects.exists():
            self._say(options, "There are places already: nothing was loaded.")
            return
        countries = tuple(dict.fromkeys(options["country"] or USUAL))
        try:
            found = gazetteer.load(countries, progress=self._show_progress)
        except gazetteer.BadData as bad:
            raise CommandError(f"{bad} Nothing was loaded.") from None
        finally:
            self._end_progress()
        counts = ", ".join(f"{found[kind]:,} {said}" for kind, said in SAID.items())
        self._say(options, f"Loaded {counts} of {', '.join(countries)}.")

    def _show_progress(self, kept: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{kept:,} places", ending="")

    def _end_progress(self) -> None:
        if sys.stderr.isatty():
            self.stderr.write("")

    def _say(self, options: dict[str, Any], line: str) -> None:
        if options["verbosity"] > 0:
            self.stdout.write(line)
