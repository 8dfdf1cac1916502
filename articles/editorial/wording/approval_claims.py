"""What a sentence says of approvals: which medicine, for what, in which country, approved or not.

Only what is said plainly is read: a clause that asks, supposes, looks back or ahead, or in which it is not certain who
is meant, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from articles.claims.clauses import QUESTION
from articles.editorial.manuscript import Sentence
from articles.editorial.recorded import Named, Recorded, medicines
from articles.prose.blocks import Span

# Equals, the narrower first: "alcohol withdrawal" is no "alcohol use". A record is read by the same table.
CONDITIONS: Final = {
    "alcohol withdrawal": r"(?:alcohol|acute alcohol) (?:withdrawal|detox\w*)",
    "alcohol use disorder": (
        r"(?:the treatment of )?(?:alcohol (?:use disorders?|dependen(?:ce|cy)|addiction|misuse|abuse|problems?)"
        r"|alcohol use\b(?! disorder)|alcoholism|aud\b|problem drinking|drinking problems?|heavy drinking"
        r"|alcohol cravings?|(?<=for )alcohol\b)"
    ),
    "opioid use disorder": r"(?:opioid|opiate) (?:use disorders?|dependen(?:ce|cy)|addiction|misuse)",
    "spasticity": r"(?:muscle )?(?:spasticity|stiffness|spasms?)",
}
CONDITION: Final = re.compile("|".join(rf"(?P<c{n}>{words})" for n, words in enumerate(CONDITIONS.values())))
KINDS: Final = tuple(CONDITIONS)
# By name, by people and by the authority that approves. Capitals matter here: "us" is no country.
COUNTRIES: Final = {
    "United States": (
        r"United States|\bU\.?S\.?(?![A-Za-z])|\bUSA\b|\bAmerican?\b|\bFDA\b|Food and Drug Administration"
    ),
    "United Kingdom": r"United Kingdom|\bU\.?K\b|\bBritain\b|\bBritish\b|\bEngland\b|\bScotland\b|\bWales\b|\bMHRA\b",
    "France": r"\bFrance\b|\bFrench\b|\bANSM\b",
    "": (
        r"\bEMA\b|\bEU\b|\bEurop\w+|\bGerman\w*|\bItal(?:y|ian)\b|\bSpain\b|\bCanad\w+|\bAustralia\w*|\bNew Zealand\b"
        r"|\bIreland\b|\bSwi(?:ss|tzerland)\b|\bAustria\w*|\bIndia\b|\bJapan\w*|\b(?:other|some|many|most)"
        r" countries\b|\belsewhere\b|\babroad\b|\bworldwide\b|\bsome places\b"
    ),
}
COUNTRY: Final = {name: re.compile(words) for name, words in COUNTRIES.items()}

BORDER: Final = re.compile(r"; | [–—] |: |,? (?:but|while|whereas|although|though|however|yet|so) |\.\s")
GIVEN = (
    r"(?:has|have|received?|won|win|gained?|got|holds?|obtained?|granted|carries)"
    r" (?:(?!no |not |never |yet |to |lost )[a-z]+ ){0,2}(?:approval|licen[sc]e)\b"
)
WORD_OF_APPROVAL = rf"(?:approv(?:ed|es)|licen[sc]ed|authori[sz]ed|{GIVEN})"
DENIED = (
    rf"(?:not|n't|never|no longer|nor|neither|yet to)\b[^,;.]{{0,25}}?\b{WORD_OF_APPROVAL}"
    r"|\b(?:un-?approved|unlicen[sc]ed)"
    rf"|\b(?:no|without|lacks?|lacking) (?:[a-z]+ ){{0,2}}(?:approval|licen[sc]e)|\boff-?label"
)
APPROVAL: Final = re.compile(rf"(?P<denied>{DENIED})\b|\b(?P<approved>{WORD_OF_APPROVAL})\b")
# Of another time, or of no fact at all.
NO_FACT: Final = re.compile(
    r"\b(?:if|whether|unless|until|before|once|would|could|should|may|might|will|being (?:considered|reviewed)|seek\w*"
    r"|sought|pending|expected to|hop(?:e|es|ed|ing) to|asked?|myth|claims?|wrongly|mistaken\w*|used to be|formerly"
    r"|(?:was|were|had) (?:not|never|n't)|wasn't|weren't|at (?:that|the) time|not (?:every|all)|only (?:one|some)"
    r"|children|under 18|adolescents|pregnan\w+|combination|together with)\b"
)
UNLIKE: Final = re.compile(
    r"\b(?:unlike|like|than|as with|other than|besides|instead of|to|with|over|compared with) (?:[a-z]+ )?$"
)
LISTED: Final = re.compile(r"(?:,|,? and|,? or|,? as well as|\([^)]{0,30}\)|\s|,? both|the|oral)+")
NAMING: Final = re.compile(r"[^.;]{0,40}?\b(?:includ(?:e|es|ing)|such as|like|are|namely|is)\b[^.;]{0,20}$")
TURNING: Final = re.compile(r"\b(?:not|only|rather|unlike|except|other than)\b")
LONGEST_GAP: Final = 70
LONGEST_SENTENCE: Final = 600  # signs: in a longer one nobody can tell who is meant


@dataclass(frozen=True, slots=True)
class Claim:
    """That a medicine is approved for a condition, or that it is not. `country` is empty where none is named."""

    record: Recorded
    condition: str
    country: str
    is_approved: bool
    span: Span


def read(sentence: Sentence, recorded: tuple[Recorded, ...], subject: Recorded | None) -> Iterator[Claim]:
    """`subject` is the medicine that the page is about, meant where a clause names none."""
    if len(sentence.low) > LONGEST_SENTENCE or QUESTION.search(sentence.low) or NO_FACT.search(sentence.low):
        return
    start = 0
    for end in (*(border.start() for border in BORDER.finditer(sentence.low)), len(sentence.low)):
        yield from _of_clause(sentence, start, end, recorded, subject)
        start = end


def condition_of(words: str) -> str:
    """Which condition a record means; empty for one that is not in the table."""
    found = CONDITION.search(words.lower())
    return _kind(found) if found else ""


def _of_clause(
    sentence: Sentence, start: int, end: int, recorded: tuple[Recorded, ...], subject: Recorded | None
) -> Iterator[Claim]:
    clause = sentence.low[start:end]
    countries = {name for name, pattern in COUNTRY.items() if pattern.search(sentence.text[start:end])}
    if len(countries) > 1 or "" in countries:
        return
    named = medicines(recorded, clause)
    for said in APPROVAL.finditer(clause):
        condition = _condition(clause, said)
        if not condition:
            continue
        meant = _meant(clause, named, said, condition) if named else [subject]
        first, last = min(said.start(), condition.start()), max(said.end(), condition.end())
        span = Span(start + first, start + last)
        for record in meant:
            if record is not None and not sentence.is_quoted(span):
                yield Claim(record, _kind(condition), next(iter(countries), ""), bool(said["approved"]), span)


def _condition(clause: str, said: re.Match[str]) -> re.Match[str] | None:
    """The one that follows, with nothing between that turns the meaning; for a denial also one alone before it."""
    behind = CONDITION.search(clause, said.end())
    if behind and behind.start() - said.end() <= LONGEST_GAP:
        between = clause[said.end() : behind.start()]
        return None if TURNING.search(between) or APPROVAL.search(between) else behind
    before = list(CONDITION.finditer(clause, 0, said.start()))
    return before[0] if said["denied"] and len(before) == 1 else None


def _meant(clause: str, named: list[Named], said: re.Match[str], condition: re.Match[str]) -> list[Recorded | None]:
    """Whose approval it is: "X is approved for", "they approved X for", "approved for it are X and Y"."""
    between = [each for each in named if said.end() <= each.start and each.end <= condition.start()]
    before = [each for each in named if each.end <= said.start() and not UNLIKE.search(clause[: each.start])]
    behind = [each for each in named if each.start >= max(said.end(), condition.end())]
    if between and (said["approved"] or not before):
        chosen = between
    elif before:
        chosen = before
    elif behind and NAMING.match(clause[condition.end() : behind[0].start]):
        chosen = behind
    else:
        return []
    gaps = (clause[one.end : other.start] for one, other in pairwise(chosen))
    return [each.record for each in chosen] if all(LISTED.fullmatch(gap) for gap in gaps) else []


def _kind(condition: re.Match[str]) -> str:
    return KINDS[int(str(condition.lastgroup)[1:])]
