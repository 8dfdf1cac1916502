"""Addresses shown in place of words, as in "See https://www.example.org/page?id=3".

Why: a listener hears every sign of it, and it says nothing of where it leads.
Authority: WCAG 2.2, success criterion 2.4.4 (link purpose in context).
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import Authority
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity
from articles.prose.blocks import Span

WCAG: Final = Authority("WCAG 2.2, 2.4.4", "https://www.w3.org/TR/WCAG22/#link-purpose-in-context")
# The name of a site alone can be said and heard, as in "see nhs.uk"; with a path behind it, it cannot.
ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[^\s)]+[^\s).,;:!?\"'>]"
    r"|(?<![\w@/.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|edu|eu|gov|info|int|io|net|org|uk)/[^\s)]*[^\s).,;:!?\"'>]"
)

REASON: Final = "This is an address, and not words that say where it leads."
ADVICE: Final = "Write [the words](the address), with words that name the page."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence in manuscript.sentences:
        for found in ADDRESS.finditer(sentence.low):
            yield Remark(REASON, ADVICE, sentence, Span(*found.span()))


RULE: Final = Rule(
    id="bare-url",
    title="Addresses in place of words",
    why="A listener hears every sign of an address, and it says nothing of where it leads.",
    severity=Severity.WARNING,
    authority=WCAG,
    check=check,
)
