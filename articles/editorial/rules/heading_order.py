"""Headings that do not lead: two of the same words, one with nothing under it, none in a long text, bold lines for one.

Why: readers find their place by headings, and whoever listens goes from one to the next.
Authority: WCAG 2.2, success criterion 2.4.6 (headings and labels). Jumps of level are reported as the page is drawn.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from articles.editorial.authorities import Authority
from articles.editorial.manuscript import Manuscript, Part, Sentence, small
from articles.editorial.rule import Remark, Rule
from articles.findings import BODY, Severity
from articles.prose.blocks import Block, Setting

WCAG: Final = Authority("WCAG 2.2, 2.4.6", "https://www.w3.org/TR/WCAG22/#headings-and-labels")
LONG_TEXT = 300  # words
LONGEST_HEADING = 12  # words
SECTION = 2

SAME: Final = "Another heading here has the same words, so nobody can tell them apart in the list of contents."
NAME_APART: Final = "Say in each what is told under it alone."
NOTHING: Final = "No word stands between this heading and the next one."
TAKE_OUT: Final = "Write under it what it announces, or take it out."
NONE: Final = f"This page has more than {LONG_TEXT} words and no heading."
DIVIDE: Final = "Put a heading that begins with ## before each thing it tells."
BOLD: Final = "This line is bold to look like a heading, and whoever listens to the page does not hear it as one."
MAKE_HEADING: Final = "Begin the line with ## or ### and take the asterisks out."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    part = manuscript.part(BODY)
    if part is None:
        return
    opening = {id(sentence.block): sentence for sentence in reversed(part.sentences)}
    for block, reason, advice in (*_same(part), *_nothing_under(part), *_bold(part)):
        if sentence := opening.get(id(block)):
            yield Remark(reason, advice, sentence)
    if _has_no_heading(part):
        yield Remark(NONE, DIVIDE)


def _same(part: Part) -> Iterator[tuple[Block, str, str]]:
    seen: set[tuple[str, str]] = set()
    for block in part.blocks:
        if block.setting is Setting.HEADING:
            # "Side effects" may stand under each of two medicines.
            above = block.section if block.level > SECTION else ""
            named = above, small(block.text).strip(" ?:.")
            if named in seen:
                yield block, SAME, NAME_APART
            seen.add(named)


def _nothing_under(part: Part) -> Iterator[tuple[Block, str, str]]:
    """A heading may be followed by one of its own parts."""
    for block, following in pairwise(part.blocks):
        if block.setting is following.setting is Setting.HEADING and following.level <= block.level:
            yield block, NOTHING, TAKE_OUT


def _bold(part: Part) -> Iterator[tuple[Block, str, str]]:
    for block, following in pairwise(part.blocks):
        is_alone = block.setting is Setting.PARAGRAPH and not (block.callout or block.is_quotation or block.is_note)
        is_bold = any(span.start == 0 and span.end >= len(block.text) - 1 for span in block.strong)
        is_line = not block.text.endswith((".", "!", ";", ",")) and len(block.text.split()) <= LONGEST_HEADING
        if is_alone and is_bold and is_line and not following.is_note:
            yield block, BOLD, MAKE_HEADING


def _has_no_heading(part: Part) -> bool:
    if any(block.setting is Setting.HEADING for block in part.blocks):
        return False
    return sum(len(sentence.text.split()) for sentence in _told(part)) > LONG_TEXT


def _told(part: Part) -> Iterator[Sentence]:
    return (sentence for sentence in part.sentences if not sentence.block.is_note)


RULE: Final = Rule(
    id="heading-order",
    title="Headings that do not lead",
    why="Readers find their place by headings, and whoever listens goes from one to the next.",
    severity=Severity.WARNING,
    authority=WCAG,
    check=check,
)
