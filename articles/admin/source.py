"""The admin of sources: the record, how it prints, and every page that rests on it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from articles import rendering, waiting
from articles.admin.authors import write
from articles.admin.record import RecordAdmin
from articles.admin.source_form import SourceForm
from articles.admin.source_list import CitedFilter, YearFilter, matching, with_live_pages
from articles.models import Citation, Page, Revision, Source

SHOWN_PAGES = 100
SHOWN_TITLE = 80  # characters in the list


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    form = SourceForm
    list_display = ("key", "work", "evidence_shown", "year", "standing_now", "cited_by")
    list_filter = (CitedFilter, "standing", "evidence", "kind", YearFilter)
    search_fields = ("key", "title", "authors", "doi", "pmid", "container")
    search_help_text = "Searches key, title, authors, journal, DOI and PubMed numbers."
    ordering = ("key",)
    autocomplete_fields = ("superseded_by",)
    fieldsets = [
        ("What it is", {"fields": ("key", "kind", "evidence", "title", "authors", ("year", "month", "day"))}),
        (
            "Where it was published",
            {"fields": ("container", ("volume", "issue", "pages"), "edition", ("publisher", "place"), "number")},
        ),
        ("Where it can be read", {"fields": ("doi", ("pmid", "pmcid"), "isbn", "url", "accessed")}),
        ("Whether it can be relied on", {"fields": ("standing", "standing_note", "superseded_by")}),
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
        fieldsets = super().get_fieldsets(request, obj)
        if not obj:
            return fieldsets
        if not self.has_change_permission(request, obj):
            name, options = fieldsets[0]
            fields = ["author_lines" if field == "authors" else field for field in options["fields"]]
            fieldsets[0] = (name, {**options, "fields": fields})
        return [("As readers see it", {"fields": ("printed_reference", "live_uses", "other_uses")}), *fieldsets]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if "superseded_by" in form.base_fields:
            widget = form.base_fields["superseded_by"].widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The key stands in the text of pages: it stays as it is once any revision cites it."""
        shown = ("printed_reference", "live_uses", "other_uses", "author_lines")
        return (*shown, "key") if obj and obj.citations.exists() else shown

    def view_on_site(self, obj: Any) -> str | None:
        return obj.get_absolute_url() if self._pages_citing(obj, live=True).exists() else None

    def pages_using(self, record: Source) -> QuerySet[Page]:
        return Page.objects.filter(Exists(Citation.objects.filter(source=record, revision__page=OuterRef("pk"))))

    # Saving

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = Source.objects.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        if before and before.label != obj.label:
            rendering.render_anew(rendering.citing(obj))
        if not before or before.key != obj.key:
            rendering.render_anew(rendering.waiting_for(obj))

    # The list

    @admin.display(description="printed as", ordering="title")
    def work(self, source: Source) -> str:
        title = Truncator(source.title).chars(SHOWN_TITLE)
        return format_html('<b>{}</b><br><span class="quiet">{}</span>', source.label, title)

    @admin.display(description="evidence", ordering="evidence")
    def evidence_shown(self, source: Source) -> str:
        return source.get_evidence_display()

    @admin.display(description="standing", ordering="standing")
    def standing_now(self, source: Source) -> str:
        return format_html(
            '<span class="standing standing-{}">{}</span>', source.standing, source.get_standing_display()
        )

    @admin.display(description="cited by", ordering="live_pages")
    def cited_by(self, source: Any) -> str:
        number = source.live_pages
        return f"{number} live page{'' if number == 1 else 's'}" if number else "–"

    # The record

    @admin.display(description="reference")
    def printed_reference(self, source: Source) -> str:
        links = format_html_join("", '<li><a href="{}">{}</a></li>', ((link.url, link.label) for link in source.links))
        return format_html("{}<ul>{}</ul>", source.printed, links)

    @admin.display(description="authors")
    def author_lines(self, source: Source) -> str:
        """For who may only look: the form has them in a text area."""
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((write(each),) for each in source.authors))
        )

    @admin.display(description="cited by live pages")
    def live_uses(self, source: Source) -> str:
        return _listed(self._pages_citing(source, live=True))

    @admin.display(description="cited elsewhere")
    def other_uses(self, source: Source) -> str:
        """In a draft, in what is planned, in what readers saw earlier."""
        return _listed(self._pages_citing(source, live=False))

    def _pages_citing(self, source: Source, *, live: bool) -> QuerySet[Page]:
        revisions = Revision.objects.live().filter(citations__source=source).values("page")
        pages = self.pages_using(source)
        return pages.filter(pk__in=revisions) if live else pages.exclude(pk__in=revisions)


def _listed(pages: QuerySet[Page]) -> str:
    found = list(pages.order_by("title")[: SHOWN_PAGES + 1])
    rows = format_html_join(
        "", '<li><a href="{}">{}</a></li>', ((waiting.admin_address(page), page.title) for page in found[:SHOWN_PAGES])
    )
    more = format_html("<p>And more: {} in all.</p>", pages.count()) if len(found) > SHOWN_PAGES else ""
    return format_html("<ul>{}</ul>{}", rows, more) if found else "No page."
