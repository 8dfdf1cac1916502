"""Levels of care: the ladder and each of its steps."""

from django.http import HttpRequest, HttpResponse

from articles.models import Revision
from articles.views.pages import show
from treatments.views.section import section


def levels(request: HttpRequest, slug: str) -> HttpResponse:
    """The ladder, inside the text of the section's front page while readers see one at this address."""
    ladder = Revision.objects.live().of_kind("level-of-care").select_related("page__levelofcare")
    context = {
        "ladder": ladder.order_by("page__levelofcare__position", "title"),
        "name": "Levels of care",
        "about": "Each level side by side: hours a week, where you sleep, and medical cover.",
    }
    return section(request, slug, "treatments/levels.html", context)


def level(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, "level-of-care", slug, "treatments/level.html")
