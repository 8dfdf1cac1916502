"""The rows of a batch beside what the directory holds of them, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from treatments.importing import comparing, fields
from treatments.importing.fields import Fields
from treatments.importing.offered import Offered, Offers
from treatments.models import Listing, Programme, ProgrammeImport, ProgrammeRow

AT_ONCE = 500  # rows: SQLite takes some thousand values in a query
SAME = ProgrammeRow.Outcome.SAME
_ASSURANCE = ("assured_on", "assured_by")


@dataclass(slots=True)
class Reading:
    row: ProgrammeRow
    listing: Listing | None
    theirs: Fields
    offers: Offers
    programme: Programme | None = None

    @property
    def is_listed_so(self) -> bool:
        """Whether the list said exactly this the last time."""
        listing = self.listing
        return (
            listing is not None and comparing.is_settled(listing.record, self.theirs) and listing.offers == self.offers
        )

    def plan(self) -> None:
        """Write into the row what it would do. One that does nothing, and says nothing new, keeps no record."""
        row, Outcome = self.row, ProgrammeRow.Outcome  # noqa: N806
        row.programme, before = self.programme, row.changes
        row.changes = self._changes()
        if self.listing is None:
            row.outcome = Outcome.NEW
        elif comparing.in_conflict(row.changes):
            row.outcome = Outcome.CONFLICT
        else:
            row.outcome = Outcome.CHANGED if row.changes else Outcome.SAME
        if row.changes != before:
            row.take = []
        if row.outcome == Outcome.SAME and self.is_listed_so:
            row.record = {name: row.record[name] for name in _ASSURANCE if row.record.get(name)}

    def values(self) -> Fields:
        """What applying the row writes into its programme, by field."""
        return self.theirs if self.listing is None else comparing.taken(self.row.changes, self.row.take)

    def assured(self, as_of: date) -> tuple[date, str]:
        """The day, never after that of the list, and by whom, "" where the row does not say."""
        on = self.row.record.get("assured_on")
        return min(date.fromisoformat(on), as_of) if on else as_of, self.row.record.get("assured_by", "")

    def _changes(self) -> list[dict[str, Any]]:
        if self.listing is None or self.programme is None:
            return []
        return comparing.changes(self.listing.record, fields.ours(self.programme), self.theirs)


def has_record(row: ProgrammeRow) -> bool:
    return "name" in row.record


def readings(
    file: ProgrammeImport, batch: list[ProgrammeRow], offered: Offered, *, hold: bool = False
) -> list[Reading]:
    """One for each row, but for rows without a record whose programme was deleted since. `hold` locks what is read."""
    found = Listing.objects.filter(
        facility_list=file.facility_list_id, identifier__in=[row.identifier for row in batch]
    )
    found = found.select_related("programme__provider").order_by("programme_id")
    if hold:
        found = found.select_for_update(of=("self", "programme"))
    listings = {listing.identifier: listing for listing in found}
    read = (_reading(row, listings.get(row.identifier), offered) for row in batch)
    return [reading for reading in read if reading]


def _reading(row: ProgrammeRow, listing: Listing | None, offered: Offered) -> Reading | None:
    programme = listing.programme if listing else None
    if has_record(row):
        offers = row.record["offers"]
        return Reading(row, listing, fields.theirs(row.record, offered.codes(offers)), offers, programme)
    return Reading(row, listing, fields.BLANK | listing.record, listing.offers, programme) if listing else None
