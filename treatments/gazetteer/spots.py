"""What looking up a place gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treatments.gazetteer.matching import beside
from treatments.models import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the globe, in degrees, and the place it stands for."""

    label: str
    latitude: float
    longitude: float
    country: str
    region: str  # as `Place.region`
    kind: str  # of `Place.Kind`


@dataclass(frozen=True, slots=True)
class Found:
    """The place that was meant and others of its name, largest first; or why there is none, as a sentence."""

    spot: Spot | None = None
    others: tuple[Spot, ...] = ()
    problem: str = ""


def spots(places: Iterable[Place], *, bracketed: bool = False) -> Iterator[Spot]:
    """A spot for each place, labelled so that looking up the label finds the same place again.

    What tells a place from one before it stands in brackets; with `bracketed`, always.
    """
    taken: set[tuple[str, ...]] = set()
    for place in places:
        called = (place.name_key, place.country, "" if place.kind == Place.Kind.REGION else place.region)
        is_taken = called in taken or (place.kind == Place.Kind.REGION and bool(taken))
        taken.add(called)
        label = _label(place)
        if place.kind != Place.Kind.CODE and (bracketed or is_taken):
            label = f"{label} ({beside(place)})"
        yield Spot(label, place.latitude, place.longitude, place.country, place.region, place.kind)


def _label(place: Place) -> str:
    if place.kind == Place.Kind.REGION:
        return place.name
    if place.kind == Place.Kind.CODE and place.name != place.code:
        return f"{place.code} ({_name(place)})"
    return _name(place)


def _name(place: Place) -> str:
    """ "Boston, MA", "Leeds, England"; of other countries their two letters too."""
    return str(place) if place.country in ("US", "GB") else f"{place}, {place.country}"
