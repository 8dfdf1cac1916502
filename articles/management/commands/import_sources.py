"""manage.py import_sources FILE"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.library import importing
from articles.library.importing.printing import LABELS, printed
from articles.models import ImportEntry, SourceImport
from articles.publishing import Refused
from articles.references.reading import Format
from articles.references.record import Evidence

Outcome = ImportEntry.Outcome
REFUSED_SOME, UNREADABLE = 1, 2  # what the command exits with
TRIES = 3  # when somebody changes the library while it runs


class Command(BaseCommand):
    help = (
        "Imports references from a RIS, BibTeX, PubMed (.nbib) or CSL-JSON file, of any size. Says what is new, what is"
        " here already, what differs and what is refused, then applies it, all or nothing; entries that are refused are"
        " left out. Run twice, it does nothing the second time. Exits with 1 when an entry was refused, 2 when the file"
        " cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--format", choices=[each.value for each in Format], default="", help="Else it is found out."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what importing would do, and do nothing.")
        parser.add_argument(
            "--evidence",
            choices=[each.value for each in Evidence],
            default=Evidence.UNSORTED.value,
            metavar="KIND",
            help=f"Of new sources, where the file does not say: {', '.join(Evidence)}.",
        )
        parser.add_argument(
            "--take-theirs",
            action="store_true",
            help="Take what the file says where both say something. Else ours stays.",
        )
        parser.add_argument(
            "--alike",
            choices=["skip", "new"],
            default="skip",
            help="Whether an entry is left out or added that shares title, year and first author with a source, but no"
            " identifier.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file = self._taken_in(options["file"], options["format"])
        try:
            self._read(file, options)
            self._tell_plan(file)
            if options["dry_run"]:
                self._say(f"Would do: {importing.summary(importing.deeds(file))}.")
                self._say("This was a dry run: nothing was kept.")
            else:
                self._apply(file, options)
            refused = importing.counts(file).get(Outcome.REFUSED, 0)
        finally:
            SourceImport.objects.filter(pk=file.pk, applied_at=None).delete()
        if refused:
            number = "1 entry was" if refused == 1 else f"{refused:,} entries were"
            others = file.entries.exclude(outcome=Outcome.REFUSED).exists()
            rest = " The rest was imported." if others and not options["dry_run"] else ""
            raise CommandError(f"{number} refused.{rest}", returncode=REFUSED_SOME)

    def _taken_in(self, path: Path, format_name: str) -> SourceImport:
        try:
            data = path.read_bytes()
            return importing.start(data, name=path.name, by=None, format_name=format_name, largest=None, most=None)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=UNREADABLE) from None
        except importing.BadFile as bad:
            raise CommandError(f"{path}: {bad}", returncode=UNREADABLE) from None

    def _read(self, file: SourceImport, options: dict[str, Any]) -> None:
        done = importing.progress(file)
        self._say(f"{file.name}: {importing.format_label(file)}, {done.entries}. {file.note}".rstrip())
        while not done.is_done:
            done = importing.read_on(file, by=None)
            self._show_progress(done)
        self._choose(file, options)

    def _choose(self, file: SourceImport, options: dict[str, Any]) -> None:
        if options["take_theirs"]:
            importing.choose_for_all(file, Outcome.CONFLICT, {"take": importing.ALL}, by=None)
        if options["alike"] == "new":
            importing.choose_for_all(file, Outcome.ALIKE, {"do": "new"}, by=None)

    def _apply(self, file: SourceImport, options: dict[str, Any]) -> None:
        for _ in range(TRIES):
            try:
                importing.apply(file, by=None, evidence=Evidence(options["evidence"]))
            except importing.PlanChanged:
                self._choose(file, options)
                continue
            except Refused as refused:
                raise CommandError(str(refused)) from None
            file.refresh_from_db()
            self._say(f"Done: {importing.summary(file.told, is_done=True)}.")
            return
        raise CommandError("Nothing was imported: the library changes all the time. Try again later.")

    # What it says

    def _tell_plan(self, file: SourceImport) -> None:
        for outcome, number in importing.counts(file).items():
            self._say(f"{Outcome(outcome).label}: {number:,}")
        told = file.entries.filter(outcome__in=(Outcome.CONFLICT, Outcome.ALIKE, Outcome.REFUSED))
        for entry in told.select_related("source").order_by("position").iterator():
            self._tell(entry)

    def _tell(self, entry: ImportEntry) -> None:
        what = entry.get_outcome_display().lower()
        if entry.outcome != Outcome.CONFLICT or not entry.source:
            self._say(f"line {entry.line}: {what}. {entry.reason}")
            return
        self._say(f"line {entry.line}: {what} than {entry.source.key}.")
        for change in entry.changes:
            name = LABELS[change["field"]]
            ours, theirs = (printed(change["field"], change[side]) for side in ("ours", "theirs"))
            if not change["is_conflict"]:
                self._say(f"    {name}: “{theirs}” is filled in")
                continue
            kept = "theirs is taken" if entry.choice.get("take") else "ours is kept"
            self._say(f"    {name}: “{ours}” here, “{theirs}” in the file; {kept}")

    def _show_progress(self, done: importing.Progress) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done}", ending="\n" if done.is_done else "")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
