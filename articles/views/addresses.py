"""Where the address of a page leads: to what readers see, to another address, to why it is gone, or nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from articles import clock, related, search
from articles.models import FormerSlug, Page, Revision
from articles.templatetags.reading import last_words

NEAR = 5  # pages that are offered in place of one that is gone


class Moved(Http404):
    """The address leads to a page that readers see elsewhere."""

    def __init__(self, kind: str, slug: str, page: Page) -> None:
        super().__init__()
        self.old_address, self.page = reverse(kind, args=[slug]), page


class Gone(Http404):
    """Readers saw a page here that was taken from them; `page` is None when nothing is left of it."""

    def __init__(self, slug: str, page: Page | None, note: str) -> None:
        super().__init__()
        self.slug, self.page, self.note = slug, page, note


def live_revision(kind: str, slug: str) -> Revision:
    """What readers see at an address. Raises Moved, Gone, or Http404 where readers never saw anything."""
    revisions = Revision.objects.live().with_page()
    if revision := revisions.filter(page__kind=kind, page__slug=slug).first():
        return revision
    last = None
    for last in _trail(kind, slug):
        if last.page and Page.objects.live().filter(pk=last.page.pk).exists():
            raise Moved(kind, slug, last.page)
    end = (last.kind, last.slug) if last else (kind, slug)
    page = (last and last.page) or Page.objects.filter(kind=end[0], slug=end[1]).first()
    told = last and not last.page
    if told or (page and page.revisions.filter(live_from__lte=clock.now()).exists()):
        raise Gone(slug, page, last.note if last and told else "")
    raise Http404


def _trail(kind: str, slug: str) -> Iterator[FormerSlug]:
    """The former addresses that lead on from one to the next, each once, so that a circle ends.

    Where a page ends later, the row is about that time.
    """
    passed: set[tuple[str, str]] = set()
    while (kind, slug) not in passed:
        passed.add((kind, slug))
        here = Revision.objects.filter(page__kind=kind, page__slug=slug, live_from__isnull=False)
        ends_later = Exists(here.filter(live_until__gt=clock.now())) & ~Exists(here.filter(live_until__isnull=True))
        former = FormerSlug.objects.filter(~ends_later, kind=kind, slug=slug).select_related("page").first()
        if not former:
            return
        yield former
        if not former.page:
            return
        kind, slug = former.page.kind, former.page.slug


def leading_on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view that asks for `live_revision` answer for pages that moved or are gone, below their address too."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Moved as moved:
            below = request.path.removeprefix(moved.old_address)
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(moved.page.get_absolute_url() + below + (f"?{query}" if query else ""))
        except Gone as gone:
            context = {"note": gone.note, "words": last_words(gone.slug), "near": _near(gone)}
            return render(request, "410.html", context, status=410)

    return answer


def _near(gone: Gone) -> list[Revision] | list[search.Hit]:
    """What readers see of the same subjects or, where these are unknown, about the words of the address."""
    seen = Revision.objects.with_page().filter(page=gone.page, live_from__lte=clock.now())
    last = seen.order_by("live_from").last() if gone.page else None
    if last and (near := related.to(last, NEAR)):
        return near
    found = search.find(last_words(gone.slug), limit=NEAR)
    return [hit for _, hits in found.groups for hit in hits]
