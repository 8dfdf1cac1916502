"""Compares a list that was taken in with the directory, a part at a time, so that no request takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from articles.publishing import Refused
from articles.publishing.rights import Actor
from treatments.importing import gone
from treatments.importing.offered import Offered
from treatments.importing.reading import AT_ONCE, readings
from treatments.importing.rights import require
from treatments.models import ProgrammeImport, ProgrammeRow

SECONDS = 3.0  # for one request
PLANNED = ("outcome", "record", "programme", "changes", "take")
Outcome = ProgrammeRow.Outcome


@dataclass(frozen=True, slots=True)
class Progress:
    read: int
    total: int
    verb: str = "Read"

    def __str__(self) -> str:
        return f"{self.verb} {self.read:,} of {'1 row' if self.total == 1 else f'{self.total:,} rows'}"

    @property
    def is_done(self) -> bool:
        return self.read == self.total


def progress(file: ProgrammeImport) -> Progress:
    total = file.rows.exclude(outcome=Outcome.GONE).count()
    return Progress(total - _waiting(file).count(), total)


def read_on(file: ProgrammeImport, *, by: Actor, seconds: float = SECONDS) -> Progress:
    """Plan what waits, at least one batch of it, until the time is up. Two at once do no harm.

    Raises NotAllowed, and Refused when the file is not wholly taken in or somebody threw the import away.
    """
    require(by)
    offered = Offered()
    until_time_is_up(lambda: _plan_batch(file, offered), seconds)
    return progress(file)


def until_time_is_up(do_batch: Callable[[], bool], seconds: float) -> None:
    """Do one batch after another while they say that there may be more; the next takes about as long as the last."""
    until = time.monotonic() + seconds
    while True:
        began = time.monotonic()
        if not do_batch():
            return
        now = time.monotonic()
        if now + (now - began) > until:
            return


def held(file: ProgrammeImport) -> ProgrammeImport:
    """The import as it is now, locked until the transaction ends. Raises Refused when there is none, or half of one."""
    found = ProgrammeImport.objects.select_for_update().filter(pk=file.pk).first()
    if found is None:
        raise Refused("Somebody threw this import away in the meantime.")
    if not found.is_taken_in:
        raise Refused("This file is not wholly taken in yet. Wait a little, or import it again.")
    return found


def keep(batch: list[ProgrammeRow]) -> None:
    """As few statements whatever their number; `bulk_update` takes many times as long. New rows keep their records."""
    new = [row.pk for row in batch if row.outcome == Outcome.NEW]
    ProgrammeRow.objects.filter(pk__in=new).update(outcome=Outcome.NEW, programme=None, changes=[], take=[])
    ProgrammeRow.objects.bulk_create(
        [row for row in batch if row.outcome != Outcome.NEW],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=PLANNED,
    )


@transaction.atomic
def _plan_batch(file: ProgrammeImport, offered: Offered) -> bool:
    """False when there was nothing left to plan."""
    found = held(file)
    batch = list(_waiting(found).order_by("position")[:AT_ONCE])
    if not batch:
        return False
    for reading in readings(found, batch, offered):
        reading.plan()
    keep(batch)
    if not _waiting(found).exists():
        gone.find(found)
    return True


def _waiting(file: ProgrammeImport) -> QuerySet[ProgrammeRow]:
    return file.rows.filter(outcome=Outcome.WAITS)
