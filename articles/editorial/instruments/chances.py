"""What the Clear Communication Index asks of numbers and risks. Numbers here are shares, chances and ratios."""

from __future__ import annotations

import re
from typing import Final

from articles.claims.lexicon import HARMS
from articles.claims.phrases import either
from articles.editorial.instruments import passages
from articles.editorial.instruments.criterion import Result, Seen, does_not_apply
from articles.editorial.instruments.particulars import Particulars
from articles.editorial.manuscript import Manuscript, Sentence

NO_NUMBERS: Final = does_not_apply("The page gives no shares, chances or ratios.")
NO_RISK: Final = does_not_apply("The page speaks of no risk.")
MOST_UNFAMILIAR: Final = 0.1
HALF: Final = 0.5

NUMBER: Final = either("two three four five six seven eight nine ten eleven twelve twenty fifty hundred")
COUNTED: Final = rf"(?:\d[\d,]{{0,9}}|one|{NUMBER})"
FRACTION: Final = re.compile(
    rf"\b{COUNTED} (?:more |fewer )?(?:people )?(?:in|of|out of) (?:every )?(?P<whole>\d[\d,]{{0,9}}\b|{NUMBER}\b)"
)
SHARE: Final = re.compile(
    rf"\b\d[\d.,]{{0,9}}(?: ?%| per ?cent)|{FRACTION.pattern.replace('?P<whole>', '?:')}"
    r"|\b(?:risk|odds|hazard|rate) (?:ratio )?(?:of )?(?:about )?\d"
    rf"|\b{COUNTED} times (?:as|more|less|higher|lower|the|that)\b"
)
# Abbreviations in capitals only: "or" is a word.
UNFAMILIAR: Final = re.compile(
    r"\b\d{1,3}\.\d{1,3} ?%|\b(?:[Rr]isk|[Oo]dds|[Hh]azard|[Rr]ate) ratios?\b|\b(?:RR|OR|HR|NNT|SMD|CI)\b.{0,6}\d"
    r"|\b[Pp] ?[<=] ?0?\.\d|\b\d{1,3} ?% (?:confidence|credible)|\b\d\.\d{1,3} times\b"
    r"|\b(?:[Rr]isk|[Ee]ffect|[Oo]dds)(?: size)?(?: of)? 0\.\d"
)
MEANING: Final = re.compile(
    r"\b(?:against|compared (?:with|to)|than|versus|means?|meaning|in other words|that is|what (?:it|this) means"
    r"|placebo|chance|range|no (?:clear |real )?difference|about (?:one|two|half|a third|a quarter))\b"
)
CHANGE: Final = re.compile(
    r"\b\d[\d.,]{0,6}(?: ?%| per ?cent) (?:higher|lower|more|less|fewer|greater|rise|drop|fall)\b"
)
LIKELIHOOD: Final = re.compile(
    r"\b(?:probably|likely|unlikely|rare|rarely|common|uncommon|commonly|often|most|few|many|some|half|a third"
    r"|a quarter|two thirds|twice|chance|no (?:clear |real )?(?:difference|change)|little|small|large|certainty"
    r"|did (?:better|worse))\b"
)
RISK: Final = re.compile(r"\b(?:risks?|dangers?|dangerous|harms?|overdoses?|side effects?|unsafe)\b")


def familiar(manuscript: Manuscript, particulars: Particulars) -> Seen:
    numbers = _numbers(manuscript)
    strange = [each for each in numbers if UNFAMILIAR.search(each.text)]
    if not numbers:
        return NO_NUMBERS
    said = f"Ratios, decimals or statistics stand in {_of(len(strange), numbers)}"
    met = len(strange) <= MOST_UNFAMILIAR * len(numbers)
    return Seen(Result.MET if met else Result.NOT_MET, f"{said}{_first(strange)}.")


def explained(manuscript: Manuscript, particulars: Particulars) -> Seen:
    return _in_words(manuscript, MEANING, "What they mean, or with what they are compared, is said")


def worked_out(manuscript: Manuscript, particulars: Particulars) -> Seen:
    numbers = _numbers(manuscript)
    if not numbers:
        return NO_NUMBERS
    puzzles = [each for each in numbers if _must_be_worked_out(each)]
    if not puzzles:
        return Seen(Result.MET, "Chances that stand side by side are counted out of the same number.")
    said = f"A change without counts, or counts out of different numbers, stand in {_of(len(puzzles), numbers)}"
    return Seen(Result.NOT_MET, f"{said}{_first(puzzles)}.")


def told_in_words(manuscript: Manuscript, particulars: Particulars) -> Seen:
    pictures = [each for each in manuscript.running if each.block.outcome]
    if pictures:
        return Seen(Result.MET, f"A picture of people shows a chance {passages.place(pictures[0])}.")
    return _in_words(manuscript, LIKELIHOOD, "Words say how likely it is")


def of_risk(manuscript: Manuscript, particulars: Particulars) -> Seen | None:
    """Nothing is seen of a page that speaks of risks; to others the question does not apply."""
    speaks = any(RISK.search(each.low) or HARMS.search(each.low) for each in manuscript.running)
    return None if speaks else NO_RISK


def _in_words(manuscript: Manuscript, words: re.Pattern[str], what: str) -> Seen:
    numbers = _numbers(manuscript)
    if not numbers:
        return NO_NUMBERS
    bare = [each for each in numbers if not words.search(_around(each).casefold())]
    said = f"{what} in {_of(len(numbers) - len(bare), numbers)}"
    if len(bare) <= HALF * len(numbers):
        return Seen(Result.MET, f"{said}.")
    return Seen(Result.NOT_MET, f"{said}; not so {passages.place(bare[0])}.")


def _numbers(manuscript: Manuscript) -> list[Sentence]:
    running = (each for each in manuscript.running if not each.block.is_note)
    return [each for each in running if SHARE.search(each.low) or UNFAMILIAR.search(each.text)]


def _around(sentence: Sentence) -> str:
    """The paragraph, the item with the words that lead in to it, or the row of the table."""
    block = sentence.block
    return block.row or f"{block.outcome or block.lead} {block.text}"


def _must_be_worked_out(sentence: Sentence) -> bool:
    around = _around(sentence).casefold()
    wholes = {found["whole"] for found in FRACTION.finditer(sentence.block.row.casefold() or sentence.low)}
    has_percent = "%" in around or "per cent" in around
    is_change = CHANGE.search(sentence.low) is not None and not FRACTION.search(around)
    return is_change or (len(wholes) > 1 and not has_percent)


def _of(some: int, numbers: list[Sentence]) -> str:
    return f"{some} of {passages.count(len(numbers), 'sentence')} with shares or chances"


def _first(found: list[Sentence]) -> str:
    return f"; the first stands {passages.place(found[0])}" if found else ""
