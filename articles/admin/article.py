"""The admin of articles, and of what only they have: a place, which makes them articles, about pages or front pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path

from articles.admin import check_report, desk_views, editor_views
from articles.admin.page import Fieldsets, PageAdmin
from articles.admin.page_form import PageForm
from articles.admin.page_list import PlaceFilter
from articles.models import Article


class ArticleForm(PageForm):
    place = forms.ChoiceField(
        choices=Article.Place.choices,
        initial=Article.Place.ARTICLE,
        required=False,
        help_text="This cannot be changed later.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["place"]

    def clean_place(self) -> str:
        return str(self.cleaned_data["place"] or Article.Place.ARTICLE)

    def clean(self) -> dict[str, Any]:
        if not self.instance.pk:
            self.instance.kind = self.cleaned_data.get("place", Article.Place.ARTICLE)
        return super().clean()


@admin.register(Article)
class ArticleAdmin(PageAdmin):
    form = ArticleForm
    list_filter = (*PageAdmin.list_filter, PlaceFilter)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Fieldsets:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            fieldsets[0] = (None, {"fields": ("title", "slug", "place", "summary")})
        return fieldsets

    def get_urls(self) -> list[URLPattern]:
        """What the editor of every kind of page asks for hangs on the addresses of articles."""
        views = {"preview": editor_views.preview, "sources": editor_views.sources, "pages": editor_views.pages}
        urls = [
            path(f"editor/{name}/", self.admin_site.admin_view(view), name=f"articles_editor_{name}")
            for name, view in views.items()
        ]
        of_all_kinds = desk_views.urls(self.admin_site) + check_report.urls(self.admin_site)
        return urls + of_all_kinds + super().get_urls()
