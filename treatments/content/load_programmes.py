"""Puts the programmes of a content folder into the directory, through `recording`. What no entry names stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from articles.content.files import cleaned
from articles.content.report import Report
from articles.content.tally import Tally, keep
from treatments import recording
from treatments.models import Assurance, Programme, Provider, Term
from treatments.models.provider import name_key

if TYPE_CHECKING:
    from treatments.content.programmes import ProgrammeEntry

Identity = tuple[str, str, str]  # no field of a programme names it for good: its provider, its name and where it is


def put(programmes: Sequence[ProgrammeEntry], tally: Tally, report: Report) -> None:
    if not programmes:
        return
    codes = {code.casefold(): code for code in Term.objects.values_list("code", flat=True)}
    keys = {name_key(each.provider["name"]) for each in programmes}
    providers = {provider.name_key: provider for provider in Provider.objects.filter(name_key__in=keys)}
    stored = _stored(keys)
    for said in programmes:
        values = dict(said.values)
        if "services" in values:
            values["services"] = _services(said, codes, report)
        provider = providers.setdefault(name_key(said.provider["name"]), Provider())
        changed = keep(provider, said.provider)
        sharing = stored[(provider.name_key, values["name"].casefold(), values.get("postal_code", ""))]
        programme = sharing.pop(0) if sharing else Programme(provider=provider)
        new = programme.pk is None
        changed = _keep(programme, values, also=changed) | _assure(programme, said.assurances)
        tally.add("Programmes", programme.name, new=new, changed=changed)


def _services(said: ProgrammeEntry, codes: Mapping[str, str], report: Report) -> list[str]:
    """`codes`: those of all terms, by the same without case."""
    given = said.values["services"]
    for code in given:
        if code.casefold() not in codes:
            said.entry.wrong(report, f"services: There is no term “{code}”. Add an entry to terms.json.")
    return sorted({codes.get(code.casefold(), code) for code in given})


def _stored(providers: Iterable[str]) -> defaultdict[Identity, list[Programme]]:
    """Of several with one identity the oldest comes first, as in an export."""
    found: defaultdict[Identity, list[Programme]] = defaultdict(list)
    known = Programme.objects.filter(provider__name_key__in=providers).select_related("provider")
    for each in known.prefetch_related("assurances").order_by("pk"):
        found[(each.provider.name_key, each.name.casefold(), each.postal_code)].append(each)
    return found


def _keep(programme: Programme, values: dict[str, object], *, also: bool) -> bool:
    """`also`: its provider changed, which readers see with it."""
    differs = any(cleaned(getattr(programme, name)) != value for name, value in values.items())
    changed = also or differs or programme.pk is None
    if changed:
        for name, value in values.items():
            setattr(programme, name, value)
        recording.save_programme(programme)
    return changed


def _assure(programme: Programme, said: Iterable[Assurance]) -> bool:
    names = ("source", "url", "assured_date", "assurer", "shelf_life")
    before = {each.group: each for each in programme.assurances.all()}
    fresh = [
        each
        for each in said
        if each.group not in before or any(getattr(each, name) != getattr(before[each.group], name) for name in names)
    ]
    if fresh:
        recording.assure(programme, fresh)
    return bool(fresh)
