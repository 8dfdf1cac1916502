"""The address of one sentence in its page, so that whoever checks it need not look for it."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import quote

# Enough words to tell the beginning of a sentence from others, few enough that a citation seldom stands among them.
_FIRST, _LAST = 8, 4
_CLOSING = ".,;:!?…\"'”’»"


def address(page: str, anchor: str, text: str, *, by_words: bool = True, elsewhere: str = "") -> str:
    """To an anchor of the page and, in browsers that find words, to the very words, which they mark.

    Where the words are not found the anchor holds. `elsewhere` is what the page says above its text: a sentence that
    begins as something there would be found in the wrong place.
    """
    words = _directive(text) if by_words and not _begins_in(elsewhere, text) else ""
    if not (anchor or words):
        return page
    return f"{page}#{anchor}{words}"


def is_row(text: str) -> bool:
    """Whether a claim is the row of a table, by how its cells are parted, where nothing else tells."""
    return " | " in text


def cells(text: str) -> list[str]:
    """The row of a table as the words of its cells, each with the header of its column."""
    return [cell for each in text.split(" | ") if (cell := each.strip())]


def twice(texts: list[str]) -> Container[str]:
    """Those of the texts of a page that begin alike, so that their words would lead to the first of them."""
    seen: dict[str, int] = {}
    for text in texts:
        seen[_start(text)] = seen.get(_start(text), 0) + 1
    return {text for text in texts if seen[_start(text)] > 1}


def _begins_in(elsewhere: str, text: str) -> bool:
    return bool(elsewhere) and _start(text) in elsewhere.casefold()


def _start(text: str) -> str:
    return " ".join(text.split()[:_FIRST]).casefold()


def _directive(text: str) -> str:
    """ ":~:text=first words,last words" (https://wicg.github.io/scroll-to-text-fragment/).

    The number of a citation stands between the words of the page, so the whole sentence would not be found.
    """
    words = text[:-1].split()[:-1] if text.endswith("…") else text.split()  # the last word may be cut
    terms = [words] if len(words) <= _FIRST + _LAST else [words[:_FIRST], words[-_LAST:]]
    written = [_term(" ".join(term)) for term in terms]
    return f":~:text={','.join(written)}" if all(written) else ""


def _term(words: str) -> str:
    """A minus sign at the edge of a term would give it another meaning."""
    return quote(words.strip(_CLOSING), safe="", errors="replace").replace("-", "%2D")
