"""Which sentences tell what good a treatment does, what harm, and what is not known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.wording import told_words as words
from articles.medicines import is_medicine
from articles.prose.blocks import Span

UNKNOWN_TOLD: Final = words.UNKNOWN_TOLD
SEVERAL = 3
LOOK_BACK = 60
NO_LONGER = "no longer"  # needed, wanted: that is the benefit itself
BORDER: Final = re.compile(r"[;:]|, (?:and|but|so|it) | but | and it | because ")


class Told(NamedTuple):
    """The words by which a sentence tells it."""

    sentence: Sentence
    span: Span


def benefits(manuscript: Manuscript) -> Iterator[Told]:
    """Sentences that say, without taking it back, that a treatment does good."""
    for sentence in manuscript.running:
        if sentence.low.endswith("?"):
            continue
        for found in words.BENEFIT.finditer(sentence.low):
            span = Span(*found.span())
            if not _is_denied(sentence.low, span) and not sentence.is_quoted(span):
                yield Told(sentence, span)
                break


def praise(manuscript: Manuscript) -> list[Told]:
    """The benefits that it tells for sure, where they are several and no fewer than the harms: it speaks for them."""
    told = [each for each in benefits(manuscript) if not is_hedged(each)]
    return told if len(told) >= SEVERAL and len(told) >= sum(1 for _ in harms(manuscript)) else []


def is_hedged(told: Told) -> bool:
    """Whether the sentence leaves room for those whom it does not help."""
    return words.HEDGED.search(told.sentence.low) is not None


def harms(manuscript: Manuscript) -> Iterator[Told]:
    """Sentences that tell of a harm, a risk or of people whom a treatment does not suit."""
    for sentence in manuscript.running:
        low = words.NO_HARM.sub(lambda found: "-" * len(found[0]), sentence.low)
        found = words.HARM_TOLD.search(low)
        if found and (not words.OF_DRINKING.search(low) or _names_treatment(low)):
            yield Told(sentence, Span(*found.span()))


def has_section_of_harms(manuscript: Manuscript) -> bool:
    """Whether something stands under a heading that promises the harms, in whatever words."""
    return any(_is_of_harms(heading) for heading in {each.block.heading.lower() for each in manuscript.running})


def _is_of_harms(heading: str) -> bool:
    found = words.HARMS_HEADED.search(words.NO_HARM.sub("", heading))
    return found is not None and words.OF_DRINKING.search(heading) is None


def tells_good(manuscript: Manuscript) -> bool:
    """Whether it says anything of the good that a treatment does, or does not do."""
    if any(words.GOOD_TOLD.search(sentence.low) for sentence in manuscript.running):
        return True
    return next(benefits(manuscript), None) is not None


def tells_unknowns(manuscript: Manuscript) -> bool:
    """Whether it says anywhere what is not known, or not sure."""
    if (fact := manuscript.part("unknown")) and fact.sentences:
        return True
    return any(words.UNKNOWN_TOLD.search(sentence.low) for sentence in manuscript.sentences)


def _is_denied(low: str, span: Span) -> bool:
    """Whether the words before, in the same clause, take back what is said at this place."""
    end = span.start if low.startswith(NO_LONGER, span.start) else span.end
    before = low[max(span.start - LOOK_BACK, 0) : end]
    return words.DENIED.search(BORDER.split(before)[-1]) is not None


def _names_treatment(low: str) -> bool:
    return bool(words.OF_TREATMENT.search(low)) or any(is_medicine(word) for word in low.split())
