"""How many syllables an English word has when it is said, by its spelling.

Vowels that stand together are one syllable, but for those that are said apart ("react", "fluid"). An e is not said at
the end of a word, nor at the end of a part of it ("somewhere", "safely"). EXCEPTIONS has what spelling does not tell.
"""

import re
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?")
VOWELS: Final = re.compile(r"[aeiouy]+")
WORDS_REMEMBERED: Final = 16384


def _any(rows: str) -> re.Pattern[str]:
    """A pattern of any of the patterns that stand between spaces."""
    return re.compile("|".join(rows.split()))


# The u of "quit", "guide" and "language" and the y of "yes", "beyond" and "played": no vowels of their own.
NOT_VOWELS: Final = _any(r"(?<=q)u(?=[aeiouy]) (?<=g)u(?=[aei]) ^y(?=[aeiou]) (?<=[aeou])y(?=[aeou])")

# What stands behind an e that is not said: an ending, or the second part of a word made of two.
ENDINGS: Final = "ly|less|lessly|lessness|ful|fully|ness|ment|ments|mental"
SECOND_PARTS: Final = (
    "back|berry|bird|board|boat|body|bone|bread|breaker|break|burg|burn|bury|card|comer|coming|day|down|fed|field|form"
    "|gate|guard|guarded|hand|hawk|head|holder|hold|house|how|keeper|keeping|kick|land|line|load|lock|made|maker|making"
    "|man|mark|mate|men|minded|model|mother|name|off|one|out|over|owner|phone|piece|place|point|port|post|print|proof"
    "|saver|saving|scale|school|shift|shop|sick|sickness|side|sight|some|stone|style|table|taker|taking|thing|time|ton"
    "|town|ville|walking|ward|wash|water|wave|way|weight|well|what|where|wide|wife|wise|wives|wood|word|worker|working"
    "|work|worth|wright|yard"
)
SILENT: Final = _any(rf"""
    (?<=[^aeiouyl])e$ (?<=[aeiouylr]l)e$
    (?<=[aeiouy][^aeiouyszxcgh])es$ (?<=[^aeiouy][^aeiouylszxcgh])es$ (?<=[pt]h)es$
    (?<=[aeiouy][^aeioutdy])ed$ (?<=[^aeiouy][^aeioultdy])ed$ (?<=[lr]l)ed$
    (?<=[aeiouy][^aeiouy])e(?=(?:{ENDINGS})$) (?<=[aeiouy][^aeiouylr])e(?=(?:ty|ties)$) (?<=[cg])e(?=(?:{ENDINGS})$)
    (?<=[aeiouy][^aeiouy])e(?=(?:{SECOND_PARTS})s?$)
    (?<=ic)a(?=lly$)
""")
# Vowels that stand together and are said apart, and the m of "rhythm", which is a syllable without a vowel.
APART: Final = _any(r"""
    (?<![cgstxlnz])ia (?<=[lnst])ia(?!$|s$|ns?$|lly$|l$|ls$|lity$|lize|lise) (?<=[ln])ia(?=ns?$|l|s?$) (?<=c)ia(?=t)
    (?<![cgstxln])io (?<=[ln])io(?!ns?$|u|n[a-z]) io$ iu
    (?<=[^aeiou])yer ie(?=t) (?<![ct])ie(?=n[ct]) (?<=[^aeiou])iers?$ (?<=q-)ier$ iest$
    eo(?=l|g|p[ha]|ry|d|t|s|v|m|$) (?<![cgt])eou ea(?=t[eio][^dnsr])
    ^re(?=ac[^h]|ad[jm]|aff|app|arr|ass|awa|e[nx]|in[fstv])
    uo (?<![gq])ua(?!r[ad]) ue(?=l|n|t) ui(?=n|d|t[yi]) oe(?=t|m) auer (?<=[dnr])ea$
    (?<=[aeiouy])ing (?<=[aeiou])ism (?:s|th)m$ sms$ ^mc(?=[^aeiouyh])
""")
EXCEPTIONS: Final = {
    word: syllables
    for syllables, words in (
        (1, "ache aches"),
        (2, "argue argued averaged business centre centres chaos couldn't create creates didn't doesn't elsewhere"),
        (2, "evening evenings hadn't hasn't headache headaches hundred isn't judgement judgements naked neon persuade"),
        (2, "sacred science several shouldn't someone therefore tired wasn't wednesday wicked wouldn't"),
        (3, "abdomen ammonia anyone areas behavior behaviors behaviour behaviours businesses cereal chaotic"),
        (
            3,
            "created creating differently enhancement everyday everyone everything everywhere heroin ideas museum",
        ),
        (3, "nausea oasis pneumonia realise realize recipe scientist sciences suicide suicides telephone theatre"),
        (4, "coordinate diabetes diarrhea diarrhoea european experience laboratory reality suicidal"),
        (5, "coordinator laboratories"),
    )
    for word in words.split()
}


@lru_cache(maxsize=WORDS_REMEMBERED)
def count(word: str) -> int:
    """Of one word, however it is written; a word of no letters has none."""
    return sum(map(_of, WORD.findall(word.lower().replace("’", "'"))))


def _of(word: str) -> int:
    word = word.removesuffix("'s")
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    if not VOWELS.search(word):
        return len(word)  # said letter by letter, as "mg"
    spoken = SILENT.sub("", NOT_VOWELS.sub("-", word))
    return max(len(VOWELS.findall(spoken)) + len(APART.findall(spoken)), 1)
