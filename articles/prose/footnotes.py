"""Footnotes: `[^label]` in the text and `[^label]: words` below it, shown with letters at the end of the text."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from articles.findings import Severity
from articles.prose.document import Document, Note
from articles.prose.numbering import Numbering

REFERENCE = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
UNKNOWN = "No footnote has this label, so the mark is shown as it is written."
UNUSED = "Nothing refers to this footnote, or another has the same label, so it is not shown."


def plugin(parser: MarkdownIt) -> None:
    """The plugin's definitions, and marks of our own: the plugin's read the whole text again for every bracket."""
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    # In silent mode a link looks for the end of its words: brackets that are no link must not stop it.
    found = None if silent else REFERENCE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    token = state.push("footnote_ref", "", 0)
    token.content = found.group()
    token.meta = {"at": state.pos, "label": found.group(1)}
    state.pos = found.end()
    return True


def arrange(document: Document) -> None:
    """Take the definitions out of the body and order them by first reference, as they will be read."""
    document.body, defined = _sorted_out(document.body)
    by_label: dict[str, Note] = {}
    for note in defined:
        by_label.setdefault(note.label, note)
    _follow(document, document.body, by_label)
    for note in document.notes:  # grows on the way: a note may refer to a note
        _follow(document, note.tokens, by_label)
    for note in defined:
        if not note.uses:
            block = Token("inline", "", 0, map=[note.line, note.line + 1])
            advice = f"Write [^{note.label}] where it belongs, or take the footnote out."
            document.report("unused-footnote", Severity.WARNING, block, f"[^{note.label}]:", UNUSED, advice)


def _sorted_out(tokens: list[Token]) -> tuple[list[Token], list[Note]]:
    body: list[Token] = []
    defined: list[Note] = []
    inside: list[Note] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside.append(Note(token.meta["label"], [], token.map[0] if token.map else 0))
            defined.append(inside[-1])
        elif token.type == "footnote_reference_close":
            inside.pop()
        else:
            (inside[-1].tokens if inside else body).append(token)
    return body, defined


def _follow(document: Document, tokens: list[Token], by_label: dict[str, Note]) -> None:
    for block in tokens:
        for mark in block.children or []:
            if mark.type != "footnote_ref":
                continue
            note = by_label.get(mark.meta["label"])
            if note is None:
                mark.type, at = "text", mark.meta["at"]
                advice = f"Add a line that begins with {mark.content}: or write \\{mark.content} for the text itself."
                document.report("unknown-footnote", Severity.WARNING, block, mark.content, UNKNOWN, advice, at=at)
                continue
            if not note.uses:
                document.notes.append(note)
            note.uses += 1
            mark.meta |= {"note": note, "use": note.uses}


def title_id(document: Document, numbering: Numbering) -> str:
    """The id of the heading above the notes; empty where there are none."""
    return numbering.unique_id("s-notes") if document.notes else ""


def lay_out(document: Document, numbering: Numbering, notes_id: str) -> list[Token]:
    """All tokens of the document in reading order, the notes as a list at the end, under a heading of this id."""
    first = numbering.notes + 1
    letters = {id(note): numbering.next_letter() for note in document.notes}
    for block in document.blocks():
        for mark in block.children or []:
            if mark.type == "footnote_ref":
                mark.type, mark.content = "html_inline", _marker(letters[id(mark.meta["note"])], mark.meta["use"])
    if not document.notes:
        return document.body
    items: list[Token] = []
    for note in document.notes:
        letter = letters[id(note)]
        items.append(Token("note_open", "li", 1, attrs={"id": f"fn-{letter}"}, block=True))
        items += _with_ways_back(note, letter)
        items.append(Token("note_close", "li", -1, block=True))
    return document.body + _section(items, first, notes_id)


def _anchor(letter: str, use: int) -> str:
    return f"fnref-{letter}" if use == 1 else f"fnref-{letter}-{use}"


def _marker(letter: str, use: int) -> str:
    link = f'<a href="#fn-{letter}" id="{_anchor(letter, use)}" aria-label="{letter}: note">{letter}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _with_ways_back(note: Note, letter: str) -> list[Token]:
    """The note's tokens with a link to each place that refers to it, in the last paragraph where there is one."""
    tokens = list(note.tokens)
    if not tokens or tokens[-1].type != "paragraph_close" or tokens[-1].hidden:
        inline = Token("inline", "", 0, children=[], block=True)
        tokens += [Token("paragraph_open", "p", 1, block=True), inline, Token("paragraph_close", "p", -1, block=True)]
    last = tokens[-2]
    links = [_way_back(letter, use) for use in range(1, note.uses + 1)]
    space = " " if last.children else ""
    last.children = [*(last.children or []), Token("html_inline", "", 0, content=space + " ".join(links))]
    return tokens


def _way_back(letter: str, use: int) -> str:
    count = f"<sup>{use}</sup>" if use > 1 else ""
    name = f"Back to note {letter} in the text" + (f", place {use}" if use > 1 else "")
    # The selector after the arrow asks for the plain sign: some phones draw a picture otherwise.
    return f'<a href="#{_anchor(letter, use)}" class="footnote-back" aria-label="{name}">\u21a9\ufe0e{count}</a>'


def _section(items: list[Token], first: int, title_id: str) -> list[Token]:
    letters: dict[str, str | int | float] = {"type": "a"}
    if first > 1:
        letters["start"] = first
    words = Token("inline", "", 0, children=[Token("text", "", 0, content="Notes")], block=True)
    return [
        Token("notes_open", "section", 1, attrs={"class": "footnotes", "aria-labelledby": title_id}, block=True),
        Token("notes_title_open", "h2", 1, attrs={"class": "footnotes-title", "id": title_id}, block=True),
        words,
        Token("notes_title_close", "h2", -1, block=True),
        Token("notes_list_open", "ol", 1, attrs=letters, block=True),
        *items,
        Token("notes_list_close", "ol", -1, block=True),
        Token("notes_close", "section", -1, block=True),
    ]
