"""What a page states without naming a source for it: the loops that the rules about citations share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from articles.editorial.manuscript import SUMMARY, TITLE, Manuscript, Sentence
from articles.editorial.wording.figures import found, key, values
from articles.prose.blocks import Span

Reading = Callable[[str], str]  # a sentence with what does not count blanked: `stated` or `told` of `stating`
CANNOT_CITE = frozenset({TITLE, SUMMARY})
# The sum of what the sentence before it cites, or the same in other words.
RESTATING = re.compile(
    r"(?:that|this|which|it) (?:is|makes|means|was|adds up to)\b|so\b|in (?:other|plain) words|together\b"
)


def of_figures(manuscript: Manuscript, pattern: re.Pattern[str], reading: Reading) -> Iterator[tuple[Sentence, Span]]:
    """The first figure of each sentence for which neither it nor an earlier sentence names a source.

    A title and a summary cannot hold a citation: numbers that the page cites anywhere may stand in them.
    """
    told: set[tuple[str, ...]] = set()
    numbers = {value for sentence in manuscript.sentences if sentence.is_cited for value in values(sentence.low)}
    for before, sentence in zip((None, *manuscript.sentences), manuscript.sentences, strict=False):
        if sentence.is_cited:
            told.update(key(sentence.low[start:end]) for start, end in found(pattern, sentence.low))
        elif pattern.search(sentence.low) and _wants_a_source(sentence, before):
            for start, end in found(pattern, reading(sentence.text)):
                words = sentence.low[start:end]
                if not (numbers.issuperset(values(words)) if sentence.part in CANNOT_CITE else key(words) in told):
                    yield sentence, Span(start, end)
                    break


def of_phrases(manuscript: Manuscript, pattern: re.Pattern[str], reading: Reading) -> Iterator[tuple[Sentence, Span]]:
    """The first of these phrases in each sentence of running text that names no source.

    A sentence may also lead in to the one that cites: "A large trial shows what this means. It found … [@key]."
    """
    sentences = manuscript.sentences
    for before, sentence, after in zip((None, *sentences), sentences, (*sentences[1:], None), strict=False):
        if sentence.part in CANNOT_CITE or not pattern.search(sentence.low) or not _wants_a_source(sentence, before):
            continue
        phrase = pattern.search(reading(sentence.text))
        if phrase and not (after and after.block is sentence.block and after.is_cited):
            yield sentence, Span(*phrase.span())


def _wants_a_source(sentence: Sentence, before: Sentence | None) -> bool:
    """Quoted words have their own source, and in an emergency nobody reads citations."""
    if sentence.is_cited or sentence.is_name or sentence.block.is_quotation or sentence.block.callout == "help":
        return False
    is_restated = before is not None and before.block is sentence.block and before.is_cited
    return not (is_restated and RESTATING.match(sentence.low))
