"""Pages about a treatment that tell of its harms, and not with a word what good it does or fails to do.

Why: a reader who is told the harm alone cannot weigh it, and may give up a treatment that helps. Pages whose title says
that they are of stopping, of doses or of how something works are left alone; one of side effects owes its readers a
word of what they are taken for.
Authority: DISCERN, question 10 (does it describe the benefits of each treatment?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import subject, telling
from articles.findings import Severity

ENOUGH = 2  # sentences that tell of harm

ADVICE: Final = "Say what good it does, for how many people, or that it was not shown to do any."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    about = subject.of(manuscript)
    if not about or about.is_programme or _is_of_something_else(manuscript) or telling.tells_good(manuscript):
        return
    told = list(telling.harms(manuscript))
    if len(told) >= ENOUGH:
        reason = f"The page tells of the harms of {about.label}, and not what good it does or fails to do."
        yield Remark(reason, ADVICE, told[0].sentence, told[0].span)


def _is_of_something_else(manuscript: Manuscript) -> bool:
    return subject.is_of_one_side(manuscript) and not subject.tells_harms_by_title(manuscript)


RULE: Final = Rule(
    id="benefits-missing",
    title="Harms without benefits",
    why="A reader who is told the harm alone cannot weigh a treatment.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
