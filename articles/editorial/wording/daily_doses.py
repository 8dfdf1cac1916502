"""Amounts a day, worked out: "5 mg three times a day" is 15 mg, "two 333 mg tablets, three times a day" 1,998 mg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from articles.claims.phrases import either

NUMBER = r"\d[\d,]{0,8}(?:\.\d+)?"
WORDS: Final = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight"], range(1, 9), strict=True))
COUNT = rf"(?:{either(' '.join(WORDS))}|\d)"
UNIT = r"(?:mg|micrograms?|mcg|ml|g)"
A_DAY = r"(?:a|per|each|every) day|daily|/ ?day|per 24 hours"
OFTEN = rf"(?:(?P<times>once|twice|{COUNT} times) (?:{A_DAY})|every (?P<hours>\d\d?) hours|{A_DAY})"
DAILY: Final = re.compile(
    rf"(?:\b(?P<count>{COUNT}) )?(?<![\w.])(?:(?P<low>{NUMBER}) ?{UNIT}?(?: to | and | ?[-–] ?))?"
    rf"(?P<high>{NUMBER})[ -]?(?P<unit>{UNIT})\b(?P<tablets> (?:tablets?|capsules?|pills?))?[^.;\d]{{0,25}}?"
    rf"(?:(?<!\w)|(?=/)){OFTEN}"
)


class Dose(NamedTuple):
    """An amount a day, where it stands in its text."""

    start: int
    end: int
    amount: float
    unit: str


def daily(text: str) -> Iterator[Dose]:
    """Of a text in small letters. Of a range, the upper end."""
    for found in DAILY.finditer(text):
        amount = float(found["high"].replace(",", "")) * _times(found["times"])
        if found["count"] and found["tablets"]:
            amount *= _number(found["count"])
        if found["hours"]:
            amount *= 24 / max(int(found["hours"]), 1)
        yield Dose(found.start("low") if found["low"] else found.start("high"), found.end(), amount, found["unit"])


def _times(words: str | None) -> int:
    if not words or words == "once":
        return 1
    return 2 if words == "twice" else _number(words.split()[0])


def _number(word: str) -> int:
    return WORDS[word] if word in WORDS else int(word)
