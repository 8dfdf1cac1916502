"""Links whose words do not say where they lead, as "click here", and links of the same words to different pages.

Why: whoever listens to a page goes from link to link and hears nothing but their words.
Authority: WCAG 2.2, success criterion 2.4.4 (link purpose in context).
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.claims.phrases import either
from articles.editorial.authorities import Authority
from articles.editorial.manuscript import Manuscript, small
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity

WCAG: Final = Authority("WCAG 2.2, 2.4.4", "https://www.w3.org/TR/WCAG22/#link-purpose-in-context")
SIGNS: Final = re.compile(r"[^\w\s'-]+")
DO: Final = either("click tap press visit go see read look follow check check_out view open")
FIND: Final = either("read learn see view find_out discover show know get")
PAGE: Final = either("page article link website site webpage post guide resource url address")
MORE: Final = rf"(?:more|details|more (?:about|on) (?:this|it)|(?:more|further) {either('info information details')})"
VAGUE: Final = re.compile(
    rf"(?:please )?(?:{DO} ?)?(?:(?:on |at )?(?:here|(?:this|the|that|our) {PAGE}))?"
    rf"(?:(?: ?(?:to|for))? ?(?:{FIND} )?{MORE})?(?: here| now)?"
    rf"|{DO} (?:this|that|it)|(?:the )?(?:source|reference|ref)"
    r"|this|that|it|url|link|website|continue(?: reading)?|keep reading|full article"
)

VAGUE_REASON: Final = "Heard alone, these words do not say where the link leads."
VAGUE_ADVICE: Final = "Make the link of the words that name the page: “see [side effects of baclofen](…)”."
TWICE_ADVICE: Final = "Give each link words of its own, or lead both to the same page."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    led: dict[str, str] = {}
    for sentence in manuscript.sentences:
        for span, address in sentence.links():
            words = " ".join(SIGNS.sub(" ", small(sentence.text[span.start : span.end])).split())
            if words and VAGUE.fullmatch(words):
                yield Remark(VAGUE_REASON, VAGUE_ADVICE, sentence, span)
            elif words and led.setdefault(words, _plain(address)) != _plain(address):
                reason = f"A link of the same words leads to another page, {led[words]}."
                yield Remark(reason, TWICE_ADVICE, sentence, span, severity=Severity.NOTE)


def _plain(address: str) -> str:
    return address.removesuffix("/")


RULE: Final = Rule(
    id="link-text",
    title="Links that do not say where they lead",
    why="Whoever listens to a page goes from link to link and hears nothing but their words.",
    severity=Severity.WARNING,
    authority=WCAG,
    check=check,
)
