"""The phrases by which a claim is known, by what they say: effects, comparisons, harms, evidence, guidance, approval.

They were found by reading the starter pages. A phrase belongs here when a sentence that holds it nearly always wants a
source: one that is missing passes over a claim, and one too many calls "not cited" what nobody would cite.
"""

from typing import Final

from articles.claims.phrases import phrases

LISTS: Final = {
    "BE": "is are was were be been being become becomes seem seems remain remains appears",
    "HAVE": "has have had",
    "CAN": "can may might could will would does_not do_not did_not cannot doesn't didn't can't",
    "DEGREE": "not never also often very far much probably usually mainly generally always only still more less",
    "PLURAL": r"(?!(?:this|its|his|is|was|as|us)\b)\w+s",
    # What one thing does to another. Letters that make a noun as well stand in DO alone, behind a word that tells.
    "DOES": """
        reduces reduced lowers lowered raises raised increases increased decreases decreased improves improved worsens
        worsened prevents prevented triggers triggered damages damaged impairs impaired relieves relieved eases eased
        treats cures cured reverses reversed protects protected doubles doubled halves halved triples tripled shortens
        shortened lengthens lengthened prolongs prolonged boosts suppresses kills killed affects affected quietens calms
        slows disrupts delays strengthens weakens threatens clears""",
    "DO": """
        reduce lower raise increase decrease improve worsen prevent cause trigger damage impair relieve ease treat cure
        reverse protect double halve triple shorten lengthen prolong boost suppress block kill affect quieten calm slow
        disrupt delay threaten harm help lead_to result_in set_off bring_on stop_your cut fade""",
    "COMPARED": """
        better worse higher lower greater safer stronger weaker longer shorter faster slower fewer larger riskier
        cheaper earlier later rarer milder likelier""",
    "GROUP": "on with those people in did usual other",
    "HARMFUL": """
        safe unsafe dangerous harmful effective ineffective addictive toxic fatal deadly life-threatening risky common
        uncommon rare frequent beneficial useless well_tolerated habit-forming an_emergency poisonous unproven""",
    "EVENT": "seizures? hallucinations? fits coma deaths? delirium overdoses?",
    "STUDY": """
        study studies trials? reviews? research researchers meta-analysis meta-analyses evidence surveys? data
        scientists""",
    "SAYS": """
        shows? showed finds? found suggests? suggested concludes? concluded reports? reported rated indicates? indicated
        confirms? confirmed supports? supported describes? described estimates? estimated compares? compared backs
        pooled links? linked""",
    "ADVISER": """
        guidelines? guidance nice nhs who fda ema mhra asam association college organi[sz]ation agency regulator
        institute society labels? leaflet information guide""",
    "ADVISES": "says? said states warns? asks lists names sets advises? advised treats allows forbids",
    "TAKEN": "take taken use used given have start drink receive prescribed combined mixed",
}

EFFECTS: Final = phrases(
    r"""
    <to|be|is|are|was|were|been|badly DOES >by|it|the_dose
    helps >a_clinician|is|us|you_(?:to_)?(?:jump|find|weigh|see|plan)|to_(?:say|tell|give|know)
    helped
    blocks the|its|their|one
    leads|led to
    resulted in
    sets off
    brings on
    contributes? to
    interacts? with
    linked|associated to|with
    <the|show|of|a|its causes|caused >of
    <you CAN >show|prove|tell ~2 DO
    PLURAL ?also|often|that cause|raise|lower|double|increase|reduce|impair|relieve|damage|worsen
    that|together cause
    seems?|appears?|likely|shown|found|known|thought|said to ~1 DO
    can|may|might|could ?also slow|stop ?your|the breathing
    works? better|worse|best|well|no|less|only|against
    works? for some|most|people|every
    worked better|worse|best|well|no|less|only|about
    CAN work >in|at|out
    HAVE ~4 effects?|benefits?
    no|any|clear|some|little|lasting|small|modest ?clear|further effects?|benefits?|gains?|differences?
    acts?|acting on
    binds? to
    may|might|can|does|do|did|will|to ?not get|do ?much|a_little|about|no better|worse|as_well
    did|does|fared?|fare ?much|a_little|about|no better|worse
    makes|made ~5 worse|better|ill|sleepy|drowsy|sick
    CAN make ~5 worse|better|ill|sleepy|drowsy|sick
    rose|fell|dropped|fades|faded|peaks|peaked
    drops by|to|from|quickly|sharply
    need|had to take|be_treated
    found|reported ?little|much less|more|fewer
    """,
    LISTS,
)

COMPARISONS: Final = phrases(
    r"""
    COMPARED ~4 than
    more|less|fewer likely|effective|often|common|dangerous|severe|harmful|addictive|helpful|risky
    as safe|well|good|effective|likely|often|common|harmful|dangerous as
    against|than|over|versus|from ?on|with placebo|a_dummy|a_sham|usual_care|standard_care
    on|with placebo
    times that_on|the_placebo
    similar|comparable|equal|mixed results?|outcomes?|effects?|benefits?
    superior|inferior|comparable to
    BE ?DEGREE ?DEGREE safer|worse|comparable|similar|no_different
    BE ?DEGREE ?DEGREE better >to
    more|fewer >about|effort ~5 than GROUP
    """,
    LISTS,
)

HARMS: Final = phrases(
    r"""
    <that BE ?DEGREE ?DEGREE HARMFUL >at
    common|frequent|serious|rare|main|usual side_effects?|unwanted_effects?|harms?
    side|unwanted|adverse effects? ~2 are|is|includes?|were|was|occur|such
    higher|lower|greater|increased|reduced|raised|added|extra|same risk|chance|danger|odds|rates?|likelihood
    carry|carries|carried|poses?|faces?|runs?|have|has ?a|the|an ~1 risks?|dangers?
    mortality|deaths|overdoses|risks?|chance|odds ~5 is|are|was|were|rose|rises?|fell|falls?|peaks?|increases
    EVENT ~2 follow|follows|followed|occur|occurs|occurred|happen|happens|happened
    BE ~2 signs?|symptoms? of
    life-threatening
    can|may|could die|threaten|kill
    """,
    LISTS,
)

EVIDENCE: Final = phrases(
    r"""
    <these|reports|case STUDY ~6 <cannot SAYS
    HAVE ~2 shown
    HAVE ~2 been ~2 shown|proved|proven|found|studied|reported|linked
    no ?good|clear|strong|reliable|firm evidence|proof
    ^ few|most|some|many|several ?of_these|of_the ~1 studies|trials
    evidence ~6 is|was|does|remains
    """,
    LISTS,
)

GUIDANCE: Final = phrases(
    r"""
    recommend|recommends|recommended
    according to
    says that|to|it|there|no
    warns? of|about|against
    advises?|advised against
    ADVISER ~6 ADVISES
    must|should ~1 be offered|treated|considered|given|taken|used|avoided
    must|should not|never ?be TAKEN
    a|the|as|is|are|be (?:first|second|third|last)[_-](?:line|choice)
    carry|carries|has|have|bears ~3 warnings?
    """,
    LISTS,
)

APPROVAL: Final = phrases(
    r"""
    BE ~2 approved|licen[sc]ed|authori[sz]ed|banned|illegal
    HAVE ~2 approved|licen[sc]ed|authori[sz]ed|banned
    approved|licen[sc]ed for|in|as|by
    off-label
    controlled substance
    by law
    """,
    LISTS,
)
