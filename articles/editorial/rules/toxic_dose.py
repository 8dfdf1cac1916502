"""Figures of toxic or lethal amounts, as in "a dose of 3 g can be fatal" or "took 40 tablets".

Why: a figure helps nobody who is in danger, who should call for help whatever the amount, and it tells a person in
despair how much to take. Usual doses, those of trials and the highest licensed ones are no such figures.
Authority: the rules of safe messaging about suicide, which ask for no details of method.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from articles.claims.figures import SMALL
from articles.claims.phrases import phrases
from articles.editorial.authorities import SAFE_MESSAGING
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import toxic_amounts as amounts
from articles.findings import Severity
from articles.prose.blocks import Span

LOOK = 80  # letters before and after an amount
HINTS: Final = re.compile(
    r"fatal|lethal|deadly|toxic|poison|overdos|coma|die|death|kill|ld ?50|took|taken|swallow|ingest|consc|respirat"
    r"|threat|breath|seizure|convuls|hospital|intensive|suicid|down|heart|rhythm|cardiac|damage|dead|grave"
)
BORDER: Final = re.compile(r"[.;:] |, (?:and|but|so|as|because|since) | because | since ")
DAILY: Final = re.compile(rf"(?:\s?/ ?day| ?(?:a|per|each|every) (?:day|week)| ?daily| (?:once|twice|{SMALL} times))\b")
# What is given against an overdose, and what is looked at in people who take a medicine as it was prescribed.
REMEDY: Final = phrases(
    "naloxone|narcan|flumazenil|acetylcysteine|charcoal|antidote|reverses?|reversal|treated_with", {}
)
IN_A_TRIAL: Final = phrases(r"stop\w*|withdraw\w*|taper\w*|placebo|randomi[sz]ed|arm|risks?", {})

REASON: Final = "This tells how much of it harms or kills, which is a detail of method for a person in despair."
ADVICE: Final = "Leave the figure out: say that too much can kill, and to call for help at once whatever the amount."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence in manuscript.sentences:
        if span := _toxic(sentence):
            yield Remark(REASON, ADVICE, sentence, span)


def _toxic(sentence: Sentence) -> Span | None:
    """Where it names an amount that harms."""
    around = sentence.block.row.lower() or sentence.low
    if not _hints(around):
        return None
    in_blood = amounts.BLOOD.search(around) and amounts.IN_BLOOD.search(around)
    if in_blood and (level := amounts.LEVEL.search(sentence.low)):
        return Span(*level.span())
    found = amounts.AMOUNT.finditer(sentence.low)
    return next((Span(*each.span()) for each in found if _is_toxic(sentence.low, each)), None)


@lru_cache(maxsize=64)
def _hints(text: str) -> bool:
    """Remembered, because every cell of a row asks for the whole row."""
    return HINTS.search(text) is not None


def _is_toxic(low: str, amount: re.Match[str]) -> bool:
    before = low[max(amount.start() - LOOK, 0) : amount.start()]
    after = BORDER.split(low[amount.end() : amount.end() + LOOK])[0]
    if REMEDY.search(before):
        return False
    if amounts.HARMS.search(after) or amounts.LETHAL_DOSE.search(before):
        return True
    if DAILY.match(after) or "daily" in before or REMEDY.search(low):
        return False
    return bool(
        amounts.FATAL_AMOUNT.search(after)
        or _is_of_an_event(before)
        or amounts.BEGINS_AT.search(before)
        or (amounts.AT_ONCE.search(after) and amounts.SEEN.search(before + after))
        or _was_swallowed(before, amount[0])
    )


def _is_of_an_event(before: str) -> bool:
    """Whether something happened at the amount, and not in people who took it as prescribed."""
    event = amounts.EVENT.search(before)
    return event is not None and not IN_A_TRIAL.search(event[0])


def _was_swallowed(before: str, amount: str) -> bool:
    """Whether somebody took so many that it was no dose."""
    took, swallowed = amounts.TOOK.search(before), amounts.SWALLOWED.search(before)
    return bool((took and amounts.HANDFUL.fullmatch(amount)) or (swallowed and amounts.WEIGHT.fullmatch(amount)))


RULE: Final = Rule(
    id="toxic-dose",
    title="Toxic or lethal amounts",
    why="A figure helps nobody in danger, and tells a person in despair how much to take.",
    severity=Severity.WARNING,
    authority=SAFE_MESSAGING,
    check=check,
)
