"""What is to be said of a citation because of its source: retracted, replaced, doubted, corrected or too old."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from articles.claims import age, effect
from articles.claims.resting import CITED_AS, is_cited_as, resting_only_on
from articles.evidence.standing import STOPS, uses_of
from articles.findings import Severity
from articles.models import Citation
from articles.references.record import Evidence, Standing

ONCE_A_SOURCE = frozenset({"corrected", "retracted-cited-so", "superseded-cited-so"})
STANDS = frozenset({Standing.CURRENT, Standing.UNKNOWN})


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding about one citation, whose place in the text is still to be found."""

    rule: str
    severity: Severity
    citation: Citation
    reason: str
    advice: str


def troubles(citations: Sequence[Citation], today: date) -> list[Trouble]:
    """Of all citations of a page, in order; each thing once a sentence and source, a correction once a source."""
    alone = {
        (claim.part, claim.claim, key) for claim in resting_only_on(uses_of(citations), STOPS) for key in claim.keys
    }
    told: dict[tuple[str, str, str, str], Trouble] = {}
    for use in citations:
        is_alone = (use.part, use.claim, use.source.key) in alone
        for trouble in _of(use, is_alone, today):
            place = ("", "") if trouble.rule in ONCE_A_SOURCE else (use.part, use.claim or str(use.use))
            told.setdefault((trouble.rule, use.source.key, *place), trouble)
    return list(told.values())


def _of(use: Citation, is_alone: bool, today: date) -> Iterator[Trouble]:
    match Standing(use.source.standing):
        case Standing.RETRACTED:
            yield _retracted(use, is_alone)
        case Standing.SUPERSEDED:
            yield _superseded(use)
        case Standing.CONCERN:
            said = _with_note(use, f"There is an expression of concern about {use.source.label}.")
            advice = "See whether the sentence holds without it, or give it another source."
            yield Trouble("of-concern", Severity.WARNING, use, said, advice)
        case Standing.CORRECTED:
            said = _with_note(use, f"{use.source.label} was corrected after it was published.")
            yield Trouble("corrected", Severity.NOTE, use, said, "See whether what you took from it was corrected.")
    if Standing(use.source.standing) not in (Standing.RETRACTED, Standing.SUPERSEDED):
        yield from _old(use, today)


def _retracted(use: Citation, is_alone: bool) -> Trouble:
    said = _with_note(use, f"{use.source.label} was retracted.")
    write = f"where the retraction is what you write about, cite it as {_cited_so(use)}."
    if is_cited_as(Standing.RETRACTED, use.locator):
        return Trouble("retracted-cited-so", Severity.NOTE, use, f"{said} You cite it so.", "Readers see these words.")
    if is_alone:
        advice = f"Give the sentence another source, take it out or, {write}"
        return Trouble("rests-on-retracted", Severity.ERROR, use, f"{said} The sentence rests on it alone.", advice)
    return Trouble("cites-retracted", Severity.WARNING, use, said, f"Take it out of the sentence or, {write}")


def _superseded(use: Citation) -> Trouble:
    newer = use.source.superseded_by
    if is_cited_as(Standing.SUPERSEDED, use.locator):
        said = f"{use.source.label} was replaced by a newer one. You cite it so."
        return Trouble("superseded-cited-so", Severity.NOTE, use, said, "Readers see these words.")
    if newer is None:
        said = f"{use.source.label} was replaced by a newer one, which is not said to be in the library."
        advice = "Bring the newer one in, say on the record of this one which it is, and cite it."
    else:
        said = f"{use.source.label} was replaced by {newer.label} ({newer.key})."
        marked = "" if newer.standing in STANDS else f" It is marked: {Standing(newer.standing).label.lower()}."
        advice = f"Read the newer one and, if it says the same, cite [@{newer.key}].{marked}"
    advice += f" Where the older one is what you write about, cite it as {_cited_so(use)}."
    return Trouble("rests-on-superseded", Severity.WARNING, use, _with_note(use, said), advice)


def _cited_so(use: Citation) -> str:
    so = ", ".join(filter(None, (use.locator, CITED_AS[Standing(use.source.standing)])))
    return f"[@{use.source.key}, {so}]"


def _old(use: Citation, today: date) -> Iterator[Trouble]:
    evidence = Evidence(use.source.evidence)
    limit = age.limit(evidence, is_of_effect=True)
    if limit is None or use.source.year is None or today.year - use.source.year <= limit:
        return  # before the words of the sentence are looked at, which takes time
    years = age.too_old(evidence, use.source.year, today, effect.is_of_effect(use.claim))
    if years is not None:
        said = f"{use.source.label}: {age.sentence(evidence, years)}"
        # Many a trial is old because nobody had to repeat it: that informs, and calls for nothing.
        yield Trouble("old-source", Severity.NOTE, use, said, "Where there is none, this one may stay.")


def _with_note(use: Citation, said: str) -> str:
    return f"{said} {use.source.standing_note}".strip()
