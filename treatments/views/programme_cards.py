"""The programmes of one page of results, each with what helps to choose which to read about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from django.db.models import Exists, OuterRef

from treatments import distance
from treatments.directory import Index
from treatments.directory.choosing import Link, Names
from treatments.directory.finding import Row
from treatments.directory.index import Shown
from treatments.distance import Unit
from treatments.models import Assurance, Facet, Listing, Programme
from treatments.models.programme import ProgrammeQuerySet
from treatments.views import programme_facts
from treatments.views.programme_facts import Phone

SERVICES, OF_ONE_FACET = 6, 2
NAMED = (Facet.MEDICINE, Facet.PAYMENT, Facet.SETTING, Facet.THERAPY, Facet.GROUP, Facet.LANGUAGE)


@dataclass(frozen=True, slots=True)
class Card:
    programme: Programme
    far: str
    levels: list[Link]
    services: list[str]
    more: int  # services that are not named here
    phone: Phone | None
    worst: Assurance | None
    is_not_in_latest: bool


def with_listing(programmes: ProgrammeQuerySet) -> ProgrammeQuerySet:
    """Each with its provider, and whether lists have it: what a card shows, but for its assurances."""
    listings = Listing.objects.filter(programme=OuterRef("pk"))
    found = programmes.select_related("provider").annotate(
        was_listed=Exists(listings), is_in_latest=Exists(listings.filter(is_in_latest=True))
    )
    return found.prefetch_related("assurances")


def cards(rows: Sequence[Row], unit: Unit, index: Index, known: Names) -> list[Card]:
    """Two queries. A programme that readers may no longer see is passed over."""
    shown = with_listing(Programme.objects.shown()).defer("description", "eligibility", "cost", "opening_hours")
    found = shown.in_bulk([row.pk for row in rows])
    return [card(found[row.pk], index, known, row.km, unit) for row in rows if row.pk in found]


def card(programme: Programme, index: Index, known: Names, km: float | None = None, unit: Unit = Unit.MILES) -> Card:
    terms = programme_facts.terms_of(programme, index)
    services = _named(terms)
    return Card(
        programme=programme,
        far="" if km is None else f"{distance.told(km, unit)}, straight line",
        levels=programme_facts.levels_of(terms, known),
        services=services,
        more=len(terms) - len(services),
        phone=programme_facts.main_phone(programme),
        worst=programme_facts.worst(programme.assurances.all()),
        is_not_in_latest=programme.was_listed and not programme.is_in_latest,  # type: ignore[attr-defined]
    )


def _named(terms: Iterable[Shown]) -> list[str]:
    """Some of each facet; the levels of care stand for the settings that led to them."""
    names: dict[str, list[str]] = {facet: [] for facet in NAMED}
    for term in terms:
        if term.facet in names and not term.levels:
            names[term.facet].append(term.name)
    return list(islice(chain.from_iterable(each[:OF_ONE_FACET] for each in names.values()), SERVICES))
