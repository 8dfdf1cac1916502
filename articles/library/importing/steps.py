"""Reads a file that was taken in, a part at a time, so that no request and no transaction takes long."""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from articles.library.importing import entries
from articles.library.importing.file_so_far import FileSoFar
from articles.library.importing.holdings import AT_ONCE
from articles.library.importing.planning import plan
from articles.library.importing.rights import require
from articles.models import ImportEntry, SourceImport
from articles.publishing import Refused
from articles.publishing.rights import Actor

SECONDS = 3.0  # for one request
PLANNED = ("outcome", "reason", "record", "source", "changes", "choice")


@dataclass(frozen=True, slots=True)
class Progress:
    read: int
    total: int

    def __str__(self) -> str:
        return f"Read {self.read:,} of {self.entries}"

    @property
    def entries(self) -> str:
        return "1 entry" if self.total == 1 else f"{self.total:,} entries"

    @property
    def is_done(self) -> bool:
        return self.read == self.total


def progress(file: SourceImport) -> Progress:
    total = file.entries.count()
    return Progress(total - _waiting(file).count(), total)


def read_on(file: SourceImport, *, by: Actor, seconds: float = SECONDS) -> Progress:
    """Read and plan what waits, at least one batch of it, until the time is up. Two at once do no harm.

    Raises NotAllowed, and Refused when somebody threw the import away.
    """
    require(by)
    until = time.monotonic() + seconds
    so_far = FileSoFar(file)
    while batch := list(_waiting(file).order_by("position")[:AT_ONCE]):
        began = time.monotonic()
        for entry in batch:
            entry.outcome = ImportEntry.Outcome.NEW
            entries.read(entry, file)
        if not _keep_plan(file, batch, so_far):
            so_far = FileSoFar(file)
        now = time.monotonic()
        if now + (now - began) > until:  # the next batch takes about as long
            break
    return progress(file)


@transaction.atomic
def _keep_plan(file: SourceImport, batch: list[ImportEntry], so_far: FileSoFar) -> bool:
    """False when another request has planned these entries in the meantime."""
    if not SourceImport.objects.select_for_update().filter(pk=file.pk).exists():
        raise Refused("Somebody threw this import away in the meantime.")
    if _waiting(file).filter(pk__in=[entry.pk for entry in batch]).count() < len(batch):
        return False
    plan(batch, so_far, file.format)
    keep(batch)
    return True


def keep(batch: list[ImportEntry]) -> None:
    """As one statement a few hundred rows; `bulk_update` takes many times as long."""
    ImportEntry.objects.bulk_create(batch, update_conflicts=True, unique_fields=["pk"], update_fields=PLANNED)


def _waiting(file: SourceImport) -> QuerySet[ImportEntry]:
    return file.entries.filter(outcome=ImportEntry.Outcome.WAITS)
