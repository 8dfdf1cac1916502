"""What may be meant by what somebody typed: codes and names to look for. Nothing is looked up here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.plain import plain
from treatments.gazetteer.names import place_key

LONGEST = 100  # of what may be the name of a place
LONGEST_REGION = 5  # words, as in "united states of america"
QUOTED = 40  # how much of it is said back to the reader

ZIP = re.compile(r"(?:^|[\s,])(?P<code>(?P<area>[0-9]{3})[0-9]{2})(?:[- ]?[0-9]{4})?$")
# A British postcode: the area in letters, the district, and the inward half, of which the first digit may stand alone.
WHOLE_POSTCODE = re.compile(r"(?:^|[\s,])(?P<code>(?P<area>[A-Z]{1,2})[0-9][0-9A-Z]?) ?[0-9][A-Z]{2}$")
OUTWARD = re.compile(r"(?P<code>(?P<area>[A-Z]{1,2})[0-9][0-9A-Z]?)(?: [0-9][A-Z]?)?")
OTHER_CODE = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Z][0-9A-Z -]{1,9}")

IN_BRACKETS = re.compile(r"(?P<before>.+?) ?\((?P<beside>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Typed:
    """Codes, the likeliest first. Names as keys, the longest first, each with what follows it: a state, a country."""

    text: str = ""
    codes: tuple[str, ...] = ()
    country: str = ""  # whose form the code has, "US" or "GB"
    area: str = ""  # the beginning that it shares with its neighbours: "021" of "02138", "SW" of "SW1A"
    names: tuple[tuple[str, str], ...] = ()
    beside: str = ""  # what stands in brackets behind it, as in our own labels

    @property
    def quoted(self) -> str:
        return self.text if len(self.text) <= QUOTED else f"{self.text[:QUOTED]}…"

    @property
    def is_too_long(self) -> bool:
        return len(self.text) > LONGEST


def read(typed: str) -> Typed:
    text = " ".join(plain(typed[: 2 * LONGEST]).split())
    if len(text) > LONGEST:
        return Typed(text)
    bracketed = IN_BRACKETS.fullmatch(text)
    bare, beside = (bracketed["before"], bracketed["beside"].casefold()) if bracketed else (text, "")
    capitals = bare.upper()
    if found := ZIP.search(capitals):
        return Typed(text, (found["code"],), "US", found["area"], _names(bare[: found.start()]))
    if found := WHOLE_POSTCODE.search(capitals) or OUTWARD.fullmatch(capitals):
        code = found["code"]
        codes = (code, code[:-1]) if code[-1].isalpha() else (code,)  # "W1B" lies in what was "W1"
        return Typed(text, codes, "GB", found["area"], _names(bare[: found.start()]))
    return Typed(text, _codes_elsewhere(capitals), names=_names(bare), beside=beside)


def _codes_elsewhere(text: str) -> tuple[str, ...]:
    """ "K1A 0B1" as it is, without its space, and its first half, which is how much of it some countries publish."""
    if not OTHER_CODE.fullmatch(text):
        return ()
    return tuple(dict.fromkeys((text, text.replace(" ", ""), text.partition(" ")[0])))


def _names(text: str) -> tuple[tuple[str, str], ...]:
    """ "boston massachusetts" as it is, and as "boston" followed by "massachusetts"."""
    whole = place_key(text)
    if not whole:
        return ()
    words = whole.split()
    cuts = range(len(words) - 1, max(0, len(words) - 1 - LONGEST_REGION), -1)
    pairs = [(whole, ""), *((place_key(" ".join(words[:cut])), " ".join(words[cut:])) for cut in cuts)]
    if "," in text:
        # A comma says where the name ends: that way first, for "Washington, DC" is not "Washington DC" somewhere else.
        head, _, tail = text.partition(",")
        pairs.insert(0, (place_key(head), place_key(tail)))
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0]))
