"""Facility lists as FindTreatment.gov exports them, taken in and read to the end."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from typing import Any

from django.contrib.auth.models import User

from treatments import importing
from treatments.models import FacilityList, Programme, ProgrammeImport, ProgrammeRow, Term

OCTOBER, NOVEMBER, DECEMBER = (date(2026, month, 1) for month in (10, 11, 12))
Row = dict[str, Any]


def make_terms() -> None:
    named = {"OIT": "Intensive outpatient treatment", "NXN": "Naltrexone (oral)", "ACM": "Acamprosate (Campral®)"}
    for code, name in named.items():
        Term.objects.create(code=code, name=name)
    Term.objects.create(code="MD", name="Medicaid", facet="payment")


def row(number: int = 1, *offers: str, **fields: Any) -> Row:
    """One facility; `offers` are the names of its services."""
    facility = {
        "frid": f"id-{number}",
        "name1": "Example Health Trust",
        "name2": f"Example Centre {number}",
        "street1": f"{number} Example Street",
        "city": "Boston",
        "state": "MA",
        "zip": "02108",
        "phone": "555-555-0100",
        "latitude": "42.3",
        "longitude": "-71.1",
        "services": [{"f1": "Service settings", "f2": "SET", "f3": "; ".join(offers or ("Naltrexone (oral)",))}],
    }
    return facility | fields


def listed(*rows: Any) -> BytesIO:
    return BytesIO(json.dumps({"page": 1, "totalPages": 1, "rows": rows}).encode())


def the_list() -> FacilityList:
    return FacilityList.objects.get_or_create(name="Example list", defaults={"url": "https://example.org/list"})[0]


def taken_in(*rows: Any, as_of: date = OCTOBER, by: User | None = None, **options: Any) -> ProgrammeImport:
    stream = listed(*rows)
    return importing.start(stream, name="list.json", facility_list=the_list(), as_of=as_of, by=by, **options)


def planned(*rows: Any, as_of: date = OCTOBER, by: User | None = None, **options: Any) -> ProgrammeImport:
    file = taken_in(*rows, as_of=as_of, by=by, **options)
    while not importing.read_on(file, by=by).is_done:
        pass
    return file


def applied(file: ProgrammeImport) -> ProgrammeImport:
    while not importing.apply_on(file, by=None).is_done:
        pass
    file.refresh_from_db()
    return file


def imported(*rows: Any, as_of: date = OCTOBER, **options: Any) -> ProgrammeImport:
    """Planned and applied, with nothing chosen."""
    return applied(planned(*rows, as_of=as_of, **options))


def rows_of(file: ProgrammeImport) -> list[ProgrammeRow]:
    return list(file.rows.select_related("programme").order_by("position"))


def outcomes(file: ProgrammeImport) -> list[str]:
    return [each.outcome for each in rows_of(file)]


def programme(number: int = 1) -> Programme:
    return Programme.objects.select_related("provider").get(listings__identifier=f"id-{number}")


def change(number: int = 1, **fields: Any) -> None:
    """As somebody changes a programme by hand."""
    found = programme(number)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()


def assured(number: int = 1) -> list[tuple[str, str, date]]:
    """Group, source and day."""
    return list(programme(number).assurances.values_list("group", "source", "assured_date"))
