"""What a row comes to: a facility with its notes, or the reasons for refusing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from treatments.facility_lists.record import Facility
from treatments.facility_lists.values import Problems, kind

LONGEST: Final = {
    "identifier": 150,
    "provider": 250,
    "name": 250,
    "alternate_name": 250,
    "address_1": 250,
    "address_2": 250,
    "city": 100,
    "state_province": 100,
    "postal_code": 20,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One row as a file holds it."""

    line: int  # as in Row; 0 where the rows of the file have no lines
    values: Any  # of JSON, or the cells under their names
    faults: tuple[str, ...] = ()  # why it cannot be read at all


class Told(NamedTuple):
    facility: Facility | None
    problems: tuple[str, ...]


def told(problems: Problems, **fields: Any) -> Told:
    """A facility of these fields, unless there are faults."""
    faults = list(problems.faults)
    if not fields["name"] and not faults:
        faults.append("It has no name.")
    for name, most in LONGEST.items():
        if len(fields.get(name, "")) > most:
            faults.append(f"Its {name.replace('_', ' ')} is longer than {most} characters.")
    if faults:
        return Told(None, tuple(dict.fromkeys(faults)))
    return Told(Facility(**fields), tuple(dict.fromkeys(problems.notes)))


def no_object(values: object) -> Told:
    return Told(None, (f"This row is {kind(values)}, where an object is needed.",))
