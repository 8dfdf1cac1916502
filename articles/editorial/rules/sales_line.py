"""Lines that sell, as in "Don't wait, call our admissions team today", and praise of a place for itself.

Why: a page that sells treatment cannot be trusted to tell its harms, and a call for it may end with whoever pays.
Authority: DISCERN, question 6: is it balanced and unbiased?
"""

from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording.denied import is_denied, is_negated
from articles.editorial.wording.selling import (
    AT_OURS,
    CALLING,
    ERRAND,
    KNOWN_LINES,
    OF_THE_SELLER,
    PRAISING,
    TO_BE_CALLED,
    TOLL_FREE,
    TRADING,
)
from articles.editorial.wording.testimony import testimony
from articles.findings import Severity
from articles.prose.blocks import Span

ASKS: Final = "This asks the reader to call or to come to somebody who sells."
NAME_NO_SELLER: Final = "Leave it out, or name who can be asked and sells nothing: a doctor, a helpline."
OFFERS: Final = "This is an offer to buy, and it presses the reader to decide."
SAY_THE_COST: Final = "Leave it out, or say what it costs, who is paid, and what else there is."
BOASTS: Final = "This praises a place or its people and tells nothing that a reader could check."
SAY_FACTS: Final = "Leave it out, or say what can be checked: the licence, the staff, the methods, the cost."
UNNAMED: Final = "This is a telephone number, and the sentence does not say who answers it."
ONE_PERSON: Final = "One person’s praise is an advertisement, not evidence: those whom it did not help are not quoted."
ASK_MANY: Final = "Leave it out, or say how many people were asked and what all of them said, and cite it."
NAME_THE_LINE: Final = "Say who answers and who pays for the line, or leave the number out."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence in manuscript.sentences:
        reached = 0
        for span, reason, advice in sorted(_found(sentence)):
            if span.start >= reached and not sentence.is_quoted(span) and not is_denied(sentence, span):
                reached = span.end
                yield Remark(reason, advice, sentence, span)
        praise = next(testimony(sentence), None)
        if praise and praise.start >= reached:
            yield Remark(ONE_PERSON, ASK_MANY, sentence, praise)


def _found(sentence: Sentence) -> Iterator[tuple[Span, str, str]]:
    yield from _calls(sentence)
    for found in TRADING.finditer(sentence.low):
        yield Span(*found.span()), OFFERS, SAY_THE_COST
    at_ours = AT_OURS.finditer(sentence.text) if "At " in sentence.text else ()
    for found in (*PRAISING.finditer(sentence.low), *at_ours):
        span = Span(*found.span())
        if not is_negated(sentence.low, span):
            yield span, BOASTS, SAY_FACTS


def _calls(sentence: Sentence) -> Iterator[tuple[Span, str, str]]:
    calls = [Span(*found.span()) for found in CALLING.finditer(sentence.low)]
    numbers = [Span(*found.span()) for found in TOLL_FREE.finditer(sentence.low)] if "8" in sentence.low else []
    if not (calls or numbers) or _may_be_called(sentence):
        return
    yield from ((span, ASKS, NAME_NO_SELLER) for span in calls)
    if not KNOWN_LINES.search(sentence.low):
        yield from ((span, UNNAMED, NAME_THE_LINE) for span in numbers)


def _may_be_called(sentence: Sentence) -> bool:
    """Whether it sends readers to a doctor or a helpline, or tells of an errand such as a missed dose."""
    if ERRAND.search(sentence.low):
        return True
    is_help = sentence.block.callout == "help" or TO_BE_CALLED.search(sentence.low)
    return bool(is_help) and not OF_THE_SELLER.search(sentence.low)


RULE: Final = Rule(
    id="sales-line",
    title="Lines that sell",
    why="Who sells treatment seldom tells its harms, and a call may end with whoever pays for it.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
