"""One page: an article, an about page. Other apps show their kinds of page through `show` too."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles import related, structured_data
from articles.models import Article, Page, Revision
from articles.views.addresses import leading_on, live_revision
from articles.views.evidence import behind
from articles.views.staff import sees_drafts

NUMBER = re.compile("[0-9]{1,9}")


def draft_revision(request: HttpRequest, kind: str, slug: str) -> Revision:
    """For staff, the revision whose number they ask for, else the newest. Raises Http404 for everybody else."""
    page = get_object_or_404(Page, kind=kind, slug=slug)
    if not sees_drafts(request.user):
        raise Http404
    revisions = Revision.objects.with_page().filter(page=page).order_by("number")
    number = request.GET.get("preview", "")
    if number:
        revisions = revisions.filter(number=number) if NUMBER.fullmatch(number) else revisions.none()
    if revision := revisions.last():
        return revision
    raise Http404


def draw(request: HttpRequest, kind: str, slug: str, template: str, **context: Any) -> HttpResponse:
    """Draw the live revision at an address or, for staff who ask with ?preview, another one.

    Raises Http404 where there is none; `show` answers for pages that moved or are gone.
    """
    preview = "preview" in request.GET
    revision = draft_revision(request, kind, slug) if preview else live_revision(kind, slug)
    references = revision.references()
    context |= {
        "revision": revision,
        "page": revision.page,
        **behind(revision, references),
        "related": related.to(revision),
        "beside": related.beside(revision),
        "structured_data": None if preview else structured_data.for_page(request, revision, references),
        "preview": preview,
    }
    return render(request, template, context)


show = leading_on(draw)


def article(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, Article.Place.ARTICLE, slug, "articles/article.html")


def about(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, Article.Place.ABOUT, slug, "articles/about.html")


def section(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, Article.Place.SECTION, slug, "articles/article.html")


def about_list(request: HttpRequest) -> HttpResponse:
    revisions = Revision.objects.live().of_kind(Article.Place.ABOUT).select_related("page").order_by("title")
    return render(request, "articles/about_list.html", {"revisions": revisions})
