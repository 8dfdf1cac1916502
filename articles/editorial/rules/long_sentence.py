"""Sentences of more than 30 words.

Why: whoever reads slowly, or listens, has lost the beginning of it before its end.
Authority: the site's own rule.
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.plain_language.readability import is_read
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity

LONG, VERY_LONG = 30, 40

ADVICE: Final = "Make two sentences of it, or a list."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence in manuscript.running:
        # As many letters are in any sentence of so many words.
        if len(sentence.text) > 2 * LONG and is_read(sentence) and not sentence.block.is_quotation:
            words = _words(sentence)
            if words > LONG:
                severity = Severity.WARNING if words > VERY_LONG else Severity.NOTE
                yield Remark(f"This sentence has {words} words.", ADVICE, sentence, severity=severity)


def _words(sentence: Sentence) -> int:
    return sum(any(letter.isalnum() for letter in word) for word in sentence.text.replace("—", " ").split())


RULE: Final = Rule(
    id="long-sentence",
    title="Long sentences",
    why="Whoever reads slowly, or listens, has lost the beginning of a long sentence before its end.",
    severity=Severity.NOTE,
    authority=OURS,
    check=check,
)
