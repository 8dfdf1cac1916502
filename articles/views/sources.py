"""The bibliography: all sources that live pages cite, and what rests on each."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.library.naming import sources_named
from articles.models import Citation, Revision, Source
from articles.references.record import Evidence
from articles.views.lists import list_address

PAGE_SIZE = 50


def cited() -> QuerySet[Source]:
    """The sources that live pages rest on, with the number of these pages."""
    live = Revision.objects.live().values("pk")
    return Source.objects.filter(Exists(Citation.objects.filter(source=OuterRef("pk"), revision__in=live))).annotate(
        page_count=Count("citations__revision__page", filter=Q(citations__revision__in=live), distinct=True)
    )


def is_shown(source: Source) -> bool:
    """Whether a live page rests on it, or on one that it replaces."""
    return cited().filter(Q(pk=source.pk) | Q(superseded_by=source)).exists()


def sources(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("evidence", "")
    counts = dict(cited().order_by().values_list("evidence").annotate(Count("pk", distinct=True)))
    evidence = wanted if wanted in counts else ""
    found = cited().filter(evidence=evidence) if evidence else cited()
    paginator = Paginator(found.select_related("superseded_by").order_by("key"), PAGE_SIZE)
    page_obj = paginator.get_page(request.GET.get("page"))
    context = {
        "page_obj": page_obj,
        "canonical": list_address(request.path, page_obj.number, evidence=evidence),
        "evidence": Evidence(evidence) if evidence else None,
        "offered": [(kind, counts[kind.value]) for kind in Evidence if kind.value in counts],
    }
    return render(request, "articles/source_list.html", context)


def source(request: HttpRequest, key: str) -> HttpResponse:
    """One source, and every live claim that rests on it, page by page; or one that replaces a source still cited."""
    found = sources_named([key]).get(key)
    if not found or not is_shown(found):
        raise Http404
    if found.key != key:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    citations = (
        Citation.objects.filter(source=found, revision__in=Revision.objects.live().values("pk"))
        .select_related("revision__page")
        .order_by("revision__title", "use")
    )
    claims: dict[int, list[Citation]] = {}
    for citation in citations:
        claims.setdefault(citation.revision_id, []).append(citation)
    context = {
        "source": found,
        "claims": list(claims.values()),
        "replaces": list(cited().filter(superseded_by=found).order_by("key")),
        "changes": found.standing_changes.select_related("superseded_by"),
    }
    return render(request, "articles/source.html", context)
