"""Lists of pages: articles, tags, and what has a tag."""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render

from articles import kinds, tag_filter
from articles.models import Revision

PAGE_SIZE = 20


def articles(request: HttpRequest) -> HttpResponse:
    """All articles, or those that have every tag asked for. A tag that is not known is said, never an error."""
    tags, unknown = tag_filter.chosen(request.GET.getlist("tag"))
    revisions = Revision.objects.live().of_kind("article").tagged(*(tag.slug for tag in tags))
    paginator = Paginator(revisions.with_page().order_by("title", "pk"), PAGE_SIZE)
    page_obj = paginator.get_page(request.GET.get("page"))
    context = {
        "page_obj": page_obj,
        "chosen": tags,
        "unknown": unknown,
        "offered": tag_filter.offered(revisions, tags),
        "canonical": list_address(request.path, page_obj.number, tag=tags[0].slug if tags else ""),
        # What search engines are told: the plain list and single tags are pages, combinations are not.
        "unindexed": len(tags) > 1 or bool(unknown) or not page_obj.object_list,
    }
    return render(request, "articles/article_list.html", context)


def list_address(path: str, number: int, **filters: str) -> str:
    """The one address of a page of a list: its filters and its number, and nothing else that the query held."""
    query = {name: value for name, value in filters.items() if value} | ({"page": str(number)} if number > 1 else {})
    return f"{path}?{urlencode(query)}" if query else path


def tags(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/tag_list.html", {"offered": tag_filter.all_tags()})


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that has the tag, by kind. Another name of the tag leads here."""
    found = tag_filter.shown().filter(slug=slug).first()
    if not found:
        return HttpResponsePermanentRedirect(
            get_object_or_404(tag_filter.shown(), aliases__slug=slug).get_absolute_url()
        )
    live = Revision.objects.live().listed().tagged(found.slug)
    revisions = sorted(live.with_page(), key=lambda revision: (kinds.get(revision.page.kind).order, revision.title))
    groups = [(kinds.get(key), list(group)) for key, group in groupby(revisions, lambda each: each.page.kind)]
    return render(request, "articles/tag.html", {"tag": found, "groups": groups})
