"""The JSON that FindTreatment.gov exports.

SAMHSA, FindTreatment.gov API Documentation, version 1.9, 15 January 2025. Its sample has `type_facility` where rows of
2019 have `typeFacility`, and no `frid`. In `services`, f1 is the label of a category, f2 its code and f3 the display
names of what is offered, with semicolons between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from treatments.facility_lists.record import Offer
from treatments.facility_lists.telling import Told, no_object, told
from treatments.facility_lists.values import Problems, Values

TYPE_OF_CARE = "TC"  # the category of SA and MH, which are also the types of a facility


def facilities(row: Any) -> Iterator[Told]:
    """The one of this row."""
    if not isinstance(row, dict):
        yield no_object(row)
        return
    values = Values(row, Problems())
    fields = facility_fields(values)
    offers = tuple(_offers(values))
    yield told(values.problems, **fields, identifier=values.text_or_number("frid"), offers=offers)


def facility_fields(values: Values) -> dict[str, Any]:
    """What the rows of FindTreatment.gov and those of the National Directory share."""
    latitude, longitude = values.coordinates()
    return {
        "provider": values.text("name1"),
        "name": values.text("name2", "name1"),
        "address_1": values.text("street1"),
        "address_2": values.text("street2"),
        "city": values.text("city"),
        "state_province": values.text("state"),
        "postal_code": values.text("zip"),
        "country": "US",
        "latitude": latitude,
        "longitude": longitude,
        "phone": values.phone("phone"),
        "intake_phone": values.phone("intake1", "intake2", "intake1a", "intake2a"),
        "hotline": values.phone("hotline1"),
        "website": values.website("website"),
    }


def _offers(values: Values) -> dict[Offer, None]:
    """In their order, each once."""
    offers: dict[Offer, None] = {}
    for service in values.each("services"):
        category, names = service.text("f2"), service.text("f3")
        for name in names.split(";"):
            if name := name.strip():
                offers[Offer(category, name, is_code=False)] = None
    if facility_type := values.text("type_facility", "typeFacility"):
        offers[Offer(TYPE_OF_CARE, facility_type, is_code=True)] = None
    return offers
