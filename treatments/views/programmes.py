"""Programmes: searching the directory, and a short list to print."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from articles.models import Article, Revision
from treatments import directory
from treatments.directory import asked, choosing, finding
from treatments.distance import Unit
from treatments.models import Programme
from treatments.views import programme_cards
from treatments.views.section import section

TEMPLATE = "treatments/programmes.html"
NUMBER = re.compile("[0-9]{1,15}")
MOST = 10  # programmes on a list to print


@csrf_exempt  # nothing is changed and no cookie is read, so there is nothing that another site could misuse
def programmes(request: HttpRequest, slug: str) -> HttpResponse:
    """Search and its results; with the text of the section's front page while nothing is asked.

    Asked by POST, the place that somebody looks for stands in no address, and nothing keeps the page.
    """
    is_private = request.method == "POST"
    index = directory.current()
    known = choosing.names(index)
    found = finding.find(request.POST if is_private else request.GET, index, known)
    context = {
        "name": "Programmes",
        "about": "Find treatment by place, and by what a programme says it offers.",
        "found": found,
        "cards": programme_cards.cards(found.rows, found.asked.unit, index, known),
        "is_private": is_private,
        "within": asked.WITHIN,
        "units": list(Unit),
        "sorts": list(asked.Sort),
        "privacy": known.about.get(choosing.PRIVACY),
        "canonical": request.path + found.asked.query(found.page),
        # As with lists of pages: the whole list and single choices are pages, combinations are not.
        "unindexed": is_private or not _is_a_page(found),
    }
    if found.asked.is_plain and found.page == 1 and not is_private:
        response = section(request, slug, TEMPLATE, context)
    else:
        response = render(request, TEMPLATE, context)
    if is_private:
        response.headers["Cache-Control"] = "no-store"
    elif found.asked.place or found.asked.words:
        response.headers["Cache-Control"] = "private, no-cache"  # no cache that people share learns who looked where
    return response


def programme_list(request: HttpRequest) -> HttpResponse:
    """The programmes that somebody has put on a list, in the order of choosing, to compare and to print."""
    ids = list(dict.fromkeys(int(each) for each in request.GET.getlist("id") if NUMBER.fullmatch(each)))
    index = directory.current()
    known = choosing.names(index)
    shown = programme_cards.with_listing(Programme.objects.shown()).in_bulk(ids[:MOST])
    context = {
        "cards": [programme_cards.card(shown[pk], index, known) for pk in ids[:MOST] if pk in shown],
        "too_many": len(ids) > MOST,
        "most": MOST,
        "questions": _questions(),
        "questions_address": known.about.get(choosing.QUESTIONS),
        "whole_address": True,
    }
    return render(request, "treatments/programme_list.html", context)


def _is_a_page(found: finding.Found) -> bool:
    given = found.asked
    return bool(found.rows) and not (given.place or given.words or given.left_out) and len(given.pairs) < 2


def _questions() -> list[str]:
    """The headings of the page of questions, as far as they are questions."""
    live = Revision.objects.live().of_kind(Article.Place.ABOUT).filter(page__slug=choosing.QUESTIONS)
    outline = live.values_list("outline", flat=True).first() or []
    return [heading["text"] for heading in outline if heading["text"].rstrip().endswith("?")]
