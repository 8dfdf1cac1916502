"""What a sentence states and what it advises, clause by clause; questions, definitions and quoted words do neither."""

import re
from typing import Final, NamedTuple

from articles.claims.phrases import either

# The cells of a table's row are parted as clauses are: "Medicine: Baclofen | Risk: 0.83".
BORDER: Final = re.compile(r" \| |[:;] | [–—] |,? because ")
QUOTED: Final = re.compile(r"[\"“][^\"“”]{0,300}[\"”]")
QUESTION: Final = re.compile(r"\?[\"”'’)]*$")
ASKING: Final = re.compile(rf"{either('how why which what who whom whose where whether')}\b")
# What is asked or supposed within a clause is not stated: "nobody knows whether it helps".
SUPPOSED: Final = re.compile(r"\b(?:whether|how|what|whatever|why|if|where|until|unless|and who)\b[^,]*")
DEFINING: Final = re.compile(
    r"\b(?:means?|meaning|(?:is|are|was|were|be) called|calls? (?:this|it)|known as|refers? to|stands? for|short for"
    r"|the term for|the (?:aim|idea|goal) is)\b"
)
EXAMPLE: Final = re.compile(r"(?:for example|for instance|such as|e\.g\.)")
# The second half of a title: "see alcohol withdrawal: when it is an emergency".
TITLE: Final = re.compile(r"(?:when|if|before|after|while|until)\b[^,]*$")
# Of the site, its pages and its makers. Capitals matter here: "US" is a country.
OURSELVES: Final = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|us|[Tt]his (?:site|page|guide|section|table|chapter|leaflet|article|text)|[Pp]ages?"
    r"|[Ww]eb ?sites?|[Tt]he (?:site|table)|[Ss]ources?|[Rr]eference numbers?|in brackets)\b"
    r"|\b(?:reviews|trials|studies|figures|reports) (?:used |listed )?(?:here|above|below)\b"
)

LEADING: Final = re.compile(rf"(?:{either('and but so or then also first instead please elsewhere even')},? )+")
BEFOREHAND: Final = re.compile(
    either(
        "if when whenever while before after until once unless whichever wherever to for in on between with at as by"
    )
    + r"\b"
)
ORDERS: Final = either("""
    add agree arrange ask avoid be begin book bring call carry check choose clear collect compare consider consult
    contact count decide delete dial discuss do don't expect find follow get give go have hold imagine join keep know
    learn leave let list lock look lower make meet mention move never always note notice open phone pick practise
    prepare put raise read record reduce remember remove repeat ring save say see seek set share show sit lie speak
    start stay step store suppose swallow swap take talk tell think treat try turn visit wait watch write
""")
# Nouns as well, so that the next word must tell: "use it", but "use goes on".
ORDERS_OF_SORTS: Final = either("care change cut drink eat help limit plan report rest sleep stop test text use work")
OBJECT: Final = either(
    "a an the your it them this that these those any all both each one only no not every some with out up down again"
    " taking drinking"
)
ORDER: Final = re.compile(rf"(?:{ORDERS}|{ORDERS_OF_SORTS} {OBJECT})\b(?!')")
# "Lower doses are safer" tells nobody to lower anything.
NO_ORDER: Final = re.compile(rf"{either('lower set clear start')} (?:doses?|levels?|of|goes|is|are|was)\b")


class Said(NamedTuple):
    """The clauses of a sentence in small letters: what it states as a fact, and what it tells its reader to do."""

    stated: list[str]
    advised: list[str]


def read(sentence: str) -> Said:
    """What a sentence says of the world. A lead-in, which ends in a colon, leaves it to the list below."""
    said = Said([], [])
    text = " ".join(QUOTED.sub("…", sentence.replace("’", "'")).split())
    if QUESTION.search(text) or text.endswith(":"):
        return said
    for place, clause in enumerate(BORDER.split(text)):
        is_title = place > 0 and TITLE.match(clause)
        if not is_title and "?" not in clause and not OURSELVES.search(clause):
            _sort(clause.casefold(), said)
    return said


def _sort(clause: str, said: Said) -> None:
    if ASKING.match(clause) or EXAMPLE.match(clause) or DEFINING.search(clause):
        return
    steps = clause.split(", ")
    order = next((place for place, step in enumerate(steps) if _is_order(step)), None)
    if order is not None:
        said.advised.append(", ".join(steps[order:]))
        # "Before you start, ask" states nothing; "the range is wide, so ask" does.
        steps = [] if BEFOREHAND.match(clause) else steps[:order]
    if stated := SUPPOSED.sub("", ", ".join(steps)).strip():
        said.stated.append(stated)


def _is_order(step: str) -> bool:
    lead = LEADING.match(step)
    words = step[lead.end() :] if lead else step
    return bool(ORDER.match(words)) and not NO_ORDER.match(words)
