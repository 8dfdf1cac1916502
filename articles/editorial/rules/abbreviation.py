"""Abbreviations in capitals that the page has not explained, as "AUD" for alcohol use disorder.

Why: whoever meets one for the first time has to guess, and the same letters stand for other things elsewhere.
Authority: WCAG 2.2, success criterion 3.1.4 (abbreviations), and its technique G97.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from articles.claims.phrases import either
from articles.editorial.authorities import Authority
from articles.editorial.house import EntryKind, House
from articles.editorial.manuscript import Manuscript, Sentence
from articles.editorial.rule import Remark, Rule
from articles.findings import Severity
from articles.prose.blocks import Setting, Span

WCAG: Final = Authority("WCAG 2.2, 3.1.4", "https://www.w3.org/TR/WCAG22/#abbreviations")
# A code such as CYP2D6 and an address hold capitals too; what follows "Hospital, " may be a state.
ABBREVIATION: Final = re.compile(
    r"(?<![\w@.#&+-])(?<![^A-Z]/)(?<!\d )(?<!, (?=[A-Z]{2}\b(?! [a-z])))[A-Z]{2,6}(?=s?(?![\w@&+]|\.[^\W\d]))"
)
WORD: Final = re.compile(r"\w+")
ROMAN: Final = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
# Words that are written in capitals to be heard.
SHOUTED: Final = re.compile(
    either(
        "NOT NO NEVER AND OR DO DON ALL ONLY MUST YES IF STOP CALL NOW IS BEFORE AFTER ANY ALWAYS WHO WHAT WHEN WHERE"
        " WHY HOW YOU YOUR MY ME WE OUR CAN CANNOT WILL NOTE KEY HELP GET ON OFF IN OUT UP TO OF AT BY AS SO BE ARE WAS"
        " DOES DID HAVE HAS MAY BOTH EACH VERY MORE MOST LESS FIRST LAST ONE TWO SAME THIS THAT THESE THOSE THE FREE"
        " TODAY WITH FROM NEED TAKE GO KEEP DAILY EVER EVERY ELSE JUST READ DRINK DANGER URGENT TODO"
    )
)
LONGEST = 6  # letters
FAR = 80  # letters: an explanation does not stand further away
MOST_CAPITALS = 0.5  # of the words: behind more, a word such as "NOT" says that a sentence is shouted

# What stands before an abbreviation that is explained: the words and a bracket, "called", "the driving authority, ".
BEFORE: Final = re.compile(
    r"(?:\w[\w'’-]*,? [(\[](?:or |the |an? |called |known as |also |abbreviated |usually )*+"
    r"|\b(?:called|known as|or|named|means?|stands? for|short for|(?:abbreviated|shortened)(?: to| as)?|termed|letters)"
    r" (?:the |an? )?[“\"'‘(]?)$"
)
APPOSED: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:[a-zA-Z]\w* ){0,4}[a-z]\w*, (?:the )?$")
# "grade AA", "the trial ALPADIR", "the guide TIP 49": what it is stands before it.
NOUNS: Final = either("""
    trials? stud(?:y|ies) reviews? questionnaire test scale score checklist criteria levels? method receptors? journal
    index database website library hospital helpline guides? guideline manual project grade type class category part
    step edition scan
""")
BODIES: Final = either("programmes? programs? groups? meetings? network")
NAMED: Final = re.compile(rf"(?i:\b(?:{NOUNS}|{BODIES}) )$")
# What stands behind it: "(words)", ", which stands for", " is a", " trial". An organisation is known by what it does.
BEHIND: Final = re.compile(
    r"(?:-[A-Z0-9]{1,2})?[”\"'’]?(?:s? \((?=[^()]{0,200}[a-z]{3})|s?(?: [—–-] |: )(?=[a-z])"
    r"|s?,? (?:which |that |this )?(?:stands? for|means?|is short for|is an abbreviation)\b"
    r"|s?, (?:short|which|who|an?|the|one|or|also|formerly|once|now|in full|meaning)\b"
    r"|s? (?:is|are) (?:an?|the|short|what|one)\b"
    r"|,? (?:which |who )?(?:writes|sets|licenses|regulates|runs|funds|oversees|publishes)\b"
    rf"|[- ](?:\d |[IVX]+ )?(?i:{NOUNS})\b)"
)
# Its words in brackets, a little further on: "a SMART Recovery meeting (Self-Management and Recovery Training)".
SPELT_OUT: Final = re.compile(r"(?: \w+){1,3} \((\w)")
NAMES_OF: Final = re.compile(r"\b(?:is|are)(?: all| both)? (?:the )?(?:names?|titles?) of\b|\bstands? for\b")

ADVICE: Final = "Write the words and then the letters in brackets where the page first has them, or the words alone."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    known = _known(manuscript.house)
    title = "".join(word[0] for word in WORD.findall(manuscript.title.upper()))
    for sentence in manuscript.sentences:
        found = [each for each in ABBREVIATION.finditer(sentence.text) if not _is_a_word(each.group(), known)]
        if not found or _is_shouted(sentence):
            continue
        known |= {each.group() for each in found if title.startswith(each.group()) or _is_explained(sentence, each)}
        if sentence.is_name or sentence.block.is_header:
            continue
        for each in found:
            if each.group() not in known and not _is_name(sentence, each):
                known |= {each.group()}
                reason = f"Nothing on this page up to here says what {each.group()} stands for."
                yield Remark(reason, ADVICE, sentence, Span(*each.span()))


@lru_cache(maxsize=8)
def _known(house: House) -> frozenset[str]:
    return frozenset(word.upper() for entry in house.of(EntryKind.ABBREVIATION) for word in entry.words)


def _is_a_word(letters: str, known: frozenset[str]) -> bool:
    return letters in known or bool(SHOUTED.fullmatch(letters) or ROMAN.fullmatch(letters))


def _is_shouted(sentence: Sentence) -> bool:
    words = WORD.findall(sentence.text)
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    shouted = any(len(word) > LONGEST or SHOUTED.fullmatch(word) for word in capitals)
    return shouted and len(capitals) > MOST_CAPITALS * len(words)


def _is_explained(sentence: Sentence, found: re.Match[str]) -> bool:
    if sentence.block.setting is Setting.TERM or NAMES_OF.search(sentence.text, found.end(), found.end() + FAR):
        return True
    before = sentence.text[max(found.start() - FAR, 0) : found.start()]
    spelt_out = SPELT_OUT.match(sentence.text, found.end())
    if spelt_out and spelt_out[1].upper() == found.group()[0]:
        return True
    is_apposed = sentence.text.startswith((",", ".", ";", ")"), found.end()) and APPOSED.search(before)
    return bool(is_apposed or BEFORE.search(before) or NAMED.search(before) or BEHIND.match(sentence.text, found.end()))


def _is_name(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether it is somebody else's word or a part of the words of a link."""
    start, end = found.span()
    return sentence.is_quoted(Span(start, end)) or any(span.start <= start < span.end for span, _ in sentence.links())


RULE: Final = Rule(
    id="abbreviation",
    title="Abbreviations without their words",
    why="Whoever meets an abbreviation for the first time has to guess what it stands for.",
    severity=Severity.NOTE,
    authority=WCAG,
    check=check,
)
