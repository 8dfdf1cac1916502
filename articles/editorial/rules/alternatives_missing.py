"""Pages about one treatment that name no other.

Why: people choose better when they know that there is a choice. What is only added to the treatment, as in "with
counselling", is no other choice.
Authority: DISCERN, question 14 (is it clear that there may be more than one possible treatment choice?).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import subject, telling
from articles.findings import Severity

ADVICE: Final = "Name at least one other treatment that a reader could ask about, with a link to its page."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    about = subject.of(manuscript)
    if not about or subject.is_of_one_side(manuscript) or subject.names_another(manuscript, about):
        return
    if told := telling.praise(manuscript):
        reason = f"The page tells of {about.label} as if there were no other treatment to choose."
        yield Remark(reason, ADVICE, told[0].sentence, told[0].span)


RULE: Final = Rule(
    id="alternatives-missing",
    title="No other treatment named",
    why="People choose better when they know that there is a choice.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
