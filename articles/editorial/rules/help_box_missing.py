"""Pages that deal with overdose, poisoning, suicide, self-harm or dangerous withdrawal and hold no help box.

Why: somebody may read them in the very hour in which they need help. It is the one editorial rule that stops a page
from being published, so a mention in passing is let be.
Authority: the rules of safe messaging about suicide, which ask for a way to help on every such page.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from articles.editorial.authorities import SAFE_MESSAGING
from articles.editorial.manuscript import SUMMARY, TITLE, Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import dangers
from articles.findings import Severity
from articles.prose.blocks import Setting, Span

OTHER_KINDS: Final = frozenset({"about", "section"})
ENOUGH = 2  # sentences that speak of a danger, none of which warns or advises

ADVICE: Final = "Put a block ::: help … with the emergency number and a crisis line near the top of the page."
ADVICE_TO_MOVE: Final = "The number stands in the text: put it into a block ::: help … near the top of the page."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    if manuscript.kind in OTHER_KINDS or not dangers.ANY.search(manuscript.low) or _has_help(manuscript):
        return
    spoken: dict[str, list[tuple[Sentence, Span]]] = defaultdict(list)
    rows: set[tuple[str, str]] = set()
    for sentence, before in zip(manuscript.sentences, (None, *manuscript.sentences), strict=False):
        for danger, span in _dangers(sentence, _context(manuscript, sentence, before)):
            row = danger, sentence.block.row
            if row[1] and row in rows:
                continue
            rows.add(row)
            spoken[danger].append((sentence, span))
            if _deals(sentence) or len(spoken[danger]) >= ENOUGH:
                yield _remark(manuscript, danger, *spoken[danger][0])
                return


def _has_help(manuscript: Manuscript) -> bool:
    return any(block.callout == "help" for part in manuscript.parts for block in part.blocks)


def _context(manuscript: Manuscript, sentence: Sentence, before: Sentence | None) -> str:
    """The words that tell what "these symptoms" are of."""
    last = before.low if before and before.block is sentence.block else ""
    return dangers.NAMES.sub("", f"{manuscript.title} {sentence.block.heading} {last}".lower())


def _dangers(sentence: Sentence, context: str) -> Iterator[tuple[str, Span]]:
    """The dangers of which it speaks in its own words: not in a quotation, a name or a link to another page."""
    if dangers.POINTS_ELSEWHERE.match(sentence.low):
        return
    low = dangers.NAMES.sub(lambda found: "-" * len(found[0]), sentence.low)
    links = [span for span, _ in sentence.links()]
    for danger, pattern in _patterns(low, context):
        for found in pattern.finditer(low):
            span = Span(*found.span())
            if not sentence.is_quoted(span) and not any(link.start <= span.start < link.end for link in links):
                yield danger, span
                break


def _patterns(low: str, context: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those to look for, each with its danger."""
    if dangers.ANY.search(low):
        for danger, pattern in dangers.DANGERS.items():
            if danger != dangers.WITHDRAWAL or not dangers.OF_SMOKING.search(low):
                yield danger, pattern
    if dangers.OF_WITHDRAWAL.search(context) and not dangers.DANGERS[dangers.WITHDRAWAL].search(low):
        yield dangers.WITHDRAWAL, dangers.TO_LIFE


def _deals(sentence: Sentence) -> bool:
    """Whether one such sentence is enough: it names the matter of the page, it warns or it advises."""
    if sentence.block.setting is Setting.CELL:
        return False
    if sentence.part in {TITLE, SUMMARY} or sentence.block.setting is Setting.HEADING:
        return True
    if sentence.low.endswith("?") or dangers.OF_STUDIES.search(sentence.low):
        return False
    return bool(dangers.WARNS.search(sentence.low) or dangers.ADVISES.search(sentence.low))


def _remark(manuscript: Manuscript, danger: str, sentence: Sentence, span: Span) -> Remark:
    advice = ADVICE_TO_MOVE if dangers.HELP_LINE.search(manuscript.low) else ADVICE
    return Remark(f"This page deals with {danger} and has no help box.", advice, sentence, span)


RULE: Final = Rule(
    id="help-box-missing",
    title="No help box on a page about danger to life",
    why="Somebody may read such a page in the very hour in which they need help.",
    severity=Severity.ERROR,
    authority=SAFE_MESSAGING,
    check=check,
)
