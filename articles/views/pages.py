"""One page: an article, an about page. Other apps show their kinds of page through `live_page` too."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers

from articles import related, structured_data
from articles.models import Article, FormerSlug, Page, Revision


class Moved(Exception):
    """The page has another address now."""

    def __init__(self, page: Page) -> None:
        self.page = page


def live_revision(kind: str, slug: str) -> Revision:
    """What readers see at an address. Raises Moved when the page has another address now, and Http404."""
    revisions = Revision.objects.live().with_page()
    if revision := revisions.filter(page__kind=kind, page__slug=slug).first():
        return revision
    former = FormerSlug.objects.filter(kind=kind, slug=slug).select_related("page").first()
    if former and Page.objects.live().filter(pk=former.page_id).exists():
        raise Moved(former.page)
    raise Http404


def draft_revision(request: HttpRequest, kind: str, slug: str) -> Revision:
    """The newest revision, for staff who may see drafts. Raises Http404 for everybody else."""
    page = get_object_or_404(Page, kind=kind, slug=slug)
    if not may_preview(request, page):
        raise Http404
    return Revision.objects.with_page().filter(page=page).latest()


def may_preview(request: HttpRequest, page: Page) -> bool:
    user = request.user
    return user.is_active and user.is_staff and user.has_perm("articles.view_page")


def show(
    request: HttpRequest, kind: str, slug: str, template: str, *, follow: bool = True, **context: Any
) -> HttpResponse:
    """Show the live revision at an address or, to staff who ask with ?preview, the newest one.

    A page that has moved is followed to where it is, unless `follow` says that the address has something else to show.
    """
    preview = "preview" in request.GET
    try:
        revision = draft_revision(request, kind, slug) if preview else live_revision(kind, slug)
    except Moved as moved:
        if not follow:
            raise Http404 from moved
        return moved_to(request, moved.page)
    response = render(request, template, context | _context(request, revision, preview))
    if preview:
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _context(request: HttpRequest, revision: Revision, preview: bool) -> dict[str, Any]:
    references = revision.references()
    return {
        "revision": revision,
        "page": revision.page,
        "references": references,
        "related": related.to(revision),
        "structured_data": None if preview else structured_data.for_page(request, revision, references),
        "preview": preview,
    }


def moved_to(request: HttpRequest, page: Page) -> HttpResponsePermanentRedirect:
    """A permanent redirect that keeps the query string."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(page.get_absolute_url() + (f"?{query}" if query else ""))


def article(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, Article.Place.ARTICLE, slug, "articles/article.html")


def about(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, Article.Place.ABOUT, slug, "articles/about.html")


def section(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, Article.Place.SECTION, slug, "articles/article.html")


def about_list(request: HttpRequest) -> HttpResponse:
    revisions = Revision.objects.live().of_kind(Article.Place.ABOUT).select_related("page").order_by("title")
    return render(request, "articles/about_list.html", {"revisions": revisions})
