"""Numbers of notes that lead nowhere, as in "says the library.1" or "in 2019.[3]".

Why: such a number promises a source, and a reader who looks for it finds none.
Authority: DISCERN, question 4: is it clear what sources were used?
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording.note_marks import DIGIT, marks
from articles.findings import Severity
from articles.prose.blocks import Block, Setting

LISTED: Final = re.compile(
    r"(?:[\w’'&-]{1,20} ){0,2}"
    r"(?:references?|sources|notes|footnotes|endnotes|bibliography|citations|literature|works cited)"
    r"(?: (?:and|&|used|cited)\b.{0,30})?:?"
)
LONGEST_LINE: Final = 2  # words: "Sources:"
# "1. Roe J.", "[2] Doe B.", and several of them in a paragraph.
OWN_NUMBER: Final = re.compile(r"(?:^|(?<= ))[\[(]?(\d{1,3})(?:[\])][.:)]?|[.:)]|(?=\s)) (?=[^\W\d])")
LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

REASON: Final = "This looks like the number of a note, and the page has no note of that number."
ADVICE: Final = "Cite the source, as in [@key], or write a footnote [^1] with its text; otherwise delete the number."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    references = _references(manuscript)
    known = _notes(references)
    own = {id(block) for block in references}
    for sentence in manuscript.sentences:
        if not DIGIT.search(sentence.text) or sentence.block.is_note or id(sentence.block) in own:
            continue
        reached = 0
        for span in sorted(marks(sentence)):
            if span.start < reached or sentence.is_quoted(span) or _leads(sentence.text[span.start : span.end], known):
                continue
            reached = span.end
            yield Remark(REASON, ADVICE, sentence, span)


def _references(manuscript: Manuscript) -> list[Block]:
    """What stands below "References", be that a heading or a line by itself."""
    found: list[Block] = []
    for part in manuscript.parts:
        heading, is_listed = "", False
        for block in part.blocks:
            if block.heading != heading:
                heading, is_listed = block.heading, _heads_a_list(block.heading)
            if _heads_a_list(block.text) and len(block.text.split()) <= LONGEST_LINE:
                is_listed = True
            elif is_listed and block.setting in (Setting.ITEM, Setting.PARAGRAPH):
                found.append(block)
    return found


def _heads_a_list(words: str) -> bool:
    return LISTED.fullmatch(words.lower()) is not None


def _notes(references: list[Block]) -> frozenset[int]:
    """The numbers of the references that the page lists: those they bear, or their places in the list."""
    items = sum(block.setting is Setting.ITEM for block in references)
    own = (int(found.group(1)) for block in references for found in OWN_NUMBER.finditer(block.text))
    return frozenset(range(1, items + 1)) | frozenset(own)


def _leads(mark: str, known: frozenset[int]) -> bool:
    numbers = [int(number) for number in re.findall(r"\d+", mark.translate(LOWERED))]
    return bool(numbers) and all(number in known for number in numbers)


RULE: Final = Rule(
    id="orphan-footnote",
    title="Numbers of notes that lead nowhere",
    why="Such a number promises a source, and a reader who looks for it finds none.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
