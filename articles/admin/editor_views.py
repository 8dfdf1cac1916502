"""What the editor asks for while somebody writes: the preview of a text, and the sources and pages that match words."""

from __future__ import annotations

import dataclasses
import json

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from articles import kinds, rendering
from articles.models import Page, Revision, Source

LONGEST_TEXT = 200_000  # characters: thirty times a long article
LONGEST_QUERY = 100
MOST_WORDS = 6
MOST_RESULTS = 20
# The authors are looked for in their JSON, and these words stand in that of every source.
AROUND_NAMES = '[{"family": "", "given": ""}, {"literal": ""}]'


def too_long(text: str) -> str:
    """The sentence that refuses a text beyond the bound; empty for any other."""
    if len(text) <= LONGEST_TEXT:
        return ""
    return f"The text has {len(text):,} characters. A page holds at most {LONGEST_TEXT:,}: divide it."


def may_write(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether the person may write pages of any kind."""
    models = {kind.model.lower().partition(".")[::2] for kind in kinds.registered()}
    return isinstance(user, User) and any(
        user.has_perm(f"{app}.{verb}_{model}") for app, model in models for verb in ("add", "change")
    )


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """How a text would look on its page, and what there is to say about it. Keeps nothing."""
    if not may_write(request.user):
        raise PermissionDenied
    text = request.POST.get("text", "")
    if reason := too_long(text):
        return JsonResponse({"error": reason}, status=413)
    drawn = rendering.preview(text)
    return JsonResponse({"html": drawn.html, "findings": [dataclasses.asdict(finding) for finding in drawn.findings]})


@require_GET
def sources(request: HttpRequest) -> JsonResponse:
    if not (may_write(request.user) or request.user.has_perm("articles.view_source")):
        raise PermissionDenied
    found = Source.objects.all()
    for word in _words(request):
        found = found.filter(_about(word))
    return JsonResponse({"results": [_source(source) for source in found.order_by("-year", "key")[:MOST_RESULTS]]})


@require_GET
def pages(request: HttpRequest) -> JsonResponse:
    if not may_write(request.user):
        raise PermissionDenied
    found = Page.objects.annotate(live=Exists(Revision.objects.live().filter(page=OuterRef("pk"))))
    for word in _words(request):
        found = found.filter(Q(title__icontains=word) | Q(slug__icontains=word))
    return JsonResponse({"results": [_page(page) for page in found.order_by("title", "pk")[:MOST_RESULTS]]})


def _words(request: HttpRequest) -> list[str]:
    """What was asked for, in words; a zero byte, which PostgreSQL takes in no text, parts words like a space."""
    return request.GET.get("q", "")[:LONGEST_QUERY].replace("\0", " ").split()[:MOST_WORDS]


def _about(word: str) -> Q:
    word = word.removeprefix("https://doi.org/").removeprefix("@")
    fields = ("key", "title", "container", "doi", "pmid", "year")
    found = Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR)
    if word.lower() in AROUND_NAMES:
        return found
    # SQLite keeps JSON with its letters beyond ASCII escaped.
    return found | Q(authors__icontains=word) | Q(authors__icontains=json.dumps(word)[1:-1])


def _source(source: Source) -> dict[str, str]:
    # "Unknown" only says that nobody has looked yet, which is no reason to hold a writer back.
    standing = "" if source.standing in ("current", "unknown") else source.get_standing_display()
    details = (source.label, source.container, source.get_evidence_display(), f"doi:{source.doi}" if source.doi else "")
    return {
        "insert": source.key,
        "title": source.title,
        "details": " · ".join(filter(None, details)),
        "caution": standing,
    }


def _page(page: Page) -> dict[str, str]:
    return {
        "insert": f"{page.kind}/{page.slug}",
        "title": page.title,
        "details": f"{page.kind_name} · {page.get_absolute_url()}",
        "caution": "" if page.live else "Readers do not see it",  # type: ignore[attr-defined]
    }
