"""People: `::: people Returned to any drinking` over a list of "71 of 100 with …", each item with a picture of the 100.

The words say all that the picture shows, so it is hidden from whoever listens.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from articles.findings import Severity
from articles.prose import callouts, plain_text
from articles.prose.document import Document
from articles.prose.numbering import Numbering

OPEN, CLOSE = "container_people_open", "container_people_close"
# "71 of 1000", "71 of 100,000" and "71 of 100%" count no people out of 100.
OF_100 = re.compile(r"(0|[1-9][0-9]?|100) of 100(?![\w%]|[.,–-][0-9])")
# A picture is some hundred times as long as the words that ask for it.
MOST_PICTURES = 40

NO_OUTCOME = "This block of people does not say what happened to them."
SAY_THE_OUTCOME = "Write the outcome behind the word, as in ::: people Returned to any drinking."
NO_LIST = "This block of people holds no list, so no picture can be drawn."
NO_FIGURE = "A picture of 100 people needs a whole number from 0 to 100 before the words “of 100”."
HOW = "Begin each item as in “- 71 of 100 with baclofen”; say “about” or “fewer than” in a sentence outside the block."
TOO_MANY = f"This page has {MOST_PICTURES} pictures of people already, so this item is drawn without one."

# One person, drawn from the left foot and back to it, in a field of 10 by 14; ten stand in a row.
PERSON = "v-3a3 3 0 012-3a2 2 0 112 0a3 3 0 012 3v3z"
FOOT, WIDTH, HEIGHT, ROW = (2, 12), 10, 14, 10
NEXT, NEXT_ROW = f"m{WIDTH} 0", f"m{-WIDTH * (ROW - 1)} {HEIGHT}"


def plugin(parser: MarkdownIt) -> None:
    container_plugin(
        parser, "people", validate=lambda info, markup: callouts.kind(info) == "people", render=callouts.draw
    )
    parser.core.ruler.after("block", "people_titles", _insert_titles)


def _insert_titles(state: StateCore) -> None:
    """Put the outcome into each block before running text is parsed, so that it may hold what a paragraph may."""
    tokens: list[Token] = []
    for token in state.tokens:
        tokens.append(token)
        title = token.info.strip().partition(" ")[2].strip() if token.type == OPEN else ""
        if title and token.map:
            tokens += callouts.title_of("people", title, token.map[0])
    state.tokens = tokens


def settle(document: Document, numbering: Numbering) -> None:
    """Name each block by its outcome and draw its items; report those that count no people out of 100."""
    for flow in document.flows():
        settled: list[Token] = []
        open_blocks: list[Token] = []
        for index, token in enumerate(flow):
            settled.append(token)
            if token.type == OPEN:
                open_blocks.append(token)
                _label(document, token, flow[index + 1 : index + 3], numbering)
                callouts.report_unclosed(document, token)
            elif token.type == CLOSE:
                _report_empty(document, open_blocks.pop())
            elif open_blocks and token.type == "list_item_open" and token.level == open_blocks[-1].level + 2:
                settled += _picture(document, open_blocks[-1], flow[index : index + 4], numbering)
        flow[:] = settled


def _label(document: Document, block: Token, title: list[Token], numbering: Numbering) -> None:
    is_titled = title[0].type == "people_title_open"
    outcome = plain_text.read(title[1]).text if is_titled else ""
    block.attrs = {"class": "people-block"}
    block.meta = {"outcome": outcome, "items": 0}
    if is_titled:
        title_id = f"people-{numbering.next_people()}"
        block.attrs |= {"role": "group", "aria-labelledby": title_id}
        title[0].attrs["id"] = title_id
    if not outcome:
        words = block.markup + block.info.rstrip()
        document.report("people-without-outcome", Severity.WARNING, block, words, NO_OUTCOME, SAY_THE_OUTCOME)


def _report_empty(document: Document, block: Token) -> None:
    if not block.meta["items"]:
        words = block.markup + block.info.rstrip()
        document.report("people-not-of-100", Severity.ERROR, block, words, NO_LIST, HOW)


def _picture(document: Document, block: Token, item: list[Token], numbering: Numbering) -> list[Token]:
    """The picture for the item that begins with these tokens; none where it does not begin with a figure."""
    block.meta["items"] += 1
    mark, opening, words, closing = item
    found = OF_100.match(plain_text.read(words).text) if opening.type == "paragraph_open" else None
    if not found:
        place = words if opening.type == "paragraph_open" else mark
        shown = place.content.partition("\n")[0] or mark.markup
        document.report("people-not-of-100", Severity.ERROR, place, shown, NO_FIGURE, HOW)
        return []
    words.meta["outcome"] = block.meta["outcome"]
    if numbering.next_picture() > MOST_PICTURES:
        document.report("people-too-many", Severity.WARNING, words, found.group(), TOO_MANY, "Take some of them out.")
        return []
    # A paragraph, so that all of the words stand beside the picture.
    opening.hidden = closing.hidden = False
    return [Token("html_block", "", 0, content=picture(int(found.group(1))), block=True)]


def picture(count: int) -> str:
    """An SVG of 100 people of whom the first `count` are filled, 0 to 100."""
    paths = [("people-yes", _people(0, count)), ("people-no", _people(count, 100))]
    drawn = "".join(f'<path class="{name}" d="{shape}"></path>' for name, shape in paths if shape)
    box = f"0 0 {WIDTH * ROW} {HEIGHT * 100 // ROW}"
    return f'<svg class="people" viewBox="{box}" aria-hidden="true">{drawn}</svg>'


def _people(first: int, end: int) -> str:
    """Each stands by its step from the one before: what is repeated word for word takes hardly a byte on the way."""
    if first == end:
        return ""
    row, place = divmod(first, ROW)
    steps = [NEXT if (after + 1) % ROW else NEXT_ROW for after in range(first, end - 1)]
    start = f"M{place * WIDTH + FOOT[0]} {row * HEIGHT + FOOT[1]}"
    return start + "".join(PERSON + step for step in [*steps, ""])
