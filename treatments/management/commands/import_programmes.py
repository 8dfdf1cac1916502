"""manage.py import_programmes FILE"""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from articles.plain import plain
from articles.publishing import Refused
from treatments import importing
from treatments.facility_lists import Format, UnreadableList, format_of
from treatments.models import FacilityList, ProgrammeImport, ProgrammeRow

Outcome = ProgrammeRow.Outcome
REFUSED_SOME, UNREADABLE, STOPPED = 1, 2, 130  # what the command exits with
TRIES = 20  # when somebody changes the directory while it runs; each time the batches before it are done
CUT_OFF = "What was applied stays. Run it again for the rest."
USUAL_NAMES = {Format.FINDTREATMENT: "FindTreatment.gov", Format.DIRECTORY: "SAMHSA National Directory"}
MOST_ROWS, MOST_NAMES = 50, 20  # that it prints of each sort


class Command(BaseCommand):
    help = (
        "Imports programmes from a list of facilities: the JSON of FindTreatment.gov, the National Directory (CSV or"
        " XLSX) or HSDS 3.0 (JSON or zipped CSV), of any size. The file is the whole list: programmes of this list that"
        " it does not have are marked as not in the latest list. Says what is new, what changes, what was changed here"
        " and there, what is gone and what is refused, then applies it batch by batch. Cut off, run it again. Run"
        " twice, it does nothing the second time. Exits with 1 when a row was refused, 2 when the file cannot be read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--list", default="", metavar="NAME", help="The list. Else that of the format, or the name of an HSDS file."
        )
        parser.add_argument("--list-url", default="", metavar="URL", help="Where readers find that list.")
        parser.add_argument(
            "--format", choices=[each.value for each in Format], default="", help="Else it is found out."
        )
        parser.add_argument(
            "--as-of",
            type=_day,
            default=None,
            metavar="DAY",
            help="The day the list is of, as in 2026-11-01. Else today.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what importing would do, and do nothing.")
        parser.add_argument(
            "--take-theirs",
            action="store_true",
            help="Take what the list says where it and we have both changed something. Else ours stays.",
        )
        parser.add_argument(
            "--allow-older", action="store_true", help="Also where a list of a later day was imported already."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._import(options)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        except (DatabaseError, InterfaceError) as error:
            why = " ".join(str(error).split()).rstrip(".")
            raise CommandError(f"The database did not go on: {why}. {CUT_OFF}") from None
        except KeyboardInterrupt:
            raise CommandError(f"Stopped. {CUT_OFF}", returncode=STOPPED) from None

    def _import(self, options: dict[str, Any]) -> None:
        facility_list, is_new = self._list(options["list"] or self._usual_name(options), options["list_url"])
        file = None
        try:
            file = self._taken_in(facility_list, options)
            self._read(file, options)
            self._tell_plan(file)
            if options["dry_run"]:
                self._say(f"Would do: {importing.summary(importing.counts(file))}.")
                self._say("This was a dry run: nothing was kept.")
            else:
                self._apply(file, options)
            counts = importing.counts(file)
        finally:
            if file:
                ProgrammeImport.objects.filter(pk=file.pk, applied_at=None).delete()
            if is_new and not facility_list.imports.exists() and not facility_list.listings.exists():
                facility_list.delete()
        self._tell_refused(counts, is_dry=options["dry_run"])

    def _usual_name(self, options: dict[str, Any]) -> str:
        with _opened(options["file"]) as stream:
            found = Format(options["format"] or format_of(stream, options["file"].name))
        return USUAL_NAMES.get(found, options["file"].name)

    def _list(self, name: str, url: str) -> tuple[FacilityList, bool]:
        """The list, and whether it is new. Raises CommandError for a name or an address that cannot be one."""
        name = " ".join(plain(name).split())
        found = FacilityList.objects.filter(name=name).first() or FacilityList(name=name)
        is_new = found.pk is None
        if is_new or (url and found.url != url):
            found.url = url
            try:
                found.full_clean()
            except ValidationError as error:
                raise CommandError(f"The list cannot be named so: {' '.join(error.messages)}") from None
            found.save()
        return found, is_new

    def _taken_in(self, facility_list: FacilityList, options: dict[str, Any]) -> ProgrammeImport:
        try:
            with _opened(options["file"]) as stream:
                return importing.start(
                    stream,
                    name=options["file"].name,
                    facility_list=facility_list,
                    as_of=options["as_of"] or timezone.localdate(),
                    by=None,
                    format_name=options["format"],
                    progress=lambda rows: self._show_progress(f"Took in {rows:,} rows"),
                    allow_older=options["allow_older"],
                )
        except Refused as refused:
            raise CommandError(f"{refused} For the latter there is --allow-older.") from None

    def _read(self, file: ProgrammeImport, options: dict[str, Any]) -> None:
        self._show_progress("", ends=True)
        self._repeat(lambda: importing.read_on(file, by=None))
        self._choose(file, options)

    def _choose(self, file: ProgrammeImport, options: dict[str, Any]) -> None:
        if options["take_theirs"]:
            importing.choose_for_all(file, True, by=None)

    def _apply(self, file: ProgrammeImport, options: dict[str, Any]) -> None:
        for _ in range(TRIES):
            try:
                self._repeat(lambda: importing.apply_on(file, by=None))
            except importing.PlanChanged:
                self._choose(file, options)
                continue
            file.refresh_from_db()
            _forget_cut_off(file)
            self._say(f"Done: {importing.summary(file.told, is_done=True)}.")
            return
        raise CommandError("Not all was imported: the directory changes all the time. Run it again later.")

    def _repeat(self, step: Callable[[], importing.Progress]) -> None:
        while True:
            done = step()
            self._show_progress(str(done), ends=done.is_done)
            if done.is_done:
                return

    # What it says

    def _tell_plan(self, file: ProgrammeImport) -> None:
        found = importing.counts(file)
        rows = importing.progress(file).total
        self._say(f"{file.name}: {Format(file.format).label}, {'1 row' if rows == 1 else f'{rows:,} rows'}.")
        for outcome, number in found.items():
            self._say(f"{outcome.label}: {number:,}")
        for outcome, tell in ((Outcome.CONFLICT, self._tell_conflict), (Outcome.REFUSED, self._tell_refusal)):
            for row in file.rows.filter(outcome=outcome).order_by("position")[:MOST_ROWS]:
                tell(row)
            if (more := found.get(outcome, 0) - MOST_ROWS) > 0:
                self._say(f"… and {more:,} more: {outcome.label.lower()}")
        self._tell_unknown(file)

    def _tell_conflict(self, row: ProgrammeRow) -> None:
        self._say(f"line {row.line}: {row.name} was changed here and there.")
        for change in row.changes:
            field = change["field"]
            name = importing.label(field)
            ours, theirs = (importing.printed(field, change[side]) for side in ("ours", "theirs"))
            if not change["is_conflict"]:
                self._say(f"    {name}: becomes “{theirs}”")
                continue
            kept = "theirs is taken" if field in row.take else "ours is kept"
            self._say(f"    {name}: “{ours}” here, “{theirs}” in the list; {kept}")

    def _tell_refusal(self, row: ProgrammeRow) -> None:
        self._say(f"line {row.line}: refused. {row.reason}")

    def _tell_unknown(self, file: ProgrammeImport) -> None:
        names = importing.unknown_names(file)
        if names:
            self._say("Services that no term has the name of, kept with the programmes as the list words them:")
        for name, rows in names[:MOST_NAMES]:
            self._say(f"    {name}: {'1 row' if rows == 1 else f'{rows:,} rows'}")
        if len(names) > MOST_NAMES:
            self._say(f"    … and {len(names) - MOST_NAMES:,} more")

    def _tell_refused(self, found: dict[Outcome, int], *, is_dry: bool) -> None:
        if refused := found.get(Outcome.REFUSED, 0):
            number = "1 row was" if refused == 1 else f"{refused:,} rows were"
            rest = " The rest was imported." if len(found) > 1 and not is_dry else ""
            raise CommandError(f"{number} refused.{rest}", returncode=REFUSED_SOME)

    def _show_progress(self, told: str, *, ends: bool = False) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{told}" if told else "", ending="\n" if ends else "")

    def _say(self, line: str) -> None:
        self.stdout.write(line)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Raises CommandError when the file, or what it holds, cannot be read."""
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        why = error.strerror or "It is no file that can be read twice"  # a pipe
        raise CommandError(f"{path} cannot be read: {why}.", returncode=UNREADABLE) from None
    except (importing.NotReadable, UnreadableList) as bad:
        raise CommandError(f"{path}: {bad}", returncode=UNREADABLE) from None


def _forget_cut_off(file: ProgrammeImport) -> None:
    """Runs of this command that were killed leave their rows behind, which can never be applied any more."""
    older = ProgrammeImport.objects.filter(facility_list=file.facility_list_id, at__lt=file.applying_since)
    older.filter(by=None, applied_at=None).delete()


def _day(text: str) -> date:
    """Raises ArgumentTypeError, of which the parser of the command line makes a sentence."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day. Write it as in 2026-11-01.") from None
    if day > timezone.localdate():
        raise ArgumentTypeError(f"{day:%-d %B %Y} is still to come, and a list is of a day that has been.")
    return day
