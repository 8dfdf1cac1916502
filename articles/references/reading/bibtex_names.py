"""Authors in BibTeX: "Rigal, Laurent and {World Health Organization} and others"."""

import re

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from articles.references.cleaning import plain
from articles.references.latex import from_latex
from articles.references.people import is_nobody
from articles.references.record import Name

_BRACE = re.compile(r"(?<!\\)[{}]")
# Without a comma BibTeX takes the last word for a family name; these words are nobody's.
_ORGANISATION = re.compile(
    r"\b(?:administration|agency|association|board|cent(?:re|er)s?|collaboration|college|commission|committee"
    r"|consortium|council|department|excellence|foundation|government|group|institutes?|ministry|network|office"
    r"|organi[sz]ation|panel|services?|society|team|university)\b",
    re.IGNORECASE,
)


def names(value: str) -> tuple[Name, ...]:
    return tuple(name for text in split_multiple_persons_names(value) if (name := _name(text.strip())))


def _name(text: str) -> Name | None:
    shown = _plain(text)
    if is_nobody(shown):
        return None
    if _is_braced(text) or ("," not in text and (" " not in shown or _ORGANISATION.search(shown))):
        return Name(literal=shown)
    parts = parse_single_name_into_parts(text, strict=False)
    family, given, suffix = (_plain(" ".join(each)) for each in (parts.von + parts.last, parts.first, parts.jr))
    given = ", ".join(filter(None, (given, suffix)))
    return Name(family=family, given=given) if family else Name(literal=given or shown)


def _is_braced(text: str) -> bool:
    """All of it: the first brace is closed by the last."""
    depth = 0
    for brace in _BRACE.finditer(text) if text.startswith("{") else ():
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(text)
    return False


def _plain(text: str) -> str:
    return plain(from_latex(text))
