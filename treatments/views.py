"""Levels of care: the ladder and each of its steps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Revision
from articles.views.pages import draw, show


def levels(request: HttpRequest, slug: str) -> HttpResponse:
    """The ladder, inside the text of the section's front page while readers see one at this address."""
    ladder = Revision.objects.live().of_kind("level-of-care").select_related("page__levelofcare")
    context = {"ladder": ladder.order_by("page__levelofcare__position", "title")}
    try:
        return draw(request, Article.Place.SECTION, slug, "treatments/levels.html", **context)
    except Http404:
        return render(request, "treatments/levels.html", context)


def level(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, "level-of-care", slug, "treatments/level.html")
