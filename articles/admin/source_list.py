"""The list of sources in the admin: what it finds, counts and filters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, Func, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import smart_split, unescape_string_literal

from articles.models import Citation, Revision, Source, SourceAlias
from articles.references import identifiers
from articles.references.record import Evidence, Standing

SEARCHED = ("key", "title", "container", "year", "doi", "pmid", "pmcid", "arxiv", "trial", "names")
MOST_WORDS = 10
SHAKEN = (Standing.CONCERN, Standing.RETRACTED, Standing.SUPERSEDED)


def with_live_pages(sources: QuerySet[Any]) -> QuerySet[Any]:
    """Sources with `live_pages`, the number of live pages that cite each."""
    uses = Citation.objects.filter(source=OuterRef("pk"), revision__in=Revision.objects.live().order_by().values("pk"))
    counted = uses.order_by().values("source").annotate(pages=Count("revision__page", distinct=True)).values("pages")
    found: QuerySet[Any] = sources.annotate(live_pages=Coalesce(Subquery(counted), 0))
    return found


class AuthorNames(Func):
    """The names in a list of authors as one text, without the words that JSON puts around them."""

    output_field = TextField()
    template = "(SELECT string_agg(name #>> '{}', ' ') FROM jsonb_path_query(%(expressions)s, '$[*].*') AS name)"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT group_concat(atom, ' ') FROM json_tree(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **context)


def matching(sources: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Those that an identifier in what was typed means, or in which every word is found somewhere.

    The names of merged records count as those of the source that stands for them. A phrase in quotation marks is one
    word.
    """
    found: QuerySet[Any] = sources.alias(names=AuthorNames("authors"))
    every = Q()
    for word in list(smart_split(typed.replace("\0", " ")))[:MOST_WORDS]:
        if len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]:
            word = unescape_string_literal(word)
        every &= _somewhere(word.removeprefix("@"))
    return found.filter(every | _meant(typed)) if every else found


def _somewhere(word: str) -> Q:
    own = Q(*((f"{field}__icontains", word) for field in SEARCHED), _connector=Q.OR)
    return own | Q(Exists(SourceAlias.objects.filter(source=OuterRef("pk"), name__icontains=word)))


def _meant(typed: str) -> Q:
    """By a DOI, a number or an address, however it was pasted."""
    meant = identifiers.recognise(typed.replace("\0", " "))
    if not meant:
        return Q(pk__in=[])
    scheme, name = meant
    return Q(**{scheme: name}) | Q(Exists(SourceAlias.objects.filter(source=OuterRef("pk"), scheme=scheme, name=name)))


def doubled() -> Q:
    """Sources whose title, year and first author another has as well."""
    same = Source.objects.filter(work_key=OuterRef("work_key")).exclude(pk=OuterRef("pk"))
    return ~Q(work_key="") & Q(Exists(same))


def cited_live() -> Exists:
    live = Revision.objects.live().order_by().values("pk")
    return Exists(Citation.objects.filter(source=OuterRef("pk"), revision__in=live))


class ToDoFilter(admin.SimpleListFilter):
    title = "what is to be done"
    parameter_name = "todo"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("sort", "Say what kind of evidence it is"),
            ("shaken", "Look at the pages: it no longer stands"),
            ("successor", "Say what took its place"),
            ("doubled", "May be here twice"),
            ("finding", "Cited, but not said what it found"),
            ("unchecked", "Never looked up for retractions"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen: dict[str, Callable[[], Q]] = {
            "sort": lambda: Q(evidence=Evidence.UNSORTED),
            "shaken": lambda: Q(standing__in=SHAKEN) & Q(cited_live()),
            "successor": lambda: Q(standing=Standing.SUPERSEDED, superseded_by=None),
            "doubled": doubled,
            "finding": lambda: Q(finding="") & Q(cited_live()),
            "unchecked": lambda: Q(checked_on=None) & (~Q(doi="") | ~Q(pmid="")),
        }
        return queryset.filter(chosen[self.value() or ""]()) if self.value() in chosen else queryset


class CitedFilter(admin.SimpleListFilter):
    title = "cited"
    parameter_name = "cited"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("live", "By a live page"), ("unseen", "Only in drafts or earlier text"), ("never", "Never")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        citations = Citation.objects.filter(source=OuterRef("pk"))
        live = Exists(citations.filter(revision__in=Revision.objects.live().values("pk")))
        chosen = {"live": Q(live), "unseen": ~Q(live) & Q(Exists(citations)), "never": ~Q(Exists(citations))}
        return queryset.filter(chosen.get(self.value() or "", Q()))


class YearFilter(admin.SimpleListFilter):
    title = "year"
    parameter_name = "years"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        this = timezone.localdate().year
        return [
            ("5", f"{this - 4} or later"),
            ("10", f"{this - 9} to {this - 5}"),
            ("20", f"{this - 19} to {this - 10}"),
            ("older", f"{this - 20} or earlier"),
            ("none", "Not known"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        this = timezone.localdate().year
        chosen: dict[str, dict[str, Any]] = {
            "5": {"year__gte": this - 4},
            "10": {"year__range": (this - 9, this - 5)},
            "20": {"year__range": (this - 19, this - 10)},
            "older": {"year__lte": this - 20},
            "none": {"year__isnull": True},
        }
        return queryset.filter(**chosen.get(self.value() or "", {}))
