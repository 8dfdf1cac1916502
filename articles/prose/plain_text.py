"""The words of a text without its marks, for search, and its sentences with the citations that stand in each."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from markdown_it.token import Token

from articles.prose import sentences
from articles.prose.document import Document, rows, table_at
from articles.prose.records import Statement

LONGEST_CLAIM = 1000

# Stands for a citation or a note mark while the text is put together: no cleaned text holds it.
MARK = "\x00"
MARKERS = frozenset({"citation", "footnote_ref", "html_inline"})
BRACKETED = re.compile(r"\([\s,;]*\x00[\s,;\x00]*\)")
RUN = re.compile(r"[ \x00]*\x00 ?")
CLOSING = frozenset(".,;:!?…)]}”’»%؟،؛。，、")

NOWHERE = (0, 0)
# Words in these name what follows and state nothing, unless a source is cited for them.
NAMING = frozenset({"heading_open", "dt_open", "callout_title_open", "people_title_open"})


class Mark(NamedTuple):
    """A citation or note mark, at its offset in the plain text."""

    at: int
    token: Token


class Reading(NamedTuple):
    """The words of one block and the marks in them."""

    text: str
    marks: list[Mark]


class Passage(NamedTuple):
    """A sentence, a row of a table or a count of people, as short as a claim is, and its citations and note marks."""

    text: str
    marked: list[Token]
    heading: str
    is_row: bool
    is_name: bool


@dataclass(slots=True)
class Words:
    """The words of a document: its blocks, its passages, and the claim of each citation by the id() of its token."""

    blocks: list[str] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    claims: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(block for block in self.blocks if block)

    def add(self, passage: Passage) -> None:
        self.passages.append(passage)
        for token in passage.marked:
            self.claims[id(token)] = passage.text


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


def words_of(document: Document, notes_id: str) -> Words:
    """The words of the whole document, a line for each block and each row of a table. Notes stand under `notes_id`."""
    words = Words()
    for flow in document.flows():
        heading = "" if flow is document.body else notes_id
        in_table = False
        for index, token in enumerate(flow):
            if token.type in ("table_open", "table_close"):
                in_table = token.type == "table_open"
            if token.type == "heading_open":
                heading = str(token.attrs["id"])
            elif token.type == "table_open":
                _add_table(words, table_at(flow, index), heading)
            elif token.type == "inline" and not in_table:
                if "outcome" in token.meta:
                    _add_count(words, read(token), heading, token.meta["outcome"])
                    continue
                is_name = flow[index - 1].type in NAMING or _is_only_links(token)
                _add_block(words, read(token), heading, is_name)
            elif token.type in ("fence", "code_block"):
                words.blocks.append(token.content.strip("\n"))
    return words


def statements(words: Words) -> tuple[Statement, ...]:
    """What the text states, in reading order, once its citations are numbered."""
    made = []
    for text, marked, heading, is_row, is_name in words.passages:
        uses = tuple(use for token in marked for use in token.meta.get("uses", ()))
        if text and (uses or not is_name):
            made.append(Statement(text, uses, heading, is_row))
    return tuple(made)


def _is_only_links(block: Token) -> bool:
    """Whether a line has no words but those of its links, as in a list of further pages."""
    depth = links = 0
    for child in block.children or []:
        depth += child.nesting if child.tag == "a" else 0
        links += depth
        if not depth and any(letter.isalnum() for letter in child.content):
            return False
    return links > 0


def _add_block(words: Words, reading: Reading, heading: str, is_name: bool) -> None:
    words.blocks.append(reading.text)
    spans = sentences.spans(reading.text)
    marked: defaultdict[tuple[int, int], list[Token]] = defaultdict(list)
    for mark in reading.marks:
        # A citation behind the full stop belongs to the sentence that the full stop ends.
        marked[sentences.span_at(spans, max(mark.at - 1, 0)) or NOWHERE].append(mark.token)
    for start, end in spans or [NOWHERE]:
        text = _claim(reading.text[start:end])
        words.add(Passage(text, marked.get((start, end), []), heading, False, is_name))


def _add_count(words: Words, reading: Reading, heading: str, outcome: str) -> None:
    """A count of people says nothing without what happened to them, as a cell says nothing without its header."""
    words.blocks.append(reading.text)
    claim = _claim(_labelled(outcome, reading.text))
    words.add(Passage(claim, [mark.token for mark in reading.marks], heading, True, is_name=False))


def _add_table(words: Words, table: list[Token], heading: str) -> None:
    """The claim of a citation in a table is its row, each cell behind the words of its column's header."""
    headers: list[str] = []
    for number, (_, cells) in enumerate(rows(table)):
        readings = [read(inline) for _, inline, _ in cells]
        texts = [reading.text for reading in readings]
        words.blocks.append(" | ".join(text for text in texts if text))
        named = zip(headers or [""] * len(texts), texts, strict=True)
        claim = _claim(" | ".join(_labelled(header, text) for header, text in named if text))
        marked = [mark.token for reading in readings for mark in reading.marks]
        words.add(Passage(claim, marked, heading, True, is_name=number == 0))
        headers = headers or texts


def _labelled(header: str, text: str) -> str:
    if not header:
        return text
    return f"{header} {text}" if header[-1] in "?:" else f"{header}: {text}"


def _claim(text: str) -> str:
    return text if len(text) <= LONGEST_CLAIM else text[: LONGEST_CLAIM - 1].rstrip() + "…"
