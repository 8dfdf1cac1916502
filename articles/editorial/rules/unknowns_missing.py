"""Pages that tell what a treatment does, and never what is not known about it.

Why: no treatment is known through and through, and a page without a doubt promises more than anybody knows.
Authority: DISCERN, question 8 (does it refer to areas of uncertainty?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import subject, telling
from articles.findings import Severity

ADVICE: Final = "Add a section “What we do not know”: who was not studied, for how long, how sure the results are."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    about = subject.of(manuscript)
    if not about or subject.is_of_one_side(manuscript) or telling.tells_unknowns(manuscript):
        return
    if told := telling.praise(manuscript):
        reason = f"The page tells what {about.label} does, and never what is not known about it."
        yield Remark(reason, ADVICE, told[0].sentence, told[0].span)


RULE: Final = Rule(
    id="unknowns-missing",
    title="No word of what is not known",
    why="A page without a doubt promises more than anybody knows.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
