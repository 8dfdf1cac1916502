"""Words that label people, blame them for an illness or mock them, as in "addicts who get clean".

Why: 516 clinicians who read of a "substance abuser" agreed more with blame and punishment than those who read of the
same person "with a substance use disorder" (Kelly and Westerhoff, 2010); and people stay away from where they are
called names. What others say, between quotation marks, and the names of organisations and works are left alone.
Authority: each word has its own, in `lists/words.toml`. The lists of the NIH, NIAAA, NIDA, the American Academy of
Pediatrics, ONDCP and the Department of Veterans Affairs agree in most of them.
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import NIDA
from articles.editorial.house import Entry
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import avoided
from articles.findings import Severity


def check(manuscript: Manuscript) -> Iterator[Remark]:
    look_for = avoided.of(manuscript.house)
    noted: set[Entry] = set()
    for sentence in manuscript.sentences:
        for span, entry in look_for.found(sentence):
            if entry in noted or entry.is_added:
                continue
            if entry.is_note:
                noted.add(entry)
            severity = Severity.NOTE if entry.is_note else None
            yield Remark(
                entry.reason, avoided.advice(entry), sentence, span, severity=severity, authority=entry.authority
            )


RULE: Final = Rule(
    id="stigma",
    title="Words that label or blame people",
    why="Readers who are called names stay away from help, and clinicians who read such words agree more with blame.",
    severity=Severity.WARNING,
    authority=NIDA,
    check=check,
)
