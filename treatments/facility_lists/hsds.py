"""Services of HSDS 3.0, the Human Services Data Specification of Open Referral, as the API's JSON has them.

The specification: https://docs.openreferral.org/en/3.0/ and its schema/compiled/service.json. A service stands with
its organisation and the locations at which it is offered. Each of these locations makes one facility.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from treatments.facility_lists import hsds_parts
from treatments.facility_lists.record import STATUSES
from treatments.facility_lists.telling import Told, no_object, told
from treatments.facility_lists.values import Problems, Values, quoted

BETWEEN_IDENTIFIERS: Final = ":"
_COUNTRY = re.compile("[A-Za-z]{2}")


def facilities(service: Any) -> Iterator[Told]:
    """One for each location of the service, or one where it has none."""
    if not isinstance(service, dict):
        yield no_object(service)
        return
    places = service.get("service_at_locations") or [{}]
    for place in places if isinstance(places, list) else [places]:
        values = Values(service | {"service_at_location": place}, Problems())
        yield _facility(values, values.inner("service_at_location"))


def _facility(service: Values, place: Values) -> Told:
    organization, location = service.inner("organization"), place.inner("location")
    latitude, longitude = location.coordinates()
    return told(
        service.problems,
        identifier=_identifier(service, place, location),
        provider=organization.text("name"),
        name=service.text("name"),
        alternate_name=service.text("alternate_name"),
        description=service.lines("description"),
        **_address(location),
        latitude=latitude,
        longitude=longitude,
        **hsds_parts.phones([place, location, service, organization]),
        email=service.email("email") or organization.email("email"),
        website=service.website("url") or organization.website("website", "url"),
        cost=hsds_parts.cost(service),
        eligibility=service.text("eligibility_description"),
        opening_hours=hsds_parts.opening_hours([place, location, service]),
        minimum_age=service.age("minimum_age"),
        maximum_age=service.age("maximum_age"),
        status=_status(service),
        assured_on=service.day("assured_date"),
        assured_by=service.email("assurer_email"),
        offers=tuple(hsds_parts.offers([service, place], [service, location])),
    )


def _identifier(service: Values, place: Values, location: Values) -> str:
    """Of service and location: a service moves rarely, while each export may number its pairs anew."""
    own, there = service.text_or_number("id"), location.text_or_number("id") or place.text_or_number("id")
    return BETWEEN_IDENTIFIERS.join([own, there]) if own and there else own


def _address(location: Values) -> dict[str, str]:
    """The one where people go, else the first."""
    addresses = location.each("addresses")
    physical = [address for address in addresses if address.text("address_type").casefold() == "physical"]
    address = (physical or addresses or [Values({}, location.problems)])[0]
    names = ("address_1", "address_2", "city", "state_province")
    return {name: address.text(name) for name in names} | {
        "postal_code": address.text_or_number("postal_code"),
        "country": _country(address),
    }


def _country(address: Values) -> str:
    country = address.text("country")
    if not country or _COUNTRY.fullmatch(country):
        return country.upper()
    address.problems.notes.append(f"Its country {quoted(country)} is no code of two letters, so it was left out.")
    return ""


def _status(service: Values) -> str:
    status = service.text("status")
    word = re.sub("[_-]", " ", status.casefold()) or STATUSES[0]
    if word not in STATUSES:
        known = f"{', '.join(STATUSES[:-1])} or {STATUSES[-1]}"
        service.problems.faults.append(f"Its status {quoted(status)} is not {known}.")
    return word
