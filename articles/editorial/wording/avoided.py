"""Finds the words to avoid of the house in a sentence, and knows where they may stand.

The phrases of an entry are written in the notation of `claims.phrases`, with the lists below. ALONE at the end of one
says that no noun follows: "he got clean" is about a person, "he got clean needles" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from articles.claims.phrases import phrases
from articles.editorial.house import Entry, EntryKind, House
from articles.editorial.manuscript import Sentence, small
from articles.editorial.wording.borrowed import is_borrowed
from articles.medicines import GENERIC
from articles.prose.blocks import Span

LISTS: Final = {
    "DRUG": """
        alcohol drugs? substances? opioids? opiates? heroin cocaine crack fentanyl meth methamphetamines? crystal_meth
        amphetamines? speed cannabis marijuana weed ketamine ecstasy mdma ghb lsd pcp stimulants? steroids? inhalants?
        solvents? narcotics? benzodiazepines? benzos? xanax adderall oxycontin percocet vicodin painkillers? pills?
        polydrug polysubstance baclofen gabapentin pregabalin tramadol codeine oxycodone hydrocodone morphine methadone
        buprenorphine suboxone diazepam valium alprazolam clonazepam lorazepam zolpidem ambien kratom nicotine""",
    "MEDICINE": " ".join(sorted(GENERIC)),
    "TREATMENT": "treatments? therapy therapies medications? medicines rehab detox",
    "PERSON": "people persons? individuals? patients? clients? parents? mothers? fathers? women men",
    "SOMEONE": "i he she you we who someone everyone people persons? patients? clients? man woman",
    "THE": "a the this that his her their your my",
    "BE": "am is are was were be",
    "OFTEN": "often sometimes commonly frequently also easily",
    "GET": "get gets getting got gotten",
    "STAY": "stay stays stayed staying remain remains remained remaining become becomes became going went",
    "GIVE": "give gives gave giving produce produces produced producing cause causes causing",
    "CHASE": "chase chases chasing chased seek seeking want wants wanting crave craving",
    "ABUSE": "abuse_of abuse abuses abused abusing",
}
ADVICE: Final = "Say it in other words."
ALONE: Final = " ALONE"
# What may follow a noun that stands alone. Any other word is taken for a noun to which it belongs.
NO_NOUN: Final = """
    and or but nor from for of off by without with within in at on to through throughout during again now today tonight
    before after once while when then until till is was are were be been can could will would may might has have had
    that which who whose as because if so than like about over all every this there did does do since where unless
    instead too together alone forever first soon easily quickly anymore myself himself herself themselves you he she
    they we it i his her their my our your how what why not should must needs? deserves? feels? tends? often"""
NOTHING_BEHIND: Final = rf"(?! (?!(?:{'|'.join(NO_NOUN.split())})\b)\w)"
# A hyphen parts words as a space does, and no phrase runs over a comma. One letter stands for one letter, so that
# places stay what they are.
PLAIN: Final = {ord(sign): " " for sign in "-\u2010\u2011\n\t"} | {ord(","): ";"}
MASK: Final = "\0"


@dataclass(frozen=True)
class Avoided:
    """What to look for: `words` ends each alternative in an empty group, whose number tells the entry."""

    words: re.Pattern[str]
    may_stand: re.Pattern[str]
    entries: tuple[Entry, ...]

    def found(self, sentence: Sentence) -> Iterator[tuple[Span, Entry]]:
        low = sentence.low.translate(PLAIN)
        if not self.words.search(low):
            return
        low = self.may_stand.sub(lambda found: MASK * len(found[0]), low)
        is_near = cache(lambda entry: any(re.search(rf"\b{re.escape(word)}", low) for word in entry.unless_near))
        for found in self.words.finditer(low):
            span, entry = Span(*found.span()), self.entries[(found.lastindex or 1) - 1]
            if not (is_near(entry) or is_borrowed(sentence, span)):
                yield span, entry


@lru_cache(maxsize=8)
def of(house: House) -> Avoided:
    avoid = house.of(EntryKind.AVOID)
    ruled = _ruled(house)
    may_stand = [words for words, kind in ruled.items() if kind is EntryKind.LEAVE_ALONE]
    may_stand += [words for entry in avoid for words in entry.unless if words not in ruled]
    words_of = ((_plain(words), entry) for entry in avoid for words in entry.words if ruled[words] is entry.kind)
    plain = [pair for pair in words_of if pair[0]]
    # The longest first, of equals the one that a site added; what grammar decides is asked last.
    plain.sort(key=lambda pair: (pair[0][0], -len(pair[0])))
    grammar = [(_phrase(each), entry) for entry in avoid for each in entry.phrases]
    # In groups of one first letter, of which the search tries one alone: that is three times as fast.
    groups = [_either(group) for _, group in groupby(plain, key=lambda pair: pair[0][0])]
    return Avoided(
        _whole([*groups, _either(grammar)] if grammar else groups),
        _whole(sorted(filter(None, map(_plain, may_stand)), key=len, reverse=True)),
        tuple(entry for _, entry in plain + grammar),
    )


def _ruled(house: House) -> dict[str, EntryKind]:
    """Whether to avoid words or to leave them alone: where the lists differ, the first one counts."""
    ruled: dict[str, EntryKind] = {}
    for entry in house.entries:
        if entry.kind in (EntryKind.AVOID, EntryKind.LEAVE_ALONE):
            for words in entry.words:
                ruled.setdefault(words, entry.kind)
    return ruled


def _whole(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)" if alternatives else "(?!)")


def _either(patterns: Iterable[tuple[str, Entry]]) -> str:
    return f"(?:{'|'.join(f'{pattern}()' for pattern, _ in patterns)})"


def _plain(words: str) -> str:
    return r"\s{1,3}".join(map(re.escape, small(words).translate(PLAIN).split()))


def _phrase(phrase: str) -> str:
    words = phrase.removesuffix(ALONE)
    return phrases(words, LISTS).pattern.removeprefix(r"(?<![\w-])") + (NOTHING_BEHIND if words != phrase else "")


def advice(entry: Entry) -> str:
    choices = [f"“{each.strip()}”" for each in entry.instead.split(";") if each.strip()]
    if not choices:
        return ADVICE
    first = ", ".join(choices[:-1])
    return f"Write {first} or {choices[-1]}." if first else f"Write {choices[-1]}."
