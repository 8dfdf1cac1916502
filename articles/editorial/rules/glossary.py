"""Words of the field that the page has not explained where it first has them, as "placebo" or "titrate".

Why: readers take a word that they do not know for another, or stop reading.
Authority: AHRQ PEMAT asks that medical words are used only to make readers know them, and are defined.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from articles.claims.phrases import either
from articles.editorial.authorities import PEMAT
from articles.editorial.house import Entry, EntryKind, House
from articles.editorial.manuscript import SUMMARY, TITLE, Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity
from articles.prose.blocks import Setting, Span

READ_BY_EVERYBODY: Final = frozenset({"article", "treatment", "level-of-care"})
# The facts that say how else people call a treatment and where it is approved, in the words of the site.
IN_OUR_WORDS: Final = frozenset({"names", "approval"})

# What stands before and behind a word that is explained: "a dummy pill (placebo)", "placebo, a dummy pill".
BEFORE: Final = re.compile(
    r"\w[^()]{0,80}\([^()]{0,40}$|[a-z]{3}, (?:or|called|known as|also called) (?:an? |the )?$"
    r"|\b(?:called|known as|meaning of|word for|means|named|the words?) (?:an? |the )?[\"']?$"
    r"|\b(?:formal|full|other|usual|medical) name (?:for (?:it|this|that) )?is (?:an? |the )?[\"']?$"
)
EXPLAINS: Final = either("which who that an? the or meaning where when so also called one in_which in_other_words")
IS: Final = "(?:is|are) (?:an?|the|when|where|how|one|any)"
BEHIND: Final = re.compile(
    rf"[\"']?(?: \w+){{0,2}}(?: \((?=[^()]{{0,200}}[a-z]{{3}})| [—–-] | ?: ?(?=[a-z])|, {EXPLAINS}\b"
    rf"|,? (?:which |that )?(?:means?|refers? to|stands? for|{IS})\b)"
)
NEXT: Final = re.compile(
    r"(?:this|that|it|these|they|both|here)(?: \w+)? (?:means?|is|are|refers? to)\b|in other words"
)
# So much of a word tells it from others: "cover" and "covers".
STEM: Final = re.compile(
    r"\b(?!(?:about|does|from|have|many|same|than|that|them|then|they|this|what|with|which)\b)[a-z]{4,5}"
)
# Who reads what is approved beside it knows what the other is.
BY_CONTRAST: Final = {"off-label": re.compile(r"\b(?:approv|licen[sc])")}
LEAST_SHARED = 2  # words of the meaning that stand near the word


def check(manuscript: Manuscript) -> Iterator[Remark]:
    terms = _terms(manuscript.house)
    if terms is None:
        return
    pattern, entries = terms
    met: set[Entry] = set()
    for number, sentence in enumerate(manuscript.sentences):
        first = {entries[found.group()]: found for found in reversed(list(pattern.finditer(sentence.low)))}
        for entry, found in sorted(first.items(), key=lambda pair: pair[1].start()):
            if entry in met or sentence.part in IN_OUR_WORDS:
                continue
            if sentence.part == TITLE or _is_explained(sentence, found, entry, _near(manuscript, number)):
                met.add(entry)
            elif not (sentence.is_name or sentence.part == SUMMARY or sentence.is_quoted(Span(*found.span()))):
                met.add(entry)
                reason = f"Readers may not know this word: it means “{entry.instead}”."
                advice = "Say what it means where the page first has it, or use the plain words alone."
                yield Remark(reason, advice, sentence, Span(*found.span()), authority=entry.authority)


@lru_cache(maxsize=8)
def _terms(house: House) -> tuple[re.Pattern[str], dict[str, Entry]] | None:
    """All terms in one pattern, the longest first, and what each of them means."""
    entries: dict[str, Entry] = {}
    for entry in house.of(EntryKind.GLOSSARY):
        for words in entry.words:
            entries.setdefault(words, entry)
    if not entries:
        return None
    longest_first = sorted(entries, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), entries


def _near(manuscript: Manuscript, number: int) -> list[Sentence]:
    """The sentence, and those before and behind it in its block."""
    block = manuscript.sentences[number].block
    return [each for each in manuscript.sentences[max(number - 1, 0) : number + 2] if each.block is block]


def _is_explained(sentence: Sentence, found: re.Match[str], entry: Entry, near: list[Sentence]) -> bool:
    start, end = found.span()
    if sentence.block.setting is Setting.TERM or any(link.start <= start < link.end for link, _ in sentence.links()):
        return True
    if BEFORE.search(sentence.low[max(start - 140, 0) : start]) or BEHIND.match(sentence.low, end):
        return True
    if any(each.start > sentence.start and NEXT.match(each.low) for each in near):
        return True
    contrast = BY_CONTRAST.get(entry.words[0])
    if contrast and any(contrast.search(each.low) for each in near):
        return True
    meaning = set(STEM.findall(entry.instead))
    said = {word for each in near for word in STEM.findall(each.low)}
    return len(meaning & said) >= min(LEAST_SHARED, len(meaning))


RULE: Final = Rule(
    id="glossary",
    title="Words of the field without a meaning",
    why="Readers take a word that they do not know for another, or stop reading.",
    severity=Severity.NOTE,
    authority=PEMAT,
    check=check,
    kinds=READ_BY_EVERYBODY,
)
