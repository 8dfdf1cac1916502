"""Treatments: the list of them, each by itself, and two to four side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from articles import prose
from articles.models import Citation, Revision, Source
from articles.references.record import Evidence
from articles.views.pages import show
from treatments.models import Treatment
from treatments.views.section import section

FEWEST, MOST = 2, 4  # that stand side by side


@dataclass(frozen=True, slots=True)
class Cell:
    """What one treatment says to one question, and the kinds of evidence that it rests on."""

    revision: Revision
    html: str
    kinds: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    title: str
    cells: list[Cell]


def treatments(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them by approach, inside the text of the section's front page while readers see one at this address."""
    found = _live().order_by("page__treatment__approach", "page__treatment__position", "title")
    by_approach = {key: list(group) for key, group in groupby(found, lambda each: each.page.treatment.approach)}
    context = {
        "approaches": [
            (Treatment.Approach(key).label, by_approach[key]) for key in Treatment.Approach if key in by_approach
        ],
        "name": "Treatments",
        "about": "What each treatment does, for whom, with what harms, and what nobody knows yet.",
    }
    return section(request, slug, "treatments/treatments.html", context)


def treatment(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, "treatment", slug, "treatments/treatment.html", labels=labels())


def compare(request: HttpRequest) -> HttpResponse:
    """The facts of two to four treatments, question by question. Six queries, however many facts they have."""
    asked = list(dict.fromkeys(request.GET.getlist("t")))
    known = {each.page.slug: each for each in _live().order_by("title")}
    chosen = [known[slug] for slug in asked if slug in known][:MOST]
    cited = _cited(chosen)
    context = {
        "chosen": chosen,
        "known": known.values(),
        "unknown": [slug for slug in asked if slug not in known],
        "left_out": max(0, len(set(asked) & known.keys()) - MOST),
        "rows": _rows(chosen, cited) if len(chosen) >= FEWEST else [],
        "resting": [(each, _sources(cited.get(each.pk, []))) for each in chosen],
        "fewest": FEWEST,
        "most": MOST,
        "canonical": _canonical(request.path, chosen),
        "whole_address": True,
    }
    return render(request, "treatments/compare.html", context)


def labels() -> dict[str, str]:
    """What readers read over each fact, in the order of the facts."""
    return {name: capfirst(str(Treatment._meta.get_field(name).verbose_name)) for name in Treatment.FACTS}  # type: ignore[union-attr]


def _live() -> QuerySet[Revision]:
    live = Revision.objects.live().of_kind("treatment").select_related("page__treatment", "reviewer")
    return live.defer("body", "html", "text", "statements", "findings", "outline")


def _cited(revisions: list[Revision]) -> dict[int, list[Citation]]:
    """By the revision's id its citations in the facts, each with its source, in reading order."""
    found: dict[int, list[Citation]] = {}
    citations = Citation.objects.filter(revision__in=revisions, part__in=Treatment.FACTS)
    for each in citations.select_related("source").order_by("use"):
        found.setdefault(each.revision_id, []).append(each)
    return found


def _rows(chosen: list[Revision], cited: dict[int, list[Citation]]) -> list[Row]:
    """The questions that at least one of them answers."""
    answered = {name: title for name, title in labels().items() if any(name in each.facts_drawn for each in chosen)}
    return [
        Row(name, title, [_cell(each, name, cited.get(each.pk, [])) for each in chosen])
        for name, title in answered.items()
    ]


def _cell(revision: Revision, name: str, citations: list[Citation]) -> Cell:
    """Its ids and those of the other treatments would clash, so each has the treatment's name before it."""
    html = revision.facts_drawn.get(name, {}).get("html", "")
    kinds = {each.source.evidence for each in citations if each.part == name}
    in_order = [kind.label for kind in Evidence if kind in kinds]
    return Cell(revision, prose.apart(html, revision.page.slug), in_order)


def _sources(citations: list[Citation]) -> list[tuple[int, Source]]:
    """Each source once, with its number on the treatment's own page."""
    return sorted({each.number: each.source for each in citations}.items())


def _canonical(path: str, chosen: list[Revision]) -> str:
    """In one order whatever the order of choosing."""
    slugs = sorted(each.page.slug for each in chosen)
    return f"{path}?{'&'.join(f't={slug}' for slug in slugs)}" if slugs else path
