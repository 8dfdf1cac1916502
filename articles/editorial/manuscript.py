"""A page as the rules read it: sentence by sentence, each with what it stands in and where it was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from articles.editorial.house import House, shipped
from articles.editorial.recorded import Recorded
from articles.findings import BODY
from articles.prose.blocks import Block, Setting, Span, blocks_of, blocks_of_words

TITLE, SUMMARY = "title", "summary"
QUOTED = re.compile(r"“[^“”]{0,600}”|\"[^\"]{0,600}\"|(?<!\w)‘[^‘’]{0,200}’(?!\w)")
SAME_LENGTH = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"', ord("\xa0"): " ", ord("\u202f"): " "}
# What names a thing and states nothing.
NAMING = frozenset({Setting.HEADING, Setting.TERM, Setting.TITLE})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running text, one heading, or one sentence of a table's cell."""

    text: str
    low: str  # in small letters, with straight quotation marks: letter for letter as long as `text`
    part: str
    block: Block
    start: int  # of the sentence in the words of its block
    quoted: tuple[Span, ...]  # what stands between quotation marks; all of it in a block quotation

    @property
    def is_cited(self) -> bool:
        """Whether it names a source: itself, its row of a table, or the words that lead in to its list."""
        if self.block.row:
            return bool(self.block.citations)
        end = self.start + len(self.text)
        # A citation behind the full stop belongs to the sentence that the full stop ends.
        own = any(self.start < cited.at <= end or cited.at == self.start == 0 for cited in self.block.citations)
        return own or self.block.lead_is_cited

    @property
    def is_name(self) -> bool:
        """Whether it is a heading, a term or a title, which names what follows and states nothing."""
        return self.block.setting in NAMING or self.block.is_header

    def is_quoted(self, span: Span) -> bool:
        """Whether the words at this place are somebody else's."""
        before = bisect_right(self.quoted, span.start, key=lambda quoted: quoted.start)
        return before > 0 and span.end <= self.quoted[before - 1].end

    def links(self) -> Iterator[tuple[Span, str]]:
        """Each link in it, with its address as it was written."""
        end = self.start + len(self.text)
        for link in self.block.links:
            if self.start <= link.start < end:
                yield Span(link.start - self.start, link.end - self.start), link.address

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the letter at that offset, in its part of the page as it was written."""
        return self.block.place(self.start + offset)


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a page: its title, its summary, a fact or its body."""

    name: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Manuscript:
    """All texts of a page in the order in which they are read, and what the house and the record say."""

    title: str
    kind: str
    parts: tuple[Part, ...]
    house: House = field(default_factory=shipped)
    recorded: tuple[Recorded, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        body: str,
        title: str = "",
        summary: str = "",
        facts: Mapping[str, str] | None = None,
        kind: str = "article",
        house: House | None = None,
        recorded: Iterable[Recorded] = (),
    ) -> Manuscript:
        """Of texts as they were written: `facts` and `body` in Markdown, the others in plain words."""
        parts = [_part(TITLE, blocks_of_words(title)), _part(SUMMARY, blocks_of_words(summary))]
        parts += [_part(name, blocks_of(text)) for name, text in (facts or {}).items()]
        parts.append(_part(BODY, blocks_of(body)))
        return cls(title, kind, tuple(parts), house or shipped(), tuple(recorded))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them in reading order: title, summary, facts, body, notes."""
        return tuple(sentence for part in self.parts for sentence in part.sentences)

    @cached_property
    def running(self) -> tuple[Sentence, ...]:
        """Those that are running text: no title, no heading, no header of a table."""
        return tuple(each for each in self.sentences if not each.is_name and each.part != TITLE)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        return tuple(block for part in self.parts for block in part.blocks if block.setting is Setting.HEADING)

    @cached_property
    def low(self) -> str:
        """All words in small letters, a line for each sentence."""
        return "\n".join(sentence.low for sentence in self.sentences)

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)


def small(text: str) -> str:
    """The text in small letters, with straight quotation marks, letter for letter as long as it was."""
    text = text.translate(SAME_LENGTH)
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _part(name: str, blocks: tuple[Block, ...]) -> Part:
    return Part(name, blocks, tuple(sentence for block in blocks for sentence in _sentences(name, block)))


def _sentences(part: str, block: Block) -> Iterator[Sentence]:
    spans = [Span(0, len(block.text))] if block.setting in NAMING else block.sentences()
    quoted = [] if block.is_quotation else [Span(*found.span()) for found in QUOTED.finditer(block.text)]
    for start, end in spans:
        text = block.text[start:end]
        own = (Span(0, len(text)),) if block.is_quotation else _within(quoted, start, end)
        yield Sentence(text, small(text), part, block, start, own)


def _within(quoted: list[Span], start: int, end: int) -> tuple[Span, ...]:
    """The part of each quotation that lies in a sentence, counted from where that begins."""
    first = bisect_right(quoted, start, key=lambda each: each.end)
    last = bisect_left(quoted, end, key=lambda each: each.start)
    return tuple(Span(max(each.start - start, 0), each.end - start) for each in quoted[first:last])
