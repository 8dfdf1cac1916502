"""Pages about a treatment that tell what good it does, and of no harm, risk or person whom it does not suit.

Why: every treatment costs something, and a reader who is told the good alone cannot weigh it. For talking therapies it
is enough to say that trials seldom recorded harms.
Authority: DISCERN, question 11 (does it describe the risks of each treatment?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import subject, telling
from articles.findings import Severity

ENOUGH = 2  # sentences that tell of good

ADVICE: Final = "Add the side effects, the risks and whom it does not suit, or say that nobody recorded harms."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    about = subject.of(manuscript)
    if not about or next(telling.harms(manuscript), None) or telling.has_section_of_harms(manuscript):
        return
    told = list(telling.benefits(manuscript))
    if len(told) >= ENOUGH:
        reason = f"The page tells what good {about.label} does, and of no harm, risk or person whom it does not suit."
        yield Remark(reason, ADVICE, told[0].sentence, told[0].span)


RULE: Final = Rule(
    id="harms-missing",
    title="Benefits without harms",
    why="A reader who is told the good alone cannot weigh a treatment.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
