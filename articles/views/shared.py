"""One revision, for whoever was sent a preview link. No account, no cookie, and nothing that keeps a copy of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import kinds, related
from articles.models import PreviewLink
from articles.publishing import sharing
from articles.views.evidence import behind

# The address is the key to the draft: no other site learns it from a link that is followed, and nobody keeps a copy.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Links that ended, were revoked or never were are answered alike, so that nothing can be learned by trying."""
    link = sharing.open_shared(token, count=request.method == "GET")
    template = kinds.get(link.revision.page.kind).template if link else "articles/shared_ended.html"
    context = {"address_is_secret": True} | (_context(link) if link else {})
    response = render(request, template, context, status=200 if link else 404)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _context(link: PreviewLink) -> dict[str, Any]:
    revision = link.revision
    return {
        "revision": revision,
        "page": revision.page,
        **behind(revision, revision.references()),
        "related": related.to(revision),
        "preview": True,
        "shared": link,
    }
