"""Where the number of a note seems to stand: "the library.1", "in 2019.[3]", "recover²", "in treatment (4)."."""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.manuscript import Sentence
from articles.prose.blocks import Setting, Span

WORD: Final = re.compile(r"\S++")
DIGIT: Final = re.compile(r"[\d¹²³⁴⁵⁶⁷⁸⁹⁰]")
NUMBERS: Final = r"(?!0)\d{1,2}(?:[,–-]\d{1,2})*+"
LISTED_NUMBERS: Final = r"\d{1,3}(?:(?:, ?|[–-])\d{1,3})*+"
CLOSING: Final = r"[.,;:)\]\"'”’]*+"
# "library.1", "(MAT).2,3", "5%.4" and, in small print of old pages, "recovery1".
BEHIND_STOP: Final = re.compile(
    rf"[\"“(\[]*+(?:[\w’'/-]{{0,40}}[a-z]{{2}}|\d{{1,3}}%)[)\"”’]?[.,;:!?][\"”’)]*({NUMBERS}){CLOSING}"
)
BEHIND_SHORT: Final = re.compile(rf"[\"“(]*+[A-Z]{{2,8}}s?[)\"”’]?[.,][\"”’)]*({NUMBERS}){CLOSING}")  # "the FDA.2"
BEHIND_YEAR: Final = re.compile(rf"(?:19|20)\d\d[)\"”]?[.;,]({NUMBERS}){CLOSING}")
BEHIND_WORD: Final = re.compile(rf"[\"“(\[]*+(?:[A-Za-z]?[a-z’'-]{{4,40}}|\w{{2,40}}[)\"”])({NUMBERS}){CLOSING}")
RAISED: Final = re.compile(r"([^\W\d_][\w’'%-]*[.,;:!?)\"”’]*+)([¹²³⁴-⁹⁰][¹²³⁴-⁹⁰,–⁻ ]*)[.,;:)\"”’]*+")
TAGGED: Final = re.compile(rf"(?<=[a-z%.,;:)\"”’])<sup>\[?{LISTED_NUMBERS}\]?</sup>")
UNIT_BEFORE: Final = re.compile(r"\b(?:m|cm|mm|km|kg|ft|s|dm)$")
NOTE: Final = r"(?:(?:see )?(?:note|notes|ref|refs|reference|references|source|sources|footnote|fn|citation)\.? ?)"
BRACKETED: Final = re.compile(rf"\[\^?{NOTE}?({LISTED_NUMBERS})\]|\({NOTE}({LISTED_NUMBERS})\)", re.IGNORECASE)
IN_PARENTHESES: Final = re.compile(r"[.!?][\"”’]? ?\((\d{1,2}(?:, ?\d{1,2})*+)\)(?= [A-Z\"“]|$)")
# "in treatment (4)." Behind a count, or with others of its kind in the sentence, it counts something.
BEFORE_STOP: Final = re.compile(r"\b([a-z’'-]{3,40})[\"”’)]? (\(\d{1,2}(?:, ?\d{1,2})*+\))(?=[.,;!?](?: |$))")
IN_ROUND: Final = re.compile(r"\(\d")
ALONE: Final = re.compile(r"\d{1,2}(?:, ?\d{1,2})*+")  # behind a full stop and a space: "It helps. 1"
LEADING_IN: Final = re.compile(r"\b(?:include|includes|including|are|following|as): (\d{1,2})$")  # "Signs include: 2"
REACH: Final = 300  # letters
COUNTING: Final = re.compile(r"(?:^|[:;,]|\band|\bor) ?\(1\)")  # "(1) stop, (2) wait"


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that a number belongs to, glued to it by a slip or by custom.
NUMBERED: Final = _words("""
    appendix arm article box category chapter class cohort column covid day dose eq equation fig figs figure file form
    grade group item level line log month no nos number omega option page para part phase pp question room row sars
    schedule sec section stage step study table tab trial type version vitamin vol visit week weeks year approx min max
    http https html python windows utf base sha iso hepatitis interleukin caspase dsm icd
""")
# What "(3)" counts behind a word: "women (3)".
COUNTED: Final = _words("""
    one two three four five six seven eight nine ten eleven twelve score scores points point men women people patients
    participants adults children studies trials reviews deaths days weeks months years hours drinks units beds
""")
# Those that a full stop may stand behind: "Fig.2". Behind others it closes a sentence, as in "in one study.2".
SHORTENED: Final = _words("""
    eq fig figs nos no vol sec para pp approx min max tab dsm icd covid sars omega http https html python windows utf
    base sha iso version
""")
# No note hangs on these: "more than14 days" lacks a space.
WITHOUT_NOTES: Final = _words("than about over under nearly almost around only from with between least most every aged")
UNITS: Final = _words("m cm mm km kg ft s dm h x r n chi eta sec yd in")
RANGED: Final = re.compile(r"(?:\d|%|\brange|\biqr|\bci|\binterval|\bbetween|\bscore|\bage) ?(?:of )?$")


def marks(sentence: Sentence) -> Iterator[Span]:
    """Where a number of a note seems to stand in a sentence."""
    text = sentence.text
    for word in WORD.finditer(text):
        if DIGIT.search(word.group()):
            yield from _marks_of_a_word(word.group(), word.start(), text[word.end() :].lstrip()[:1])
    for found in BRACKETED.finditer(text):
        if sentence.start + found.start() and not RANGED.search(text[: found.start()].lower()[-20:]):
            yield Span(*found.span())
    if sentence.start and ALONE.fullmatch(text) and sentence.block.setting is not Setting.CELL:
        yield Span(0, len(text))
    for found in LEADING_IN.finditer(text):
        yield Span(*found.span(1))
    if "(" in text:
        yield from _in_parentheses(sentence)
        yield from _before_a_stop(sentence)
    if "<sup>" in text:
        yield from (Span(*found.span()) for found in TAGGED.finditer(text) if not _is_raised_unit(text, found.start()))


def _marks_of_a_word(word: str, start: int, following: str) -> Iterator[Span]:
    small = word.lower()
    named = re.split(r"[^a-z]", small.strip('"“(['), maxsplit=1)[0]
    if named in SHORTENED or "://" in word or "@" in word:
        return
    if raised := RAISED.fullmatch(word):
        if raised.group(1).lower() not in UNITS | NUMBERED and "/" not in word:
            yield _moved(raised.span(2), start)
        return
    # Behind a full stop, a small letter goes on with what was a decimal or a name with a dot in it.
    stopped = BEHIND_STOP.fullmatch(word) or BEHIND_SHORT.fullmatch(word) or BEHIND_YEAR.fullmatch(word)
    if stopped and (not following.islower() or word[stopped.start(1) - 1] in ",;:"):
        yield _moved(stopped.span(1), start)
    elif (glued := BEHIND_WORD.fullmatch(word)) and named not in NUMBERED | WITHOUT_NOTES:
        yield _moved(glued.span(1), start)


def _in_parentheses(sentence: Sentence) -> Iterator[Span]:
    """Those of a block that begin in this sentence: "(2)" behind a full stop is cut off from what it closes."""
    words, start, end = sentence.block.text, sentence.start, sentence.start + len(sentence.text)
    if COUNTING.search(words, max(start - REACH, 0), end):
        return
    for found in IN_PARENTHESES.finditer(words, max(start - 4, 0), end + REACH):
        if found.start(1) > end:
            return
        if found.start(1) > start:
            yield Span(found.start(1) - 1 - start, min(found.end(1) + 1, end) - start)


def _before_a_stop(sentence: Sentence) -> Iterator[Span]:
    """Those that the full stop follows: "in treatment (4)." Several in a sentence count something."""
    found = BEFORE_STOP.search(sentence.text)
    is_lone = len(IN_ROUND.findall(sentence.text)) == 1 and sentence.block.setting is not Setting.CELL
    if found and is_lone and found.group(1).lower() not in COUNTED | NUMBERED:
        yield Span(*found.span(2))


def _is_raised_unit(text: str, at: int) -> bool:
    return UNIT_BEFORE.search(text, max(at - 4, 0), at) is not None


def _moved(span: tuple[int, int], start: int) -> Span:
    return Span(span[0] + start, span[1] + start)
