"""The admin of sources: the record, how it prints, whether it still stands, and all that rests on it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from articles import links, rendering
from articles.admin.authors import write
from articles.admin.record import NAMED
from articles.admin.source_exports import FORMATS, ExportsSources
from articles.admin.source_fields import SourceSelect
from articles.admin.source_form import SourceForm
from articles.admin.source_history import said_about
from articles.admin.source_import import SourceImports
from articles.admin.source_list import CitedFilter, ToDoFilter, YearFilter, matching, with_live_pages
from articles.admin.source_merging import MergesSources, alike_to
from articles.admin.source_standing import SaysStanding
from articles.admin.source_uses import live_uses, other_uses
from articles.models import Citation, Page, Revision, Source
from articles.references.record import Evidence

SHOWN_TITLE = 80  # characters in the list
SAID_TOGETHER = (("standing", "standing_on"), "superseded_by", "notice", "standing_note")
TOLD = ("said_by", "looked_up")  # of a source that is there already
COUNTS_AT_ONCE = (
    "What you say here counts at once, on every page that cites the source. It is kept with your name and the day, "
    "beside all that was said before."
)


@admin.register(Source)
class SourceAdmin(SourceImports, MergesSources, ExportsSources, SaysStanding):
    form = SourceForm
    list_display = ("key", "work", "evidence_shown", "year", "standing_now", "cited_by")
    list_filter = (ToDoFilter, CitedFilter, "standing", "evidence", "kind", YearFilter)
    search_fields = ("key", "title", "authors", "doi", "pmid", "container")
    search_help_text = "Searches key, title, authors, journal and year, and any DOI, number or address as you paste it."
    ordering = ("key",)
    actions = ["merge_selected", "delete_selected"]
    autocomplete_fields = ("superseded_by",)
    readonly_fields = (*TOLD, "author_lines")
    fieldsets = [
        (
            "What it is",
            {"fields": ("key", "kind", "evidence", "title", "authors", ("year", "month", "day"), "finding")},
        ),
        (
            "Where it was published",
            {"fields": ("container", ("volume", "issue", "pages"), "edition", ("publisher", "place"), "number")},
        ),
        (
            "Where it can be read",
            {"fields": ("doi", ("pmid", "pmcid"), ("arxiv", "trial"), "isbn", "url", "accessed")},
        ),
        ("Whether it can be relied on", {"fields": (*SAID_TOGETHER, *TOLD), "description": COUNTS_AT_ONCE}),
        ("Notes", {"fields": ("note", "editor_note")}),
    ]

    class Media:
        js = [Script("js/source-form.js", type="module")]

    # What is shown

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_live_pages(super().get_queryset(request))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return matching(queryset, search_term), False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may only look sees the authors as a list; of a source that is not there yet nothing was said."""
        replaced: dict[Any, tuple[str, ...]] = {} if obj else dict.fromkeys(TOLD, ())
        if obj and not self.has_change_permission(request, obj):
            replaced["authors"] = ("author_lines",)
        fieldsets = []
        for name, options in super().get_fieldsets(request, obj):
            fields = [shown for field in options["fields"] for shown in replaced.get(field, (field,))]
            fieldsets.append((name, {**options, "fields": fields}))
        return fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if "superseded_by" in form.base_fields:
            widget = form.base_fields["superseded_by"].widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return form

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "superseded_by":
            kwargs["widget"] = SourceSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The key stands in the text of pages: it stays as it is once any revision cites it."""
        shown = tuple(super().get_readonly_fields(request, obj))
        return (*shown, "key") if obj and obj.citations.exists() else shown

    def view_on_site(self, obj: Any) -> str | None:
        live = Revision.objects.live().filter(citations__source=obj)
        return obj.get_absolute_url() if live.exists() else None

    def pages_using(self, record: Source) -> QuerySet[Page]:
        return Page.objects.filter(Exists(Citation.objects.filter(source=record, revision__page=OuterRef("pk"))))

    def why_needed(self, record: Source) -> str:
        """Also for what it replaced: readers of that are led to it."""
        replaced = ", ".join(record.supersedes.values_list("key", flat=True)[:NAMED])
        told = f"{record} took the place of {replaced}: say there what does now, and delete it then."
        return super().why_needed(record) or (told if replaced else "")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        source = kwargs.get("obj")
        if source:
            context |= self._around(request, source)
        return super().render_change_form(request, context, *args, **kwargs)

    def _around(self, request: HttpRequest, source: Source) -> dict[str, Any]:
        """What stands around the form of a source that is there already."""
        elsewhere, more_elsewhere = other_uses(source)
        may_merge = self.has_merge_permission(request)
        merge_url = reverse("admin:articles_source_merge", args=[source.pk])
        return {
            "source": Source.objects.select_related("superseded_by").get(pk=source.pk),
            "uses": live_uses(source),
            "elsewhere": elsewhere,
            "more_elsewhere": more_elsewhere,
            "changes": said_about(source),
            "merges": source.merges.all(),
            "alike": alike_to(source),
            "may_merge": may_merge,
            "merge_url": merge_url if may_merge else "",
            "exports": _exports(f"id__exact={source.pk}"),
        }

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        context = {"exports": _exports(request.GET.urlencode())} | (extra_context or {})
        return super().changelist_view(request, context)

    # Saving

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = Source.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before.label != obj.label:
            rendering.render_anew(rendering.citing(obj))
        if not before or before.key != obj.key:
            rendering.render_anew(rendering.waiting_for(obj))
        links.know_sources([obj])
        for told in form.moved:
            self.message_user(request, told)

    # The list

    @admin.display(description="printed as", ordering="title")
    def work(self, source: Source) -> str:
        title = Truncator(source.title).chars(SHOWN_TITLE)
        return format_html('<b>{}</b><br><span class="quiet">{}</span>', source.label, title)

    @admin.display(description="evidence", ordering="evidence")
    def evidence_shown(self, source: Source) -> str:
        if source.evidence == Evidence.UNSORTED:
            return format_html('<strong class="overdue">{}</strong>', source.get_evidence_display())
        return source.get_evidence_display()

    @admin.display(description="standing", ordering="standing")
    def standing_now(self, source: Source) -> str:
        return format_html(
            '<span class="standing standing-{}">{}</span>', source.standing, source.get_standing_display()
        )

    @admin.display(description="live pages", ordering="live_pages")
    def cited_by(self, source: Any) -> int:
        return int(source.live_pages)

    # The record

    @admin.display(description="authors")
    def author_lines(self, source: Source) -> str:
        """For who may only look: the form has them in a text area."""
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((write(each),) for each in source.authors))
        )


def _exports(query: str) -> list[tuple[str, str]]:
    """Name and address of each form that sources are exported in."""
    addresses = ((form.label, reverse("admin:articles_source_export", args=[end])) for end, form in FORMATS.items())
    return [(label, f"{address}?{query}" if query else address) for label, address in addresses]
