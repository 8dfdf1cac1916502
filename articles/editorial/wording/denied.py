"""Whether a sentence denies or disowns the words in it: "there is no cure", "be wary of a clinic that promises one"."""

import re
from typing import Final

from articles.claims.phrases import phrases
from articles.editorial.manuscript import Sentence
from articles.prose.blocks import Span

REACH: Final = 160  # letters
# A denial reaches as far as its clause: "nobody is turned away, and our cure works" denies no cure.
BORDER: Final = re.compile(
    r"[;:!?—–|]| - |\bbut\b|\bbecause\b|\.\s|, (?:so|then)\b"
    r"|, (?:(?:and|yet) )?(?:we|you|they|it|he|she|this|our|there|call)\b"
    r"|\band (?:is|are|was|has|have|works?|can|will)\b"
)
NEGATION: Final = (
    r"\b(?:no(?! (?:doubt|wonder|matter)\b)|not(?! (?:only|just|merely|simply)\b)|nor|neither|never(?! before)|none"
    r"|nobody|no[- ]one|nothing(?! (?:less|short)\b)|without|cannot)\b"
    r"|n't\b(?! (?:only|just|wait|delay|hesitate|worry|miss|give up)\b)"
)
NEGATED: Final = re.compile(NEGATION)
DENYING: Final = re.compile(
    rf"{NEGATION}|\b(?:hardly|(?<!a )few|rarely|seldom|rather than|instead of|far from|too good"
    r"|(?<!no )(?<!without )doubt(?:s|ed|ful)?|disbelief"
    r"|(?:must|has to|have to) (?:show|prove))\b"
)
# What is asked or supposed is not said. A comma ends it: "considering how long he drank, it was a miracle".
SUPPOSING: Final = re.compile(
    r"\b(?:whether|how|until|if (?:a|an|any\w*|some\w*)|ask(?:s|ed|ing)?(?: \w+){0,2} (?:if|to))\b[^,]*$"
)
REFUTED: Final = re.compile(
    r"\b(?:misstates?|overstates?|exaggerates?|misleads?"
    r"|(?:is|are|was|were) (?:wrong|false|untrue|a myth|myths|misleading)"
    r"|(?:do|does|did|has|have|is|are|was|were|can)(?: not|n't|not)"
    r" (?:come|hold|true|been|shown|proven|exist|mean|known|possible|evidence|proof|the same|a reason)"
    r"|(?:are|is) (?:words|a word|a (?:warning )?sign|signs)|should worry)\b"
)
DISOWNING: Final = phrases(
    r"""
    wary|beware|careful|cautious|suspicious|sceptical|skeptical of|if|when|with|about
    look|watch out for
    watch for
    myths?|misleading|exaggerated|overstated|unproven|debunked|so-called|hype|overpromise
    false|bold|big|wild|unsupported claims?|promises?|advert|advertising|advertisements?
    <our|this SELLERS ?that|which|who|may|often|sometimes|do CLAIM
    SELLERS that|which|who|may|often|sometimes offers?
    anyone|anybody|someone|somebody|whoever|people|those who|that CLAIM
    anyone|anybody|someone|somebody|whoever|people|those who|that offers?
    sold|marketed|advertised|touted|promoted|hyped|billed as
    words|phrases|terms|claims|promises|lines such|like ?as
    the word|term|phrase
    """,
    {
        "SELLERS": """
            sites? pages? websites? clinics? centers? centres? programs? programmes? companies company firms adverts?
            ads sellers?""",
        "CLAIM": """
            promises? promised claims? claimed advertises? advertised sells? guarantees? guaranteed says?
            speaks? talks?""",
    },
)


def is_denied(sentence: Sentence, span: Span) -> bool:
    """Whether the words at this place are denied in their clause, or said to be what others claim."""
    low, clause = sentence.low, clause_around(sentence.low, span)
    if DENYING.search(low, clause.start, span.start) or SUPPOSING.search(low, clause.start, span.start):
        return True
    if DISOWNING.search(low, max(span.start - REACH, 0), span.start):
        return True
    return bool(REFUTED.search(low, span.end, clause.end)) or _is_listed_as_denied(sentence)


def is_negated(low: str, span: Span) -> bool:
    """Whether there is a "no" or a "not" in the clause of these words, before or behind them."""
    clause = clause_around(low, span)
    return bool(NEGATED.search(low, clause.start, span.start) or NEGATED.search(low, span.end, clause.end))


def clause_around(low: str, span: Span) -> Span:
    """From the border before the words to the one behind them, but not further than a denial reaches."""
    first, last = max(span.start - REACH, 0), min(span.end + REACH, len(low))
    borders = [border for border in BORDER.finditer(low, first, span.end) if border.start() < span.start]
    start = min(borders[-1].end(), span.start) if borders else first
    behind = BORDER.search(low, span.end, last)
    return Span(start, behind.start() if behind else last)


def _is_listed_as_denied(sentence: Sentence) -> bool:
    """Whether it is an item below "Be wary of a place that offers:"."""
    lead = sentence.block.lead.lower()
    return bool(lead) and bool(DISOWNING.search(lead) or DENYING.search(lead))
