"""What the editor asks for while somebody writes: the preview of a text, and the sources and pages that match words."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from articles import kinds, rendering
from articles.admin.source_list import matching
from articles.findings import BODY
from articles.models import Page, Revision, Source
from articles.models.source_alias import KEY
from articles.references.record import Standing

LONGEST_TEXT = 200_000  # characters: thirty times a long article
LONGEST_QUERY = 100
MOST_WORDS = 6
MOST_RESULTS = 20
# What a writer is told about a source before citing it. "Unknown" only says that nobody has looked yet.
CAUTIONS = {
    Standing.CORRECTED: "Corrected: read the correction before you cite it",
    Standing.CONCERN: "Of concern: its publisher doubts it",
    Standing.RETRACTED: "Retracted: do not rest a claim on it",
    Standing.SUPERSEDED: "Superseded",
}


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
    """How a text would look on its page. Keeps nothing."""
    if not may_write(request.user):
        raise PermissionDenied
    text = request.POST.get("text", "")
    if reason := too_long(text):
        return JsonResponse({"error": reason}, status=413)
    return JsonResponse({"html": rendering.preview({BODY: text})[BODY].html})


@require_GET
def sources(request: HttpRequest) -> JsonResponse:
    if not (may_write(request.user) or request.user.has_perm("articles.view_source")):
        raise PermissionDenied
    asked = request.GET.get("q", "")[:LONGEST_QUERY]
    found = matching(Source.objects.select_related("superseded_by"), asked).prefetch_related("aliases")
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


def _source(source: Source) -> dict[str, str]:
    former = ", ".join(alias.name for alias in source.aliases.all() if alias.scheme == KEY)
    details = (
        source.label,
        source.container,
        source.get_evidence_display(),
        f"doi:{source.doi}" if source.doi else "",
        f"formerly {former}" if former else "",
    )
    return {
        "insert": source.key,
        "title": source.title,
        "details": " · ".join(filter(None, details)),
        "caution": _caution(source),
    }


def _caution(source: Source) -> str:
    told = CAUTIONS.get(Standing(source.standing), "")
    newer = source.superseded_by
    return f"{told}. Cite {newer.key} instead" if told and newer else told


def _page(page: Page) -> dict[str, str]:
    return {
        "insert": f"{page.kind}/{page.slug}",
        "title": page.title,
        "details": f"{page.kind_name} · {page.get_absolute_url()}",
        "caution": "" if page.live else "Readers do not see it",  # type: ignore[attr-defined]
    }
