"""Fills the table of places, a few countries at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from itertools import islice
from pathlib import Path

from django.db import transaction

from treatments.gazetteer.gathering import places, tidy
from treatments.gazetteer.geonames import BadData, Row, rows, shipped_file
from treatments.gazetteer.regions import TERRITORIES
from treatments.models import DirectoryStamp, Place

AT_ONCE = 2000
USUAL = ("US", "GB")


def load(
    countries: Collection[str] = USUAL, *, path: Path | None = None, progress: Callable[[int], None] = lambda kept: None
) -> Counter[str]:
    """Replaces the places of these countries (two capital letters each) with those of the data, all or nothing.

    How many there are of each `Place.Kind`; `progress` hears how many are kept. BadData when the data cannot be read
    or has nothing of a country: then the table stays as it was. Without `path`, the data is what the package ships.
    """
    gathered = _gathered(countries, path or shipped_file())
    found: Counter[str] = Counter()
    made = places(gathered)
    with transaction.atomic():
        Place.objects.filter(country__in=countries).delete()
        while batch := list(islice(made, AT_ONCE)):
            Place.objects.bulk_create(batch)
            found.update(str(place.kind) for place in batch)
            progress(found.total())
        DirectoryStamp.move_on()  # which programmes are in a state is known from its codes
    return found


def _gathered(countries: Collection[str], path: Path) -> list[Row]:
    gathered = list(tidy(rows(path, _with_territories(countries))))
    absent = sorted(set(countries) - {row.country for row in gathered})
    if absent:
        raise BadData(f"{path.name} has no codes of {', '.join(absent)}. Countries are two letters, such as US.")
    return gathered


def _with_territories(countries: Collection[str]) -> set[str]:
    return {*countries, *TERRITORIES} if "US" in countries else set(countries)
