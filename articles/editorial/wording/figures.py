"""Figures that say something of the world, and amounts of a medicine or of alcohol, in text with its letters small.

They are those of `articles.claims.figures` told apart more finely: a figure of the world is a share, a count of people
or studies, a ratio, a price or the time in which something happens in a body. How long a programme lasts, how old
somebody is and how many questions follow are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from articles.claims.figures import COUNT, PEOPLE, SMALL, TIME
from articles.claims.phrases import either

NUMBER = r"\d(?:[\d.,]{0,11}\d)?"
TO = r"(?: (?:to|or|and|-) | ?[-–—] ?)"
MANY = rf"{NUMBER}(?: (?:million|billion|thousand)| hundred thousand)?"
FEW = rf"(?:[2-9]|{either('two three four five six seven eight nine')})"
STUDIES = either("studies trials reviews reports meta-analyses deaths overdoses")
PERSONS = (
    rf"(?:{PEOPLE}|{either('americans britons individuals households families lives births residents veterans teens')}"
    rf"|{either('teenagers students workers employees facilities centers')})"
)
ADJECTIVES = r"(?:(?!of |in |and |or |to )[a-z-]{2,14} ){0,2}"
PART = either("""
    all those them us people patients adults men women drinkers clients americans participants everyone alumni residents
    graduates teens students the_time
""")
ONE_OF = either("people person adult patient drinker man woman client child user")
CASES = either("cases deaths admissions executives professionals parents doctors nurses callers")
WHO = either("were had have are stay(?:ed)? remain(?:ed)? relapsed? stopped quit never did recover(?:ed)?")
NO_PART = either("steps? sessions? pages? parts? items? questions? levels? chapters? ways? lessons? modules? stages?")

OUTCOME = either("""
    risks? chances? odds rates? likelihood abstinence retention success sobriety recovery relapses? drinking intake
    deaths?
""")
SOLD_TO = either("clients guests residents alumni graduates members subscribers")
# What a prescription or a ticket costs is told by whoever charges it.
PRICE = (
    rf"(?:[£$€] ?(?=\d[\d,]{{2}}|\d[\d.]* ?(?:m|k|bn|million|billion)\b){NUMBER}"
    rf"|(?:(?<=saves )|(?<=returns ))[£$€] ?{NUMBER})"
)
STRENGTH = either("abv vol alcohol_by wine beer lager cider spirits?")  # of a drink
IN_WORDS = rf"(?:{SMALL}|{either('thirty forty sixty seventy eighty ninety')})(?:-(?:one|{SMALL}))?"
# "100% effective" is a boast and no share of anything.
WHOLLY = r"(?!100 ?(?:%|per ?cent)(?! of\b))"

SHARES: Final = (
    rf"{WHOLLY}{NUMBER}(?:(?: ?%)?{TO}{NUMBER})? ?(?:%(?! {STRENGTH})|per ?cent\b|percentage points)",
    rf"{IN_WORDS} per ?cent\b",
    rf"(?:\d[\d,]{{0,12}}(?:\.\d+)?|one|{SMALL})(?:{TO}(?:\d+|{SMALL}))? (?:{ONE_OF} )?(?:in|out of) (?:every )?"
    rf"(?:(?!19\d\d|20\d\d|1\b)\d{{1,3}}(?:,?\d{{3}})?(?![\d.])|(?!one\b){SMALL}\b)(?! {TIME}\b| {NO_PART}\b)",
    rf"(?<!step )(?<!part )(?<!page )(?<!phase )\d[\d,]{{0,12}} of (?:every |the )?\d[\d,]{{0,12}}\b"
    rf"(?![.]\d)(?! {NO_PART}\b)",
    rf"{SMALL} of (?:every )?{SMALL}\b(?= {PERSONS}\b)",
    rf"\b(?:half|a third|one[- ]third|two[- ]thirds|a quarter|one[- ]quarter|three[- ]quarters)"
    rf"(?: of|(?= the people)) (?:the |these |our |their )?(?:[a-z-]+ )?(?:{PART}|{PERSONS}|{CASES})\b",
    rf"(?<!first )(?<!second )(?<!other )half(?= {WHO}\b)",
)
OTHERS: Final = (
    rf"(?:{COUNT}|several) times(?= (?:as|more|less|normal|[a-z]+[^t\W]er|the (?:risk|rate|chance|odds|normal))\b)",
    r"\d{1,3}(?:x|×)(?= (?:as|more|less|[a-z]{2,9}er)\b)",
    r"twice(?= (?:as|the (?:risk|rate|chance|odds|number)|normal))",
    rf"(?:{COUNT}|two|three|four|five|ten)-?fold\b",
    rf"(?:doubl|tripl|quadrupl|halv)(?:es?|ed|ing)(?= (?:[a-z']+ ){{0,3}}{OUTCOME}\b)",
    r"half(?= as (?:often|likely|many|much)\b)",
    rf"(?<!for )(?<!with )(?<!by )(?:most|(?:nearly|almost) all|the (?:[a-z]+ )?majority)"
    rf"(?: of)? (?:the |those |these |our )?{SOLD_TO}\b",
    r"(?<!\d to )(?<!\d or )(?<!\d and )(?<!\d[-–])(?<!groups of )(?<!group of )(?<!staffed by )(?<!run by )"
    r"(?<!recruit )(?<!enrol )"
    r"(?<!the )(?<!these )(?<!those )(?<!all )(?!(?:19|20)\d\d )"
    rf"(?!{FEW} (?!million|billion|hundred|thousand))(?:{MANY}(?:{TO}{MANY})?|{SMALL}) {ADJECTIVES}{PERSONS}\b",
    rf"(?<!the )(?<!these )(?<!those )(?<!all ){FEW} {ADJECTIVES}{STUDIES}\b",
    rf"(?:(?:tens|hundreds) of )?(?:thousands|millions) of {ADJECTIVES}{PERSONS}\b",
    r"(?:risk|odds|hazard|success|relapse|recovery|mortality|death|survival)(?: (?:rate|ratio))?s? (?:of|is|was) "
    r"(?:about |around |over |nearly )?\d[\d.]*",
    rf"{PRICE}(?:{TO}[£$€]? ?{NUMBER})?(?: ?(?:million|billion|bn|thousand)\b)?",
    rf"{MANY} (?:dollars|euros)\b",
    rf"every {COUNT} (?:seconds|minutes|hours)(?=,? (?:some[a-z]*|an?|one|another)\b)",
)
SENSED = either("""
    symptoms? withdrawal effects half-life seizures? cravings? hallucinations delirium delirium_tremens dts sleep
    appetite shakes shaking tremors? sweats sweating nausea
""")
GIVEN = either("medicines? medication treatment tablets? drugs? management service unit care programme program team")
RUNS = either("""
    begin start peak last appear end fade subside resolve occur emerge come take settle ease improve return vanish
    disappear     set_in wear_off
""")
# When something begins, peaks or ends in a body.
COURSE: Final = (
    rf"\b{SENSED}\b(?! {GIVEN}\b)[^.;:\0\d]{{0,40}}?\b(?:{RUNS}|is|of|after|within|for)(?:s|n|ed)?\b"
    rf"[^.;:\0\d]{{0,30}}?(?P<course>{COUNT}(?:{TO}{COUNT})?[ -]{TIME})\b(?! old)"
)
FIGURES: Final = re.compile(rf"(?<![\w.])(?:{'|'.join((*SHARES, *OTHERS))})|\b{COURSE}")
SHARE: Final = re.compile(rf"(?<![\w.])(?:{'|'.join(SHARES)})")

DRINK = either("wine beer spirits? vodka cider whiske?y gin rum liquor")
DRINKS = rf"(?:units?|drinks|pints?|shots|standard drinks?|(?:glasses|bottles|cans|shots) of {DRINK})"
MANY_MORE = either("thirteen fourteen fifteen sixteen seventeen eighteen nineteen thirty forty")
QUANTITY = rf"(?:{COUNT}|{MANY_MORE})(?:{TO}(?:{COUNT}|{MANY_MORE}))?(?: or (?:more|fewer|less))?"
ONE_A_DAY = rf"one (?:unit|drink|pint|shot|standard drink|glass of {DRINK}) (?:a|per|each|every) (?:day|night|week)"
A_BOTTLE = rf"(?:half )?an? (?:half )?(?:lit(?:re|er)|bottle|fifth|quart|handle) of {DRINK}"
NO_MEDICINE = r"(?! (?:of )?(?:water|juice|salt|sugar|protein|fibre|fiber|fat|milk|fluid|tea|coffee)\b)"
AMOUNTS: Final = re.compile(
    rf"(?<![\w.£$€])(?:{QUANTITY}[ -]?(?:mg|g|grams?|milligrams?|micrograms?|mcg|µg|μg|ml|mmol|iu|cl)\b(?!-)"
    rf"|{QUANTITY} (?:of (?:the|these|those|your|their) )?(?:[a-z]+ )?(?:tablets|capsules|pills)\b"
    rf"|{QUANTITY} {DRINKS}\b|{ONE_A_DAY}\b|{A_BOTTLE}\b){NO_MEDICINE}"
)
# What a tablet holds is no amount that anybody is told to take.
PRODUCT = either("tablets? capsules? liquid solution syrup injection ampoules?")
STRENGTH_OF_A_PRODUCT: Final = re.compile(
    rf"\b(?:(?:comes?|available|sold|supplied|made|marketed) (?:in|as)|{PRODUCT} (?:[a-z]+ )?contains?)\b"
    r"[^.;\0]{0,40}"
)
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
DIGITS = {word: str(number) for number, word in enumerate(NUMBERS.split())}
VALUE = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(DIGITS)}|half|third|quarter|twice)\b")
UNIT = re.compile(r"%|per ?cent|of \d|mg|\bg\b|ml\b|units?|drinks|[£$€]|times")


def values(words: str) -> list[str]:
    return [DIGITS.get(value, value.replace(",", "")) for value in VALUE.findall(words)]


def key(words: str) -> tuple[str, ...]:
    """What a figure says, however it is written: "71 of 100" and "71%" have one key."""
    said = values(words)
    if re.search(r"%|per ?cent", words):
        return ("%", *said)
    if said[1:] == ["100"] and re.search(r" (?:in|of) ", words):
        return ("%", said[0])
    unit = UNIT.search(words)
    return (unit.group() if unit else "", *said)


def found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where they stand; of a course, where its time stands."""
    for each in pattern.finditer(text):
        course = each.groupdict().get("course")
        yield each.span("course") if course else each.span()
