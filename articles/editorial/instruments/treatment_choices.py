"""What DISCERN asks of a text about treatment choices, as far as it can be seen."""

from __future__ import annotations

import re
from typing import Final

from articles.claims.figures import FIGURES
from articles.claims.phrases import either
from articles.editorial.instruments import passages
from articles.editorial.instruments.criterion import Check, Reading, Result, Seen, does_not_apply, weigh
from articles.editorial.instruments.particulars import Particulars
from articles.editorial.instruments.reliability import NOT_KNOWN
from articles.editorial.manuscript import Manuscript, Sentence, small
from articles.editorial.wording import subject, telling

NOT_OF_TREATMENT: Final = does_not_apply("The page is not of a treatment or of a choice between treatments.")
UNWEIGHED: Final = ("no-comparator", "uncited-figure", "uncited-comparison")

HOW: Final = re.compile(
    r"\bhow (?!well\b|much\b).{0,60}\b(?:works?|acts?|helps?)\b|\bwhat happens in\b"
    r"|\bwhat (?:(?:a|the) )?(?!withdrawal).{0,40}\b(?:does to|is like|looks like|offers?)\b"
)
ACTS: Final = re.compile(
    r"\b(?:works? by|acts? (?:on|by)|acting on|binds? to|blocks? the|thought to (?:work|act|help))\b"
)
GOOD: Final = re.compile(
    r"\b(?:benefits?|how well|do(?:es)? it work|who it (?:may|might|can) (?:help|suit)|head to head|results|evidence"
    r"|what .{0,40}(?:trials?|stud(?:y|ies)|research|numbers).{0,20}(?:finds?|found|shows?|says?))\b"
)
HARM: Final = re.compile(
    r"\b(?:side[ -]effects?|unwanted effects?|risks?|harms?|dangers?|dangerous|cautions?|warnings?|safety|staying safe"
    r"|overdose|(?:should|must)(?: not|n't) (?:take|use|have)|not suit|should avoid|extra care)\b"
)
STOPPING_OR_MIXING: Final = re.compile(
    r"\b(?:interact\w*|other medicines|together with|(?:with|and) (?:opioids?|alcohol)|taper\w*|withdrawal"
    r"|stop\w* .{0,40}(?:suddenly|at once|abruptly))\b"
)
UNTREATED: Final = re.compile(
    r"\b(?:untreated|(?:without|with no|not having|having no|instead of) (?:any |a )?(?:treatment|medicines?)"
    r"|not treated|do(?:ing)? nothing|on (?:a )?waiting lists?"
    r"|(?:get|gets|got|recover\w*|stop\w*) (?:\w+ ){0,2}on (?:their|your) own)\b"
)
COMPARED_WITH_LITTLE: Final = re.compile(
    r"\d.{0,80}\b(?:placebo|dummy (?:pills?|tablets?|injections?)|usual care)\b"
    r"|\b(?:little or no|than no|with no|minimal) treatment\b"
)
LIFE: Final = re.compile(
    r"\b(?:quality of life|(?:daily|everyday|day-to-day|family|social|working) life|living with|wellbeing|well-being"
    r"|what (?:it|a day|a week) is like)\b"
)
OF_LIFE: Final = re.compile(
    rf"\b(?:your|their) {either('work job family home sleep relationships children day days')}\b|\bdriv(?:e|ing)\b"
)
ASKING: Final = re.compile(
    r"\b(?:questions? (?:\w+ )?to ask|what to ask|(?:ask|asking|talk(?:ing)? (?:with|to)) (?:your|the|a)"
    r"|weighing it up|how to choose|choosing|how a good choice is made)\b"
)
ASK: Final = re.compile(
    r"\b(?:ask|talk (?:with|to|it over with)|discuss (?:it |this )?with|tell|see) (?:your|the|a|an) (?:\w+ )?"
    r"(?:doctor|prescriber|nurse|pharmacist|clinician|therapist|gp|team|family|partner)\b"
)
# Words of a title that do not tell one treatment from another.
COMMON: Final = re.compile(
    either("treatments? medicines? therapy alcohol about compared taking other programme care drinking")
)
ENOUGH_CHOICES: Final = 2


def of_treatments(read: Reading) -> Reading:
    """The same for pages of treatments alone; it does not apply to others."""

    def reading(manuscript: Manuscript, particulars: Particulars) -> Seen | None:
        return read(manuscript, particulars) if passages.is_of_treatment(manuscript) else NOT_OF_TREATMENT

    return reading


def how_it_works(manuscript: Manuscript, particulars: Particulars) -> Seen:
    section = passages.fact(manuscript, "how", "medical") or passages.heading(manuscript, HOW)
    return _told(section, passages.sentence(manuscript, ACTS), "how it works")


def benefits(manuscript: Manuscript, particulars: Particulars) -> Seen:
    section = passages.fact(manuscript, "benefit") or passages.heading(manuscript, GOOD)
    cited = sum(each.is_cited and FIGURES.search(each.low) is not None for each in manuscript.running)
    told = f"benefits are told: {passages.shown(section)}" if section else "no heading or fact is of its benefits"
    figures = f"figures with a source stand in {passages.count(cited, 'sentence')}"
    checks = [Check(section is not None, told), Check(cited > 0, figures if cited else "no figure has a source")]
    if bare := particulars.found(*UNWEIGHED):
        missing = "without a source or without what they are compared with"
        said = f"{passages.count(len(bare), 'figure')} {missing}, the first {passages.place(bare[0])}"
        checks.append(Check(False, said))
    return weigh(*checks)


def risks(manuscript: Manuscript, particulars: Particulars) -> Seen:
    section = passages.fact(manuscript, "risks", "effects", "not_suits") or passages.heading(manuscript, HARM)
    told = section or next((harm.sentence for harm in telling.harms(manuscript)), None)
    of_them = f"a heading or fact is of its risks: {passages.shown(section)}" if section else ""
    checks = [
        Check(told is not None, f"harms are told {passages.place(told)}" if told else "no sentence tells of harms"),
        Check(section is not None, of_them or "no heading or fact is of its risks"),
    ]
    if passages.names_medicine(manuscript.title):
        warned = passages.fact(manuscript, "stopping", "alcohol") or passages.sentence(manuscript, STOPPING_OR_MIXING)
        said = f"stopping it or mixing it is spoken of {passages.place(warned)}" if warned else ""
        checks.append(Check(bool(warned), said or "nothing is said of stopping it or of taking it with other things"))
    return weigh(*checks)


def untreated(manuscript: Manuscript, particulars: Particulars) -> Seen:
    told = passages.heading(manuscript, UNTREATED) or passages.sentence(manuscript, UNTREATED)
    if told:
        return Seen(Result.MET, f"Having no treatment is spoken of: {passages.shown(told)}.")
    if compared := passages.sentence(manuscript, COMPARED_WITH_LITTLE):
        others = "those who had a dummy pill, usual care or little treatment"
        return Seen(Result.PARTLY, f"Only {others} are told of: {passages.shown(compared)}.")
    return Seen(Result.NOT_MET, "No sentence says what may happen without treatment.")


def life(manuscript: Manuscript, particulars: Particulars) -> Seen:
    stated = (each for each in manuscript.running if LIFE.search(each.low) and not _is_of_doubt(each))
    touched = passages.fact(manuscript, "driving") or passages.sentence(manuscript, OF_LIFE)
    section = passages.heading(manuscript, LIFE) or next(stated, None)
    return _told(section, touched or passages.sentence(manuscript, LIFE), "of everyday life")


def _is_of_doubt(sentence: Sentence) -> bool:
    """Whether it stands where a page gathers what is not known."""
    return sentence.part == "unknown" or NOT_KNOWN.search(small(sentence.block.heading)) is not None


def choices(manuscript: Manuscript, particulars: Particulars) -> Seen:
    linked = sorted({name for each in manuscript.sentences for name in _linked(each, manuscript.title.casefold())})
    if len(linked) >= ENOUGH_CHOICES:
        names = " and ".join(f"“{words}”" for words in linked[:2])
        return Seen(Result.MET, f"It links to {len(linked)} other choices, such as {names}.")
    own = subject.of(manuscript)
    if linked or (own and subject.names_another(manuscript, own)):
        links = f"one of them, “{linked[0]}”" if linked else "none of them"
        return Seen(Result.PARTLY, f"Other choices are named, and it links to {links}.")
    return Seen(Result.NOT_MET, "It neither names nor links to another choice.")


def _linked(sentence: Sentence, title: str) -> set[str]:
    """The words of the links to pages of treatments other than the one in the title."""
    found = set()
    for span, address in sentence.links():
        words = sentence.low[span.start : span.end]
        is_typed = address.startswith(("page:treatment/", "page:level-of-care/", "/treatments/", "/levels-of-care/"))
        is_page = is_typed or (address.startswith(("page:", "/")) and not address.startswith("page:about/"))
        is_own = any(word in title for word in re.findall(r"[a-z]{5,}", words) if not COMMON.fullmatch(word))
        if is_page and not is_own and (is_typed or passages.names_treatment(words)):
            found.add(words)
    return found


def shared(manuscript: Manuscript, particulars: Particulars) -> Seen:
    section = passages.heading(manuscript, ASKING)
    return _told(section, passages.sentence(manuscript, ASK), "what to ask and talk over")


def _told(section: Sentence | None, sentence: Sentence | None, what: str) -> Seen:
    """Met by a section or fact of its own, partly by a sentence."""
    if section:
        return Seen(Result.MET, f"It tells {what}: {passages.shown(section)}.")
    if sentence:
        return Seen(Result.PARTLY, f"Only a sentence tells {what}, {passages.place(sentence)}.")
    return Seen(Result.NOT_MET, f"No heading, fact or sentence was found that tells {what}.")
