"""Names of authors as NLM style prints them: "de Beaurepaire R", "DeVita VT Jr", "World Health Organization"."""

import re
from collections.abc import Sequence

from articles.references.punctuation import piece
from articles.references.record import Name

SHOWN = 6  # with more authors than this, the rest are "et al."
SUFFIXES = {"jr": "Jr", "sr": "Sr", "ii": "2nd", "2nd": "2nd", "iii": "3rd", "3rd": "3rd", "iv": "4th", "4th": "4th"}


def author_list(names: Sequence[Name]) -> str:
    """People are parted by commas; a semicolon stands beside an organisation, whose own name may hold commas."""
    known = [(text, bool(name.literal)) for name in names if (text := full_name(name))]
    listed = ""
    for place, (text, is_organisation) in enumerate(known[:SHOWN]):
        if place:
            listed += "; " if is_organisation or known[place - 1][1] else ", "
        listed += text
    return f"{listed}, et al." if len(known) > SHOWN else listed


def full_name(name: Name) -> str:
    if name.literal:
        return _bare(name.literal)
    given, _, suffix = name.given.partition(",")
    parts = (_bare(name.family), initials(given), _suffix(suffix))
    return " ".join(filter(None, parts)) if parts[0] else _bare(name.given)


def short_names(names: Sequence[Name]) -> str:
    """The first author, or both when two people wrote it; "" when nobody is named."""
    known = [name for name in names if full_name(name)]
    if not known:
        return ""
    if len(known) == 2 and not any(name.literal for name in known):
        return " and ".join(map(_surname, known))
    return _surname(known[0])


def initials(given: str) -> str:
    """All initials, as PubMed prints them: "Jean-Marc" gives JM, "Julia MA" JMA, "D'Arcy" D, "Maria de Lourdes" ML."""
    words = re.findall(r"[^\W\d_](?:[^\W_]|['’])*", given)
    without_particles = [word for word in words if not word.islower()] or words
    return "".join(word if _is_initials(word) else word[0].upper() for word in without_particles)


def _is_initials(word: str) -> bool:
    return word.isupper() and word.isalpha() and len(word) <= 3


def _suffix(text: str) -> str:
    word = text.strip(" .,")
    return SUFFIXES.get(word.lower(), _bare(word))


def _surname(name: Name) -> str:
    return _bare(name.literal) or _bare(name.family) or _bare(name.given)


def _bare(text: str) -> str:
    return piece(piece(text).lstrip(" .,;:"))
