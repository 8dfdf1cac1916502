"""The admin of links: how addresses outside the site answered, and where they stand. Only the check changes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib import admin
from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator

from articles import links, rendering, waiting
from articles.admin.safe_list import SafeList
from articles.models import Link, Revision, Source

State = Link.State
MOST_URGENT = (State.BROKEN, State.FAILING, State.FORBIDDEN, State.UNKNOWN, State.UNCHECKED, State.FINE)
URGENCY = Case(*(When(state=state, then=place) for place, state in enumerate(MOST_URGENT)), output_field=IntegerField())
SHOWN = 100  # pages of each kind, and sources
SHOWN_IN_LIST = 3
SHOWN_CHARACTERS = 90
NOTHING = "–"


class ReadersFilter(admin.SimpleListFilter):
    title = "who meets it"
    parameter_name = "met"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("live", "Readers"), ("unseen", "Only the staff")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = {"live": links.is_used_live(), "unseen": ~links.is_used_live()}
        return queryset.filter(chosen.get(self.value() or "", Q()))


class MovedFilter(admin.SimpleListFilter):
    title = "moved for good"
    parameter_name = "moved"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "To another address")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.exclude(moved_to="") if self.value() == "yes" else queryset


@admin.register(Link)
class LinkAdmin(SafeList):
    list_display = ("address", "answer", "checked", "places")
    list_filter = (ReadersFilter, "state", MovedFilter)
    search_fields = ("url",)
    search_help_text = "Searches the address."
    ordering = (URGENCY.asc(), "url")
    list_per_page = 50
    actions = None
    fieldsets = [
        ("The address", {"fields": ("outside", "moved")}),
        ("How it answered", {"fields": ("answer", "status", "checked", "last_fine")}),
        ("Where it stands", {"fields": ("seen_pages", "unseen_pages", "cited_as")}),
    ]

    class Media:
        css = {"all": ["css/links.css"]}

    # Who

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the places where it stands, of those that this person may look at."""
        user: Any = request.user
        pages = Revision.objects.of_kind(*waiting.kinds_seen_by(user)).select_related("page")
        pages = pages.only("title", "page__kind").order_by("title", "pk")
        live, read = Revision.objects.live().values("pk"), rendering.still_seen().values("pk")
        sources = Source.objects.only("key").order_by("key")
        if not user.has_perm("articles.view_source"):
            sources = sources.none()
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                Prefetch("revisions", pages.filter(pk__in=live)[: SHOWN + 1], to_attr="on_live"),
                Prefetch("revisions", pages.filter(pk__in=read).exclude(pk__in=live)[: SHOWN + 1], to_attr="on_unseen"),
                Prefetch("sources", sources[: SHOWN + 1], to_attr="in_sources"),
            )
        )

    # How it answered

    @admin.display(ordering="url")
    def address(self, link: Link) -> str:
        return Truncator(link.url).chars(SHOWN_CHARACTERS)

    @admin.display(description="address")
    def outside(self, link: Link) -> str:
        return _outside(link.url)

    @admin.display(description="has moved to")
    def moved(self, link: Link) -> str:
        return _outside(link.moved_to) if link.moved_to else NOTHING

    @admin.display(description="answer", ordering=URGENCY)
    def answer(self, link: Link) -> str:
        label = State(link.state).label
        said = " ".join(filter(None, (link.reason, _moved(link), _failed(link))))
        return format_html('<span class="state link-{}">{}</span><span class="said">{}</span>', link.state, label, said)

    @admin.display(description="last checked", ordering="checked_at")
    def checked(self, link: Link) -> str:
        return _moment(link.checked_at)

    @admin.display(description="last fine")
    def last_fine(self, link: Link) -> str:
        return _moment(link.fine_at)

    # Where it stands

    @admin.display(description="live pages and sources")
    def places(self, link: Any) -> str:
        return _listed([*_pages(link.on_live), *_sources(link.in_sources)], SHOWN_IN_LIST)

    @admin.display(description="live pages")
    def seen_pages(self, link: Any) -> str:
        return _listed(_pages(link.on_live))

    @admin.display(description="drafts and planned pages")
    def unseen_pages(self, link: Any) -> str:
        return _listed(_pages(link.on_unseen))

    @admin.display(description="sources")
    def cited_as(self, link: Any) -> str:
        return _listed(_sources(link.in_sources))


def _outside(url: str) -> str:
    return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', url, url)


def _moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "j M Y, H:i") if at else "Never"


def _moved(link: Link) -> str:
    return "It has moved for good." if link.moved_to else ""


def _failed(link: Link) -> str:
    """Since it was fine."""
    if not link.failed_on:
        return ""
    first = date_format(date.fromisoformat(link.failed_on[0]), "j M Y")
    days = len(link.failed_on)
    return f"Failed on {first}." if days == 1 else f"Failed on {days} days since {first}."


def _pages(revisions: Iterable[Revision]) -> list[tuple[str, str]]:
    return [(waiting.admin_address(revision.page), revision.title) for revision in revisions]


def _sources(sources: Iterable[Source]) -> list[tuple[str, str]]:
    return [(reverse("admin:articles_source_change", args=[source.pk]), source.key) for source in sources]


def _listed(places: list[tuple[str, str]], shown: int = SHOWN) -> str:
    """Those that are not shown are counted, as far as they were looked up."""
    rest = len(places) - shown
    counted = f"{rest} more" if len(places) <= SHOWN else "more"
    more = format_html("<li>and {}</li>", counted) if rest > 0 else ""
    rows = format_html_join("", '<li><a href="{}">{}</a></li>', places[:shown])
    return format_html('<ul class="places">{}{}</ul>', rows, more) if places else NOTHING
