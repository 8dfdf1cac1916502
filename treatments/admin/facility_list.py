"""The admin of facility lists: from which public lists programmes come, and how far each has been taken over."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.timezone import localtime

from articles.admin.record import RecordAdmin
from treatments.models import FacilityList, ProgrammeImport


@admin.register(FacilityList)
class FacilityListAdmin(RecordAdmin):
    list_display = ("name", "url", "listings_counted", "latest_counted", "last_import")
    search_fields = ("name",)
    search_help_text = "Searches names."
    ordering = ("name",)
    fields = ("name", "url")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        imports = ProgrammeImport.objects.filter(facility_list=OuterRef("pk"), applied_at__isnull=False).order_by()
        return (
            super()
            .get_queryset(request)
            .annotate(
                counted=Count("listings"),
                counted_latest=Count("listings", filter=Q(listings__is_in_latest=True)),
                imported=Subquery(imports.values("facility_list").annotate(last=Max("applied_at")).values("last")),
            )
        )

    def why_needed(self, record: FacilityList) -> str:
        number = record.listings.count()
        has = "1 programme comes" if number == 1 else f"{number:,} programmes come"
        return f"{has} from {record}: where they come from stays on record." if number else ""

    @admin.display(description="programmes", ordering="counted")
    def listings_counted(self, facility_list: Any) -> str:
        return f"{facility_list.counted:,}"

    @admin.display(description="in its latest file", ordering="counted_latest")
    def latest_counted(self, facility_list: Any) -> str:
        return f"{facility_list.counted_latest:,}"

    @admin.display(description="last imported", ordering="imported")
    def last_import(self, facility_list: Any) -> str:
        return f"{localtime(facility_list.imported):%-d %B %Y, %H:%M}" if facility_list.imported else "Never"
