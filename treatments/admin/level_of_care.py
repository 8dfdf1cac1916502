"""The admin of levels of care."""

from __future__ import annotations

from django.contrib import admin

from articles.admin.page import PageAdmin
from treatments.admin.facts import FactsForm
from treatments.models import LevelOfCare


class LevelOfCareForm(FactsForm):
    ROWS = 2
    ONE_LINE = True


@admin.register(LevelOfCare)
class LevelOfCareAdmin(PageAdmin):
    form = LevelOfCareForm
    opening = ("title", "slug", "position", "summary")
    more = [
        (
            "Facts",
            {
                "fields": LevelOfCare.FACTS,
                "description": "One line each, with its source: type [@ to find it. Readers see those you fill in.",
            },
        )
    ]
    ordering = ("position", "title")
