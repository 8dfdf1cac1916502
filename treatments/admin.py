"""The admin of levels of care."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from articles.admin.markdown import CitingTextarea
from articles.admin.page import PageAdmin
from articles.admin.page_form import PageForm
from treatments.models import LevelOfCare


class LevelOfCareForm(PageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LevelOfCare.FACTS:
            if name in self.fields:
                self.fields[name].widget = CitingTextarea({"rows": 2})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in LevelOfCare.FACTS:
            if name in cleaned:
                cleaned[name] = " ".join(cleaned[name].split())  # a fact is one line
        return cleaned


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
