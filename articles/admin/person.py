"""The admin of the people whose names stand on pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.admin.record import RecordAdmin
from articles.models import Page, Person, Revision


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    list_display = ("name", "credentials", "role", "is_reviewer")
    list_filter = ("is_reviewer",)
    search_fields = ("name", "credentials", "role")
    search_help_text = "Searches name, credentials and role."

    def pages_using(self, record: Any) -> QuerySet[Page]:
        on_a_revision = Revision.objects.filter(Q(author=record) | Q(reviewer=record), page=OuterRef("pk"))
        return Page.objects.filter(Q(author=record) | Exists(on_a_revision))
