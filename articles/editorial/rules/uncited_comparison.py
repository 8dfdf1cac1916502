"""Comparisons of treatments, risks or groups for which no source is named: "more effective than", "as safe as".

Why: which of two treatments does more is found out by trials, and a page that says so has to name them.
Authority: DISCERN, question 4 (is it clear what sources were used?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import uncited
from articles.editorial.wording.comparisons import COMPARISONS, SUBJECT
from articles.editorial.wording.stating import stated
from articles.findings import Severity

REASON: Final = "“{}” compares, and the sentence names no source."
ADVICE: Final = "Cite the trial or the review that compared them, or say only what each of them does."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence, span in uncited.of_phrases(manuscript, COMPARISONS, stated):
        words = sentence.text[slice(*span)]
        found = COMPARISONS.match(sentence.low, *span)
        if found and found["anything"] and not SUBJECT.search(sentence.low):
            continue
        yield Remark(REASON.format(words), ADVICE, sentence, span)


RULE: Final = Rule(
    id="uncited-comparison",
    title="Comparisons without a source",
    why="Which of two treatments does more is found out by trials, and a reader wants to know which trials.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
