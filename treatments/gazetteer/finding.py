"""Looks up what somebody typed, in at most two queries."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from treatments.gazetteer import missing
from treatments.gazetteer.matching import beside, named, rank, whereabouts
from treatments.gazetteer.spots import Found, spots
from treatments.gazetteer.typed import Typed, read
from treatments.models import Place

Kind = Place.Kind
MOST_OTHERS = 8
MOST_READ = 500  # places of one name: more share none


def find(typed: str) -> Found:
    """The place that was meant, or why there is none. Never raises, whatever was typed."""
    asked = read(typed)
    if not (asked.codes or asked.names):
        said = f"“{asked.quoted}” is too long for the name of a place. " if asked.is_too_long else ""
        return Found(problem=said + missing.WRITE)
    places = _looked_up(asked)
    fitting = _of_code(asked, places) or _of_name(asked, places)
    if fitting:
        bracketed = [place for place in fitting if asked.beside and beside(place).casefold() == asked.beside]
        first, *others = spots(bracketed or fitting, bracketed=bool(bracketed))
        return Found(first, tuple(others[:MOST_OTHERS]))
    return missing.elsewhere(asked, places) or (missing.in_area(asked) if asked.area else missing.alike(asked))


def _looked_up(asked: Typed) -> list[Place]:
    """Every place that may be meant, the likeliest first. One query."""
    names = {name for name, _ in asked.names}
    wanted = Q(kind=Kind.CODE, code__in=asked.codes) | Q(kind__in=(Kind.TOWN, Kind.REGION), name_key__in=names)
    if letters := {name.upper() for name in names if len(name) == 2}:
        wanted |= Q(kind=Kind.REGION, code__in=letters)
    places = Place.objects.filter(wanted).order_by("-weight", "pk")[:MOST_READ]
    text = asked.text.casefold()
    return sorted(places, key=lambda place: (rank(place), not text.startswith(place.name.casefold())))


def _of_code(asked: Typed, places: Sequence[Place]) -> list[Place]:
    for code in asked.codes:
        fitting = [place for place in places if place.kind == Kind.CODE and place.code == code]
        if fitting:
            return sorted(fitting, key=lambda place: (place.country != (asked.country or "US"), place.country))
    return []


def _of_name(asked: Typed, places: Sequence[Place]) -> list[Place]:
    for name, tail in asked.names:
        fitting = [place for place in named(name, places) if not tail or tail in whereabouts(place)]
        if fitting:
            return fitting
    return []
