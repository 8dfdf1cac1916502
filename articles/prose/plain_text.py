"""The words of a text without its marks, for search, and the sentence that each citation stands in."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.token import Token

from articles.prose import sentences
from articles.prose.document import Document, rows, table_at

LONGEST_CLAIM = 1000

# Stands for a citation or a note mark while the text is put together: no cleaned text holds it.
MARK = "\x00"
MARKERS = frozenset({"citation", "footnote_ref", "html_inline"})
BRACKETED = re.compile(r"\([\s,;]*\x00[\s,;\x00]*\)")
RUN = re.compile(r"[ \x00]*\x00 ?")
CLOSING = frozenset(".,;:!?…)]}”’»%؟،؛。，、")


class Mark(NamedTuple):
    """A citation or note mark, at its offset in the plain text."""

    at: int
    token: Token


class Reading(NamedTuple):
    """The words of one block and the marks in them."""

    text: str
    marks: list[Mark]


@dataclass(slots=True)
class Words:
    """The words of a document: its blocks, and the claim of each citation by the id() of its token."""

    blocks: list[str] = field(default_factory=list)
    claims: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(block for block in self.blocks if block)


def read(block: Token) -> Reading:
    """The words of a block of running text."""
    marked: list[Token] = []
    pieces: list[str] = []
    for child in block.children or []:
        if child.type in MARKERS:
            marked.append(child)
            pieces.append(MARK)
        else:
            pieces.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
    raw = "".join(pieces)
    if not marked:
        return Reading(" ".join(raw.split()), [])
    # "as shown (citation)." would leave empty brackets behind
    raw = BRACKETED.sub(lambda found: MARK * found.group().count(MARK), raw)
    return _without_marks(" ".join(raw.split()), marked)


def _without_marks(raw: str, marked: list[Token]) -> Reading:
    """Take the marks out, and with them the space that stood before a mark but would not stand before a full stop."""
    rest = iter(marked)
    marks: list[Mark] = []
    pieces: list[str] = []
    length = position = 0
    for run in RUN.finditer(raw):
        words = raw[position : run.start()]
        pieces.append(words)
        length += len(words)
        marks += [Mark(length, next(rest)) for _ in range(run.group().count(MARK))]
        position = run.end()
        following = raw[position : position + 1]
        if length and " " in run.group() and following and following not in CLOSING:
            pieces.append(" ")
            length += 1
    return Reading("".join([*pieces, raw[position:]]).rstrip(), marks)


def words_of(document: Document) -> Words:
    """The words of the whole document, a line for each block and each row of a table."""
    words = Words()
    for flow in document.flows():
        in_table = False
        for index, token in enumerate(flow):
            if token.type in ("table_open", "table_close"):
                in_table = token.type == "table_open"
            if token.type == "table_open":
                _add_table(words, table_at(flow, index))
            elif token.type == "inline" and not in_table:
                _add_block(words, read(token))
            elif token.type in ("fence", "code_block"):
                words.blocks.append(token.content.strip("\n"))
    return words


def _add_block(words: Words, reading: Reading) -> None:
    words.blocks.append(reading.text)
    spans = sentences.spans(reading.text) if reading.marks else []
    for mark in reading.marks:
        # A citation behind the full stop belongs to the sentence that the full stop ends.
        span = sentences.span_at(spans, max(mark.at - 1, 0))
        words.claims[id(mark.token)] = _claim(reading.text[slice(*span)] if span else "")


def _add_table(words: Words, table: list[Token]) -> None:
    """The claim of a citation in a table is its row, each cell behind the words of its column's header."""
    headers: list[str] = []
    for _, cells in rows(table):
        readings = [read(inline) for _, inline, _ in cells]
        texts = [reading.text for reading in readings]
        words.blocks.append(" | ".join(text for text in texts if text))
        named = zip(headers or [""] * len(texts), texts, strict=True)
        claim = _claim(" | ".join(_labelled(header, text) for header, text in named if text))
        words.claims |= {id(mark.token): claim for reading in readings for mark in reading.marks}
        headers = headers or texts


def _labelled(header: str, text: str) -> str:
    if not header:
        return text
    return f"{header} {text}" if header[-1] in "?:" else f"{header}: {text}"


def _claim(text: str) -> str:
    return text if len(text) <= LONGEST_CLAIM else text[: LONGEST_CLAIM - 1].rstrip() + "…"
