"""Sentences in the passive voice, by their form: "is" or "gets", perhaps an adverb, and a participle."""

import re
from collections.abc import Iterable
from typing import Final

from articles.editorial.manuscript import Sentence
from articles.editorial.plain_language.readability import is_read
from articles.prose.blocks import Span

BE: Final = (
    "am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|get|gets|got|gotten|getting|it's|that's|they're|we're"
    "|you're"
)
ADVERB: Final = (
    r"\w{2,20}ly|not|never|always|often|also|still|then|only|just|sometimes|now|already|soon|ever|even|best|well|first"
    r"|once|almost|all|both|being|been|to be"
)
IRREGULAR: Final = (
    "beaten|begun|bitten|bound|bought|broken|brought|built|caught|chosen|cut|dealt|done|drawn|driven|eaten|fed|felt"
    "|forbidden|forgotten|fought|found|frozen|given|grown|heard|held|hidden|hit|hurt|kept|known|laid|led|left|lent|lost"
    "|made|meant|met|overseen|paid|proven|put|read|said|seen|sent|set|shaken|shown|shut|sold|sought|spent|split|spoken"
    "|spread|stolen|swallowed|taken|taught|told|thought|thrown|understood|undertaken|withdrawn|won|worn|written"
)
# Words of that form that say how somebody is, and not what is done to them.
ADJECTIVES: Final = (
    "addicted|advanced|aged|agitated|annoyed|ashamed|bored|committed|complicated|concerned|confused|convinced|dedicated"
    "|delighted|depressed|detailed|determined|disappointed|distressed|embarrassed|engaged|excited|exhausted|experienced"
    "|frightened|frustrated|gifted|hundred|indeed|inclined|interested|intoxicated|isolated|limited|married|mixed"
    "|motivated|need|overwhelmed|pleased|prepared|qualified|red|relaxed|related|relieved|retired|sacred|satisfied|scared"
    "|skilled|started|stressed|supposed|surprised|terrified|tired|worried|used to (?:it|this|that|the|being|\\w+ing)"
)
PASSIVE: Final = re.compile(
    rf"\b(?:{BE})(?: (?:{ADVERB})){{0,3}} (?!(?:{ADJECTIVES})\b|un(?!der)\w)"
    rf"(?:\w{{2,20}}(?<!e)ed|(?:ag|f|guarant|overs)(?:r|t)?eed|{IRREGULAR})\b"
)


def find(sentence: Sentence) -> Span | None:
    """Where a sentence first speaks in the passive voice."""
    found = PASSIVE.search(sentence.low)
    return Span(*found.span()) if found else None


def share(sentences: Iterable[Sentence]) -> float:
    """How many of those in running text are passive, from 0 to 1; 0 where there is no sentence."""
    found = [find(sentence) is not None for sentence in sentences if is_read(sentence)]
    return sum(found) / len(found) if found else 0.0
