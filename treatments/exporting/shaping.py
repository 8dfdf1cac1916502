"""Programmes as services of HSDS 3.0, each with everything inside.

What a programme costs and when it is open are texts here, so they go into `fees_description` and into the description
of a schedule: `cost_option` is for amounts. Each group of facts that was confirmed is an entry of `metadata`, which has
room for a name: `assurer_email` wants an e-mail address, and we have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.utils.encoding import iri_to_uri

from treatments.exporting.vocabulary import Vocabulary, Word, languages, vocabulary
from treatments.hsds import Identifiers, Record
from treatments.models import Assurance, Programme, Provider

AT_ONCE = 500
PHONES = {"phone": "Main number", "intake_phone": "For new people (intake)", "hotline": "Crisis hotline"}
STREET_AND_TOWN = ("address_1", "city", "state_province", "postal_code")  # HSDS wants each in every address
NOT_RECORDED = "not recorded"  # HSDS wants the value of before, which an assurance does not know


def services(chosen: QuerySet[Programme], identify: Identifiers) -> Iterator[Record]:
    """In the order in which the programmes came into the directory, few of them in memory at a time."""
    known = vocabulary(identify)
    found = chosen.select_related("provider").prefetch_related("assurances").order_by("pk")
    return (_service(programme, known, identify) for programme in found.iterator(chunk_size=AT_ONCE))


def _service(programme: Programme, known: Vocabulary, identify: Identifiers) -> Record:
    here = ("programme", programme.pk)
    words = known.words(programme.services)
    assurances = sorted(programme.assurances.all(), key=lambda each: each.group)
    return _filled(
        id=identify(*here),
        name=programme.name,
        alternate_name=programme.alternate_name,
        description=programme.description,
        url=_uri(programme.website),
        email=programme.email,
        status=programme.status,
        fees_description=programme.cost,
        eligibility_description=programme.eligibility,
        minimum_age=programme.minimum_age,
        maximum_age=programme.maximum_age,
        assured_date=min((each.assured_date.isoformat() for each in assurances), default=""),
        alert=programme.alert,
        last_modified=_moment(programme),
        organization=_organization(programme.provider, identify),
        service_at_locations=_places(programme, identify),
        phones=_phones(programme, identify),
        schedules=_schedules(programme, identify),
        languages=[
            {"id": identify(*here, "language", word.record["code"]), "name": word.record["name"]}
            for word in languages(words)
        ],
        attributes=[_attribute(word, identify(*here, word.record["id"])) for word in words],
        metadata=[_metadata(each, identify(*here, "assurance", each.group)) for each in assurances],
    )


def _filled(**fields: object) -> Record:
    """Without fields that say nothing. Nought says something: an age, or the longitude of Greenwich."""
    return {name: value for name, value in fields.items() if value or (value == 0 and value is not False)}


def _moment(programme: Programme) -> str:
    return f"{programme.last_modified.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _uri(address: str) -> str:
    """In ASCII, which the standard's addresses are and those that people type are not always."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode()
    except ValueError:
        return iri_to_uri(address)
    return iri_to_uri(parts._replace(netloc=host).geturl())


def _organization(provider: Provider, identify: Identifiers) -> Record:
    return _filled(
        id=identify("provider", provider.pk),
        name=provider.name,
        description=provider.description or provider.name,  # the standard wants one
        email=provider.email,
        website=_uri(provider.website),
    )


def _places(programme: Programme, identify: Identifiers) -> list[Record]:
    """One, or none of a programme of which nobody knows where it is."""
    here = ("programme", programme.pk)
    addresses = _addresses(programme, identify)
    if not addresses and programme.latitude is None:
        return []
    location = _filled(
        id=identify(*here, "location"),
        location_type="physical",
        latitude=programme.latitude,
        longitude=programme.longitude,
        addresses=addresses,
    )
    return [{"id": identify(*here, "place"), "location": location}]


def _addresses(programme: Programme, identify: Identifiers) -> list[Record]:
    """What is not known of an address stays empty, where the standard would have it left out as a whole."""
    lines = {name: getattr(programme, name) for name in STREET_AND_TOWN}
    if not any(lines.values()) and not programme.address_2:
        return []
    second = _filled(address_2=programme.address_2)
    id_ = identify("programme", programme.pk, "address")
    return [{"id": id_} | lines | second | {"country": programme.country, "address_type": "physical"}]


def _phones(programme: Programme, identify: Identifiers) -> list[Record]:
    return [
        {
            "id": identify("programme", programme.pk, name),
            "number": getattr(programme, name),
            "type": "voice",
            "description": what,
        }
        for name, what in PHONES.items()
        if getattr(programme, name)
    ]


def _schedules(programme: Programme, identify: Identifiers) -> list[Record]:
    if not programme.opening_hours:
        return []
    return [{"id": identify("programme", programme.pk, "schedule"), "description": programme.opening_hours}]


def _attribute(word: Word, identifier: str) -> Record:
    return {"id": identifier, "link_type": word.about, "link_entity": "service", "taxonomy_term": word.record}


def _metadata(assurance: Assurance, identifier: str) -> Record:
    source = f"{assurance.source} <{_uri(assurance.url)}>" if assurance.url else assurance.source
    return {
        "id": identifier,
        "resource_type": "service",
        "last_action_date": assurance.assured_date.isoformat(),
        "last_action_type": "assured",
        "field_name": assurance.group,
        "previous_value": NOT_RECORDED,
        "replacement_value": source,
        "updated_by": assurance.assurer or assurance.source,
    }
