"""A list in the admin that no address can break."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest


class SafeList(admin.ModelAdmin):
    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Never a pattern: a wrong one is an error, and some run for hours."""
        return not lookup.endswith("regex") and super().lookup_allowed(lookup, value, request)
