"""Applies a list that was planned, batch by batch: each of them wholly or not at all, and only what was looked at."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from articles.publishing import Refused
from articles.publishing.rights import Actor
from treatments.importing import gone, writing
from treatments.importing.choosing import counts, digest
from treatments.importing.offered import Offered
from treatments.importing.reading import AT_ONCE, has_record, readings
from treatments.importing.rights import require
from treatments.importing.steps import SECONDS, Progress, held, keep, until_time_is_up
from treatments.models import DirectoryStamp, FacilityList, Listing, ProgrammeImport, ProgrammeRow

Outcome = ProgrammeRow.Outcome


class PlanChanged(Refused):
    """These rows stand differently since somebody looked at them: nothing of their batch was applied."""

    def __init__(self, rows: list[ProgrammeRow]) -> None:
        number = len(rows)
        told = "1 row stands" if number == 1 else f"{number:,} rows stand"
        super().__init__(
            f"Not all was applied: the directory has changed since this was read, and {told} differently now. Look at "
            "the plan again; what was applied before stays."
        )
        self.rows = rows


def apply_on(file: ProgrammeImport, *, by: Actor, seconds: float = SECONDS, seen: str = "") -> Progress:
    """Do what is planned and chosen, at least one batch of it, until the time is up. Two at once do no harm.

    Run again after whatever cut it off, it goes on; when all is applied it does nothing more. `seen` is the `digest` of
    the plan that somebody looked at, for Refused where it is another one by now. Raises NotAllowed, Refused while the
    file is not wholly read, and PlanChanged when the directory has changed so that a row would do something else: then
    its plan is the new one.
    """
    require(by)
    if seen and seen != digest(file):
        raise Refused("Not all was applied: this plan has changed since you saw it. Look at it again.")
    try:
        until_time_is_up(lambda: _apply_batch(file), seconds)
    except IntegrityError as error:  # somebody removed what it needs in less than the time that this takes
        raise Refused("Not all was applied: somebody changed the directory at the same moment. Try again.") from error
    return progress(file)


def progress(file: ProgrammeImport) -> Progress:
    rows = file.rows.exclude(outcome=Outcome.REFUSED)
    return Progress(rows.filter(is_applied=True).count(), rows.count(), "Applied")


def _apply_batch(file: ProgrammeImport) -> bool:
    """False when all is applied. Raises PlanChanged once the new plan is kept."""
    with transaction.atomic():
        _hold_list(file)
        found = held(file)
        if found.applied_at:
            return False
        _require_ready(found)
        left = list(_left(found).order_by("position")[: AT_ONCE + 1])
        changed = _do(found, left[:AT_ONCE]) if left else []
        is_last = not changed and len(left) <= AT_ONCE
        if is_last:
            _finish(found)
    if changed:
        raise PlanChanged(changed)
    return not is_last


def _hold_list(file: ProgrammeImport) -> None:
    """So that of two imports of one list each batch sees what the other did."""
    FacilityList.objects.select_for_update().filter(pk=file.facility_list_id).first()


def _require_ready(file: ProgrammeImport) -> None:
    if file.rows.filter(outcome=Outcome.WAITS).exists():
        raise Refused("Nothing was applied: this file is not wholly read yet.")
    others = ProgrammeImport.objects.filter(facility_list=file.facility_list_id).exclude(pk=file.pk)
    if others.filter(applying_since__gt=file.at).exists():
        raise Refused("Another file of this list was applied since this one was read. Import this one again.")


def _do(file: ProgrammeImport, batch: list[ProgrammeRow]) -> list[ProgrammeRow]:
    """Apply these rows, unless some of them would do something else by now: those are planned anew, and returned."""
    if file.applying_since is None:
        file.applying_since = timezone.now()
        file.save(update_fields=["applying_since"])
    offered = Offered()
    missing = [row for row in batch if row.outcome == Outcome.GONE]
    read = readings(file, [row for row in batch if row.outcome != Outcome.GONE], offered, hold=True)
    changed = []
    for reading in read:
        if has_record(reading.row):
            before = _gist(reading.row)
            reading.plan()
            if _gist(reading.row) != before:
                changed.append(reading.row)
    if changed:
        keep(changed)
        return changed
    if any([writing.write(file, read, offered), gone.mark(file, missing)]):
        DirectoryStamp.move_on()
    _mark_applied(file, batch)
    return []


def _gist(row: ProgrammeRow) -> tuple[object, ...]:
    return row.outcome, row.programme_id, row.changes


def _mark_applied(file: ProgrammeImport, batch: list[ProgrammeRow]) -> None:
    """What the rows said is kept with the listings from now on; new rows name the programmes that they became."""
    listing = Listing.objects.filter(facility_list=file.facility_list_id, identifier=OuterRef("identifier"))
    rows = ProgrammeRow.objects.filter(pk__in=[row.pk for row in batch])
    rows.update(is_applied=True, record={}, programme=Subquery(listing.values("programme")[:1]))


def _finish(file: ProgrammeImport) -> None:
    file.applying_since = file.applying_since or timezone.now()
    file.applied_at, file.told = timezone.now(), counts(file)
    file.save(update_fields=["applying_since", "applied_at", "told"])


def _left(file: ProgrammeImport) -> QuerySet[ProgrammeRow]:
    return file.rows.filter(is_applied=False).exclude(outcome=Outcome.REFUSED)
