"""Amounts of a medicine or of alcohol for which no source is named, as in "Most people take 50 mg".

Why: somebody may take what a page names, and labels and guidelines differ; even advice has to say whose it is.
Authority: DISCERN, question 4 (is it clear what sources were used?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import uncited
from articles.editorial.wording.figures import AMOUNTS, STRENGTH_OF_A_PRODUCT, key
from articles.editorial.wording.stating import BLANK, told
from articles.findings import Severity

REASON: Final = "“{}” is an amount of a medicine or of alcohol, and the sentence names no source."
ADVICE: Final = "Cite the label or the guideline that names this amount, or leave the amount out."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    reported: set[tuple[str, ...]] = set()
    for sentence, span in uncited.of_figures(manuscript, AMOUNTS, _taken):
        amount = key(sentence.low[slice(*span)])
        if amount not in reported:  # a source for the first is one for all of them
            reported.add(amount)
            yield Remark(REASON.format(sentence.text[slice(*span)]), ADVICE, sentence, span)


def _taken(text: str) -> str:
    return STRENGTH_OF_A_PRODUCT.sub(lambda found: BLANK * len(found.group()), told(text))


RULE: Final = Rule(
    id="uncited-dose",
    title="Amounts without a source",
    why="Somebody may take the amount that a page names.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
