"""The admin of treatments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles import publishing
from articles.admin.boxes import Boxes
from articles.admin.page import PageAdmin
from articles.models import Article
from treatments.admin.facts import FactsForm
from treatments.models import LevelOfCare, Treatment


class TreatmentForm(FactsForm):
    levels = forms.ModelMultipleChoiceField(
        LevelOfCare.objects.order_by("position", "title"),
        required=False,
        label="Levels of care where it is offered",
        widget=Boxes("Levels of care where it is offered"),
    )
    articles = forms.ModelMultipleChoiceField(
        Article.objects.filter(kind=Article.Place.ARTICLE).order_by("title"),
        required=False,
        label="Articles about it",
        widget=Boxes("Articles about it"),
    )


@admin.register(Treatment)
class TreatmentAdmin(PageAdmin):
    form = TreatmentForm
    opening = ("title", "slug", "approach", "position", "summary")
    more = [
        (
            "Facts",
            {
                "fields": Treatment.FACTS,
                "description": "Short texts, each claim with its source: type [@ to find it. Readers see those you "
                "fill in, here and side by side with other treatments.",
            },
        ),
        (
            "Where it belongs",
            {
                "fields": Treatment.LINKED,
                "description": "These pages and this one link to each other. A change shows at once, without a new "
                "revision.",
            },
        ),
    ]
    list_display = (*PageAdmin.list_display[:1], "approach", *PageAdmin.list_display[1:])
    list_filter = (*PageAdmin.list_filter, "approach")
    ordering = ("approach", "position", "title")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        linked = {name: form.cleaned_data[name] for name in Treatment.LINKED if name in form.cleaned_data}
        publishing.relate(obj, by=request.user, **linked)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What stands beside a page that readers see changes at once, so it is for those who may publish."""
        readonly = super().get_readonly_fields(request, obj)
        return (*readonly, *Treatment.LINKED) if "slug" in readonly else readonly
