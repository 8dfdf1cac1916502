"""Citations: `[@key]`, `[@key, p. 4]` and `[@a; @b, table 2]`, numbered by first use on the page.

A locator that ends in the words "cited as retracted", as in `[@key, p. 4, cited as retracted]`, says that the sentence
is about a retracted source and does not rest on it; likewise "cited as superseded". `articles.claims` reads them; here
they are plain text.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from articles.findings import Severity
from articles.prose.document import Document
from articles.prose.numbering import Numbering
from articles.prose.records import Citation, Cited

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.-]{0,99}")
BEGINNING = re.compile(r"\[@[^\]\n]{0,60}\]?")
LONGEST_LOCATOR = 100
LONGEST_GROUP = 1000

UNKNOWN_CITATION = "unknown-citation"
MALFORMED = "This begins like a citation and cannot be read as one."
HOW_TO_CITE = r"Write [@key], [@key, p. 4] or [@key; @other]. For the characters themselves write \[@."


class Item(NamedTuple):
    """One source of a citation group. `at` is where its key stands, counted from the start of the group."""

    key: str
    locator: str
    at: int


def plugin(parser: MarkdownIt) -> None:
    parser.inline.ruler.before("link", "citation", _rule)
    parser.add_render_rule("malformed_citation", lambda renderer, tokens, index, options, env: tokens[index].content)


def _rule(state: StateInline, silent: bool) -> bool:
    # In silent mode a link looks for the end of its words: brackets that are no link must not stop it.
    if silent or not state.src.startswith("[@", state.pos):
        return False
    end = state.src.find("]", state.pos, min(state.posMax, state.pos + LONGEST_GROUP))
    items = _items(state.src[state.pos + 1 : end]) if end > 0 else None
    if not items:
        return _push_malformed(state)
    token = state.push("citation", "", 0)
    token.content = state.src[state.pos : end + 1]
    token.meta = {"at": state.pos, "items": items}
    state.pos = end + 1
    return True


def _push_malformed(state: StateInline) -> bool:
    """Take the two characters as text, marked so that they are reported where they are shown."""
    token = state.push("malformed_citation", "", 0)
    token.content = "[@"
    token.meta = {"at": state.pos}
    state.pos += 2
    return True


def _items(group: str) -> tuple[Item, ...] | None:
    """The sources in the text between the brackets; None where it does not follow the rules."""
    items = []
    at = 1
    for part in group.split(";"):
        name, comma, rest = part.partition(",")
        key, locator = name.strip(), " ".join(rest.split())
        if not key.startswith("@") or not KEY.fullmatch(key, 1):
            return None
        if (comma and not locator) or len(locator) > LONGEST_LOCATOR or "@" in locator or "[" in locator:
            return None
        items.append(Item(key[1:], locator, at + part.index("@") + 1))
        at += len(part) + 1
    return tuple(items)


def report_definitions(document: Document, found: Mapping[str, object]) -> None:
    """Report the lines that begin as `[@key]: word`, which Markdown takes as the address of a link and never shows."""
    references = found.get("references")
    for label, reference in references.items() if isinstance(references, dict) else ():
        if label.startswith("@"):
            block = Token("inline", "", 0, map=reference["map"])
            words = f"[{label.lower()}]:"
            document.report("malformed-citation", Severity.ERROR, block, words, MALFORMED, "Do not begin a line so.")


def number(
    document: Document, sources: Mapping[str, Cited], numbering: Numbering, claims: Mapping[int, str]
) -> tuple[Citation, ...]:
    """Number the citations of a document in reading order and write their HTML. `claims` goes by the token's id()."""
    made: list[Citation] = []
    for block in document.blocks():
        for token in block.children or []:
            if token.type == "malformed_citation":
                _report_malformed(document, block, token.meta["at"])
            elif token.type == "citation":
                claim = claims[id(token)]
                uses = [_use(item, sources, numbering, claim) for item in token.meta["items"]]
                token.meta["uses"] = tuple(use.use for use in uses if use)
                _report(document, block, token, uses, claim)
                _write(token, uses, sources)
                made += [use for use in uses if use]
    return tuple(made)


def _use(item: Item, sources: Mapping[str, Cited], numbering: Numbering, claim: str) -> Citation | None:
    source = sources.get(item.key)
    if source is None:
        return None
    return Citation(source.key, item.locator, claim, numbering.number(source.key), numbering.next_use())


def _report_malformed(document: Document, block: Token, at: int) -> None:
    words = BEGINNING.match(block.content, at)
    shown = words.group() if words else "[@"
    document.report("malformed-citation", Severity.ERROR, block, shown, MALFORMED, HOW_TO_CITE, at=at)


def _report(document: Document, block: Token, token: Token, uses: list[Citation | None], claim: str) -> None:
    start: int = token.meta["at"]
    if not claim:
        reason, advice = "This citation stands alone and supports no sentence.", "Put it into the sentence it supports."
        document.report("citation-without-claim", Severity.WARNING, block, token.content, reason, advice, at=start)
    for item, use in zip(token.meta["items"], uses, strict=True):
        if use is None:
            reason, advice = "No source has this key.", "Check the spelling, or add the source first."
            document.report(UNKNOWN_CITATION, Severity.ERROR, block, item.key, reason, advice, at=start + item.at)


def _write(token: Token, uses: list[Citation | None], sources: Mapping[str, Cited]) -> None:
    """Turn the token into its HTML: the parser makes no html_inline of its own, so such a token is always ours."""
    items: tuple[Item, ...] = token.meta["items"]
    token.type = "html_inline"
    if not any(uses):
        token.content = f'<span class="cite cite-unknown">[{"; ".join(f"{item.key}?" for item in items)}]</span>'
        return
    parts = [
        _link(use, sources[item.key].label) if use else f'<span class="cite-unknown">{item.key}?</span>'
        for item, use in zip(items, uses, strict=True)
    ]
    token.content = f'<span class="cite">[{"; ".join(parts)}]</span>'


def _link(use: Citation, label: str) -> str:
    """The link to the reference. Its spoken name begins with the words shown, so that saying them works."""
    shown = f"{use.number}, {use.locator}" if use.locator else str(use.number)
    name = escape(f"{shown}: reference, {label}")
    return f'<a href="#ref-{escape(use.key)}" id="cite-{use.use}" aria-label="{name}">{escape(shown)}</a>'
