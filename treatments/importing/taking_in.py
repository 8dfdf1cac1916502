"""Takes a facility list in: reads the file as it streams, and keeps each of its rows, none of them compared yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import BinaryIO

from django.db.models import Max, Q
from django.utils import timezone

from articles.plain import plain
from articles.publishing import Refused
from articles.publishing.rights import Actor, account
from treatments import facility_lists
from treatments.facility_lists import Format, Row, UnreadableList
from treatments.importing.fields import fitting
from treatments.importing.reading import AT_ONCE
from treatments.importing.rights import require
from treatments.models import FacilityList, ProgrammeImport, ProgrammeRow

KEPT = timedelta(days=7)  # what nobody applied is thrown away then
CUT_OFF = timedelta(hours=6)  # what is not wholly taken in after this time never will be
Outcome = ProgrammeRow.Outcome


class NotReadable(Refused):
    """Nothing of the file was taken in; the sentence says why. `line` is 0 where none can be named."""

    def __init__(self, sentence: str, line: int = 0) -> None:
        super().__init__(sentence)
        self.line = line


def start(
    stream: BinaryIO,
    *,
    name: str,
    facility_list: FacilityList,
    as_of: date,
    by: Actor,
    format_name: str = "",
    progress: Callable[[int], None] | None = None,
    allow_older: bool = False,
) -> ProgrammeImport:
    """Keep the rows of a file (a seekable stream). `progress` is told how many there are so far.

    Raises NotAllowed, NotReadable when the file cannot be read, and Refused when a newer list is here already and
    `allow_older` is not given. Then nothing of the file is kept.
    """
    require(by)
    if not allow_older:
        _require_newest(facility_list, as_of)
    _throw_old_ones_away()
    file = ProgrammeImport(facility_list=facility_list, name=_name(name), as_of=as_of, by=account(by))
    try:
        found = Format(format_name) if format_name else facility_lists.format_of(stream, name)
        file.format = found.value
        file.save()
        _keep(file, facility_lists.read(stream, found, name=name), progress)
    except BaseException as error:
        if file.pk:
            file.delete()
        if isinstance(error, UnreadableList):
            raise NotReadable(str(error), error.line) from error
        raise
    file.is_taken_in = True
    file.save(update_fields=["is_taken_in"])
    return file


def _require_newest(facility_list: FacilityList, as_of: date) -> None:
    newest = facility_list.listings.aggregate(newest=Max("last_seen"))["newest"]
    if newest and newest > as_of:
        raise Refused(
            f"This list is of {as_of:%-d %B %Y}, and that of {newest:%-d %B %Y} was imported already. Check the "
            "date, or say that the older list is to replace the newer."
        )


def _keep(file: ProgrammeImport, found: Iterator[Row], progress: Callable[[int], None] | None) -> None:
    rows, kept = (_row(file, row) for row in found), 0
    while part := list(islice(rows, AT_ONCE)):
        ProgrammeRow.objects.bulk_create(part)
        kept += len(part)
        if progress:
            progress(kept)


def _row(file: ProgrammeImport, row: Row) -> ProgrammeRow:
    kept = ProgrammeRow(file=file, position=row.position, line=row.line, reason=" ".join(row.problems))
    if row.facility:
        facility, left_out, faults = fitting(row.facility)
        kept.identifier, kept.name = facility.stable_identifier(), facility.name
        kept.reason = " ".join(faults or (*row.problems, *left_out))
        if not faults:
            kept.record = facility.as_record()
            return kept
    kept.outcome, kept.raw = Outcome.REFUSED, plain(row.raw)
    return kept


def _throw_old_ones_away() -> None:
    now = timezone.now()
    old = Q(at__lt=now - KEPT) | Q(at__lt=now - CUT_OFF, is_taken_in=False)
    ProgrammeImport.objects.filter(old, applied_at=None).delete()


def _name(name: str) -> str:
    return " ".join(plain(name).split())[:200] or "Facility list"
