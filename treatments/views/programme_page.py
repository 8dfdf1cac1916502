"""One programme: what is on record, from where, and since when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.templatetags.reading import last_words
from treatments import directory
from treatments.directory import choosing
from treatments.models import Assurance, Programme, Status
from treatments.views import programme_data, programme_facts

BESIDES = 5  # other programmes of the same provider
WITHHELD = "It is in our records, and the editors do not show it. This is no verdict on the people who work there."


def programme(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A programme by its number, whatever its name was when the address was made."""
    found = Programme.objects.select_related("provider").filter(pk=pk).first()
    if not found:
        raise Http404
    if found.withheld:
        context = {"note": WITHHELD, "words": last_words(slug)}
        return render(request, "410.html", context, status=410)
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    return render(request, "treatments/programme.html", _context(request, found))


def _context(request: HttpRequest, found: Programme) -> dict[str, Any]:
    index = directory.current()
    known = choosing.names(index)
    terms = programme_facts.terms_of(found, index)
    assured = {each.group: each for each in found.assurances.all()}
    others = Programme.objects.shown().exclude(status=Status.DEFUNCT).filter(provider=found.provider_id)
    listings = list(found.listings.select_related("facility_list").order_by("facility_list__name"))
    return {
        "programme": found,
        "is_open": found.status == Status.ACTIVE,
        "phones": programme_facts.phones(found),
        "levels": programme_facts.levels_of(terms, known),
        "treatments": programme_facts.treatments_of(terms, known),
        "offered": programme_facts.offered(terms),
        "ages": _ages(found),
        **_assurances(assured),
        "listings": listings,
        "others": others.exclude(pk=found.pk).only("pk", "name", "slug", "city", "state_province")[:BESIDES],
        "questions": known.about.get(choosing.QUESTIONS),
        "report_to": settings.CONTACT_EMAIL,
        "structured_data": None if found.is_example else programme_data.for_programme(request, found, terms),
    }


def _assurances(assured: Mapping[str, Assurance]) -> dict[str, Assurance | None]:
    return {f"assured_{group}": assured.get(group) for group in Assurance.Group.values}


def _ages(programme: Programme) -> str:
    """ "18 and over", "up to 17", "12 to 17"; nothing where no age is on record."""
    youngest, oldest = programme.minimum_age, programme.maximum_age
    if youngest is not None and oldest is not None:
        return f"{youngest} to {oldest}"
    if youngest is not None:
        return f"{youngest} and over"
    return "" if oldest is None else f"up to {oldest}"
