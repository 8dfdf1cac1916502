"""Callouts: `::: warning`, `::: help` and `::: key`, each with a title of its own if one follows the word."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from articles.findings import Severity
from articles.prose.document import Document
from articles.prose.numbering import Numbering

TITLES = {"warning": "Warning", "help": "Get help", "key": "Key points"}
OPEN = "container_callout_open"


def plugin(parser: MarkdownIt) -> None:
    container_plugin(parser, "callout", validate=lambda info, markup: kind(info) in TITLES, render=draw)
    parser.core.ruler.after("block", "callout_titles", _insert_titles)


def draw(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """As any other block: the plugin's own way would add a class."""
    return str(renderer.renderToken(tokens, index, options, env))


def kind(info: str) -> str:
    """The word behind the mark that opens a block."""
    return info.strip().partition(" ")[0].lower()


def _insert_titles(state: StateCore) -> None:
    """Put a title into each callout before running text is parsed, so that a title may hold what a paragraph may."""
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        if token.type == OPEN and token.map:
            title = token.info.strip().partition(" ")[2].strip()
            name = kind(token.info)
            says_its_kind = title.casefold().startswith(TITLES[name].casefold())
            token.meta = {"kind": name, "titled": bool(title) and not says_its_kind}
            tokens += title_of("callout", title or TITLES[name], token.map[0])
    state.tokens = tokens


def title_of(block: str, words: str, line: int) -> list[Token]:
    """The paragraph that names a block, from the words that stand in this line, counted from 0."""
    opened = Token(f"{block}_title_open", "p", 1, attrs={"class": f"{block}-title"}, block=True)
    inline = Token("inline", "", 0, content=words, children=[], map=[line, line + 1], block=True)
    return [opened, inline, Token(f"{block}_title_close", "p", -1, block=True)]


def settle(document: Document, numbering: Numbering) -> None:
    """Name each callout by its title; report the marks that open or close nothing."""
    for flow in document.flows():
        for index, token in enumerate(flow):
            if token.type == OPEN:
                _label(token, flow[index + 1], flow[index + 2], numbering)
                report_unclosed(document, token)
            elif token.type == "inline":
                _report_stray(document, token)


def _label(callout: Token, title: Token, inline: Token, numbering: Numbering) -> None:
    name = callout.meta["kind"]
    title_id = f"callout-{numbering.next_callout()}"
    callout.attrs = {"class": f"callout callout-{name}", "role": "note", "aria-labelledby": title_id}
    title.attrs["id"] = title_id
    if callout.meta["titled"]:
        # The colour of the box alone must not be what says that it is a warning.
        words = [
            Token("callout_kind_open", "span", 1, attrs={"class": "callout-kind"}),
            Token("text", "", 0, content=f"{TITLES[name]}:"),
            Token("callout_kind_close", "span", -1),
            Token("text", "", 0, content=" "),
        ]
        inline.children = words + (inline.children or [])


def report_unclosed(document: Document, opened: Token) -> None:
    end = opened.map[1] if opened.map else 0
    if end < len(document.lines) and document.lines[end].lstrip(" \t>").startswith(opened.markup):
        return
    reason = "This block has no end, so it holds all that follows."
    advice = f"Close it with {opened.markup} on a line of its own."
    block = Token("inline", "", 0, map=opened.map)
    document.report("unclosed-callout", Severity.ERROR, block, opened.markup + opened.info, reason, advice)


def _report_stray(document: Document, block: Token) -> None:
    at = 0
    while (at := block.content.find(":::", at)) >= 0:
        line_end = block.content.find("\n", at)
        line = block.content[at : line_end if line_end >= 0 else None]
        if at == 0 or block.content[at - 1] == "\n":
            reason = "This opens no block that is known and closes none that is open."
            advice = "Write ::: warning, ::: help, ::: key or ::: people, each closed by ::: on a line of its own."
            document.report("stray-callout", Severity.WARNING, block, line, reason, advice, at=at)
        at += len(line)
