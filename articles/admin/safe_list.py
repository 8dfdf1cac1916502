"""A list in the admin that is called as what it lists, and that no address can break."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import capfirst

LONGEST_NUMBER = 18  # digits: what every database holds


def is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= LONGEST_NUMBER


class SafeList(admin.ModelAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not all(is_number(chosen) for chosen in request.POST.getlist("_selected_action")):
            return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(
            request, {"title": capfirst(self.opts.verbose_name_plural)} | (extra_context or {})
        )

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return super().get_object(request, object_id, from_field) if is_number(object_id) else None

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Never a pattern: a wrong one is an error, and some run for hours."""
        return not lookup.endswith("regex") and super().lookup_allowed(lookup, value, request)
