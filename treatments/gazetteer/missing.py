"""What is said when no place fits, and the nearest thing that can be offered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import get_close_matches

from django.db.models import Q

from treatments.distance import between, middle
from treatments.gazetteer.matching import named, rank, whereabouts
from treatments.gazetteer.spots import Found, Spot, spots
from treatments.gazetteer.typed import Typed
from treatments.models import Place

MOST_OTHERS, MOST_SAID = 8, 3
WIDEST_AREA_KM = 80  # from the middle of an area to its farthest code: beyond it the middle says too little
LIKENESS = 0.75  # of 1, as difflib measures: "Bostn" and "Boston"
LETTERS_ALIKE = 2  # at the beginning

WRITE = "Write a ZIP code, a UK postcode, a town or a state, such as “02138”, “SW1A”, “Boston, MA” or “Scotland”."
NO_PLACES = (
    "This site has no list of places yet, so it cannot tell where that is."
    " Whoever runs it loads the list with “manage.py load_places”."
)


def elsewhere(asked: Typed, places: Sequence[Place]) -> Found | None:
    """The name is known, and what follows it is not: the towns of that name, for the reader to choose."""
    for name, tail in asked.names:
        towns = [place for place in named(name, places) if place.kind == Place.Kind.TOWN]
        if towns and tail:
            others = tuple(spots(towns[:MOST_OTHERS]))
            problem = f"We know {_either(others, 'and')}, but no “{asked.quoted}”. {WRITE}"
            return Found(None, others, problem)
    return None


def in_area(asked: Typed) -> Found:
    """The middle of the codes that begin alike, when they lie close together. One query."""
    said, town = ("ZIP code", "Boston, MA") if asked.country == "US" else ("postcode", "Leeds")
    read = _read(Q(kind=Place.Kind.CODE, country=asked.country, code__startswith=asked.area))
    near = [place for place in read if _is_in_area(asked, place)]
    centre = middle((place.latitude, place.longitude) for place in near) if near else (0.0, 0.0)
    if near and all(between(*centre, place.latitude, place.longitude) <= WIDEST_AREA_KM for place in near):
        regions = {place.region for place in near}
        region = regions.pop() if len(regions) == 1 else ""
        label = f"{said[0].upper()}{said[1:]}s beginning {asked.area}"
        return Found(Spot(label, *centre, asked.country, region, Place.Kind.CODE.value))
    unknown = f"We do not know the {said} “{asked.codes[0]}”. Write the town instead, such as “{town}”."
    return Found(problem=unknown if read else NO_PLACES)


def _is_in_area(asked: Typed, place: Place) -> bool:
    """Whether it is a code that begins so: "SW1" in "SW", and "SW1" not in "S"."""
    area = asked.area
    is_code = place.kind == Place.Kind.CODE and place.country == asked.country
    return is_code and place.code.startswith(area) and place.code[len(area) : len(area) + 1].isdigit()


def alike(asked: Typed) -> Found:
    """Names that look like what was typed, as a question and to choose from. One query."""
    begins = Q()
    for name, _ in asked.names:
        begins |= Q(name_key__startswith=name[:LETTERS_ALIKE])
    read = _read(Q(kind__in=(Place.Kind.TOWN, Place.Kind.REGION)) & begins) if asked.names else _read(Q(pk=None))
    if not read:
        return Found(problem=NO_PLACES)
    near = tuple(spots(_alike(asked, read)))
    question = f" Did you mean {_either(near, 'or')}?" if near else ""
    return Found(None, near, f"We do not know a place called “{asked.quoted}”.{question} {WRITE}")


def _alike(asked: Typed, places: Sequence[Place]) -> list[Place]:
    """The largest place of each name that is alike, the largest first; in the region that was named, if one was."""
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.kind != Place.Kind.CODE:
            by_name[place.name_key].append(place)
    for name, tail in sorted(asked.names, key=lambda pair: not pair[1]):
        keys = [key for key in by_name if abs(len(key) - len(name)) <= LETTERS_ALIKE]
        near = [by_name[key] for key in get_close_matches(name, keys, n=MOST_SAID, cutoff=LIKENESS)]
        there = [[place for place in each if not tail or tail in whereabouts(place)] for each in near]
        if any(there):
            return sorted((min(each, key=rank) for each in there if each), key=rank)
    return []


def _read(wanted: Q) -> list[Place]:
    """The places that are wanted, and one that need not be: an empty list says that the table is empty."""
    return list(Place.objects.filter(wanted | Q(pk__in=Place.objects.order_by("pk").values("pk")[:1])))


def _either(near: Sequence[Spot], word: str) -> str:
    """ "Boston, MA or Boston, England"."""
    labels = [spot.label for spot in near[:MOST_SAID]]
    return f" {word} ".join(filter(None, ("; ".join(labels[:-1]), labels[-1])))
