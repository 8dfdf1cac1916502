"""Words that are numbers, units or turn the meaning. In each row the first form stands for all: they mean the same."""

import re
from typing import Final


def _rows(text: str) -> dict[str, str]:
    """Each form with the first of its row."""
    return {form.replace("_", " "): row.split()[0] for row in text.strip().splitlines() for form in row.split()}


AMOUNTS: Final = _rows("""
    mg milligram milligrams milligramme milligrammes
    g gram grams gramme grammes
    micrograms microgram microgramme microgrammes mcg µg μg ug
    ng nanogram nanograms
    kg kilogram kilograms kilo kilos
    ml millilitre millilitres milliliter milliliters
    l litre litres liter liters
    mmol millimole millimoles
    iu
""")
# Words that say how much only behind a number: "two units", but "the unit".
COUNTED: Final = _rows("""
    unit units
    tablet tablets
    capsule capsules
    drop drops
    puff puffs
    spray sprays
    patch patches
    lozenge lozenges
    injection injections
    drink drinks
""")
TIMES: Final = _rows("""
    minute minutes min mins
    hour hours hr hrs h
    hourly
    day days
    daily
    night nights
    nightly
    week weeks wk wks
    weekly
    fortnight fortnights
    fortnightly
    month months
    monthly
    year years yr yrs
    yearly
""")
PERCENT: Final = _rows("% percent per_cent")

NUMBERS: Final = _rows("""
    0 zero nil
    1 one
    2 two
    3 three
    4 four
    5 five
    6 six
    7 seven
    8 eight
    9 nine
    10 ten
    11 eleven
    12 twelve
    13 thirteen
    14 fourteen
    15 fifteen
    16 sixteen
    17 seventeen
    18 eighteen
    19 nineteen
    20 twenty
    30 thirty
    40 forty
    50 fifty
    60 sixty
    70 seventy
    80 eighty
    90 ninety
    hundred hundreds
    thousand thousands
    million millions
    billion billions
    dozen dozens
    pair pairs
    half halves halve halved halving
    third thirds
    quarter quarters
    fifth fifths
    tenth tenths
    once
    twice
    thrice
    single
    double doubles doubled doubling
    triple triples tripled tripling
    first
    second
    fourth
    sixth
    seventh
    eighth
    ninth
    eleventh
    twelfth
""")

# A claim turns round when one of these comes, goes or stands elsewhere, though not a figure changes. Only such words
# belong here: a longer list would make editors call nothing minor, and a signature lapse for nothing.
TURNING: Final = _rows("""
    not cannot
    no
    nor neither
    none
    never
    nothing
    nobody
    without
    except
    unless

    must
    should
    may
    might
    always
    only
    all
    probably
    placebo

    stop stops stopped stopping
    start starts started starting
    avoid avoids avoided avoiding
    before
    after

    more
    most
    less
    least
    fewer
    fewest
    high
    higher
    highest
    low
    lower lowers lowered lowering
    lowest
    better
    worse
    increase increases increased increasing
    decrease decreases decreased decreasing
    rise rises rose risen rising
    raise raises raised raising
    fall falls fell fallen falling
    reduce reduces reduced reducing
    alternate
""")
# "Effective" and "ineffective", "inpatient" and "outpatient": a word turns by its beginning too.
TURNING_BEGINNING: Final = re.compile(r"\A(?:under|un|in|im|ir|il|non|dis|out|over|hypo|hyper|anti|ant)(?=[^\W\d_]{4})")
