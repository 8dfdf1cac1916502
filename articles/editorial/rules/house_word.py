"""Words that the editors of this site have chosen not to use, as in "water-based solution".

Why: pages of one site read as if one hand had written them, and what was decided once need not be remembered.
Authority: this site's own list, which its editors keep; each word may name who asks for it.
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import OURS
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import avoided
from articles.findings import Severity

REASON: Final = "The editors of this site have chosen other words."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    if not any(entry.is_added for entry in manuscript.house.entries):
        return
    look_for = avoided.of(manuscript.house)
    for sentence in manuscript.sentences:
        for span, entry in look_for.found(sentence):
            if entry.is_added:
                reason = entry.reason or REASON
                yield Remark(reason, avoided.advice(entry), sentence, span, authority=entry.authority)


RULE: Final = Rule(
    id="house-word",
    title="Words that this site does not use",
    why="What the editors of this site decided once need not be remembered.",
    severity=Severity.WARNING,
    authority=OURS,
    check=check,
)
