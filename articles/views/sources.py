"""The bibliography: all sources that live pages cite, and what rests on each."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.evidence.standing import WARNS
from articles.library.naming import sources_named
from articles.models import Citation, Revision, Source, Support
from articles.models.support import digest_of
from articles.references.record import Evidence
from articles.views import places, source_facets, source_ways
from articles.views.lists import list_address
from articles.views.source_facets import cited

PAGE_SIZE = 50
LONG = ("body", "facts", "html", "facts_drawn", "outline", "text", "statements", "findings")


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that rests on a source, once, however often it cites it there."""

    claim: str
    is_row: bool
    is_only: bool  # nothing else stands behind the claim
    address: str
    locators: list[str]
    support: Support | None

    @property
    def cells(self) -> list[str]:
        return places.cells(self.claim) if self.is_row else [self.claim]


@dataclass(frozen=True, slots=True)
class Resting:
    """What one live page rests on a source."""

    revision: Revision
    held: list[Held] = field(default_factory=list)


def is_shown(source: Source) -> bool:
    """Whether a live page rests on it, or on one that it replaces, be it in several steps."""
    passed: set[int] = set()
    near = {source.pk}
    while near:
        if cited().filter(pk__in=near).exists():
            return True
        passed |= near
        near = set(Source.objects.filter(superseded_by__in=near).values_list("pk", flat=True)) - passed
    return False


def sources(request: HttpRequest) -> HttpResponse:
    found = source_facets.find(request.GET.dict())
    paginator = Paginator(found.ids, PAGE_SIZE)
    page_obj = paginator.get_page(request.GET.get("page"))
    context = {
        "page_obj": page_obj,
        "shown": _with_page_counts(list(page_obj.object_list)),
        "found": found,
        "canonical": list_address(request.path, page_obj.number, **found.chosen),
        # As with lists of pages: the whole list and single choices are pages, combinations are not.
        "unindexed": len(found.chosen) > 1 or not found.ids,
    }
    return render(request, "articles/source_list.html", context)


def source(request: HttpRequest, key: str) -> HttpResponse:
    """One source, and every live claim that rests on it, page by page; or one that replaces a source still cited."""
    found = sources_named([key]).get(key)
    if not found or not is_shown(found):
        raise Http404
    if found.key != key:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    context = {
        "source": found,
        "ways": source_ways.ways(found),
        "to_ask_for": source_ways.to_ask_for(found),
        "evidence_meaning": source_ways.MEANINGS[Evidence(found.evidence)],
        "pages": _resting_on(found),
        "replaces": [older for older in found.supersedes.order_by("key") if is_shown(older)],
        "changes": found.standing_changes.select_related("superseded_by"),
    }
    return render(request, "articles/source.html", context)


def _with_page_counts(ids: list[int]) -> list[Source]:
    """Those sources in this order, each with the number of live pages that rest on it."""
    live = Q(citations__revision__in=Revision.objects.live().values("pk"))
    counted = Source.objects.annotate(page_count=Count("citations__revision__page", filter=live, distinct=True))
    found = counted.select_related("superseded_by").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _resting_on(source: Source) -> list[Resting]:
    """The live pages by title, each with its claims in reading order. Two queries."""
    citations = list(_live_citations(source))
    noted = Support.objects.filter(source=source, page__in={each.revision.page_id for each in citations})
    supports = {(each.page_id, each.claim_digest): each for each in noted}
    pages: dict[int, Resting] = {}
    held: dict[tuple[int, str, str], Held] = {}
    for each in citations:
        page = pages.setdefault(each.revision_id, Resting(each.revision))
        if not (claim := held.get((each.revision_id, each.part, each.claim))):
            support = supports.get((each.revision.page_id, digest_of(each.claim)))
            claim = _held(each, page.revision, support, is_shaken=source.standing in WARNS)
            held[each.revision_id, each.part, each.claim] = claim
            page.held.append(claim)
        if each.locator and each.locator not in claim.locators:
            claim.locators.append(each.locator)
    return list(pages.values())


def _live_citations(source: Source) -> QuerySet[Citation]:
    """Each with whether another source stands behind the same claim; without the long texts of the pages."""
    same = Citation.objects.filter(revision=OuterRef("revision"), part=OuterRef("part"), claim=OuterRef("claim"))
    return (
        Citation.objects.filter(source=source, revision__in=Revision.objects.live().values("pk"))
        .annotate(has_others=Exists(same.exclude(source=source)))
        .select_related("revision__page")
        .defer(*(f"revision__{name}" for name in LONG))
        .order_by("revision__title", "revision", "use")
    )


def _held(citation: Citation, revision: Revision, support: Support | None, *, is_shaken: bool) -> Held:
    """What rests on a shaken source may stand in the notice over the text as well, where its words would be found."""
    row = places.is_row(citation.claim)
    address = places.address(
        revision.get_absolute_url(),
        f"cite-{citation.use}",
        citation.claim,
        by_words=not (row or is_shaken),
        elsewhere=f"{revision.title}\n{revision.summary}",
    )
    return Held(citation.claim, row, not citation.has_others, address, [], support)  # type: ignore[attr-defined]
