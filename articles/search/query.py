"""Reads what somebody typed as words and phrases. Knows no database and refuses nothing."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 200  # characters of a query that count, and that the page shows again
SHORTEST_PREFIX: Final = 3  # letters from which the last word may be the beginning of a longer one

# Words that say nothing about the subject. All words that PostgreSQL's English dictionary passes over have to be here,
# so that both databases look for the same words.
_SAYING_NOTHING = """
    i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves what which who whom whose this that these those
    am is are was were be been being have has had having do does did doing can could will would shall should may might
    must don didn doesn isn aren wasn weren haven hasn hadn couldn wouldn shouldn s t
    a an the and but if or because as until while of at by for with about against between into through during before
    after above below to from up down in out on off over under again further then once here there when where why how
    all any both each few more most other some such no nor not only own same so than too very just now also
"""
STOP_WORDS: Final = frozenset(_SAYING_NOTHING.split())

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"([^"]*)"')
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_CONTRACTION = re.compile(r"(?<=\w)['’](?:s|t|d|m|ll|re|ve)\b", re.IGNORECASE)
_LATIN_ACCENTS = re.compile(r"([a-z])[\u0300-\u036f]+")
# Marks that turn the direction of all the text after them, on the results page too.
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Part:
    """One word as it was typed, or the words between two quotation marks."""

    words: tuple[str, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    text: str  # as typed, without control characters, in LONGEST characters
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; with `prefix`, the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    prefix: bool = False


Alternative = tuple[Phrase, ...]  # a page has to have all of these
Clause = tuple[Alternative, ...]  # and it is enough to have one of these
Clauses = tuple[Clause, ...]  # a page has to satisfy all of these


def parse(typed: str) -> Query:
    text = clean(typed)
    parts: list[Part] = []
    for place, stretch in enumerate(_QUOTED.split(text.translate(_QUOTES))):
        if place % 2:  # what the expression caught: between quotation marks
            parts.append(Part(tuple(words(stretch)), quoted=True))
        else:
            parts.extend(Part((word,)) for word in words(_CONTRACTION.sub("", stretch)))
    return Query(text, tuple(part for part in parts if part.words))


def clean(typed: str) -> str:
    """One line that can be stored and shown: no control characters, no half characters, no turned text."""
    kept = _DIRECTION.sub("", typed[: LONGEST * 10])
    line = "".join(" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in kept)
    return " ".join(line.split())[:LONGEST].rstrip()


def words(text: str) -> list[str]:
    """In small letters and without the accents on Latin letters, as the indexes of both databases have them."""
    apart = unicodedata.normalize("NFD", text.lower())
    return _WORD.findall(unicodedata.normalize("NFC", _LATIN_ACCENTS.sub(r"\1", apart)))


def singular(word: str) -> str:
    """Near enough to compare a word with its plural; not a word to show."""
    return word.removesuffix("s")


def phrases(parts: tuple[Part, ...], *, at_end: bool) -> tuple[Phrase, ...]:
    """What to look for, without words that say nothing. `at_end`: the last part is the last that was typed."""
    found = []
    for place, part in enumerate(parts, start=1):
        if STOP_WORDS.issuperset(part.words):
            continue
        last = at_end and place == len(parts)
        found.append(Phrase(part.words, last and not part.quoted and len(part.words[-1]) >= SHORTEST_PREFIX))
    return tuple(found)


def loosen(clauses: Clauses) -> Clauses:
    """Any of the words instead of all of them."""
    found = (phrase for clause in clauses for alternative in clause for phrase in alternative)
    return (tuple((phrase,) for phrase in dict.fromkeys(found)),)
