"""A page sentence by sentence: what it claims, on which sources, and what those sources say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.claims import tally
from articles.evidence import reading, standing
from articles.evidence.reading import Claim, Section
from articles.models import Revision, Source
from articles.models.revision import Reference
from articles.references.record import Standing
from articles.views import places
from articles.views.addresses import leading_on, live_revision


@dataclass(frozen=True, slots=True)
class Bar:
    """One kind of evidence among the claims of a page; `share` is of all claims, in hundredths."""

    name: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Shaken:
    """Sources that no longer stand, and the sentences that rest on nothing else: each with its first citation."""

    sources: list[Source]
    claims: list[tuple[str, int]]

    @property
    def is_retracted(self) -> bool:
        return any(source.standing == Standing.RETRACTED for source in self.sources)


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim on the evidence page, by its number there, with its address in the page itself."""

    number: int
    claim: Claim
    address: str

    @property
    def cells(self) -> list[str]:
        return places.cells(self.claim.text) if self.claim.is_row else [self.claim.text]


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one heading: what it states, and what only explains, asks or advises."""

    section: Section
    shown: list[Shown]
    quiet: list[Claim]


def behind(revision: Revision, references: list[Reference]) -> dict[str, Any]:
    """What a page says of its own evidence: how many claims, on what, and which of them are shaken. No query."""
    counted = reading.counted(revision, references)
    return {
        "references": references,
        "shaken": _shaken(references),
        "tally": counted,
        "tally_in_words": tally.in_words(counted),
        "rests_on_several": sum(counted.kinds.values()) > counted.cited,
        "bars": _bars(counted),
    }


@leading_on
def evidence(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Of what readers see only: the evidence of a draft is for the admin."""
    revision = live_revision(kind, slug)
    references = revision.references()
    said = behind(revision, references)
    above = [revision.title, revision.summary, *(claim for each in said["shaken"] for claim, _ in each.claims)]
    parts = _parts(revision, reading.sections(revision, references), "\n".join(above))
    shown = [each for part in parts for each in part.shown]
    resting = [each for one in shown for each in one.claim.resting]
    context = {
        "revision": revision,
        "page": revision.page,
        "parts": [part for part in parts if part.shown],
        "others": [part for part in parts if not part.shown],
        "uncited": [each for each in shown if not each.claim.resting],
        "resting_count": len(resting),
        "support_count": sum(bool(each.support) for each in resting),
    }
    return render(request, "articles/evidence.html", context | said)


def _parts(revision: Revision, sections: list[Section], above: str) -> list[Part]:
    """`above` is what the page says over its text: whatever begins so cannot be found by its words."""
    page = revision.get_absolute_url()
    alike = places.twice([claim.text for section in sections for claim in section.claims])
    parts, number = [], 0
    for section in sections:
        shown = []
        for claim in section.claims:
            if claim.states:
                number += 1
                shown.append(Shown(number, claim, _address(page, section, claim, claim.text in alike, above)))
        parts.append(Part(section, shown, [claim for claim in section.claims if not claim.states]))
    return parts


def _address(page: str, section: Section, claim: Claim, is_alike: bool, above: str) -> str:
    anchor = f"cite-{claim.resting[0].citation.use}" if claim.resting else section.anchor
    return places.address(page, anchor, claim.text, by_words=not (claim.is_row or is_alike), elsewhere=above)


def _shaken(references: list[Reference]) -> list[Shaken]:
    """Grouped by what the claims rest on, so that a reader is told once what happened to a source; retracted first."""
    sources = {reference.source.key: reference.source for reference in references}
    uses = sorted((use for reference in references for use in reference.uses), key=lambda use: -use.use)
    first = {(use.part, use.claim): use.use for use in uses}
    groups: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for each in standing.shaken(references):
        keys = tuple(dict.fromkeys(each.keys))
        groups.setdefault(keys, []).append((each.claim, first[each.part, each.claim]))
    found = [Shaken([sources[key] for key in keys], claims) for keys, claims in groups.items()]
    return sorted(found, key=lambda each: not each.is_retracted)


def _bars(counted: tally.Tally) -> list[Bar]:
    """Of all claims, what is not cited among them, as that is a finding too."""
    counts = {kind.label: count for kind, count in counted.kinds.items()}
    if counted.claims > counted.cited:
        counts["Not cited"] = counted.claims - counted.cited
    return [Bar(name, count, round(100 * count / counted.claims)) for name, count in counts.items()]
