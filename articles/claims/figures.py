"""Figures that say something of the world: "12%", "50 mg", "1,383 people", and not "Level 3.5" or "call 988"."""

import re
from typing import Final

from articles.claims.phrases import either

SMALL = either("two three four five six seven eight nine ten eleven twelve twenty fifty hundred")
COUNT = rf"(?:\d[\d.,]{{0,12}}|{SMALL})"
RANGE = rf"{COUNT}(?:(?: (?:to|or|and) | ?[-–] ?){COUNT})?(?: (?:or )?(?:more|fewer|less))?"
PEOPLE = either(
    "people patients adults men women children callers drinkers users smokers participants volunteers clients members"
    " pregnancies babies studies trials reviews cases deaths reports centres hospitals overdoses seizures"
)
TIME = either("seconds? minutes? hours? days? weeks? months? years?")


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


# Of a medicine, or of alcohol: what nobody may name without saying where it comes from, not even as advice.
AMOUNTS: Final = _any(
    rf"{RANGE}[ -]?{either('mg g kg micrograms? mcg µg ml mmol litres? iu')}\b",
    rf"{RANGE} {either('units? tablets? capsules? doses drinks pints glasses')}\b",
)
FIGURES: Final = _any(
    r"\d[\d.,]{0,12}(?: ?%| per ?cent| percentage points)",
    rf"(?<!the )(?<!these )(?<!those )(?<!all ){RANGE} (?:other |new |older |published )?{PEOPLE}\b",
    rf"(?:\d[\d,]{{0,12}}|one|{SMALL}) (?:(?:more |fewer )?people )?(?:in|of|out of) (?:every )?(?:\d|{SMALL}\b)",
    r"(?:half|a third|a quarter|thirds|quarters|the majority) of\b",
    rf"(?<!than )(?:most|nearly all|almost all) {PEOPLE}\b",
    rf"(?:{COUNT} times|twice) (?:as|more|less|higher|lower|the|that|normal)\b",
    r"(?:two|three|four|five|six|eight|ten)-?fold\b",
    rf"{RANGE}[ -]{TIME}\b(?! old)",
    r"(?:risk|odds|rate|ratio|hazard)s?(?: ratio)?(?: of)? \d",
)
MONEY: Final = re.compile(r"[£$€] ?\d")
