"""The fields of HSDS 3.0 in the tables that a directory of programmes needs: what each may hold, and where it leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from treatments.hsds.records import Field, Needed, Part, Table


def _id(*, to: str = "", name: str = "", needed: Needed = Needed.NO) -> Field:
    """The record's own without `to`, otherwise that of what it belongs to."""
    if not to:
        return Field("id", format="uuid", needed=Needed.ALWAYS, is_unique=True)
    return Field(name or f"{to}_id", format="uuid", needed=needed, to=to)


def _foreign(name: str) -> Field:
    """Of a table that is not among these."""
    return Field(name, format="uuid")


def _texts(*names: str, needed: Needed = Needed.NO) -> Iterable[Field]:
    return (Field(name, needed=needed) for name in names)


def _numbers(*names: str) -> Iterable[Field]:
    return (Field(name, type="number") for name in names)


def _dates(*names: str) -> Iterable[Field]:
    return (Field(name, format="date") for name in names)


_KINDS_OF_PLACE = ("physical", "postal", "virtual")
_STATUSES = ("active", "inactive", "defunct", "temporarily closed")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ATTRIBUTES = Part("attribute", "link_id", entity="link_entity")
_METADATA = Part("metadata", "resource_id", entity="resource_type")

_ORGANIZATION = Table(
    "organizations.csv",
    (
        _id(),
        *_texts("name", needed=Needed.ALWAYS),
        *_texts("alternate_name"),
        *_texts("description", needed=Needed.ALWAYS),
        Field("email", format="email"),
        Field("website", format="uri"),
        *_texts("tax_status", "tax_id"),
        Field("year_incorporated", type="number", format="year"),
        *_texts("legal_status", "logo"),
        Field("uri", format="uri"),
        _id(to="organization", name="parent_organization_id"),
    ),
    {"attributes": _ATTRIBUTES, "metadata": _METADATA, "phones": Part("phone", "organization_id")},
)
_SERVICE = Table(
    "services.csv",
    (
        _id(),
        _id(to="organization", needed=Needed.IN_TABLES),
        _foreign("program_id"),
        *_texts("name", needed=Needed.ALWAYS),
        *_texts("alternate_name", "description"),
        Field("url", format="uri"),
        Field("email", format="email"),
        Field("status", needed=Needed.ALWAYS, values=_STATUSES),
        *_texts("interpretation_services", "application_process", "fees_description", "wait_time", "fees"),
        *_texts("accreditations", "eligibility_description"),
        *_numbers("minimum_age", "maximum_age"),
        *_dates("assured_date"),
        Field("assurer_email", format="email"),
        *_texts("licenses", "alert"),
        Field("last_modified", format="date-time"),
    ),
    {
        "organization": Part("organization", "organization_id", is_many=False),
        "service_at_locations": Part("service_at_location", "service_id"),
        "phones": Part("phone", "service_id"),
        "schedules": Part("schedule", "service_id"),
        "languages": Part("language", "service_id"),
        "attributes": _ATTRIBUTES,
        "metadata": _METADATA,
    },
)
_SERVICE_AT_LOCATION = Table(
    "service_at_location.csv",
    (
        _id(),
        _id(to="service", needed=Needed.IN_TABLES),
        _id(to="location", needed=Needed.IN_TABLES),
        *_texts("description"),
    ),
    {
        "location": Part("location", "location_id", is_many=False),
        "phones": Part("phone", "service_at_location_id"),
        "schedules": Part("schedule", "service_at_location_id"),
        "attributes": _ATTRIBUTES,
        "metadata": _METADATA,
    },
)
_LOCATION = Table(
    "locations.csv",
    (
        _id(),
        Field("location_type", needed=Needed.ALWAYS, values=_KINDS_OF_PLACE),
        Field("url", format="uri"),
        _id(to="organization"),
        *_texts("name", "alternate_name", "description", "transportation"),
        *_numbers("latitude", "longitude"),
        *_texts("external_identifier", "external_identifier_type"),
    ),
    {
        "addresses": Part("address", "location_id"),
        "phones": Part("phone", "location_id"),
        "schedules": Part("schedule", "location_id"),
        "languages": Part("language", "location_id"),
        "attributes": _ATTRIBUTES,
        "metadata": _METADATA,
    },
)
_ADDRESS = Table(
    "addresses.csv",
    (
        _id(),
        _id(to="location"),
        *_texts("attention"),
        *_texts("address_1", needed=Needed.ALWAYS),
        *_texts("address_2"),
        *_texts("city", needed=Needed.ALWAYS),
        *_texts("region"),
        *_texts("state_province", "postal_code", "country", needed=Needed.ALWAYS),
        Field("address_type", needed=Needed.ALWAYS, values=_KINDS_OF_PLACE),
    ),
    {"attributes": _ATTRIBUTES, "metadata": _METADATA},
)
_PHONE = Table(
    "phones.csv",
    (
        _id(),
        *(_id(to=table) for table in ("location", "service", "organization")),
        _foreign("contact_id"),
        _id(to="service_at_location"),
        *_texts("number", needed=Needed.ALWAYS),
        *_numbers("extension"),
        *_texts("type", "description"),
    ),
    {"languages": Part("language", "phone_id"), "attributes": _ATTRIBUTES, "metadata": _METADATA},
)
_SCHEDULE = Table(
    "schedules.csv",
    (
        _id(),
        *(_id(to=table) for table in ("service", "location", "service_at_location")),
        *_dates("valid_from", "valid_to", "dtstart"),
        *_numbers("timezone"),
        *_dates("until"),
        *_numbers("count"),
        Field("wkst", values=_WEEKDAYS),
        Field("freq", values=("WEEKLY", "MONTHLY")),
        *_numbers("interval"),
        *_texts("byday", "byweekno", "bymonthday", "byyearday", "description"),
        Field("opens_at", format="time"),
        Field("closes_at", format="time"),
        Field("schedule_link", format="uri"),
        *_texts("attending_type", "notes"),
    ),
    {"attributes": _ATTRIBUTES, "metadata": _METADATA},
)
_LANGUAGE = Table(
    "languages.csv",
    (_id(), *(_id(to=table) for table in ("service", "location", "phone")), *_texts("name", "code", "note")),
    {"attributes": _ATTRIBUTES, "metadata": _METADATA},
)
_ATTRIBUTE = Table(
    "attributes.csv",
    (
        _id(),
        _id(to="*", name="link_id", needed=Needed.IN_TABLES),
        _id(to="taxonomy_term", needed=Needed.IN_TABLES),
        *_texts("link_type"),
        *_texts("link_entity", needed=Needed.IN_TABLES),
        *_texts("value"),
    ),
    {"taxonomy_term": Part("taxonomy_term", "taxonomy_term_id", is_many=False), "metadata": _METADATA},
)
_TAXONOMY_TERM = Table(
    "taxonomy_terms.csv",
    (
        _id(),
        Field("code", is_unique=True),
        *_texts("name", "description", needed=Needed.ALWAYS),
        _id(to="taxonomy_term", name="parent_id"),
        *_texts("taxonomy", "language"),
        _id(to="taxonomy"),
        Field("term_uri", format="uri"),
    ),
    {"taxonomy_detail": Part("taxonomy", "taxonomy_id", is_many=False), "metadata": _METADATA},
)
_TAXONOMY = Table(
    "taxonomies.csv",
    (
        _id(),
        *_texts("name", "description", needed=Needed.ALWAYS),
        Field("uri", format="uri"),
        *_texts("version"),
    ),
    {"metadata": _METADATA},
)
_METADATA_TABLE = Table(
    "metadata.csv",
    (
        _id(),
        _id(to="*", name="resource_id", needed=Needed.IN_TABLES),
        *_texts("resource_type", needed=Needed.IN_TABLES),
        Field("last_action_date", format="date", needed=Needed.ALWAYS),
        *_texts("last_action_type", "field_name", "previous_value", needed=Needed.ALWAYS),
        *_texts("replacement_value", "updated_by", needed=Needed.ALWAYS),
    ),
)

TABLES: Final[Mapping[str, Table]] = {
    "organization": _ORGANIZATION,
    "service": _SERVICE,
    "service_at_location": _SERVICE_AT_LOCATION,
    "location": _LOCATION,
    "address": _ADDRESS,
    "phone": _PHONE,
    "schedule": _SCHEDULE,
    "language": _LANGUAGE,
    "attribute": _ATTRIBUTE,
    "taxonomy_term": _TAXONOMY_TERM,
    "taxonomy": _TAXONOMY,
    "metadata": _METADATA_TABLE,
}
NAMING_A_TABLE: Final = {"link_id": "link_entity", "resource_id": "resource_type"}
