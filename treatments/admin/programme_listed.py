"""What facility lists say of a programme beside what we say of it."""

from __future__ import annotations

from dataclasses import dataclass

from treatments import importing
from treatments.importing import fields
from treatments.models import Listing, Programme
from treatments.models.provider import name_key


@dataclass(frozen=True, slots=True)
class Difference:
    label: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that has the programme, and where the two disagree."""

    listing: Listing
    differences: list[Difference]


def listed(programme: Programme) -> list[Listed]:
    ours = fields.ours(programme)
    listings = programme.listings.select_related("facility_list").order_by("-last_seen", "pk")
    return [Listed(listing, _differences(ours, fields.BLANK | listing.record)) for listing in listings]


def _differences(ours: fields.Fields, theirs: fields.Fields) -> list[Difference]:
    names = [name for names in fields.TOGETHER for name in names if not _alike(name, ours[name], theirs[name])]
    found = [
        Difference(importing.label(name), importing.printed(name, ours[name]), importing.printed(name, theirs[name]))
        for name in names
    ]
    only_ours, only_theirs = (
        ", ".join(sorted(set(one["services"]) - set(other["services"])))
        for one, other in ((ours, theirs), (theirs, ours))
    )
    if only_ours or only_theirs:
        found.append(Difference("services that the other has not", only_ours, only_theirs))
    return found


def _alike(name: str, one: object, other: object) -> bool:
    return name_key(str(one)) == name_key(str(other)) if name == "provider" else one == other
