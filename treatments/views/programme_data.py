"""schema.org data about a programme, for search engines: only what is on record, as readers see it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from articles.structured_data import absolute
from treatments.directory.index import Shown
from treatments.models import Facet, Programme

ADDRESS = {
    "city": "addressLocality",
    "state_province": "addressRegion",
    "postal_code": "postalCode",
    "country": "addressCountry",
}
NOT_SERVICES = (Facet.PAYMENT, Facet.LANGUAGE, Facet.GROUP, Facet.AGE)


def for_programme(request: HttpRequest, programme: Programme, terms: Iterable[Shown]) -> dict[str, Any]:
    """A `MedicalClinic`. One that is closed has neither telephone nor services."""
    open_terms = [] if programme.is_closed else list(terms)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "name": programme.name,
        "alternateName": programme.alternate_name,
        "description": programme.description,
        "mainEntityOfPage": absolute(request, programme.get_absolute_url()),
        "url": programme.website,
        "telephone": "" if programme.is_closed else programme.phone or programme.intake_phone,
        "address": _address(programme),
        "geo": _geo(programme),
        "parentOrganization": {"@type": "Organization", "name": programme.provider.name},
        "availableService": [
            {"@type": "MedicalTherapy", "name": term.name} for term in open_terms if term.facet not in NOT_SERVICES
        ],
        "paymentAccepted": ", ".join(term.name for term in open_terms if term.facet == Facet.PAYMENT),
    }
    return {name: value for name, value in data.items() if value}


def _address(programme: Programme) -> dict[str, str] | None:
    street = ", ".join(line for line in (programme.address_1, programme.address_2) if line)
    lines = {"streetAddress": street} | {theirs: getattr(programme, ours) for ours, theirs in ADDRESS.items()}
    if not any(value for name, value in lines.items() if name != "addressCountry"):
        return None
    return {"@type": "PostalAddress"} | {name: value for name, value in lines.items() if value}


def _geo(programme: Programme) -> dict[str, Any] | None:
    if programme.latitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": programme.latitude, "longitude": programme.longitude}
