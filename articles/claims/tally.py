"""How many claims a page makes, how many are cited, and on what kinds of evidence they rest."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from articles.references.record import Evidence

# A claim is counted under every kind that it rests on, not under its strongest. Rankings of evidence, such as those of
# the Oxford Centre for Evidence-Based Medicine (2011), rank by the question asked and hold no labels, laws or
# guidelines: an order of all kinds would be made up.
RESTS_ON: Final[Mapping[Evidence, str]] = {
    Evidence.SYSTEMATIC_REVIEW: "systematic reviews",
    Evidence.RANDOMISED_TRIAL: "randomised trials",
    Evidence.COHORT: "cohort studies",
    Evidence.CROSS_SECTIONAL: "cross-sectional studies",
    Evidence.CASE_REPORT: "case reports",
    Evidence.REVIEW: "narrative reviews",
    Evidence.CONSENSUS: "expert consensus",
    Evidence.COMMENTARY: "letters or commentaries",
    Evidence.GUIDELINE: "guidelines",
    Evidence.LABEL: "product labels",
    Evidence.LAW: "laws",
    Evidence.TOOL: "questionnaires or tools",
    Evidence.WEB_PAGE: "web pages",
    Evidence.UNSORTED: "sources not sorted yet",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """`claims` are cited, or state something that wants a source; `kinds` counts the cited ones, in their own order."""

    claims: int
    cited: int
    kinds: dict[Evidence, int] = field(default_factory=dict)


def count(cited: Iterable[Collection[Evidence]], uncited: int) -> Tally:
    """Of the cited claims, each with the kinds of evidence of its sources, and the number of those not cited."""
    claims = 0
    kinds: Counter[Evidence] = Counter()
    for evidence in cited:
        claims += 1
        kinds.update(set(evidence))
    return Tally(claims + uncited, claims, {kind: kinds[kind] for kind in Evidence if kinds[kind]})


def in_words(tally: Tally) -> str:
    """The tally as it is read aloud: "3 claims, 2 of them cited: 2 rest on systematic reviews and 1 on guidelines." """
    if not tally.claims:
        return "No claims."
    if not tally.kinds:
        return f"{_claims(tally)}."
    more = " A claim can rest on several kinds." if sum(tally.kinds.values()) > tally.cited else ""
    return f"{_claims(tally)}: {_listed(_kinds(tally))}.{more}"


def _claims(tally: Tally) -> str:
    if tally.claims == 1:
        return "1 claim, cited" if tally.cited else "1 claim, not cited"
    cited = "all" if tally.cited == tally.claims else tally.cited or "none"
    return f"{tally.claims} claims, {cited} of them cited"


def _kinds(tally: Tally) -> list[str]:
    """Each kind with its number; the first says that they rest on it, and the others need not."""
    (kind, number), *others = tally.kinds.items()
    first = f"{number} {'rests' if number == 1 else 'rest'} on {RESTS_ON[kind]}"
    return [first, *(f"{number} on {RESTS_ON[kind]}" for kind, number in others)]


def _listed(parts: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
