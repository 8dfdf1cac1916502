"""The fields of a programme that lists speak of: what we say, what a list says, as JSON holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from treatments.facility_lists import Facility
from treatments.models import Assurance, Programme

Group = Assurance.Group
Fields = dict[str, Any]  # by their names in Programme; "provider" is its name, "services" are sorted codes of terms

PLACE = (
    *("address_1", "address_2", "city", "state_province", "postal_code", "country"),
    *("latitude", "longitude"),
)
AGES = ("minimum_age", "maximum_age")
ALONE = (
    *("provider", "name", "alternate_name", "description", "status"),
    *("phone", "intake_phone", "hotline", "email", "website", "opening_hours", "eligibility", "cost"),
)
# What is taken whole or not at all: a street of one address in the town of another is nowhere.
TOGETHER = (*((name,) for name in ALONE), PLACE, AGES)
OWN = tuple(name for names in TOGETHER for name in names if name != "provider")  # of the programme's own table
OF_GROUP = {
    Group.CONTACT: ("phone", "intake_phone", "hotline", "email", "website", "opening_hours", *PLACE),
    Group.SERVICES: ("eligibility", *AGES),
    Group.COST: ("cost",),
}
_DISPENSABLE = ("email", "website")  # without which a row is still of use
_LABELS = {field.name: str(field.verbose_name) for field in Programme._meta.fields}
_NOT_OF_LISTS = {field.name for field in Programme._meta.fields} - set(OWN)

BLANK: Fields = {name: getattr(Programme(), name) for name in OWN} | {"provider": "", "services": []}


def ours(programme: Programme) -> Fields:
    own = {name: getattr(programme, name) for name in OWN}
    return own | {"provider": programme.provider.name, "services": sorted(programme.services)}


def theirs(record: Mapping[str, Any], services: list[str]) -> Fields:
    """Of a Facility as `as_record` gives it."""
    own = {name: record[name] for name in OWN}
    return own | {"provider": record["provider"] or record["name"], "services": services}


def fitting(facility: Facility) -> tuple[Facility, list[str], list[str]]:
    """What of a facility a programme can hold, what was left out for that, and the reasons to refuse it, as sentences.

    Not every database refuses by itself what is too long for a field.
    """
    programme = Programme(**{name: getattr(facility, name) for name in OWN})
    left_out: dict[str, str] = {}
    faults = []
    for check in (lambda: programme.clean_fields(exclude=_NOT_OF_LISTS), programme.clean):
        try:
            check()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                told = f"Its {label(name)} does not fit: {' '.join(messages)}"
                if name in _DISPENSABLE:
                    left_out[name] = f"{told} It was left out."
                else:
                    faults.append(told)
    if left_out:
        facility = Facility.from_record(facility.as_record() | dict.fromkeys(left_out, ""))
    return facility, list(left_out.values()), faults


def label(name: str) -> str:
    """How people call a field."""
    return _LABELS.get(name, "record")
