"""Search on PostgreSQL: the column `articles_searchentry.vector`, which the database makes from the others."""

from collections.abc import Iterator
from dataclasses import fields

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVectorField
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, Value, Window
from django.db.models.expressions import RawSQL

from articles.models.revision import RevisionQuerySet
from articles.search.query import Clause, Clauses, Phrase
from articles.search.results import END_MARK, MARK, MORE, Match

ENGLISH = "english"
WEIGHTS = [0.1, 0.4, 0.6, 1.0]  # body, summary, tags, title: labels D to A
BY_LENGTH = 1  # a long text has more words to be found by
IN_TITLE = "A"


def matching(clauses: Clauses, in_title: Clauses, live: RevisionQuerySet, limit: int) -> Iterator[Match]:
    query = _query(text_query(clauses))
    found = (
        live.filter(search_entry__isnull=False)
        # Django does not know the column; the table is joined once, so its name is its alias.
        .annotate(vector=RawSQL('"articles_searchentry"."vector"', [], output_field=SearchVectorField()))
        .filter(vector=query)
        .annotate(
            kind=F("page__kind"),
            slug=F("page__slug"),
            total=Window(Count("*")),
            in_title=ExpressionWrapper(Q(vector=_query(text_query(in_title, IN_TITLE))), BooleanField()),
            score=SearchRank(F("vector"), query, weights=WEIGHTS, normalization=Value(BY_LENGTH)),
            in_body=_marked("body", query, max_fragments=1, max_words=32, min_words=16, short_word=0),
            in_summary=_marked("summary", query, highlight_all=True),
        )
        .order_by("-in_title", "-score", "pk")
    )
    for row in found.values(*(field.name for field in fields(Match)))[:limit]:
        yield Match(**row)


def text_query(clauses: Clauses, label: str = "") -> str:
    """In the words of `to_tsquery`. Every word is letters and digits within apostrophes, so none can be an operator."""
    return " & ".join(_any(clause, label) for clause in clauses)


def _any(clause: Clause, label: str) -> str:
    alternatives = (" & ".join(_phrase(phrase, label) for phrase in alternative) for alternative in clause)
    return "(" + " | ".join(f"({alternative})" for alternative in alternatives) + ")"


def _phrase(phrase: Phrase, label: str) -> str:
    last = len(phrase.words) - 1
    marks = [("*" if phrase.prefix and place == last else "") + label for place in range(len(phrase.words))]
    return "(" + " <-> ".join(f"'{word}':{mark}" for word, mark in zip(phrase.words, marks, strict=True)) + ")"


def _query(text: str) -> SearchQuery:
    return SearchQuery(text, config=ENGLISH, search_type="raw")


def _marked(column: str, query: SearchQuery, **options: object) -> SearchHeadline:
    return SearchHeadline(
        F(f"search_entry__{column}"),
        query,
        config=ENGLISH,
        start_sel=MARK,
        stop_sel=END_MARK,
        fragment_delimiter=f" {MORE} ",
        **options,  # type: ignore[arg-type]
    )
