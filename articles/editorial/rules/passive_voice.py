"""Pages on which many sentences do not say who does what, as in "you will be given a medicine".

Why: readers have to know who does it, them or somebody else. The active voice is asked for by the CDC index.
Authority: CDC Clear Communication Index, item 6 (active voice).
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import CCI
from articles.editorial.manuscript import Manuscript
from articles.editorial.plain_language import passive
from articles.editorial.plain_language.readability import is_read
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity

MOST = 0.3
LEAST_SENTENCES = 10

ADVICE: Final = "Say who does it: “a nurse gives you”, “you take”, “we checked”."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    read = [sentence for sentence in manuscript.running if is_read(sentence)]
    found = [(sentence, span) for sentence in read if (span := passive.find(sentence))]
    if len(read) < LEAST_SENTENCES or len(found) <= MOST * len(read):
        return
    sentence, span = found[0]
    reason = f"{len(found)} of the {len(read)} sentences of this page are passive; this is the first."
    yield Remark(reason, ADVICE, sentence, span)


RULE: Final = Rule(
    id="passive-voice",
    title="Many passive sentences",
    why="Readers have to know who does something: they themselves or somebody else.",
    severity=Severity.NOTE,
    authority=CCI,
    check=check,
)
