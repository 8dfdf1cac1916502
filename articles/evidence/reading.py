"""A revision sentence by sentence: what is claimed, on which sources, and in whose words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import capfirst

from articles.claims import tally
from articles.models import Citation, Revision, Source, Support
from articles.models.revision import Reference
from articles.models.support import digest_of
from articles.references.record import Evidence

NOTES, NOTES_ID = "Notes", "s-notes"  # footnotes have a heading that is in no outline


@dataclass(frozen=True, slots=True)
class Resting:
    """One source of a claim: the citation, and what somebody noted that the source says there."""

    citation: Citation
    support: Support | None

    @property
    def source(self) -> Source:
        return self.citation.source


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence or a row of a table; `states` is whether it states something that wants a source."""

    text: str
    is_row: bool
    states: bool
    resting: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The sentences below one heading of the text, or of one fact. `anchor` is empty above the first heading."""

    title: str
    anchor: str
    claims: list[Claim] = field(default_factory=list)


def sections(revision: Revision, references: Iterable[Reference]) -> list[Section]:
    """All sentences of a revision in reading order. One query, for the supports."""
    citations = {use.use: use for reference in references for use in reference.uses}
    supports = _supports(revision)
    titles = {heading["id"]: heading["text"] for heading in revision.outline}
    facts = _fact_names(revision)
    found: dict[tuple[str, str], Section] = {}
    for statement in revision.statements:
        part, anchor = statement["part"], statement["heading"]
        title = facts.get(part) or titles.get(anchor) or (NOTES if anchor.startswith(NOTES_ID) else "")
        section = found.setdefault((part, anchor), Section(title, anchor))
        section.claims.append(_claim(statement, citations, supports))
    return list(found.values())


def counted(revision: Revision, references: Iterable[Reference]) -> tally.Tally:
    """How many claims there are, how many are cited, and on what kinds of evidence they rest. No query."""
    kinds: dict[tuple[str, str], set[Evidence]] = {}
    for reference in references:
        for use in filter(lambda use: use.claim, reference.uses):
            kinds.setdefault((use.part, use.claim), set()).add(Evidence(reference.source.evidence))
    return tally.count(kinds.values(), revision.uncited)


def _claim(
    statement: dict[str, object], citations: dict[int, Citation], supports: dict[tuple[int, str], Support]
) -> Claim:
    text = str(statement["text"])
    digest = digest_of(text)
    uses = [citations[use] for use in statement["uses"] if use in citations]  # type: ignore[attr-defined]
    resting = tuple(Resting(use, supports.get((use.source_id, digest))) for use in uses)
    return Claim(text, bool(statement["is_row"]), bool(statement["states"]), resting)


def _supports(revision: Revision) -> dict[tuple[int, str], Support]:
    return {(each.source_id, each.claim_digest): each for each in Support.objects.filter(page=revision.page_id)}


def _fact_names(revision: Revision) -> dict[str, str]:
    model = revision.page.model_of(revision.page.kind)
    return {name: capfirst(str(model._meta.get_field(name).verbose_name)) for name in model.FACTS}  # type: ignore[union-attr]
