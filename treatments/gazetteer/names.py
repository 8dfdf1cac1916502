"""The names of places as they are compared: "St. Louis" is "Saint Louis"."""

from __future__ import annotations

import re
import unicodedata

from treatments.models.term import term_key

APOSTROPHES = re.compile("['’‘ʼ`´]")
SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "upon": "on", "and": ""}
OTHER_NAMES = {
    "new york city": "new york",
    "nyc": "new york",
    "washington d c": "washington dc",
    "d c": "dc",
    "n ireland": "northern ireland",
    "ni": "northern ireland",
}
BY_ITS_RIVER = re.compile(r"(.+?)[ -](?:upon|under|on|in)[ -]", re.IGNORECASE)
NOT_A_NAME = re.compile(r" *\(PO Boxes\)$", re.IGNORECASE)


def place_key(name: str) -> str:
    """The name without case, accents and punctuation, with words that people shorten in their short form."""
    letters = unicodedata.normalize("NFKD", APOSTROPHES.sub("", name))
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    key = " ".join(filter(None, (SHORT.get(word, word) for word in term_key(bare).split())))[:120]
    return OTHER_NAMES.get(key, key)


def town_name(city: str) -> str:
    return NOT_A_NAME.sub("", city)[:120].strip()


def short_name(name: str) -> str:
    """What people call "Newcastle upon Tyne", "Newcastle"; "" when a name has no such part."""
    found = BY_ITS_RIVER.match(name)
    return found.group(1) if found else ""
