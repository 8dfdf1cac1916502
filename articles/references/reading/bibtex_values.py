"""Values of BibTeX fields: `{a}`, `"a"`, `2020`, the name of a string, and these joined by `#`."""

import re
from collections.abc import Mapping

from articles.references.latex import from_latex
from articles.references.refusals import InvalidRecord

LONGEST = 100_000  # strings that are made of strings may grow without end

_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r"(?<!\\)[{}\"]")
_BEGINNING = re.compile(r"[^\s#]")
_WORD = re.compile(r"[^\s{}\"#]+")
_ADDRESS_PIECE = re.compile(r"\\[A-Za-z]+(?:\{\})?|\\.|\$[^$]{1,20}\$|[{}]")
_IN_ADDRESSES = {"{": "", "}": "", r"\url": "", r"\href": "", r"\path": "", r"\~": "~", r"\^": "^"}


def value_of(raw: str, strings: Mapping[str, str]) -> str:
    """Still in LaTeX. A name that no @string defines stands for itself, as the months do. Raises InvalidRecord."""
    pieces: list[str] = []
    place = length = 0
    while place < len(raw):
        found = _BEGINNING.search(raw, place)
        if not found:
            break
        start = found.start()
        if pieces and "#" not in raw[place:start]:
            raise InvalidRecord(f"A comma is missing before “{raw[start : start + 20]}”, or a brace is too many.")
        text, place = _piece(raw, start)
        bare = raw[start] not in '{"'
        pieces.append(strings.get(text.lower(), text) if bare else text)
        length += len(pieces[-1])
        if length > LONGEST:
            raise InvalidRecord(f"With its strings written out, a field has more than {LONGEST:,} characters.")
    return "".join(pieces)


def plain_address(value: str) -> str:
    """An address or a DOI, in which "--" and "~" are themselves."""
    return _ADDRESS_PIECE.sub(
        lambda piece: _IN_ADDRESSES[piece[0]] if piece[0] in _IN_ADDRESSES else from_latex(piece[0]), value
    ).strip()


def _piece(raw: str, start: int) -> tuple[str, int]:
    """The piece that begins there, without what encloses it, and where it ends."""
    if raw[start] not in '{"':
        word = _WORD.match(raw, start)
        if not word:
            raise InvalidRecord(f"A brace is missing before “{raw[start : start + 20]}”.")
        return word[0], word.end()
    depth, is_quoted = 0, raw[start] == '"'
    for mark in (_QUOTE if is_quoted else _BRACE).finditer(raw, start + is_quoted):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == ('"' if is_quoted else "}"):
            return raw[start + 1 : mark.start()], mark.end()
    raise InvalidRecord(f"A brace or a quotation mark is missing after “{raw[start : start + 20]}”.")
