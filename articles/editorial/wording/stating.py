"""What a sentence states of the world, at its place: all the rest of it is blanked, letter for letter.

Questions, definitions, suppositions, advice, quoted words and what a site says of itself state nothing of the world;
`articles.claims.clauses` tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from articles.claims import clauses
from articles.claims.phrases import either
from articles.editorial.manuscript import small

BLANK = "\0"  # no pattern of words reaches over it
SENTENCES_REMEMBERED = 4096
QUOTED = re.compile(r"“[^“”]{0,300}”|\"[^\"]{0,300}\"|(?<!\w)‘[^‘’]{0,200}’(?!\w)")
# "Our" is of the page itself before a few words alone; whoever says it of anything else runs something.
OF_THE_PAGE = either("""
    pages? sites? website sources? articles? guides? readers? editors? editorial records? library lists? summar(?:y|ies)
    tables? figures? search(?:es)? checks? polic(?:y|ies) rules reviewers? references? texts? glossary terms wording
    words advice corrections? judge?ments? estimates?
""")
OUR = rf"[Oo]ur(?! (?:[\w’'-]+ ){{0,2}}{OF_THE_PAGE}\b)(?= [\w’'-])"
DOING = either("""
    know treat help offer provide see_an? prescribe deliver combine specialise specialize tailor integrate incorporate
    employ accept have_(?:helped|treated|seen|guided|supported|served|coached|welcomed)
""")
OF_THE_WORLD = re.compile(rf"\b(?:{OUR}|[Ww]e(?= {DOING}\b)|us|(?<=like )ours)\b")
# A link called "source" is none of the words of its sentence.
POINTER = re.compile(r"\((?:see )?(?:the |our )?sources?\)", re.IGNORECASE)
# What others claim is theirs: a page that holds it up to the light does not state it.
CLAIMED_BY_OTHERS = re.compile(
    r"\b[Yy]ou (?:may|might|will|could|often)(?: also| often| well)? (?:read|see|hear|be told)\b"
    r"|\b(?:claims?|claimed|adverts?|advertisements?|advertised?|sellers?|centres? (?:say|quote)|myths?)\b"
)

# How much somebody drinks already is no amount that a page tells them to take.
IF_YOU_DRINK = re.compile(r"\b(?:[Ii]f|[Ww]hen|[Aa]nyone who|[Pp]eople who) (?:[a-z]+ ){0,4}drinks?\b[^,]*")

# An order in form alone, or an example that is none: what follows is stated.
MIND_THAT = re.compile(
    r"^(?:(?:please |and |but )?(?:(?:keep|bear) in mind|remember|note|consider) that\b"
    r"|(?:be aware|it(?:'s| is) [a-z]+ to [a-z]+) that\b"
    r"|join (?=(?:(?:the|our|over|more|than|nearly|a) ){0,3}[\d,]+ )"
    r"|for (?:example|instance),(?= (?:the|about|around|nearly|over|up to|research|studies|one (?:study|trial)) ))",
    re.IGNORECASE,
)


@lru_cache(maxsize=SENTENCES_REMEMBERED)
def stated(text: str) -> str:
    """The text in small letters, with all that states nothing of the world blanked."""
    written = MIND_THAT.sub(lambda found: _blank(found.group()), _without_quotations(text))
    if clauses.QUESTION.search(written) or written.rstrip().endswith(":"):
        return BLANK * len(text)
    return "".join(_stated(clause) if is_clause else clause for clause, is_clause in _clauses(written))


@lru_cache(maxsize=SENTENCES_REMEMBERED)
def told(text: str) -> str:
    """The same with advice, definitions and suppositions left in: an amount wants a source wherever it is named."""
    written = _without_quotations(text)
    if clauses.QUESTION.search(written):
        return BLANK * len(text)
    written = IF_YOU_DRINK.sub(lambda found: _blank(found.group()), written)
    return "".join(
        _blank(clause) if is_clause and clauses.OURSELVES.search(clause) else small(clause)
        for clause, is_clause in _clauses(written)
    )


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """The clauses and the borders between them, in their order."""
    start = 0
    for border in clauses.BORDER.finditer(text):
        yield text[start : border.start()], True
        yield border.group(), False
        start = border.end()
    yield text[start:], True


def _stated(clause: str) -> str:
    said = clauses.read(clause)
    if not said.stated or CLAIMED_BY_OTHERS.search(clause):
        return _blank(clause)
    end = max(len(clause) - len(said.advised[0]), 0) if said.advised else len(clause)
    kept, advice = clause[:end], clause[end:]
    return clauses.SUPPOSED.sub(lambda found: _blank(found.group()), small(kept)) + _blank(advice)


def _without_quotations(text: str) -> str:
    for silent in (QUOTED, POINTER):
        text = silent.sub(lambda found: _blank(found.group()), text)
    return OF_THE_WORLD.sub(lambda found: "them"[: len(found.group())], text)


def _blank(text: str) -> str:
    return BLANK * len(text)
