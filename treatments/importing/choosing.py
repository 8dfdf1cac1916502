"""What somebody looks at before a list is applied, and chooses where we and the list both changed something."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import Count

from articles.publishing import Refused
from articles.publishing.rights import Actor
from treatments.importing import comparing
from treatments.importing.offered import Offered, Offers
from treatments.importing.reading import AT_ONCE
from treatments.importing.rights import require
from treatments.importing.steps import held, keep
from treatments.models import Listing, ProgrammeImport, ProgrammeRow

Outcome = ProgrammeRow.Outcome
IN_ORDER = (
    *(Outcome.CONFLICT, Outcome.NEW, Outcome.CHANGED, Outcome.GONE, Outcome.SAME),
    *(Outcome.REFUSED, Outcome.WAITS),
)


def counts(file: ProgrammeImport) -> dict[Outcome, int]:
    """How many rows have each outcome, in the order in which people look at them."""
    found = dict(file.rows.order_by().values_list("outcome").annotate(Count("pk")))
    return {outcome: found[outcome] for outcome in IN_ORDER if outcome in found}


def digest(file: ProgrammeImport) -> str:
    """Of what its rows would do: another one is another plan. Neither choices nor applying change it."""
    found = hashlib.sha256()
    for row in file.rows.order_by("position").values_list("position", "outcome", "changes").iterator():
        found.update(json.dumps(row).encode())
    return found.hexdigest()[:32]


def unknown_names(file: ProgrammeImport) -> list[tuple[str, int]]:
    """The names of services that no term has, with how many rows of the file have them, most first."""
    offered = Offered()
    found: Counter[str] = Counter()
    for offers in _offers(file):
        found.update({name for _, name, is_code in offers if offered.code(name, is_code) is None})
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def choose(row: ProgrammeRow, take: Collection[str], *, by: Actor) -> None:
    """Take these fields from the list, and keep ours in the others that are in conflict.

    What is taken together (the parts of an address) is taken whole. Raises NotAllowed, and Refused for a row that was
    applied already.
    """
    require(by)
    with transaction.atomic():
        _held(row.file)
        found = row.file.rows.select_for_update().get(pk=row.pk)
        if found.is_applied:
            raise Refused("This row was applied already: nothing can be chosen any more.")
        found.take = _valid(found, take)
        found.save(update_fields=["take"])
    row.take = found.take


def choose_for_all(file: ProgrammeImport, take: bool, *, by: Actor) -> None:
    """Take all fields in conflict from the list, or keep ours in all of them. Raises as `choose` does."""
    require(by)
    with transaction.atomic():
        _held(file)
        rows = file.rows.filter(outcome=Outcome.CONFLICT, is_applied=False).order_by("position")
        last = 0
        while batch := list(rows.filter(position__gt=last)[:AT_ONCE]):
            last = batch[-1].position
            for row in batch:
                row.take = comparing.in_conflict(row.changes) if take else []
            keep(batch)


def discard(file: ProgrammeImport, *, by: Actor) -> None:
    """Throw the import away. What was applied of it stays. Raises NotAllowed, and Refused when all of it was."""
    require(by)
    with transaction.atomic():
        found = ProgrammeImport.objects.select_for_update().filter(pk=file.pk).first()
        if found and found.applied_at:
            raise Refused("This import was applied already, and stays on record.")
        if found:
            found.delete()


def _held(file: ProgrammeImport) -> None:
    if held(file).applied_at:
        raise Refused("This import was applied already: nothing can be chosen any more.")


def _valid(row: ProgrammeRow, take: Collection[str]) -> list[str]:
    wanted = comparing.whole(take)
    return [name for name in comparing.in_conflict(row.changes) if name in wanted]


def _offers(file: ProgrammeImport) -> Iterator[Offers]:
    """Of every row: its own, or where it keeps no record those of its listing, which are the same."""
    rows = file.rows.exclude(outcome__in=(Outcome.REFUSED, Outcome.GONE)).order_by()
    yield from rows.filter(record__has_key="offers").values_list("record__offers", flat=True).iterator()
    listed = set(rows.exclude(record__has_key="offers").values_list("identifier", flat=True))
    listings = Listing.objects.filter(facility_list=file.facility_list_id)
    for identifier, offers in listings.values_list("identifier", "offers").iterator():
        if identifier in listed:
            yield offers
