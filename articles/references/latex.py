"""LaTeX inside BibTeX: into plain text, and plain text so that LaTeX prints it as it is.

Only what LaTeX means is given to its parser, piece by piece and remembered, because the same few accents fill a file.
A `%` is a percent sign: in a BibTeX file it begins no comment, and many programs write it unescaped.
"""

import logging
import re
from functools import lru_cache

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry, Field

for _parser in ("bibtexparser", "pylatexenc"):  # whoever gave the file is told what is wrong with it, not the log
    logging.getLogger(_parser).setLevel(logging.CRITICAL)

_GROUP = r"\{(?:[^{}]|\{[^{}]*\})*\}"
_PIECE = re.compile(
    rf"""\\[`'^"~=.]\s*(?:{_GROUP}|\\[ij](?![A-Za-z])|[A-Za-z])?"""  # accents
    r"|\\[cvuHkrdbt]\s+[A-Za-z](?![A-Za-z])"
    rf"|\\[A-Za-z]+\*?(?:{_GROUP})+|\\[A-Za-z]+\s*"  # commands
    r"|\\.|\$[^$]{1,200}\$"  # escaped characters and mathematics
    r"|[{}~]|---?|``|''|`[^`'{}\\$]{1,100}'(?![A-Za-z])",
    re.DOTALL,
)
_MEANINGS = {
    "{": "",
    "}": "",
    "~": " ",
    "--": "–",
    "---": "—",
    "``": "“",
    "''": "”",
    r"\textless": "<",
    r"\textgreater": ">",
    r"\textbar": "|",
    r"\textquotedbl": '"',
    r"\textasciicircum": "^",
    r"\backslash": "\\",
    r"\textquotesingle": "'",
    r"\textbraceleft": "{",
    r"\textbraceright": "}",
    r"\textasciigrave": "`",
    "\\ ": " ",
    "\\\\": " ",
    "\\\n": " ",
    r"\ldots": "…",
    r"\dots": "…",
    r"\par": " ",
    r"\newline": " ",
}
_DECODER = LatexDecodingMiddleware(keep_math_mode=False)
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    **{character: f"\\{character}" for character in "$&%#_"},
}
_ESCAPED = re.compile(r"[\\{}~^`$&%#_]|(?<=-)-|(?<=')'")


def from_latex(text: str) -> str:
    return _PIECE.sub(lambda piece: _meaning(piece[0]), text)


def to_latex(text: str) -> str:
    """A hyphen or a quotation mark that follows its like is parted from it: together they mean another sign."""
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], "{}" + found[0]), text)


@lru_cache(maxsize=4096)
def _meaning(piece: str) -> str:
    if piece.startswith("`") and len(piece) > len("``"):
        return f"‘{from_latex(piece[1:-1])}’"
    for name in (piece, piece.rstrip().removesuffix("{}")):
        if name in _MEANINGS:
            return _MEANINGS[name]
    decoded = _DECODER.transform_entry(Entry("piece", "piece", [Field("text", piece)]), Library())
    return str(decoded.fields[0].value).strip() if isinstance(decoded, Entry) else ""
