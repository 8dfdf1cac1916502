"""Absolutes and promises, as in "a guaranteed cure with no side effects".

Why: no treatment for alcohol or drug use works for everybody or harms nobody, and people choose by what they are told.
Authority: the Federal Trade Commission, which acts against deceptive claims about treatment of addiction.
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import FTC
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording.denied import is_denied
from articles.editorial.wording.promises import (
    ANY_PROMISE,
    HARM_LABEL,
    NONE,
    PROMISES,
    SAY_THE_HARMS,
    SAY_THE_SIZE,
    SUCCESS_LABEL,
    WHOLE,
    Promise,
)
from articles.findings import Severity
from articles.prose.blocks import Span

# What somebody hopes for is not promised.
HOPED: Final = re.compile(r"\b(?:hop|wish|pray|long|wait|search|look)(?:e|ed|es|s|ing)? for (?:\w+ ){0,2}$")
LOOK_BACK: Final = 40  # letters
LONGEST_CELL: Final = 32
IN_TABLES: Final = (
    (HARM_LABEL, NONE, "With the words of its row or column, this says that there is no harm at all.", SAY_THE_HARMS),
    (SUCCESS_LABEL, WHOLE, "With the words of its row or column, this promises a result.", SAY_THE_SIZE),
)


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence in manuscript.sentences:
        if not sentence.low.endswith("?") and ANY_PROMISE.search(sentence.low):
            yield from _remarks(sentence)
        elif sentence.block.row and len(sentence.text) <= LONGEST_CELL:
            yield from _in_cell(sentence)


def _remarks(sentence: Sentence) -> Iterator[Remark]:
    reached = 0
    for span, promise in sorted(_found(sentence), key=lambda each: each[0]):
        if span.start >= reached and _is_meant(sentence, span):
            reached = span.end
            yield Remark(promise.reason, promise.advice, sentence, span)


def _in_cell(sentence: Sentence) -> Iterator[Remark]:
    """What a cell promises only with its label: "Side effects | None"."""
    block = sentence.block
    if block.is_header or sentence.is_cited or sentence.is_quoted(Span(0, len(sentence.text))):
        return
    labels = [_label(block.header), _label(block.row.partition(" | ")[0])]
    for named, said, reason, advice in IN_TABLES:
        if said.fullmatch(sentence.low) and any(map(named.fullmatch, labels)):
            yield Remark(reason, advice, sentence, Span(0, len(sentence.text)))


def _label(words: str) -> str:
    """The last words of a label, as of "Feature: Side effects?"."""
    return words.lower().strip(" :?*").rpartition(": ")[2]


def _found(sentence: Sentence) -> Iterator[tuple[Span, Promise]]:
    for promise in PROMISES:
        if promise.may_be_cited and sentence.is_cited:
            continue
        found = [Span(*each.span()) for each in promise.words.finditer(sentence.low)]
        if found and not (promise.unless and promise.unless.search(sentence.low)):
            yield from ((span, promise) for span in found)


def _is_meant(sentence: Sentence, span: Span) -> bool:
    if sentence.is_quoted(span) or is_denied(sentence, span):
        return False
    return not HOPED.search(sentence.low, max(span.start - LOOK_BACK, 0), span.start)


RULE: Final = Rule(
    id="absolute",
    title="Absolutes and promises",
    why="No treatment works for everybody or harms nobody, and people choose by what they are told.",
    severity=Severity.WARNING,
    authority=FTC,
    check=check,
)
