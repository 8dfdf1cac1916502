"""The list of pages in the admin: its filters, and a query without the long texts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles.admin.page_state import Progress, State
from articles.editorial.rules import BY_ID
from articles.findings import Severity
from articles.models import Article, KeptFinding, Person, Revision, Tag

SOON = timedelta(days=30)


class PageList(ChangeList):
    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        return super().get_queryset(request, exclude_parameters).defer("body", "summary").prefetch_related("tags")


class PageColumns(admin.ModelAdmin):
    """The columns; for pages that came from `with_state()`."""

    @admin.display(description="readers see", ordering="state")
    def state_now(self, page: Any) -> str:
        return format_html('<span class="state state-{}">{}</span>', page.state, State(page.state).label)

    @admin.display(description="newest revision", ordering="progress")
    def progress_now(self, page: Any) -> str:
        return format_html('<span class="state state-{}">{}</span>', page.progress, Progress(page.progress).label)

    @admin.display(description="live since", ordering="live_since", empty_value="")
    def live_from(self, page: Any) -> str | None:
        return date_format(timezone.localtime(page.live_since), "j M Y") if page.live_since else None

    @admin.display(description="review due", ordering="review_due", empty_value="")
    def due(self, page: Any) -> str | None:
        if not page.review_due:
            return None
        shown = date_format(page.review_due, "j M Y")
        overdue = page.review_due < timezone.localdate()
        return format_html('<strong class="overdue">{}: overdue</strong>', shown) if overdue else shown

    @admin.display(description="reviewed by", ordering="live_reviewer", empty_value="")
    def reviewer(self, page: Any) -> Any:
        return page.live_reviewer

    @admin.display(description="tags")
    def tag_names(self, page: Any) -> str:
        return ", ".join(sorted((tag.name for tag in page.tags.all()), key=str.casefold))


class StateFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return State.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


class ProgressFilter(admin.SimpleListFilter):
    title = "newest revision"
    parameter_name = "progress"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return Progress.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(progress=self.value()) if self.value() in Progress.values else queryset


class PlaceFilter(admin.SimpleListFilter):
    title = "place"
    parameter_name = "place"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("article", "Articles"), ("about", "About this site"), ("section", "Front pages of sections")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() in Article.Place.values else queryset


class ReviewDueFilter(admin.SimpleListFilter):
    title = "next review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("overdue", "Overdue"), ("soon", "In the next 30 days"), ("none", "No day set")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localdate()
        chosen: dict[str, dict[str, Any]] = {
            "overdue": {"review_due__lt": today},
            "soon": {"review_due__range": (today, today + SOON)},
            "none": {"review_due__isnull": True},
        }
        return queryset.filter(**chosen.get(self.value() or "", {}))


class TagFilter(admin.SimpleListFilter):
    title = "tag"
    parameter_name = "tag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Tag.objects.filter(tagged_pages__isnull=False).distinct().values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        known = {slug for slug, _ in self.lookup_choices}
        return queryset.filter(tags__slug=self.value()) if self.value() in known else queryset


class FindingsFilter(admin.SimpleListFilter):
    """By what the checks find in the newest revision; for pages that came from `with_state()`."""

    title = "findings"
    parameter_name = "findings"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        found = self._kept(model_admin.model.objects.values("pk")).order_by().values_list("rule", flat=True).distinct()
        rules = sorted((rule.title, rule.id) for rule in map(BY_ID.get, found) if rule)
        grave = [(Severity.ERROR.value, "Errors"), (Severity.WARNING.value, "Warnings"), ("none", "Neither of the two")]
        return [*grave, *((rule, title) for title, rule in rules)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        if chosen == "none":
            return queryset.exclude(self._has(Severity.ERROR) | self._has(Severity.WARNING))
        if chosen in (Severity.ERROR, Severity.WARNING):
            return queryset.filter(self._has(Severity(chosen)))
        return queryset.filter(Exists(self._of_newest().filter(rule=chosen))) if chosen in BY_ID else queryset

    def _kept(self, pages: Any) -> QuerySet[KeptFinding]:
        return KeptFinding.objects.standing().filter(revision__page__in=pages)

    def _of_newest(self) -> QuerySet[KeptFinding]:
        newest = {"revision__page": OuterRef("pk"), "revision__number": OuterRef("newest")}
        return KeptFinding.objects.standing().filter(**newest)

    def _has(self, severity: Severity) -> Q:
        """Found by the editorial checks, or where the text was drawn."""
        newest = Revision.objects.filter(page=OuterRef("pk"), number=OuterRef("newest"))
        # Inside the words of a finding the quotation marks are escaped, so nothing else can read like this.
        drawn = newest.filter(findings__icontains=f'"severity": "{severity}"')
        return Q(Exists(self._of_newest().filter(severity=severity))) | Q(Exists(drawn))


class AuthorFilter(admin.SimpleListFilter):
    title = "author"
    parameter_name = "author"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        authors = Person.objects.filter(pk__in=model_admin.model.objects.values("author")).values_list("pk", "name")
        return [(str(pk), name) for pk, name in authors]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value() or ""
        return queryset.filter(author=int(chosen)) if chosen.isascii() and chosen.isdigit() else queryset
