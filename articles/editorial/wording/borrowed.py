"""Words that a text borrows: those of others, those it speaks of, and those in the name of somebody or something."""

import re
from typing import Final

from articles.editorial.manuscript import Sentence
from articles.prose.blocks import Span

# Words that are spoken of and not used: "a disorder also known as alcoholism".
MENTION: Final = re.compile(
    r"(?:\b(?:known as|refer(?:s|red)? to (?:\w+ )?as|what (?:\w+ ){0,2}calls?"
    r"|(?:also|sometimes|often|commonly|usually|once|formerly|previously|still|used to be) called"
    r"|call(?:s|ed|ing)? (?:themselves|themself|himself|herself|yourself|myself|someone|somebody|a person)"
    r"|(?:use|uses|say|write|prefer)\b[^.;:!?]{1,60}\b(?:instead of|rather than|in place of)"
    r"|the (?!long |short )(?:\w+ ){0,2}(?:terms?|words?|labels?|categor(?:y|ies)|diagnos[ei]s))\b)[^.;:!?]{0,60}$"
)
LONGEST_MENTION: Final = 160

CAPITALISED: Final = r"[A-ZÀ-Þ][\w'’.-]*+"
RUN: Final = re.compile(rf"{CAPITALISED}(?:,?[ ](?:(?:of|on|and|for|the|in|to|with|&)[ ]){{0,2}}{CAPITALISED}){{1,14}}")
# What the name of an organisation, a law or a questionnaire holds, and an advertisement in capitals does not.
NAMING: Final = re.compile(
    r"\b(?:Academy|Act|Administration|Agency|Alliance|Association|Board|Bureau|Coalition|Commission|Committee|Consortium"
    r"|Council|Department|Division|Federation|Foundation|Handbook|Index|Institutes?|Interview|Inventory|Journal|Ministry"
    r"|Network|Office|Partnership|Questionnaire|Register|Registry|Review|Scale|Schedule|Screen|Screening|Society|Survey"
    r"|Task Force|Test|Trust|Union|Grant|Anonymous)\b"
)
LONGEST_NAME: Final = 200
SMALL_WORD: Final = re.compile(r"\b[a-zß-ÿ]{4,}")
TITLE_OF_A_WORK: Final = 3  # words
CAPITALS_OF_A_TITLE: Final = 2


def is_borrowed(sentence: Sentence, span: Span) -> bool:
    return (
        sentence.is_quoted(span)
        or MENTION.search(sentence.low, max(0, span.start - LONGEST_MENTION), span.start) is not None
        or _is_in_a_name(sentence.text, span)
        or _is_in_a_title(sentence, span)
        or _is_in_an_emphasised_title(sentence, span)
    )


def _is_in_a_name(text: str, span: Span) -> bool:
    """Whether words with a capital stand in the name of an organisation or a work, as "the Hill Council on Alcoholism".

    Where all of a sentence is capitalised, as in a heading, capitals say nothing.
    """
    if not text[span.start].isupper():
        return False
    first, last = max(0, span.start - LONGEST_NAME), span.end + LONGEST_NAME
    for run in RUN.finditer(text, first, last):
        if run.start() <= span.start and span.end <= run.end() and NAMING.search(run[0]):
            return bool(SMALL_WORD.search(text, first, run.start()) or SMALL_WORD.search(text, run.end(), last))
    return False


def _is_in_a_title(sentence: Sentence, span: Span) -> bool:
    """Whether the words are in a link to another site that reads as the title of a work."""
    return any(
        address.startswith("http") and link.start <= span.start and span.end <= link.end and _is_title(sentence, link)
        for link, address in sentence.links()
    )


def _is_in_an_emphasised_title(sentence: Sentence, span: Span) -> bool:
    """Whether the words stand in emphasis that is capitalised as the title of a work is, "*Diary of an Addict*"."""
    start, end = span.start + sentence.start, span.end + sentence.start
    return any(
        each.start <= start and end <= each.end and _is_capitalised(sentence.block.text[slice(*each)])
        for each in sentence.block.emphasis
    )


def _is_capitalised(words: str) -> bool:
    capitals = [word for word in words.split() if word[:1].isupper() and not word.isupper()]
    return words[:1].isupper() and len(capitals) >= CAPITALS_OF_A_TITLE


def _is_title(sentence: Sentence, link: Span) -> bool:
    words = sentence.text[link.start : link.end]
    return words[:1].isupper() and len(words.split()) >= TITLE_OF_A_WORK
