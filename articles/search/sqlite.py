"""Search on SQLite: the FTS5 table `articles_search`, which triggers keep in step with `articles_searchentry`."""

from collections.abc import Iterator
from dataclasses import fields

from articles.models import Revision
from articles.models.revision import RevisionQuerySet
from articles.search.query import Clause, Clauses, Phrase
from articles.search.results import END_MARK, MARK, MORE, Match

# The weights are those of title, summary, tags and body. The passages are taken only for the rows that are shown:
# a passage costs far more than a rank. The plus before `rowid` keeps SQLite from asking FTS5 row by row, which takes
# seconds instead of milliseconds.
SQL = """
WITH matched AS (
    SELECT +rowid AS id, bm25(articles_search, 10, 4, 6, 1) AS score
    FROM articles_search WHERE articles_search MATCH %s
), best AS (
    SELECT id, score, COUNT(*) OVER () AS total,
        id IN (SELECT rowid FROM articles_search WHERE articles_search MATCH %s) AS in_title
    FROM matched WHERE id IN (<live>)
    ORDER BY in_title DESC, score, id LIMIT %s
)
SELECT revision.id, revision.title, revision.summary, revision.live_from, revision.reviewed_on,
    revision.signature, revision.digest, page.kind, page.slug, best.total,
    snippet(articles_search, 3, %s, %s, %s, 32) AS in_body, highlight(articles_search, 1, %s, %s) AS in_summary
FROM articles_search
CROSS JOIN best ON best.id = +articles_search.rowid
JOIN articles_revision AS revision ON revision.id = best.id
JOIN articles_page AS page ON page.id = revision.page_id
WHERE articles_search MATCH %s
ORDER BY best.in_title DESC, best.score, best.id
"""


def matching(clauses: Clauses, in_title: Clauses, live: RevisionQuerySet, limit: int) -> Iterator[Match]:
    gate, moments = live.order_by().values("pk").query.sql_with_params()
    match = match_expression(clauses)
    marks = (MARK, END_MARK)
    parameters = (match, f"title : ({match_expression(in_title)})", *moments, limit, *marks, MORE, *marks, match)
    for row in Revision.objects.raw(SQL.replace("<live>", gate), parameters):
        yield Match(**{field.name: getattr(row, field.name) for field in fields(Match)})


def match_expression(clauses: Clauses) -> str:
    """In the words of FTS5. Every word is letters and digits within quotation marks, so none can be an operator."""
    return " AND ".join(_any(clause) for clause in clauses)


def _any(clause: Clause) -> str:
    return "(" + " OR ".join(f"({' AND '.join(map(_phrase, alternative))})" for alternative in clause) + ")"


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + ("*" if phrase.prefix else "")
