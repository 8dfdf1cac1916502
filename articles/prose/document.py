"""A parsed text: its tokens in the order in which they are read, and what was found on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from articles.findings import Finding, Severity

# Enough for any editor to act on; a hostile text could otherwise ask for a finding a character.
MOST_FINDINGS = 500
WORDS_SHOWN = 80

# Control characters and noncharacters have no place in HTML; a vertical tab or form feed comes from a word processor.
# Named by what is safe, so that nearly every letter is let through at the first look.
UNSAFE = re.compile(
    "[^\t-\r -~\xa0-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))
    + "]"
)
SPACED = re.compile("[\x0b\x0c]")
SURROGATE = re.compile("[\ud800-\udfff]")
LINE_END = re.compile(r"\r\n?")


def clean(text: str) -> str:
    """`text` with plain line ends and without the characters that HTML forbids. The number of lines stays."""
    text = LINE_END.sub("\n", text).removeprefix("\ufeff")
    return UNSAFE.sub("", SPACED.sub(" ", SURROGATE.sub("\ufffd", text)))


@dataclass(slots=True)
class Note:
    """One footnote: `line` is where it is defined, counted from 0; `uses` is how often the text refers to it."""

    label: str
    tokens: list[Token]
    line: int
    uses: int = 0


@dataclass(slots=True)
class Document:
    """The body and then its footnotes, by first reference. The passes of the renderer change the tokens in place."""

    lines: list[str]
    body: list[Token]
    notes: list[Note] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def flows(self) -> Iterator[list[Token]]:
        yield self.body
        for note in self.notes:
            yield note.tokens

    def blocks(self) -> Iterator[Token]:
        """The tokens that hold running text, in the order of the page."""
        for flow in self.flows():
            for token in flow:
                if token.type == "inline":
                    yield token

    def report(
        self, rule: str, severity: Severity, block: Token, words: str, reason: str, advice: str, at: int = 0
    ) -> None:
        """Add a finding about `words`, which stand at the offset `at` in the content of `block`."""
        if len(self.findings) < MOST_FINDINGS:
            line, column = self.place(block, words, at)
            shown = words if len(words) <= WORDS_SHOWN else words[: WORDS_SHOWN - 1] + "…"
            self.findings.append(Finding(rule, severity, line, column, shown, reason, advice))

    def place(self, block: Token, words: str, at: int) -> tuple[int, int]:
        """Line and column, counted from 1, of words that stand at the offset `at` in the content of a block."""
        before = block.content[:at]
        index = min((block.map[0] if block.map else 0) + before.count("\n"), len(self.lines) - 1)
        source = self.lines[index]
        starts = before.rfind("\n") + 1
        ends = block.content.find("\n", at)
        line = block.content[starts : ends if ends >= 0 else None]
        # The content of a block is not always a part of the source: a table's escaped pipes, a list's tabs.
        for words_there, inset in ((line, at - starts), (line[at - starts :], 0), (words, 0)):
            found = source.find(words_there) if words_there else -1
            if found >= 0:
                return index + 1, found + inset + 1
        return index + 1, 1


def table_at(flow: list[Token], start: int) -> list[Token]:
    """The tokens of the table that begins at `start`: no table holds another."""
    end = next(index for index in range(start, len(flow)) if flow[index].type == "table_close")
    return flow[start : end + 1]


def rows(table: list[Token]) -> Iterator[tuple[Token, list[tuple[Token, Token, Token]]]]:
    """Each row's opening token with its cells: opening, words, closing."""
    for index, token in enumerate(table):
        if token.type == "tr_open":
            end = next(at for at in range(index, len(table)) if table[at].type == "tr_close")
            cells = iter(table[index + 1 : end])
            yield token, list(zip(cells, cells, cells, strict=True))
