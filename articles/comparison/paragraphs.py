"""The paragraphs of a Markdown text, so that they can be put together again."""

import re
from collections.abc import Iterable

from articles.plain import LINE_END

BLANK_LINE = "\n\n"
LINE = re.compile(r"[^\n]*\n|[^\n]+")
# A fence of code or a callout, in a list too; "```one line```" is neither, and ":::" alone opens nothing.
LIST_MARKS = r"\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*"
BOX_START = re.compile(LIST_MARKS + r"(?:(`{3,})[^`]*|(~{3,}).*|(:{3,})\s*[^\s:].*)", re.DOTALL)


def split(text: str) -> tuple[list[str], str]:
    """The paragraphs, each with the blank lines after it, and the white space that ends the text.

    The last paragraph gets a blank line too, so that it stays equal when another one follows it. A box keeps its
    blank lines; one that is never closed holds all that follows, as it does on the page.
    """
    text = LINE_END.sub("\n", text)
    end = text[len(text.rstrip()) :]
    if end == text:
        return [], end
    *paragraphs, last = _gathered(LINE.findall(text))
    return [*paragraphs, spaced(last)], end


def _gathered(lines: Iterable[str]) -> list[str]:
    paragraphs: list[list[str]] = []
    ended = True
    box = ""
    for line in lines:
        blank = not box and not line.strip()
        if not paragraphs or (ended and not blank):
            paragraphs.append([])
        paragraphs[-1].append(line)
        ended = blank
        box = _box_after(line, box)
    return ["".join(paragraph) for paragraph in paragraphs]


def spaced(words: str) -> str:
    """The words with one blank line after them; nothing when there are none."""
    bare = words.rstrip()
    return bare + BLANK_LINE if bare else ""


def _box_after(line: str, box: str) -> str:
    """The mark of the box that is open after this line: "" for none, else what has to stand alone to close it."""
    if not box:
        start = BOX_START.fullmatch(line)
        return next(filter(None, start.groups())) if start else ""
    mark = line.strip()
    return "" if mark.startswith(box) and not mark.strip(box[0]) else box
