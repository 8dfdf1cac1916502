"""Programmes that a list had, and of which its newest file has no row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from django.db.models import Max

from treatments.importing.reading import AT_ONCE
from treatments.models import Listing, ProgrammeImport, ProgrammeRow

Outcome = ProgrammeRow.Outcome
_TEXT_IN_JSON = re.compile(r'"([^"\\]*)"')


def find(file: ProgrammeImport) -> None:
    """Give each a row behind those of the file. A row that was refused is no sign that its facility is gone."""
    present = set(file.rows.values_list("identifier", flat=True)) | set(_named_in_refused(file))
    listings = Listing.objects.filter(facility_list=file.facility_list_id, is_in_latest=True).order_by(
        "programme__name"
    )
    last = file.rows.aggregate(last=Max("position"))["last"] or 0
    missing = (
        (identifier, programme, name)
        for identifier, programme, name in listings.values_list("identifier", "programme", "programme__name").iterator()
        if identifier not in present
    )
    rows = (
        ProgrammeRow(
            file=file,
            position=position,
            identifier=identifier,
            name=name,
            programme_id=programme,
            outcome=Outcome.GONE,
        )
        for position, (identifier, programme, name) in enumerate(missing, start=last + 1)
    )
    while part := list(islice(rows, AT_ONCE)):
        ProgrammeRow.objects.bulk_create(part)


def mark(file: ProgrammeImport, batch: list[ProgrammeRow]) -> bool:
    """Say of the listings that the latest list has them no more. Whether any was said to be there before."""
    listings = Listing.objects.filter(facility_list=file.facility_list_id, is_in_latest=True)
    return bool(listings.filter(identifier__in=[row.identifier for row in batch]).update(is_in_latest=False))


def _named_in_refused(file: ProgrammeImport) -> Iterator[str]:
    for raw in file.rows.filter(outcome=Outcome.REFUSED).values_list("raw", flat=True).iterator():
        yield from _TEXT_IN_JSON.findall(raw)
