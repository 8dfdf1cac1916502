"""The admin of programmes: what readers are told of each, where it comes from, and what is to be looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.admin.record import RecordAdmin
from articles.admin.source_fields import SourceSelect
from treatments import importing, recording
from treatments.admin.confirming import ConfirmsProgrammes
from treatments.admin.programme_form import ASSURED, ProgrammeForm, field_of
from treatments.admin.programme_import import ProgrammeImports
from treatments.admin.programme_list import ToDoFilter, matching
from treatments.admin.programme_listed import listed
from treatments.models import Assurance, Programme, Term

Group = Assurance.Group
STATES = {group: f"{group}_state" for group in Group}
NOBODY_DELETES = (
    "Nobody deletes a programme: its address stays good, and what was said of it stays on record. Is it closed? Say so "
    "in its status, and in the notice why and when. Should readers not find it? Withhold it, and say why."
)


def _assured(group: Assurance.Group) -> tuple[Any, ...]:
    source, url, *rest = (field_of(group, name) for name in ASSURED)
    return STATES[group], source, url, tuple(rest)


class ProviderSelect(SourceSelect):
    """Has a name while none is chosen, too: Select2 gives its box none of a placeholder, but that of an option."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        return super().build_attrs(base_attrs, extra_attrs) | {"data-placeholder": '{"id": "none", "text": ""}'}

    def optgroups(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> Any:
        groups = super().optgroups(name, value, attrs)
        groups[0][1].insert(0, self.create_option(name, "", "Choose a provider", selected=False, index=0))
        return groups


@admin.register(Programme)
class ProgrammeAdmin(ProgrammeImports, ConfirmsProgrammes, RecordAdmin):
    form = ProgrammeForm
    list_display = ("name", "provider", "place", "status_shown", "confirmed", "number")
    list_display_links = ("name",)
    list_filter = (ToDoFilter, "status", "country")
    list_select_related = ("provider",)
    search_fields = ("name",)  # `matching` searches more
    search_help_text = "Searches name, provider, town, postcode, telephone and number."
    ordering = ("name", "pk")
    actions: Any = []
    autocomplete_fields = ("provider",)
    readonly_fields = (*STATES.values(), "services_shown")
    fieldsets = [
        ("What it is", {"fields": ("provider", "name", "alternate_name", "description")}),
        (
            "Contact",
            {
                "fields": (
                    *(("phone", "intake_phone", "hotline"), "email", "website", "address_1", "address_2"),
                    *(("city", "state_province"), ("postal_code", "country"), ("latitude", "longitude")),
                    *("opening_hours", *_assured(Group.CONTACT)),
                ),
            },
        ),
        (
            "Services",
            {"fields": ("services", ("minimum_age", "maximum_age"), "eligibility", *_assured(Group.SERVICES))},
        ),
        ("Cost", {"fields": ("cost", *_assured(Group.COST))}),
        (
            "Shown to readers",
            {"fields": ("status", "alert", "withheld", "is_example"), "description": NOBODY_DELETES},
        ),
    ]

    class Media:
        css = {"all": ["css/directory-admin.css"]}

    # What is shown

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("assurances", "listings")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return matching(queryset, search_term), False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Of a new programme nothing is on record; who may only look reads it in sentences."""
        may = self.has_change_permission(request, obj) if obj else True
        hidden = set() if obj else set(STATES.values())
        if not may:
            hidden = {field_of(group, name) for group in Group for name in ASSURED}
        shown = {"services": "services" if may else "services_shown"}
        fieldsets = []
        for title, options in super().get_fieldsets(request, obj):
            lines = [_without(line, hidden) for line in options["fields"]]
            fieldsets.append((title, {**options, "fields": [shown.get(line, line) for line in lines if line]}))
        return fieldsets

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "provider":
            kwargs["widget"] = ProviderSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def view_on_site(self, obj: Any) -> str | None:
        return None if obj.withheld else obj.get_absolute_url()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if programme := kwargs.get("obj"):
            context |= {"listed": listed(Programme.objects.select_related("provider").get(pk=programme.pk))}
        return super().render_change_form(request, context, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        url = reverse("admin:treatments_programme_import") if importing.may_import(request.user) else ""
        return super().changelist_view(request, {"import_url": url} | (extra_context or {}))

    # Saving

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change or form.has_changed():
            recording.save_programme(obj)
        if fresh := form.assurances():
            recording.assure(obj, fresh)

    # The list

    @admin.display(description="number", ordering="pk")
    def number(self, programme: Programme) -> str:
        return str(programme.pk)

    @admin.display(description="place", ordering="city")
    def place(self, programme: Programme) -> str:
        parts = (programme.city, programme.state_province, programme.country)
        return ", ".join(part for part in parts if part)

    @admin.display(description="status", ordering="status")
    def status_shown(self, programme: Programme) -> str:
        is_open = programme.status == Programme.Status.ACTIVE
        listings = programme.listings.all()
        marks = [(programme.get_status_display(), "state-live" if is_open else "state-submitted")]
        marks += [("Withheld", "state-submitted")] if programme.withheld else []
        marks += [("Example", "")] if programme.is_example else []
        if listings and not any(listing.is_in_latest for listing in listings):
            marks.append(("Not in latest list", "state-submitted"))
        return format_html_join(" ", '<span class="state {1}">{0}</span>', marks)

    @admin.display(description="confirmed")
    def confirmed(self, programme: Programme) -> str:
        """The group that was confirmed longest ago, and which are stale."""
        found = programme.assurances.all()
        if not found:
            return "Not confirmed"
        if stale := [str(each.get_group_display()).lower() for each in found if each.is_stale]:
            return format_html('<span class="overdue">Stale: {}</span>', ", ".join(stale))
        return f"{min(each.assured_date for each in found):%-d %B %Y}"

    # The record

    @admin.display(description="on record")
    def contact_state(self, programme: Programme) -> str:
        return _state(programme, Group.CONTACT)

    @admin.display(description="on record")
    def services_state(self, programme: Programme) -> str:
        return _state(programme, Group.SERVICES)

    @admin.display(description="on record")
    def cost_state(self, programme: Programme) -> str:
        return _state(programme, Group.COST)

    @admin.display(description="services")
    def services_shown(self, programme: Programme) -> str:
        """For who may only look: the form has them as check boxes."""
        names = {term.code: term.shown_name for term in Term.objects.filter(code__in=programme.services)}
        shown = ((f"{names.get(code, 'Not in the table of terms')} ({code})",) for code in programme.services)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", shown))


def _without(line: Any, hidden: set[str]) -> Any:
    return (
        tuple(name for name in line if name not in hidden) if isinstance(line, tuple) else line not in hidden and line
    )


def _state(programme: Programme, group: Assurance.Group) -> str:
    found = next((each for each in programme.assurances.all() if each.group == group), None)
    if found is None:
        return format_html('<span class="state">{}</span>', "Not confirmed")
    return format_html(
        '<span class="state {}">{}</span> {} by {}, from “{}”. Good until {}.',
        "state-submitted" if found.is_stale else "state-live",
        "Stale: confirmed" if found.is_stale else "Confirmed",
        f"{found.assured_date:%-d %B %Y}",
        found.assurer or "nobody by name",
        found.source,
        f"{found.good_until:%-d %B %Y}",
    )
