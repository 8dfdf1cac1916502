"""The front page of a section: a list inside the text that editors wrote for it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article
from articles.views.pages import draw


def section(request: HttpRequest, slug: str, template: str, context: dict[str, Any]) -> HttpResponse:
    """With its text while readers see one at this address, else the list alone, named by `name` and `about`."""
    try:
        return draw(request, Article.Place.SECTION, slug, template, **context)
    except Http404:
        return render(request, template, context)
