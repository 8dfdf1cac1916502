"""Finds the pages that readers see, by the words somebody typed."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import connection
from django.urls import reverse

from articles import kinds
from articles.models import Revision, SearchEntry, Synonym
from articles.models.revision import RevisionQuerySet
from articles.search import postgres, sqlite
from articles.search.crisis import is_crisis
from articles.search.query import Clauses, Query, loosen, parse, words
from articles.search.results import Hit, Match, Results, snippet
from articles.search.suggestion import suggest
from articles.search.synonyms import widen

# What a back end takes: what to find, what in the title puts a page first, the revisions to search, how many to give.
Matching = Callable[[Clauses, Clauses, RevisionQuerySet, int], Iterable[Match]]
BACKENDS: dict[str, Matching] = {"sqlite": sqlite.matching, "postgresql": postgres.matching}


def find(query: str, at: datetime | None = None, limit: int = 50) -> Results:
    """What readers could find at that moment, by default now. Never raises for anything typed.

    Pages that have all the words, or the words that synonyms add; when there are none, pages that have any of them.
    Two queries; one more when no page has all the words, and one for a suggestion.
    """
    asked = parse(query)
    danger = is_crisis(query)
    if not asked.parts:
        return Results(query=asked.text, is_crisis=danger)
    synonyms = list(Synonym.objects.values_list("term", "means"))
    wanted = widen(asked, synonyms)
    if not wanted.clauses:
        return Results(query=asked.text, is_crisis=danger)

    live = Revision.objects.live(at)
    found = _matching(wanted.clauses, wanted.clauses, live, limit)
    suggestion = ""
    if not found:
        suggestion = suggest(asked.text, _vocabulary(live, synonyms))
        loose = loosen(wanted.clauses)
        found = _matching(loose, wanted.clauses, live, limit) if loose != wanted.clauses else []
    return Results(
        query=asked.text,
        is_crisis=danger,
        suggestion=suggestion,
        understood=list(wanted.understood),
        groups=_grouped(found, asked),
        total=found[0].total if found else 0,
    )


def _matching(clauses: Clauses, in_title: Clauses, live: RevisionQuerySet, limit: int) -> list[Match]:
    return list(BACKENDS[connection.vendor](clauses, in_title, live, limit))


def _vocabulary(live: RevisionQuerySet, synonyms: Iterable[tuple[str, str]]) -> list[str]:
    """The words of titles and tags that readers see, and those that synonyms explain."""
    entries = SearchEntry.objects.filter(revision__in=live).values_list("title", "tags")
    return [text for pair in (*entries, *synonyms) for text in pair]


def _grouped(found: list[Match], asked: Query) -> list[tuple[kinds.Kind, list[Hit]]]:
    """By kind, in the order of the kinds; in each the page first whose title is the very query."""
    title = words(asked.text)
    by_kind: dict[str, list[Match]] = {}
    for match in sorted(found, key=lambda match: words(match.title) != title):
        by_kind.setdefault(match.kind, []).append(match)
    return [
        (kind, [_hit(match, kind) for match in by_kind[kind.key]]) for kind in kinds.registered() if kind.key in by_kind
    ]


def _hit(match: Match, kind: kinds.Kind) -> Hit:
    return Hit(
        title=match.title,
        url=reverse(kind.key, args=[match.slug]),
        kind_name=kind.name,
        snippet=snippet(match.in_body, match.in_summary),
        summary=match.summary,
        live_from=match.live_from,
        reviewed_on=match.reviewed_on,
        has_small_changes_since=bool(match.signature) and match.signature != match.digest,
    )
