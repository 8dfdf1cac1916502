"""What the Clear Communication Index asks of how a text is laid out: its message, its voice, its lists and pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from articles.claims import clauses
from articles.editorial.instruments import passages
from articles.editorial.instruments.criterion import Result, Seen, does_not_apply
from articles.editorial.instruments.particulars import Particulars
from articles.editorial.manuscript import SUMMARY, Manuscript, Sentence
from articles.editorial.plain_language import passive
from articles.findings import BODY
from articles.prose.blocks import Setting

MOST_PASSIVE: Final = 0.3  # of the sentences, as in the rule `passive_voice`: the index gives no figure
SHORT: Final = 150  # words that need no headings
LONGEST_PIECE: Final = 400  # words between two headings
FEWEST_ITEMS: Final = 2

SHORT_ANSWER: Final = re.compile(
    r"\b(?:short answer|in short|in brief|at a glance|key (?:points|facts|messages)|main points|summary|overview"
    r"|what (?:you|to) (?:need to )?know)\b"
)
FOR_READERS: Final = re.compile(r"for\b")


def message_at_top(manuscript: Manuscript, particulars: Particulars) -> Seen:
    if place := _key_box(manuscript) or _short_answer(manuscript):
        return Seen(Result.MET, f"The main message stands first: {passages.shown(place)}.")
    summary = manuscript.part(SUMMARY)
    stated = next((each for each in (summary.sentences if summary else ()) if _states(each)), None)
    if stated:
        return Seen(Result.MET, f"The main message stands in the summary: {passages.shown(stated)}.")
    return Seen(Result.NOT_MET, "No box of key points or short answer stands first, and the summary only names topics.")


def message_seen(manuscript: Manuscript, particulars: Particulars) -> Seen:
    bold = next((each for each in _opening(manuscript) if each.block.strong), None)
    if place := _key_box(manuscript) or _short_answer(manuscript) or bold:
        return Seen(Result.MET, f"A box, a heading or bold words lift it out {passages.place(place)}.")
    return Seen(Result.NOT_MET, "Nothing lifts the main message out: no box, no heading and no bold words at the top.")


def first_section(manuscript: Manuscript, particulars: Particulars) -> Seen:
    place = _key_box(manuscript) or _short_answer(manuscript) or passages.fact(manuscript, "what", "hours")
    if place := place or next((each for each in _opening(manuscript) if clauses.read(each.text).stated), None):
        return Seen(Result.MET, f"What matters most comes first: {passages.shown(place)}.")
    return Seen(Result.NOT_MET, "The text begins without a first paragraph or box that says what matters most.")


def active_voice(manuscript: Manuscript, particulars: Particulars) -> Seen:
    share = passive.share(manuscript.running)
    said = f"About {round(share * 100)} of 100 sentences are passive; {round(MOST_PASSIVE * 100)} at most is our limit."
    return Seen(Result.MET if share <= MOST_PASSIVE else Result.NOT_MET, said)


def lists(manuscript: Manuscript, particulars: Particulars) -> Seen:
    blocks = [block for part in manuscript.parts for block in part.blocks]
    items = sum(block.setting is Setting.ITEM and not block.outcome and not block.is_note for block in blocks)
    said = f"Lists hold {passages.count(items, 'point')}." if items else "No list was found."
    return Seen(Result.MET if items >= FEWEST_ITEMS else Result.NOT_MET, said)


def pieces(manuscript: Manuscript, particulars: Particulars) -> Seen:
    found = list(_pieces(manuscript))
    if sum(words for _, words in found) < SHORT:
        return does_not_apply(f"The text has fewer than {SHORT} words, and needs no headings.")
    heading, longest = max(found, key=lambda piece: piece[1])
    if not any(heading for heading, _ in found):
        return Seen(Result.NOT_MET, f"The text of {longest} words has no heading.")
    under = f"under “{heading}”" if heading else "before the first heading"
    said = f"The longest of {len(found)} pieces has {longest} words, {under}; {LONGEST_PIECE} at most is our limit."
    return Seen(Result.MET if longest <= LONGEST_PIECE else Result.NOT_MET, said)


def _pieces(manuscript: Manuscript) -> Iterator[tuple[str, int]]:
    """Each heading of the body with the number of words under it; the text before the first one has none."""
    part = manuscript.part(BODY)
    heading, words = "", 0
    for block in part.blocks if part else ():
        if block.setting is not Setting.HEADING:
            words += passages.words_in(block.text)
            continue
        if words:
            yield heading, words
        heading, words = block.text, 0
    if words:
        yield heading, words


def _key_box(manuscript: Manuscript) -> Sentence | None:
    """The first words of a box of key points that stands before the first heading or under it."""
    first = next((heading.text for heading in manuscript.headings), "")
    boxes = (each for each in manuscript.running if each.block.callout == "key" and each.block.heading in ("", first))
    return next(boxes, None)


def _short_answer(manuscript: Manuscript) -> Sentence | None:
    first = next(passages.headings(manuscript), None)
    return first if first and SHORT_ANSWER.search(first.low) else None


def _opening(manuscript: Manuscript) -> list[Sentence]:
    """The running text of the body before its first heading or, if there is none, under it."""
    body = [each for each in manuscript.running if each.part == BODY]
    return [each for each in body if each.block.heading == body[0].block.heading]


def _states(sentence: Sentence) -> bool:
    """Whether a sentence of a summary says something, and does not only name topics or readers."""
    return not FOR_READERS.match(sentence.low) and bool(clauses.read(sentence.text).stated)
