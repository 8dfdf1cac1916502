"""Praise of a product or a place by somebody who is said to have used it: "This pill gave me my life back."

A story in which somebody tells what happened to them, and praises nothing, is none.
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.claims.phrases import phrases
from articles.editorial.manuscript import Sentence, small
from articles.editorial.wording.denied import DISOWNING
from articles.prose.blocks import Setting, Span

LISTS: Final = {
    "THING": """
        place clinic programme program app pill pills tablet tablets product supplement supplements formula course book
        team staff centre center retreat ranch treatment method box patch drops thing stuff implant people
        results experience""",
    "SAVED": "saved gave_back rescued",
    "LIFE": "life marriage family career son daughter husband wife health sanity mum dad soul",
    "THIS": "this_place this_app this_pill this_clinic this_programme this_program these_tablets these_drops",
    "SUPERB": """
        amazing incredible fantastic wonderful brilliant miracle miracles godsend lifesaver life-saver life-changing
        phenomenal outstanding unbelievable magic blessing game-changer game_changer awesome angels heaven""",
}
PRAISE: Final = phrases(
    """
    SAVED my|our|his|her ?entire|whole|very LIFE
    gave|given|give|got|handed me|us|him|her|back ?back my|our|his|her LIFE back
    gave|given|got me|us|him|her my|our|his|her LIFE
    SUPERB THING
    is|was|are|were|it's|they're ?truly|simply|just|such|nothing|absolutely ?short ?of ?a|an SUPERB
    best|greatest ~1 decision|thing|money|place|choice|purchase|investment ~2 i|i've|ever|we|my
    changed|transformed|turned_around my|our|his|her ?entire|whole|very life|lives|marriage|family >'s
    i|we|i'd|we'd ?would|can ?highly|fully|really recommend it|this|them|these|him|her|everybody|everyone
    can't|cannot recommend|thank ?them|it|this|you ~4 enough
    highly|thoroughly recommended|recommend
    worth every penny|cent|pound|dollar
    i|we owe my|our|them|it|everything ?LIFE
    i wish i|i'd ?had found|tried|bought|come|called ~3 years|sooner|earlier|before
    five|5 stars
    blew|blown me|us away
    nothing ?else ?ever worked ~2 until|before|like
    never looked back
    cravings?|urges?|desire|thirst ~2 was|were|had ?just|simply|all gone|disappeared|vanished
    one|first|single ~4 it|they was|were ?all gone|over|finished
    thank|thanks ?you|to ~2 for|i'm|i_am|my|our ~2 life|free|sober|back|saving|giving
    thanks to THIS
    buy|buying|order|ordering it|this|them again|now
    """,
    LISTS,
)
FIRST_PERSON: Final = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|we|our|us)\b")
SIGNED: Final = re.compile(
    r"(?:verified|happy|satisfied|real|genuine|past|former|proud|grateful|five-star|loyal)"
    r" (?:members?|buyers?|customers?|clients?|guests?|purchasers?|users?|residents?|alumn\w{1,2}|graduates?)\b"
    r"|, (?:alumn\w{1,2}|programme graduate|program graduate|graduate of|class of (?:19|20)\d\d)\b"
    r"|[★⭐]{3,5}|\bverified purchase\b"
)
LONGEST_SIGNATURE: Final = 80
MARKS: Final = ('"', "“")


def testimony(sentence: Sentence) -> Iterator[Span]:
    """The words of praise in what somebody is quoted as saying, and the signature of a buyer below it."""
    block = sentence.block
    is_quoting = block.is_quotation or any(mark in block.text for mark in MARKS)
    if not is_quoting or sentence.is_name or block.setting is Setting.CELL or DISOWNING.search(sentence.low):
        return
    if sentence.quoted and FIRST_PERSON.search(small(block.text)):
        for found in PRAISE.finditer(sentence.low):
            if sentence.is_quoted(span := Span(*found.span())):
                yield span
    if len(sentence.text) <= LONGEST_SIGNATURE:
        for found in SIGNED.finditer(sentence.low):
            yield Span(*found.span())
