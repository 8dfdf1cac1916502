"""Headings: never above the title of the page, no level left out, each with an id that a link can name."""

import re
import unicodedata

from markdown_it.token import Token

from articles.findings import Severity
from articles.prose import plain_text
from articles.prose.document import Document
from articles.prose.numbering import Numbering
from articles.prose.records import Heading

TOP = 2
LONGEST_SLUG = 60


def settle(document: Document, numbering: Numbering) -> tuple[Heading, ...]:
    """Give the headings their levels and ids, drop the empty ones, and return the outline."""
    outline: list[Heading] = []
    for flow in document.flows():
        kept: list[Token] = []
        position = 0
        while position < len(flow):
            token = flow[position]
            step = 1
            if token.type == "heading_open":
                step = 3  # opening, words, closing
                if heading := _settled(document, flow[position : position + step], outline, numbering):
                    outline.append(heading)
                    kept += flow[position : position + step]
            else:
                kept.append(token)
            position += step
        flow[:] = kept
    return tuple(outline)


def _settled(document: Document, heading: list[Token], outline: list[Heading], numbering: Numbering) -> Heading | None:
    opening, block, closing = heading
    text = plain_text.read(block).text
    if not text and not any(child.type == "citation" for child in block.children or []):
        reason, advice = "This heading has no words.", "Put words after the # signs, or take the line out."
        document.report("empty-heading", Severity.WARNING, opening, opening.markup, reason, advice)
        return None
    level = _level(document, opening, text, outline)
    opening.tag = closing.tag = f"h{level}"
    opening.attrs["id"] = numbering.heading_id(slug(text))
    return Heading(level, str(opening.attrs["id"]), text)


def _level(document: Document, opening: Token, text: str, outline: list[Heading]) -> int:
    level = int(opening.tag[1])
    above = outline[-1].level if outline else TOP - 1
    if level < TOP:
        reason, advice = "The title of the page is its only heading of the first level.", "Begin headings with ##."
        document.report("heading-too-high", Severity.WARNING, opening, text, reason, advice)
    elif level > above + 1:
        reason = f"A heading of level {level} follows one of level {above}, so a level is left out."
        advice = f"Begin it with {'#' * (above + 1)}."
        document.report("heading-jump", Severity.WARNING, opening, text, reason, advice)
    return max(level, TOP)


def slug(text: str) -> str:
    """Small Latin letters, digits and hyphens; empty for a text that has none of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_SLUG].rstrip("-")
