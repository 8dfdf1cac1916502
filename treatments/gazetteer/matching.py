"""Whether a place is the one that was named, and which of two comes first."""

from __future__ import annotations

from collections.abc import Iterable

from treatments.gazetteer.names import place_key
from treatments.gazetteer.regions import COUNTRY_NAMES, STATE_NAMES
from treatments.models import Place

LARGE_TOWN = 50  # codes. "New York" is the town first, "Delaware" the state
# A British code has as many people as three ZIP codes: about 67.6 million with 3,000, 331 million with 41,000
# (mid-2022 estimates of the ONS, census of 2020; codes as in the table).
ZIP_CODES_IN_ONE = {"GB": 3}


def rank(place: Place) -> tuple[int, str]:
    """The larger first. Of towns alike, those that `load` kept first are the likelier."""
    is_region = place.kind == Place.Kind.REGION
    return -(LARGE_TOWN if is_region else place.weight * ZIP_CODES_IN_ONE.get(place.country, 1)), place.country


def named(name: str, places: Iterable[Place]) -> list[Place]:
    """The towns and regions of a name, which is a key, or a state's two letters."""
    return [
        place
        for place in places
        if (place.kind != Place.Kind.CODE and place.name_key == name)
        or (place.kind == Place.Kind.REGION and place.code.casefold() == name)
    ]


def whereabouts(place: Place) -> set[str]:
    """What people write behind the name of the place: its region, its country, or both."""
    countries = {*COUNTRY_NAMES.get(place.country, ()), place.country.casefold()}
    if place.kind == Place.Kind.REGION:
        return countries | {beside(place)}
    regions = {place_key(place.region)} - {""}
    if place.country == "US":
        regions.add(place_key(STATE_NAMES.get(place.region, place.region)))
    return countries | regions | {f"{region} {country}" for region in regions for country in countries}


def beside(place: Place) -> str:
    """What a label says in brackets to tell the place from others: the first code of a town, "state" of a state."""
    if place.kind == Place.Kind.REGION:
        return "state" if place.country == "US" else "region"
    return place.code
