"""Tables: header cells with a scope, alignment by class, and a frame that scrolls on a narrow screen."""

import re

from markdown_it.token import Token

from articles.findings import Severity
from articles.prose import plain_text
from articles.prose.document import Document, rows, table_at
from articles.prose.numbering import Numbering

CELL_BORDER = re.compile(r"(?<!\\)\|")
FRAME = "table_frame"


def settle(document: Document, numbering: Numbering) -> None:
    for flow in document.flows():
        section = ""
        settled: list[Token] = []
        for index, token in enumerate(flow):
            if token.type == "heading_open":
                section = plain_text.read(flow[index + 1]).text
            if token.type == "table_open":
                _settle_cells(document, table_at(flow, index))
                settled.append(_frame(numbering.next_table(), section))
            settled.append(token)
            if token.type == "table_close":
                settled.append(Token(f"{FRAME}_close", "section", -1, block=True))
        flow[:] = settled


def _frame(number: int, section: str) -> Token:
    """The frame takes the focus, since whoever has no mouse scrolls by keyboard, and so it needs a name."""
    name = f"Table {number}: {section}" if section else f"Table {number}"
    attrs: dict[str, str | int | float] = {"class": "table-scroll", "aria-label": name, "tabindex": 0}
    return Token(f"{FRAME}_open", "section", 1, attrs=attrs, block=True)


def _settle_cells(document: Document, table: list[Token]) -> None:
    """Where the first header cell is empty, the first column holds the headers of the rows."""
    rows_are_named = False
    for row, cells in rows(table):
        _report_dropped(document, row, len(cells))
        for column, (opening, words, closing) in enumerate(cells):
            style = str(opening.attrs.pop("style", ""))
            scope = "col" if opening.type == "th_open" else "row" if rows_are_named and column == 0 else ""
            if opening.type == "th_open" and column == 0:
                rows_are_named = not words.children
            opening.tag = closing.tag = "th" if scope and words.children else "td"
            if opening.tag == "th":
                opening.attrs["scope"] = scope
            if style:
                opening.attrs["class"] = "align-" + style.removeprefix("text-align:")


def _report_dropped(document: Document, row: Token, columns: int) -> None:
    line = document.lines[row.map[0]].strip(" \t>") if row.map else ""
    cells = CELL_BORDER.split(line.removeprefix("|").removesuffix("|"))
    if len(cells) > columns:
        reason = f"This row has more cells than the {columns} of the header row, and what is over is not shown."
        advice = r"Take a cell out, add a column, or write \| for the sign itself."
        document.report("long-table-row", Severity.ERROR, row, cells[columns].strip(), reason, advice)
