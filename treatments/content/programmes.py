"""programmes.json: programmes that somebody wrote by hand, each with what it rests on.

Those that a facility list holds are not written there: the list brings them back, and without its record of them a
later import would take them for new ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from articles.content import entries
from articles.content.entries import Entry
from articles.content.files import order
from articles.content.parts import Put
from articles.content.report import Report
from treatments.content import load_programmes
from treatments.models import Assurance, Programme, Provider

FILE = "programmes.json"
PROVIDER: Mapping[str, type] = dict.fromkeys(("name", "description", "website", "email"), str)
TEXTS = (
    *("name", "alternate_name", "description", "status", "alert", "withheld"),
    *("phone", "intake_phone", "hotline", "email", "website", "address_1", "address_2", "city", "state_province"),
    *("postal_code", "country", "opening_hours", "eligibility", "cost"),
)
FIELDS: Mapping[str, type] = {
    **dict.fromkeys(TEXTS, str),
    "is_example": bool,
    "latitude": float,
    "longitude": float,
    "services": list,
    "minimum_age": int,
    "maximum_age": int,
}
PROGRAMME: Mapping[str, type] = {"provider": dict, **FIELDS, "assurances": list}
ASSURANCE: Mapping[str, type] = {
    **dict.fromkeys(("group", "source", "url", "assured_date", "assurer"), str),
    "shelf_life": int,
}


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    entry: Entry
    provider: Mapping[str, str]
    values: Mapping[str, Any]
    assurances: Sequence[Assurance]


def read(found: Sequence[Entry], report: Report, *, examples: bool) -> Put:
    read_so = [_read(entry, report) for entry in found]
    programmes = [each for each in read_so if each and (examples or not each.values.get("is_example"))]
    return partial(load_programmes.put, programmes)


def _read(entry: Entry, report: Report) -> ProgrammeEntry | None:
    values = entries.checked(entry, PROGRAMME, report)
    if values is None:
        return None
    before = len(report.errors)
    own = {name: value for name, value in values.items() if name in FIELDS}
    provider = entries.checked(_inside(entry, values.get("provider", {})), PROVIDER, report) or {}
    if provider.get("name"):
        entries.held_to(Provider, provider, entry, report, without=("name_key",))
    else:
        entry.wrong(report, 'provider: It needs its name: {"name": …}.')
    if not all(isinstance(code, str) for code in own.get("services", [])):
        entry.wrong(report, "services has to be a list of codes.")
    if entries.held_to(Programme, own, entry, report, without=("provider",)):
        _check_whole(own, entry, report)
    given = [_assurance(entry, each, report) for each in values.get("assurances", [])]
    assurances = [each for each in given if each]
    if len({each.group for each in assurances}) < len(assurances):
        entry.wrong(report, "assurances: A group stands twice.")
    return ProgrammeEntry(entry, provider, own, assurances) if len(report.errors) == before else None


def _check_whole(own: Mapping[str, Any], entry: Entry, report: Report) -> None:
    """What no field knows by itself, and the length of long text, which a model leaves to forms."""
    try:
        Programme(**own).clean()
    except ValidationError as error:
        entry.wrong(report, " ".join(error.messages))
    for name in TEXTS:
        most = getattr(Programme._meta.get_field(name), "max_length", None)
        if most and len(own.get(name, "")) > most:
            entry.wrong(report, f"{name}: This is {len(own[name])} characters long, and {most} is the most.")


def _inside(entry: Entry, values: Any) -> Entry:
    """An object inside an entry, its faults reported at the entry's line."""
    return Entry(entry.file, entry.line, entry.number, values if isinstance(values, Mapping) else {"it": values})


def _assurance(entry: Entry, given: Any, report: Report) -> Assurance | None:
    values = entries.checked(_inside(entry, given), ASSURANCE, report)
    if values is None:
        return None
    try:
        day = date.fromisoformat(values.get("assured_date", ""))
    except ValueError:
        entry.wrong(report, "assured_date: Write year, month and day: 2026-05-31.")
        return None
    shelf_life = {str(group): days for group, days in Assurance.SHELF_LIFE.items()}.get(values.get("group", ""), 365)
    values = {"shelf_life": shelf_life, **values, "assured_date": day}
    held = entries.held_to(Assurance, values, entry, report, without=("programme",))
    return Assurance(**values) if held else None


def export() -> list[dict[str, object]]:
    unlisted = Programme.objects.filter(listings=None).select_related("provider").prefetch_related("assurances")
    found = sorted(
        unlisted.order_by("pk"), key=lambda each: (order(each.name), each.provider.name_key, each.postal_code)
    )
    return [_written(each) for each in found]


def _written(programme: Programme) -> dict[str, object]:
    given = sorted(programme.assurances.all(), key=lambda each: each.group)
    assurances = [_filled(each, ASSURANCE) | {"assured_date": str(each.assured_date)} for each in given]
    written: dict[str, object] = {"provider": _filled(programme.provider, PROVIDER)}
    return written | _filled(programme, FIELDS) | ({"assurances": assurances} if assurances else {})


def _filled(instance: object, names: Mapping[str, type]) -> dict[str, object]:
    """A field without a value is left out. Nought is one: an age, and the longitude of Greenwich."""
    values = ((name, getattr(instance, name)) for name in names)
    return {name: value for name, value in values if value or (value == 0 and value is not False)}
