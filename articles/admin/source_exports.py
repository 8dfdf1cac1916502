"""Sources as files for reference managers: the whole library, what the list shows, or those that are selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from articles.admin.record import RecordAdmin
from articles.models import Source
from articles.references import writing

FORMATS = {extension: form for form, extension in writing.EXTENSIONS.items()}


class ExportsSources(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.export_view)
        return [path("export.<str:extension>", view, name="articles_source_export"), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        if self.has_view_permission(request):
            for extension, form in FORMATS.items():
                name = f"export_{extension}"
                actions[name] = (_action(extension), name, f"Export selected sources as {form.label}")
        return actions

    @method_decorator(require_safe)
    def export_view(self, request: HttpRequest, extension: str) -> HttpResponse:
        """What the list with the same question after its address shows; without one, the whole library."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if extension not in FORMATS:
            raise Http404
        try:
            found = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse("admin:articles_source_changelist"))
        return export(found, extension)


def export(sources: QuerySet[Source], extension: str) -> HttpResponse:
    form = FORMATS[extension]
    found = sources.select_related("superseded_by").order_by("key")
    records = (source.record(source.superseded_by.key if source.superseded_by else "") for source in found)
    text = writing.write(records, form)
    response = HttpResponse(text, content_type=f"{writing.MEDIA_TYPES[form]}; charset=utf-8")
    name = f"sources-{timezone.localdate():%Y-%m-%d}.{extension}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _action(extension: str) -> Callable[..., Any]:
    @admin.action(permissions=["view"])
    def exported(model_admin: Any, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponse:
        return export(queryset, extension)

    return exported
