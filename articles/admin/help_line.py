"""The admin of the crisis lines in the help box."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from articles.admin.record import RecordAdmin
from articles.models import HelpLine

COMPARED_DIGITS = 3  # a country code may be left out of what readers see, but both end alike


@admin.register(HelpLine)
class HelpLineAdmin(RecordAdmin):
    list_display = ("name", "country", "number", "dial", "position", "shown")
    list_filter = ("shown", "country")
    search_fields = ("name", "country", "number")
    search_help_text = "Searches name, country and number."
    fieldsets = [
        ("Whom readers call", {"fields": ("country", "name", "number", "dial", "text", "url")}),
        ("What they should know", {"fields": ("hours", "note")}),
        ("Where it stands", {"fields": ("position", "shown")}),
    ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not dials_what_it_shows(obj):
            said = f"Readers see “{obj.number}”, but the telephone dials {obj.dial}. Check that both reach {obj.name}."
            self.message_user(request, said, messages.WARNING)


def dials_what_it_shows(line: HelpLine) -> bool:
    """Whether the digits dialled end those shown. With words among them, as in 1-800-LIFENET, nobody can tell."""
    shown = re.sub(r"\D", "", line.number)
    return bool(re.search(r"[^\W\d]", line.number)) or shown.endswith(line.dial[-COMPARED_DIGITS:])
