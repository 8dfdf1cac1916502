"""Narrowing the list of sources: by form, kind of evidence, year, standing and topic, all of which combine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Citation, Revision, Source, TaggedRevision
from articles.references.record import Evidence, Kind, Standing

YEARS_TOGETHER = 5
MODERN = 2000  # sources from before are few, and stand together
OLD, NO_YEAR = f"before-{MODERN}", "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: where it leads, and how many sources are left there."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Taken:
    """A choice that was made, and the address without it."""

    label: str
    query: str


@dataclass(slots=True)
class Found:
    """The sources that have all that was chosen, by their ids, and what can be chosen besides."""

    ids: list[int]
    chosen: dict[str, str]
    facets: list[Facet] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    @property
    def query(self) -> str:
        return _query(self.chosen)


def cited() -> QuerySet[Source]:
    """The sources that live pages rest on."""
    live = Revision.objects.live().values("pk")
    return Source.objects.filter(Exists(Citation.objects.filter(source=OuterRef("pk"), revision__in=live)))


def find(asked: Mapping[str, str]) -> Found:
    """Apply what was asked for; a value that no source has is left out. Two queries, however many sources there are.

    Each choice counts the sources that it would leave beside the other facets' choices, so none leads to nothing.
    """
    values, names = _values()
    known = {name: {value for each in values.values() for value in each[name]} for name in TITLES}
    chosen = {name: asked[name] for name in TITLES if asked.get(name) in known[name]}
    found = Found([pk for pk, each in values.items() if _fits(each, chosen)], chosen)
    for name, title in TITLES.items():
        others = {other: value for other, value in chosen.items() if other != name}
        counts = Counter(value for each in values.values() if _fits(each, others) for value in each[name])
        if name in chosen:
            found.taken.append(Taken(_label(name, chosen[name], names), _query(others)))
        choices = [
            Choice(_label(name, value, names), count, _query(chosen | {name: value}), value == chosen.get(name))
            for value, count in sorted(counts.items(), key=lambda item: _order(name, item[0], names))
        ]
        if choices:
            found.facets.append(Facet(name, title, choices))
    return found


def _label(facet: str, value: str, names: Mapping[str, str]) -> str:
    return LABELS[facet](value) if facet in LABELS else names[value]


def _order(facet: str, value: str, names: Mapping[str, str]) -> tuple[int, str]:
    """As the words are listed in the record, years from the newest on, topics by name."""
    return ORDERS[facet](value) if facet in ORDERS else 0, names.get(value, "").casefold()


def _values() -> tuple[dict[int, dict[str, tuple[str, ...]]], dict[str, str]]:
    """What each source has in each facet, and the names of the topics."""
    live = Revision.objects.live().listed().values("pk")
    tagged = TaggedRevision.objects.filter(content_object__in=live)
    pairs = tagged.values_list("content_object__citations__source", "tag__slug", "tag__name").distinct().order_by()
    tags: dict[int, list[str]] = {}
    names: dict[str, str] = {}
    for source, slug, name in pairs:
        tags.setdefault(source, []).append(slug)
        names[slug] = name
    rows = cited().order_by("key").values_list("pk", "kind", "evidence", "year", "standing")
    values = {
        pk: {
            "evidence": (evidence,),
            "kind": (kind,),
            "year": (_years(year),),
            "standing": (standing,),
            "tag": tuple(tags.get(pk, ())),
        }
        for pk, kind, evidence, year, standing in rows
    }
    return values, names


def _fits(values: Mapping[str, tuple[str, ...]], chosen: Mapping[str, str]) -> bool:
    return all(value in values[name] for name, value in chosen.items())


def _query(chosen: Mapping[str, str]) -> str:
    """In one order whatever the order of choosing, so that one choice has one address."""
    given = {name: chosen[name] for name in TITLES if name in chosen}
    return f"?{urlencode(given)}" if given else ""


def _years(year: int | None) -> str:
    """ "2020-2024": the same years on every day, so that an address keeps its meaning."""
    if year is None:
        return NO_YEAR
    if year < MODERN:
        return OLD
    first = year - year % YEARS_TOGETHER
    return f"{first}-{first + YEARS_TOGETHER - 1}"


def _years_label(value: str) -> str:
    return {OLD: f"Before {MODERN}", NO_YEAR: "No year"}.get(value) or value.replace("-", " to ")


def _years_order(value: str) -> int:
    """The newest first."""
    return {OLD: 1, NO_YEAR: 2}.get(value) or -int(value[:4])


def _standing_label(value: str) -> str:
    return "Nothing on record" if value == Standing.UNKNOWN else Standing(value).label


def _in_order_of(kinds: type[Kind] | type[Evidence] | type[Standing]) -> Callable[[str], int]:
    return [member.value for member in kinds].index


TITLES = {
    "evidence": "Kind of evidence",
    "kind": "Form of publication",
    "year": "Year",
    "standing": "Standing",
    "tag": "Topic of the pages that rest on it",
}
LABELS: dict[str, Callable[[str], str]] = {
    "evidence": lambda value: Evidence(value).label,
    "kind": lambda value: Kind(value).label,
    "year": _years_label,
    "standing": _standing_label,
}
ORDERS: dict[str, Callable[[str], int]] = {
    "evidence": _in_order_of(Evidence),
    "kind": _in_order_of(Kind),
    "year": _years_order,
    "standing": _in_order_of(Standing),
}
