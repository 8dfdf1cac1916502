"""A text block by block, in the words that readers read, each word with the place where it was written.

It is what checks of the wording go by: no links are looked up and no citations numbered.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html import unescape
from typing import NamedTuple

from markdown_it.token import Token

from articles.prose import callouts, people, sentences
from articles.prose.document import Document, rows, table_at
from articles.prose.parser import parse

# What stands before these after a citation was written for it, and not for them: "fell [@a]." reads "fell."
CLOSING = frozenset(".,;:!?…)]}”’»%")
LONGEST_SKIP = 24  # signs of markup between two letters that follow each other
LONGEST_GUESS = 8  # shorter words could be found by chance where others were meant
ENTITY = re.compile(r"&(?:#\w{1,8}|\w{1,31});")
# What stands behind the words of a link or an image: its address must not be taken for the words that follow.
BEHIND_WORDS = re.compile(
    r"[*_]{0,8}\](?:\((?:<[^<>\n]*+>|(?:[^\s()<]|\([^\s()]*+\))*+)[^()\n]{0,200}\)|\[[^\[\]\n]*+\])?"
)
SECTION = 2


class Setting(StrEnum):
    """What a block is on its page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    TERM = "term"  # what a definition list defines
    TITLE = "title"  # of a callout or of a picture of people


class Span(NamedTuple):
    """From `start` up to `end` in the words of a block."""

    start: int
    end: int


class Linked(NamedTuple):
    """Words that are a link, and the address as it was written."""

    start: int
    end: int
    address: str
    is_bare: bool  # its words are its address


class Image(NamedTuple):
    """The words that stand in for an image, none where `start` is `end`, and its address as it was written."""

    start: int
    end: int
    address: str


class Cited(NamedTuple):
    """Where a citation stands in the words of a block: behind the letter before `at`."""

    at: int
    key: str
    locator: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item of a list, cell of a table or title."""

    text: str
    setting: Setting
    line: int  # where it begins, counted from 1
    level: int = 0  # of a heading
    callout: str = ""  # the kind of callout that it stands in: "help", "warning" or "key"
    outcome: str = ""  # what a picture of people counts, where the block is one of its items
    is_quotation: bool = False
    is_note: bool = False
    heading: str = ""  # the heading above it
    section: str = ""  # the heading of level 2 above it
    lead: str = ""  # the words that lead in to a list, "Side effects are:"
    links: tuple[Linked, ...] = ()
    strong: tuple[Span, ...] = ()
    emphasis: tuple[Span, ...] = ()
    images: tuple[Image, ...] = ()
    citations: tuple[Cited, ...] = ()  # for a cell, those of the other cells of its row as well
    row: str = ""  # for a cell, the whole row, each cell behind the words of its header
    header: str = ""  # for a cell, the words of its column's header
    is_header: bool = False
    lead_is_cited: bool = False
    _offsets: tuple[int, ...] = field(default=(), repr=False, compare=False)  # of each letter in the written block
    _token: Token | None = field(default=None, repr=False, compare=False)
    _document: Document | None = field(default=None, repr=False, compare=False)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, counted from 1, of the letter at `offset` in the words, in the text as it was written."""
        if self._token is None or self._document is None or not self._offsets:
            before = self.text[:offset]
            return self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1
        at = self._offsets[min(offset, len(self._offsets) - 1)]
        return self._document.place(self._token, self.text[offset : offset + 20], at)

    def sentences(self) -> list[Span]:
        return [Span(start, end) for start, end in sentences.spans(self.text)]


def blocks_of_words(text: str) -> tuple[Block, ...]:
    """The same for a text without Markdown, such as a title or a summary: one paragraph, in its own words."""
    return (Block(text, Setting.PARAGRAPH, 1),) if text.strip() else ()


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text in the order of the page, its notes last. Never raises for any text.

    Blocks of code are left out, and blocks without words, unless an image stands there.
    """
    document = parse(text)
    found: list[Block] = []
    for flow in document.flows():
        found += _Walk(document, is_note=flow is not document.body).blocks(flow)
    return tuple(block for block in found if block.text or block.images)


class _Words(NamedTuple):
    text: str
    offsets: tuple[int, ...]
    citations: tuple[Cited, ...]
    links: tuple[Linked, ...]
    strong: tuple[Span, ...]
    emphasis: tuple[Span, ...]
    images: tuple[Image, ...]


class _Walk:
    """Goes through one flow of tokens and knows what it stands in."""

    def __init__(self, document: Document, *, is_note: bool) -> None:
        self.document = document
        self.is_note = is_note
        self.quotations = self.items = 0
        self.callouts: list[str] = []
        self.outcomes: list[str] = []
        self.heading = self.section = ""
        self.before: Block | None = None  # the paragraph that may lead in to a list
        self.leads: list[Block | None] = []

    def blocks(self, flow: list[Token]) -> Iterator[Block]:
        position = 0
        while position < len(flow):
            token = flow[position]
            if token.type == "table_open":
                table = table_at(flow, position)
                yield from self._table(table)
                position += len(table)
                continue
            if token.type == "inline":
                yield self._block(flow[position - 1], token)
            else:
                self._enter_or_leave(token)
            position += 1

    def _enter_or_leave(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self.quotations += token.nesting
            case "list_item_open" | "list_item_close" | "dd_open" | "dd_close":
                self.items += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                self.leads.append(self.before if self.before and self.before.text.endswith(":") else None)
            case "bullet_list_close" | "ordered_list_close":
                self.leads.pop()
            case callouts.OPEN:
                self.callouts.append(str(token.meta["kind"]))
            case people.OPEN:
                self.outcomes.append("")
            case people.CLOSE:
                self.outcomes.pop()
            case "container_callout_close":
                self.callouts.pop()

    def _block(self, opening: Token, token: Token) -> Block:
        block = self._with_place(token, self._setting(opening))
        if opening.type == "heading_open":
            level = int(opening.tag[1])
            block = replace(block, level=level)
            self.heading = block.text
            self.section = block.text if level <= SECTION else self.section
        elif opening.type == "people_title_open":
            self.outcomes[-1] = block.text
        self.before = block
        return block

    def _setting(self, opening: Token) -> Setting:
        match opening.type:
            case "heading_open":
                return Setting.HEADING
            case "dt_open":
                return Setting.TERM
            case "callout_title_open" | "people_title_open":
                return Setting.TITLE
        return Setting.ITEM if self.items else Setting.PARAGRAPH

    def _with_place(self, token: Token, setting: Setting) -> Block:
        words = _read(token)
        lead = self.leads[-1] if self.leads and setting is Setting.ITEM else None
        return Block(
            words.text,
            setting,
            (token.map[0] if token.map else 0) + 1,
            callout=self.callouts[-1] if self.callouts else "",
            outcome=self.outcomes[-1] if self.outcomes and setting is Setting.ITEM else "",
            is_quotation=self.quotations > 0,
            is_note=self.is_note,
            heading=self.heading,
            section=self.section,
            lead=lead.text if lead else "",
            lead_is_cited=bool(lead and lead.citations),
            links=words.links,
            strong=words.strong,
            emphasis=words.emphasis,
            images=words.images,
            citations=words.citations,
            _offsets=words.offsets,
            _token=token,
            _document=self.document,
        )

    def _table(self, table: list[Token]) -> Iterator[Block]:
        headers: list[str] = []
        for number, (_, cells) in enumerate(rows(table)):
            found = [self._with_place(inline, Setting.CELL) for _, inline, _ in cells]
            named = [""] * len(found) if number == 0 else headers
            row = " | ".join(_labelled(*pair) for pair in zip(named, (cell.text for cell in found), strict=True))
            cited = tuple(citation for cell in found for citation in cell.citations)
            for cell, header in zip(found, named, strict=True):
                yield replace(cell, row=row, header=header, is_header=number == 0, citations=cited)
            headers = headers or [cell.text for cell in found]


def _labelled(header: str, text: str) -> str:
    if not header or not text:
        return text
    return f"{header} {text}" if header[-1] in "?:" else f"{header}: {text}"


def _read(block: Token) -> _Words:
    """The words of a block of running text, with the offset in what was written of every letter."""
    letters: list[str] = []
    offsets: list[int] = []
    citations: list[Cited] = []
    links: list[Linked] = []
    marked: dict[str, list[Span]] = {"strong_close": [], "em_close": []}
    images: list[Image] = []
    opened: list[tuple[int, str]] = []
    begun: list[int] = []
    at = 0
    for child in block.children or []:
        match child.type:
            case "citation" | "footnote_ref":
                at = max(at, int(child.meta.get("at", at))) + len(child.content)
                items: Sequence[tuple[str, str, int]] = child.meta.get("items", ())
                citations += [Cited(_end(letters), key, locator) for key, locator, _ in items]
            case "softbreak" | "hardbreak":
                _add(" ", at, letters, offsets)
                at = max(at, block.content.find("\n", at) + 1)
            case "link_open" | "image_open":
                at = max(at, int(child.meta.get("at", at)))
                opened.append((len(letters), str(child.attrs.get("href") or child.meta.get("address", ""))))
            case "link_close" if opened:
                start, address = opened.pop()
                words = "".join(letters[start:])
                links.append(Linked(*_ended(start, letters), address, _is_bare(words, address)))
                at = _behind_words(block.content, at)
            case "image_close" if opened:
                start, address = opened.pop()
                images.append(Image(*_ended(start, letters), address))
                at = _behind_words(block.content, at)
            case "strong_open" | "em_open":
                begun.append(len(letters))
            case "strong_close" | "em_close" if begun:
                marked[child.type].append(_ended(begun.pop(), letters))
            case _:
                at = _align(child.content, block.content, at, letters, offsets)
    _trim(letters, offsets)
    strong, emphasis = map(tuple, marked.values())
    found = tuple(citations), tuple(links), strong, emphasis, tuple(images)
    return _Words("".join(letters), tuple(offsets), *found)


def _end(letters: list[str]) -> int:
    """Behind the last word so far: the space that follows it may yet be taken back."""
    return len(letters) - (letters[-1:] == [" "])


def _ended(start: int, letters: list[str]) -> Span:
    return Span(min(start, _end(letters)), _end(letters))


def _behind_words(written: str, at: int) -> int:
    """Where a link or an image ends of which the words end at `at`."""
    found = BEHIND_WORDS.match(written, at)
    return found.end() if found else at


def _align(words: str, written: str, at: int, letters: list[str], offsets: list[int]) -> int:
    """Add words that stand somewhere behind `at` in what was written. Returns where they end."""
    found = written.find(words, at) if words else at
    if found >= 0 and (len(words) > LONGEST_GUESS or found - at <= LONGEST_SKIP):
        for place, letter in enumerate(words, start=found):
            _add(letter, place, letters, offsets)
        return found + len(words)
    for letter in words:
        place, at = _look(letter, written, at)
        _add(letter, place, letters, offsets)
    return at


def _look(letter: str, written: str, at: int) -> tuple[int, int]:
    """Where a letter stands behind `at` in what was written, and where it ends; near enough where it is not found."""
    entity = ENTITY.match(written, at)
    if entity and unescape(entity.group()).startswith(letter):
        return at, entity.end()
    if written.startswith(f"\\{letter}", at):
        return at + 1, at + 2
    near = written.find(letter, at, at + LONGEST_SKIP)
    return (near, near + 1) if near >= 0 else (at, at)


def _add(letter: str, at: int, letters: list[str], offsets: list[int]) -> int:
    """Add one letter, white space as one space at most, and none before a closing sign. Returns what follows it."""
    if letter.isspace():
        if letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(at)
        return at + 1
    if letter in CLOSING and len(letters) > 1 and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    letters.append(letter)
    offsets.append(at)
    return at + 1


def _trim(letters: list[str], offsets: list[int]) -> None:
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()


def _is_bare(words: str, address: str) -> bool:
    plain = re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", words)
    return bool(plain) and plain == re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", address)
