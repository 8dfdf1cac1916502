"""Words that lean on evidence or on a name without saying where: "studies show", "according to the NIH".

Why: a reader who is told that it has been shown wants to see by whom. Words about what is not known, or on what the
page itself looked for, lean on nothing.
Authority: DISCERN, question 4 (is it clear what sources were used?).
"""

import re
from collections.abc import Iterator
from typing import Final

from articles.claims.phrases import phrases
from articles.editorial.authorities import DISCERN
from articles.editorial.manuscript import Manuscript
from articles.editorial.rule import Remark, Rule
from articles.editorial.wording import uncited
from articles.editorial.wording.stating import stated
from articles.findings import Severity

LISTS: Final = {
    "STUDY": """
        study studies trials? research researchers scientists evidence data surveys? reviews? meta-analysis
        meta-analyses statistics findings science literature papers? reports""",
    "SHOWS": """
        shows? showed shown suggests? suggested finds? found proves? proved proven demonstrates? demonstrated indicates?
        indicated confirms? confirmed concludes? concluded reveals? revealed reports? reported supports supported
        believes? believed estimates? estimated links? linked established backs? discovered points?_to pointing_to
        attests?_to""",
    # Advice to ask "your doctors", or the ones that are at hand, is no word of authority.
    "EXPERTS": """
        (?<!your_)experts (?<!your_)(?<!the_)doctors physicians clinicians psychiatrists scientists researchers
        specialists (?:health|medical|addiction|healthcare)_professionals""",
    "THINK": """
        agree say believe recommend advise warn consider think suggest estimate endorse trust regard
        have_found have_shown""",
    "OFTEN": "also now often usually generally widely strongly commonly routinely currently long well has have",
    "BODY": """
        nih nida niaaa samhsa nice fda cdc the_who asam nhs ema mhra dea cochrane guidelines? harvard mayo_clinic
        national_library_of_medicine journal_of_[a-z]+(?:_[a-z]+){0,2}
        world_health_organi[sz]ation national_institutes?_(?:of|on|for)_[a-z]+(?:_[a-z]+){0,4}
        american_(?:[a-z]+_){0,4}(?:association|society|college|academy|family_physician)(?:_(?:of|for|on)(?:_[a-z]+){1,3})?
        royal_college_of_[a-z]+ department_of_health
        food_and_drug_administration centers_for_disease_control(?:_and_prevention)?""",
    "SAYS": """
        says? said states? stated recommends? recommended advises? advised warns? warned reports? reported estimates?
        estimated suggests? suggested considers? considered notes? noted found endorses? endorsed recogni[sz]es
        points_out""",
    "HAS": "has have had",
    "BE": "is are was were",
    "SURELY": "also been now long well clinically scientifically repeatedly consistently",
    "KNOWN": "shown proven proved demonstrated",
    "SHOWING": "suggesting indicating showing reporting finding revealing demonstrating confirming proving",
    "MANY": "some many several recent most new multiple numerous clinical",
    "PUBLISHED": "published conducted carried_out done presented funded led run",
    "SCIENCE": "research studies evidence science neuroscience data trials",
    "TESTED": "proven tested studied validated backed supported shown",
    "STRONG": "good strong clear growing solid ample compelling increasing overwhelming mounting considerable",
}

EVIDENCE = phrases(
    r"""
    <no|few|any|which|what|case STUDY ~3 <not|no|may|might|can|cannot|will|neither|yet|is|are|were|be|to SHOWS
    <no|any|which|what STUDY PUBLISHED ~9 SHOWS
    <no|any|which|what STUDY that said|says
    <no|few|any|which|what|not_enough data|studies|trials|findings|results support|back
    <no|any|which|what STUDY makes|make ?it|this ?very plain|clear
    with ?MANY STUDY SHOWING
    EXPERTS ?worldwide|everywhere|alike ?OFTEN THINK
    BODY ?\([a-z]{2,6}\) ?OFTEN SAYS >to|you
    says|reports|states|explains|estimates|notes the BODY
    HAS ?SURELY been ?SURELY KNOWN
    HAS ?SURELY been ?SURELY found to
    BE ?SURELY ?SURELY KNOWN to|by
    there is ?also|now ?STRONG evidence
    <no|not|little|without|any|enough|of STRONG evidence that|for|to|behind|supporting|supports|shows
    the science|research|evidence ?clearly says|is_clear
    as shown|seen|demonstrated in|by ~2 STUDY
    backed|supported|proven|confirmed by ~2 SCIENCE
    <no|need|needs|take|takes|after decades|years of ~2 SCIENCE
    based on ?the|recent|new|clinical|scientific|extensive research|studies
    well[-_]documented
    <not|never|not_been|never_been|n't_been|yet_to_be scientifically|clinically|medically TESTED
    science-backed|research-backed|evidence-backed|lab-tested|doctor-recommended|doctor-approved
    science tells|says
    """,
    LISTS,
)
# "According to" leans on somebody, but not on a plan, on needs or on how somebody feels.
ACCORDING = (
    r"according to (?:(?:the|a|an|one|some|many|several|most|recent|new|current|leading|\d{4}) ){0,3}+"
    r"(?!your|their|his|her|its|our|how|what|who(?:ever|m)? |whether|needs?|plan|protocol|schedule|instructions|age"
    r"|severity|symptoms|weight|level|circumstances|law|each|this|these|person|individual|prescription|type|time)"
    r"[a-z][\w'-]{1,30}"
)
LEANING: Final = re.compile(rf"{EVIDENCE.pattern}|{ACCORDING}")

REASON: Final = "“{}” leans on a source, and the sentence names none that a reader could open."
ADVICE: Final = "Cite the source that says so in the same sentence. Where you know of none, say that it is not known."


def check(manuscript: Manuscript) -> Iterator[Remark]:
    for sentence, span in uncited.of_phrases(manuscript, LEANING, stated):
        yield Remark(REASON.format(sentence.text[slice(*span)]), ADVICE, sentence, span)


RULE: Final = Rule(
    id="uncited-evidence",
    title="Evidence without a source",
    why="A reader who is told that it has been shown wants to see where.",
    severity=Severity.WARNING,
    authority=DISCERN,
    check=check,
)
