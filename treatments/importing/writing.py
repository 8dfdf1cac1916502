"""Writes a batch of rows into the directory, in as many statements however many rows it has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from treatments.importing import fields
from treatments.importing.fields import Fields, Group
from treatments.importing.offered import Offered
from treatments.importing.reading import Reading
from treatments.models import Assurance, FacilityList, Listing, Programme, ProgrammeImport, Provider
from treatments.models.programme import slug_of
from treatments.models.provider import name_key

_OF_PROGRAMME = (*fields.OWN, "services", "provider", "slug", "last_modified")
_OF_LISTING = ("record", "offers", "is_in_latest", "last_seen")
_OF_ASSURANCE = ("source", "url", "assured_date", "assurer", "shelf_life")
_LONGEST_ASSURER = 120


def write(file: ProgrammeImport, read: list[Reading], offered: Offered) -> bool:
    """Whether readers see something else afterwards."""
    return any([_write_programmes(read), _write_listings(file, read), _write_assurances(file, read, offered)])


def _write_programmes(read: list[Reading]) -> bool:
    values = [(reading, reading.values()) for reading in read]
    providers = _providers(found["provider"] for _, found in values if "provider" in found)
    new: list[Programme] = []
    changed: dict[int, Programme] = {}  # each once, also where two rows are of the same programme
    now = timezone.now()
    for reading, found in values:
        if reading.programme is None:
            reading.programme = Programme()
            new.append(reading.programme)
        elif found:
            changed[reading.programme.pk] = reading.programme
        _put(reading.programme, found, providers)
    for programme in (*new, *changed.values()):
        programme.slug, programme.last_modified = slug_of(programme.name), now
    Programme.objects.bulk_create(new)
    Programme.objects.bulk_create(
        changed.values(), update_conflicts=True, unique_fields=["pk"], update_fields=_OF_PROGRAMME
    )
    return bool(new or changed)


def _put(programme: Programme, values: Fields, providers: dict[str, Provider]) -> None:
    for name, value in values.items():
        if name == "provider":
            programme.provider = providers[name_key(value)]
        else:
            setattr(programme, name, value)


def _providers(names: Iterable[str]) -> dict[str, Provider]:
    """Those of these names by their keys; who is not here yet is made, and found if somebody else is faster."""
    named: dict[str, str] = {}
    for name in names:
        named.setdefault(name_key(name), name)
    here = Provider.objects.filter(name_key__in=named)
    found = {provider.name_key: provider for provider in here}
    if missing := named.keys() - found.keys():
        new = [Provider(name=named[key], name_key=key) for key in sorted(missing)]
        Provider.objects.bulk_create(new, ignore_conflicts=True)
        found = {provider.name_key: provider for provider in here.all()}
    return found


def _write_listings(file: ProgrammeImport, read: list[Reading]) -> bool:
    """Whether a programme is on the list that was not on the one before."""
    seen = {"is_in_latest": True, "last_seen": file.as_of}
    as_before = [reading.listing for reading in read if reading.listing and reading.is_listed_so]
    is_back = any(reading.listing and not reading.listing.is_in_latest for reading in read)
    seen_again = [listing.pk for listing in as_before if not listing.is_in_latest or listing.last_seen != file.as_of]
    Listing.objects.filter(pk__in=seen_again).update(**seen)  # most of a newer list, so without its records
    Listing.objects.bulk_create(
        [_listing(file, reading, **seen) for reading in read if not reading.is_listed_so],
        update_conflicts=True,
        unique_fields=["facility_list", "identifier"],
        update_fields=_OF_LISTING,
    )
    return is_back


def _listing(file: ProgrammeImport, reading: Reading, **seen: Any) -> Listing:
    return Listing(
        facility_list_id=file.facility_list_id,
        identifier=reading.row.identifier,
        programme=reading.programme,
        record=reading.theirs,
        offers=reading.offers,
        **seen,
    )


def _write_assurances(file: ProgrammeImport, read: list[Reading], offered: Offered) -> bool:
    programmes = [reading.programme for reading in read]
    here = {(each.programme_id, each.group): each for each in Assurance.objects.filter(programme__in=programmes)}
    said = (
        _assurance(reading, group, file.facility_list, *reading.assured(file.as_of))
        for reading in read
        if reading.programme
        for group in _confirmed(reading.programme, reading, offered)
    )
    written = {
        (each.programme_id, each.group): each
        for each in said
        if _says_more(each, here.get((each.programme_id, each.group)))
    }
    Assurance.objects.bulk_create(
        written.values(),
        update_conflicts=True,
        unique_fields=["programme", "group"],
        update_fields=_OF_ASSURANCE,
    )
    return bool(written)


def _assurance(reading: Reading, group: Group, facility_list: FacilityList, on: date, by: str) -> Assurance:
    return Assurance(
        programme=reading.programme,
        group=group,
        source=facility_list.name,
        url=facility_list.url,
        assured_date=on,
        assurer=(by or facility_list.name)[:_LONGEST_ASSURER],
        shelf_life=Assurance.SHELF_LIFE[group],
    )


def _says_more(new: Assurance, old: Assurance | None) -> bool:
    """A list does not replace what somebody else confirmed on its day or later."""
    if old is None:
        return True
    if old.source != new.source and old.assured_date >= new.assured_date:
        return False
    return any(getattr(old, name) != getattr(new, name) for name in _OF_ASSURANCE)


def _confirmed(programme: Programme, reading: Reading, offered: Offered) -> list[Group]:
    """The groups of which the row says something, and in which we say the same: it confirms nothing of ours else."""
    ours, theirs = fields.ours(programme), reading.theirs
    speaks = {group: any(theirs[name] not in (None, "") for name in fields.OF_GROUP[group]) for group in Group}
    speaks[Group.SERVICES] |= bool(theirs["services"] or reading.offers)
    speaks[Group.COST] |= offered.speaks_of_cost(theirs["services"])
    return [
        group
        for group in Group
        if speaks[group]
        and all(ours[name] == theirs[name] for name in fields.OF_GROUP[group] if theirs[name] not in (None, ""))
    ]
