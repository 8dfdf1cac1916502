"""Authors as lists and databases write them: "Rigal, Laurent", "Rigal L", "World Health Organization"."""

import re

from articles.references.cleaning import plain
from articles.references.record import Name

_INITIALS = re.compile("[A-Z]{1,3}")
_SUFFIXES = {"Jr", "Sr", "2nd", "3rd"}
_NOBODY = {"et al", "et al.", "others", "and others", "anonymous", "anon", "anon.", "[anonymous]", "no authors listed"}


def person(text: str) -> Name | None:
    """None where nobody is named.

    A name without a comma is one of an organisation, unless initials end it. EndNote marks organisations with a comma
    at the end, and with two commas for the one that their name holds.
    """
    name = plain(text).strip(" ;")
    if is_nobody(name):
        return None
    if ",," in name:
        return Name(literal=name.replace(",,", ",", 1).rstrip(" ,"))
    family, _, given = (part.strip(" ,") for part in name.partition(","))
    if family and given:
        return Name(family=family, given=given)
    return (None if "," in name else _with_initials(name)) or Name(literal=family or given)


def _with_initials(name: str) -> Name | None:
    """ "Le Jeunne C" and "DeVita VT Jr" are people; "NHS UK" and "Department of Health UK" are not."""
    words = name.split(" ")
    suffix = f", {words.pop()}" if words[-1] in _SUFFIXES else ""
    *family, given = words
    is_person = 1 <= len(family) <= 2 and _INITIALS.fullmatch(given) and not any(word.isupper() for word in family)
    return Name(family=" ".join(family), given=given + suffix) if is_person else None


def people(texts: list[str]) -> tuple[Name, ...]:
    return tuple(name for text in texts if (name := person(text)))


def is_nobody(name: str) -> bool:
    return name.lower() in _NOBODY or not any(each.isalnum() for each in name)
