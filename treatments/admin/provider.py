"""The admin of providers: the organisations, and the programmes that each runs."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.admin.record import RecordAdmin, RecordForm
from treatments.models import DirectoryStamp, Provider
from treatments.models.provider import name_key

SHOWN = 50  # programmes of a provider, on its own page


class ProviderForm(RecordForm):
    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        same = Provider.objects.filter(name_key=name_key(name)).exclude(pk=self.instance.pk).first()
        if same:
            raise ValidationError(f"There is a provider “{same.name}” already: lists that spell it otherwise find it.")
        return name


@admin.register(Provider)
class ProviderAdmin(RecordAdmin):
    form = ProviderForm
    list_display = ("name", "website", "programmes_counted")
    search_fields = ("name",)
    search_help_text = "Searches names."
    ordering = ("name",)
    fields = ("name", "description", "website", "email")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(counted=Count("programmes"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *(("programmes_shown",) if obj else ()))

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fields, *(("programmes_shown",) if obj else ()))

    def why_needed(self, record: Provider) -> str:
        number = record.programmes.count()
        runs = "1 programme" if number == 1 else f"{number} programmes"
        return f"{record} runs {runs}: what was said of them stays on record." if number else ""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Readers see and search its name with each of its programmes."""
        super().save_model(request, obj, form, change)
        DirectoryStamp.move_on()

    @admin.display(description="programmes", ordering="counted")
    def programmes_counted(self, provider: Any) -> int:
        return int(provider.counted)

    @admin.display(description="programmes")
    def programmes_shown(self, provider: Provider) -> str:
        programmes = list(provider.programmes.order_by("name", "pk")[: SHOWN + 1])
        if not programmes:
            return "None."
        rows = (
            (reverse("admin:treatments_programme_change", args=[each.pk]), each.name, each.city)
            for each in programmes[:SHOWN]
        )
        shown = format_html_join("", '<li><a href="{}">{}</a> <span class="quiet">{}</span></li>', rows)
        if len(programmes) <= SHOWN:
            return format_html("<ul>{}</ul>", shown)
        whole = f"{reverse('admin:treatments_programme_changelist')}?provider__id__exact={provider.pk}"
        return format_html('<ul>{}<li><a href="{}">All of them</a></li></ul>', shown, whole)
