"""Figures about the world for which no source is named, as in "Nine in ten people stay in treatment".

Why: a figure looks like a fact, and a reader can only check it by going to where it comes from.
Authority: DISCERN, question 4 (is it clear what sources were used?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import uncited
from articles.editorial.wording.figures import FIGURES
from articles.editorial.wording.stating import stated
from articles.findings import Severity

REASON: Final = "“{}” says how much or how many, and names no source."
ADVICE: Final = "Cite where the figure comes from in the same sentence, or leave it out."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence, span in uncited.of_figures(manuscript, FIGURES, stated):
        yield Remark(REASON.format(sentence.text[slice(*span)]), ADVICE, sentence, span)


RULE: Final = Rule(
    id="uncited-figure",
    title="Figures without a source",
    why="A reader can check a figure only by going to where it comes from.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
