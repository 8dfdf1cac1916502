"""What readers can narrow the directory by, in words, and how many programmes each further choice would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from articles.models import Revision
from treatments.directory.asked import CHOOSABLE, LEVEL, TREATMENT, Asked
from treatments.directory.index import Index
from treatments.models import Facet

FIRST = 8  # values of a facet that are shown at once
PAGES = {"level-of-care": LEVEL, "treatment": TREATMENT}
PRIVACY, QUESTIONS = "privacy", "ten-questions-to-ask-a-programme"  # about pages that the directory leads to


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Names:
    """The values that readers may choose, each with its words, and the pages that readers can open."""

    labels: Mapping[str, Mapping[str, str]]  # by what is chosen, then by value
    ids: Mapping[tuple[str, str], int]
    pages: Mapping[int, Link]  # levels of care as on the ladder, then treatments, by id
    about: Mapping[str, str]  # addresses by slug, of those named above

    def bits(self, index: Index, name: str, value: str) -> int:
        if name == LEVEL:
            return index.at_level.get(self.ids[name, value], 0)
        if name == TREATMENT:
            return index.giving.get(self.ids[name, value], 0)
        return index.offering.get(value, 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: where it leads, and how many programmes are left there."""

    label: str
    value: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    name: str
    title: str
    first: list[Choice]
    more: list[Choice]


@dataclass(frozen=True, slots=True)
class Taken:
    """A choice that was made, and the address without it."""

    label: str
    pair: str  # "level=outpatient-therapy", as a form takes it back
    query: str


def names(index: Index) -> Names:
    """Levels of care and treatments count while readers see their pages. One query."""
    wanted = Q(page__kind__in=PAGES) | Q(page__kind="about", page__slug__in=(PRIVACY, QUESTIONS))
    live = Revision.objects.live().filter(wanted).order_by("page__kind", "page__levelofcare__position", "title")
    labels: dict[str, dict[str, str]] = {name: {} for name in CHOOSABLE}
    found = Names(labels, ids := {}, pages := {}, about := {})
    for pk, kind, slug, title in live.values_list("page_id", "page__kind", "page__slug", "title"):
        address = reverse(kind, args=[slug])
        if name := PAGES.get(kind):
            labels[name][slug] = title
            ids[name, slug] = pk
            pages[pk] = Link(title, address)
        else:
            about[slug] = address
    for code, term in index.terms.items():
        if term.facet in labels:
            labels[term.facet][code] = term.name
    return found


def narrowings(asked: Asked, bits: int, index: Index, known: Names) -> list[Narrowing]:
    """What can be chosen besides, most programmes first; nothing leads to an empty list."""
    found = []
    for name in CHOOSABLE:
        if name == TREATMENT:
            continue
        counts = {
            value: (bits & known.bits(index, name, value)).bit_count()
            for value in known.labels[name]
            if value not in asked.chosen.get(name, ())
        }
        choices = [
            Choice(known.labels[name][value], value, count, asked.having(name, value).query())
            for value, count in counts.items()
            if count
        ]
        choices.sort(key=lambda each: (-each.count, each.label.casefold()))
        if choices:
            found.append(Narrowing(name, title(name), choices[:FIRST], choices[FIRST:]))
    return found


def taken(asked: Asked, known: Names) -> list[Taken]:
    return [
        Taken(known.labels[name][value], f"{name}={value}", asked.without(name, value).query())
        for name, value in asked.pairs
    ]


def title(name: str) -> str:
    return "Level of care" if name == LEVEL else str(Facet(name).label)
