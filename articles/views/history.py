"""What readers saw of a page, version by version, and what differs between any two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles import clock
from articles.models import Page, Revision
from articles.views import differences
from articles.views.addresses import leading_on, live_revision

LONG = ("summary", "body", "facts", "html", "facts_drawn", "outline", "text", "statements", "findings")


@dataclass(frozen=True, slots=True)
class Version:
    """A revision that readers saw. What is planned for it is none of their business."""

    revision: Revision
    before: Revision | None  # what they saw before it

    @property
    def until(self) -> datetime | None:
        end = self.revision.live_until
        return end if end and end <= clock.now() else None


@leading_on
def history(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Every published revision and, with ?from=3&to=7, a comparison of two of them."""
    live = live_revision(kind, slug)
    seen = _seen(live.page)
    numbers = {str(revision.number): revision for revision in seen}
    asked = [request.GET[name] for name in ("from", "to") if name in request.GET]
    chosen = [numbers[number] for number in asked if number in numbers]
    context = {
        "revision": live,
        "page": live.page,
        "versions": [Version(each, before) for each, before in zip(seen, [*seen[1:], None], strict=True)],
        "compared": _compared(chosen) if len(chosen) == 2 else None,
        "is_refused": bool(asked) and len(chosen) != 2,
    }
    return render(request, "articles/history.html", context)


def _seen(page: Page) -> list[Revision]:
    """Newest first, without what a list of them does not show."""
    seen = page.revisions.filter(live_from__lte=clock.now()).select_related("reviewer")
    return list(seen.defer(*LONG).order_by("-live_from"))


def _compared(chosen: list[Revision]) -> differences.Differences:
    """The older of two versions with the newer one, whichever way they were asked for."""
    older, newer = sorted(chosen, key=lambda revision: revision.live_from or clock.now())
    whole = Revision.objects.select_related("page", "author").prefetch_related("tagged__tag", "citations__source")
    found = whole.in_bulk([older.pk, newer.pk])
    return differences.between(found[older.pk], found[newer.pk])
