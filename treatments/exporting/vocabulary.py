"""Our terms and levels of care as taxonomies of HSDS, made once for all programmes of an export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.models import Revision
from treatments.facility_lists.hsds_parts import DERIVED
from treatments.hsds import Identifiers, Record
from treatments.models import Facet, Term

LEVEL = "level of care"
SAMHSA = ("samhsa", "SAMHSA service codes", "The codes of FindTreatment.gov for what treatment facilities offer.")
OWN = ("own", "Firm Ground facets", "Terms of this site, where SAMHSA has no code.")
ASAM = (
    "asam",
    DERIVED,
    "Levels of care of The ASAM Criteria, 4th edition, which this site derives from services.",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A term or a level of care, and what it tells of a service."""

    about: str  # the facet of the term, or LEVEL
    record: Record  # taxonomy_term


@dataclass(frozen=True, slots=True)
class Vocabulary:
    terms: Mapping[str, Word]  # by code
    levels: Mapping[str, tuple[Word, ...]]  # by the code of a term, those that readers see

    def words(self, codes: Iterable[str]) -> list[Word]:
        """What the codes of a programme say, in their order, then the levels of care that follow from them."""
        known = [code for code in codes if code in self.terms]
        levels = {word.record["id"]: word for code in known for word in self.levels.get(code, ())}
        return [*(self.terms[code] for code in known), *sorted(levels.values(), key=_place)]


def _place(level: Word) -> tuple[str, str]:
    return level.record.get("code", ""), level.record["name"]


def vocabulary(identify: Identifiers) -> Vocabulary:
    """In three queries."""
    samhsa, own = _taxonomy(identify, *SAMHSA), _taxonomy(identify, *OWN)
    terms = {
        term.code: Word(term.facet, _term(identify, term, own if term.code.islower() else samhsa))
        for term in Term.objects.order_by("code")
    }
    return Vocabulary(terms, _levels(identify))


def languages(words: Iterable[Word]) -> Iterable[Word]:
    return (word for word in words if word.about == Facet.LANGUAGE)


def _levels(identify: Identifiers) -> dict[str, tuple[Word, ...]]:
    asam = _taxonomy(identify, *ASAM)
    live = {
        revision.page_id: Word(LEVEL, _level(identify, revision, asam))
        for revision in Revision.objects.live().of_kind("level-of-care")
    }
    found: defaultdict[str, list[Word]] = defaultdict(list)
    for code, level in Term.levels.through.objects.values_list("term__code", "levelofcare").order_by("pk"):
        if level in live:
            found[code].append(live[level])
    return {code: tuple(words) for code, words in found.items()}


def _taxonomy(identify: Identifiers, key: str, name: str, description: str) -> Record:
    return {"id": identify("taxonomy", key), "name": name, "description": description}


def _term(identify: Identifiers, term: Term, taxonomy: Record) -> Record:
    return {
        "id": identify("term", term.code),
        "code": term.code,
        "name": term.name,
        "description": term.meaning or term.shown_name,  # the standard wants one
        "taxonomy_detail": taxonomy,
    }


def _level(identify: Identifiers, revision: Revision, taxonomy: Record) -> Record:
    code = revision.facts.get("code", "")
    return {
        "id": identify("level-of-care", revision.page_id),
        **({"code": code} if code else {}),
        "name": revision.title,
        "description": revision.summary or revision.title,
        "taxonomy_detail": taxonomy,
    }
