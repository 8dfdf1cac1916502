"""Widens a query by the words that pages use for what was typed. Knows no database."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.search.query import Clause, Clauses, Part, Phrase, Query, phrases, singular, words

Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    clauses: Clauses
    understood: tuple[str, ...]  # the meanings that were added, as editors wrote them


def widen(query: Query, synonyms: Iterable[tuple[str, str]]) -> Wanted:
    """`synonyms` are pairs of a term and its meaning. What stands in quotation marks is taken as it is."""
    meanings = _by_term(synonyms)
    typed = {singular(word) for part in query.parts for word in part.words}
    clauses: list[Clause] = []
    understood: dict[str, None] = {}
    start = 0
    while start < len(query.parts):
        term = _longest_term(query.parts[start:], meanings)
        end = start + (len(term) or 1)
        own = phrases(query.parts[start:end], at_end=end == len(query.parts))
        added = [means for means in meanings.get(term, []) if not typed.issuperset(_key(words(means)))]
        understood.update(dict.fromkeys(added))
        clause = ((own,) if own else ()) + tuple((Phrase(tuple(words(means))),) for means in added)
        if clause:
            clauses.append(clause)
        start = end
    return Wanted(tuple(clauses), tuple(understood))


def _by_term(synonyms: Iterable[tuple[str, str]]) -> dict[Term, list[str]]:
    meanings: dict[Term, list[str]] = {}
    for term, means in synonyms:
        if (key := _key(words(term))) and words(means):
            meanings.setdefault(key, []).append(means)
    return meanings


def _longest_term(parts: tuple[Part, ...], meanings: dict[Term, list[str]]) -> Term:
    """The longest term that the words as typed begin with; () when there is none."""
    typed: list[str] = []
    longest: Term = ()
    most = max(map(len, meanings), default=0)
    for part in parts[:most]:
        if part.quoted:
            break
        typed.extend(part.words)
        if (key := _key(typed)) in meanings:
            longest = key
    return longest


def _key(term: Iterable[str]) -> Term:
    return tuple(map(singular, term))
