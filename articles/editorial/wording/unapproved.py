"""Medicines that are given for alcohol or drug use without an approval for it, and the words that say that they are."""

import re
from collections.abc import Mapping
from typing import Final

from articles.claims.phrases import phrases

# Approved neither in the United States nor in the United Kingdom for any use of alcohol or other drugs; brands behind.
NOT_APPROVED: Final[Mapping[str, tuple[str, ...]]] = {
    "baclofen": ("lioresal", "gablofen", "ozobax", "lyvispah"),
    "gabapentin": ("neurontin", "gralise"),
    "topiramate": ("topamax",),
    "ondansetron": ("zofran",),
    "prazosin": ("minipress",),
    "pregabalin": ("lyrica",),
    "semaglutide": ("ozempic", "wegovy"),
    "ketamine": (),
    "psilocybin": (),
    "ibogaine": ("iboga",),
    "modafinil": ("provigil",),
}
# Approved for nicotine, for overdose or for sleep, so that the sentence has to speak of alcohol.
NOT_FOR_ALCOHOL: Final[Mapping[str, tuple[str, ...]]] = {
    "varenicline": ("chantix", "champix"),
    "sodium oxybate": ("xyrem", "alcover"),
}
# Approved for alcohol in Europe, so that the page has to speak of the United States.
NOT_IN_THE_US: Final[Mapping[str, tuple[str, ...]]] = {"nalmefene": ("selincro",)}
UNITED_STATES: Final = re.compile(r"\b(?:u\.s\.|united states|america\w*|fda|in the us)(?!\w)")

LISTS: Final = {
    "USE": """
        alcohol alcoholism alcoholics? alcohol-dependen\\w+ drinking drinkers? drink aud cravings? crave sobriety sober
        stay_dry staying_dry
        abstinen\\w+ abstain relapses? binges? addictions? substance_use drug_use cocaine opioids? opiates? heroin detox
        methamphetamine meth nicotine smoking cannabis withdrawal recovery""",
    "HELPS": """
        reduces? reducing reduced lowers? lowering eases? easing curbs? curbing curbed suppress\\w* stops? blocks? cuts?
        cutting eliminates? eliminating decreas\\w+ diminish\\w* dampens? prevents? controls? manages? managing treats?
        treating tackles? helps? helped helping relieves? quiets? calms? supports? allows? minimi[sz]es?""",
    "USED": """
        used prescribed given offered recommended prescribe prescribes prescribing take taken works? working effective
        helpful useful beneficial medicine medication medications drug drugs treatment treatments option tool choice
        ideal promising use using approved licen[sc]ed hope remedy""",
    "FOR": """
        for against to_treat to_help to_reduce to_stop to_manage to_curb to_control to_ease to_prevent in_treating
        treatment_of in_people_with in_patients_with in_alcohol in_our""",
    "APPROVED": "approv\\w+ licen[sc]\\w+ authori[sz]\\w+",
    "LABELLED": "approv\\w+ licen[sc]\\w+ authori[sz]\\w+ indicat\\w+ labels? labelled labeled labell?ing",
}
USES: Final = phrases(
    """
    HELPS ~6 USE
    USED ~5 FOR ~5 USE
    USE ~3 treated|eased|reduced|managed|controlled|relieved with|by
    """,
    LISTS,
)
FOR_USE: Final = phrases("for|against ~4 USE", LISTS)  # right behind its name
# What parts the two: the end of a clause, or what it is approved for beside drinking.
BROKEN: Final = re.compile(
    r"[;:]|\b(?:nausea|vomiting|pain|spas\w+|stiff\w*|seizures?|epilep\w+|migraines?|diabetes|nightmares|surgery)\b"
    r"|\b(?:blood pressure|weight)\b"
)
# Not before these: there it is what people are treated for.
AS_A_DRUG: Final = (
    r"(?<!addiction to )(?<!addicted to )(?<!dependent on )(?<!misuse of )\b(?:%s)\b"
    r"(?! (?:addiction|dependen|withdrawal|abuse|misuse|detox|overdose|use disorder))"
)
OF_ALCOHOL: Final = re.compile(r"\b(?:alcohol\w*|drink\w*|binges?|sober|sobriety|cravings?)\b")
# Of drinking while one takes it.
TOGETHER: Final = phrases(
    r"""
    mix\w*|combin\w+|interact\w*|together|drowsy|drowsiness|sleepiness ~5 with|and|of|when ~3 alcohol
    do_not|don't|avoid|never|not_to|while drink|drinking|alcohol
    """,
    LISTS,
)
# A page that weighs what is known of the use, as its title says.
ASKED: Final = phrases(
    """
    what is ?not known|unknown|clear|unclear|uncertain
    what we know
    what the|these trials|studies|evidence|reviews found|show|shows|say|says
    """,
    LISTS,
)
TESTED: Final = phrases(
    r"""
    test|tests|tested|testing|trials?|trialled|study|studies|studied|investigat\w+|researchers?|research|compared
    placebo|randomi[sz]ed
    """,
    LISTS,
)
HEDGED: Final = phrases("probably|may|might|could|appears?|seems?|possibly", LISTS)
NOT_SO: Final = phrases(
    r"""
    not|no|never|cannot|whether|neither|nor|unclear|unproven|nobody|little|few|without|unlike|instead_of|avoid|dangerous
    pages?|websites?|adverts?|claims?|claimed
    \w+n't
    other medicines?|medications?|drugs?
    """,
    LISTS,
)
TOLD: Final = phrases(
    r"""
    off-label|unlicen[sc]ed|unapproved|unauthori[sz]ed
    off label
    not|never|no|nor|without|neither|outside|beyond|\w+n't ~7 LABELLED
    yet to_be|to_receive|to_gain ~3 APPROVED
    LABELLED ~6 only|not_alcohol|but_not
    only|other ~1 approved|licen[sc]ed
    """,
    LISTS,
)
# For what is approved in neither, an approval in the United Kingdom is no word of it.
ABROAD: Final = phrases(r"france|french|italy|italian|austria\w*|europe\w*|germany|countries|country", LISTS)
SOMEWHERE: Final = phrases(
    r"france|french|italy|italian|austria\w*|europe\w*|germany|countries|country|uk|united_kingdom|britain", LISTS
)
APPROVED: Final = phrases("APPROVED", LISTS)
