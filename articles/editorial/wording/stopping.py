"""Phrases by which people are told that they may or should stop a medicine or heavy drinking at once."""

from typing import Final

from articles.claims.phrases import phrases
from articles.editorial.wording.stopping_words import LISTS

# Whoever reads it may stop at once: no word of what stands between, so it is looked for in the sentence.
MAY_STOP: Final = phrases(
    r"""
    WHO ~8 CAN ~2 STOP AT_ONCE
    WHO ~8 CAN ~2 STOP UNAIDED
    lets?|allows?|enables?|helps?|gets ~2 WHO ~2 STOP AT_ONCE
    lets?|allows?|enables?|helps?|gets ~2 WHO ~2 STOP UNAIDED
    must|should|has_to|have_to|need_to STOP ~4 ARRIVAL
    thing|way|advice|answer|cure|trick ~3 is to STOP ~3 NOW
    thing|way|advice|answer|cure|trick ~3 is to STOP ~2 AT_ONCE
    just|simply|please|so|then STOP AT_ONCE
    ^ STOP NOW
    CAN ~1 go cold_turkey
    STOPPING ~4 AT_ONCE ~3 is|are|was|were ~2 PRAISED
    AT_ONCE STOPPING ~4 is|was ~2 PRAISED
    STOP ~4 AT_ONCE with no|zero|little trouble|problems?|withdrawal|symptoms|harm
    STOP ~4 AT_ONCE without ?any trouble|problems?|withdrawal|symptoms|harm
    STOPPING ~4 AT_ONCE works?|worked
    STOPPING ~4 AT_ONCE causes?|does|brings?|caused|did|brought ?me|us|him|her no harm|damage|trouble|withdrawal
    STOPPING ~4 causes?|does|brings? no harm|danger|trouble|withdrawal|problems?
    no|little|zero risk|danger|harm in|from|with|to STOPPING ~4 AT_ONCE
    no|little|zero risk|danger|harm to STOP ~4 AT_ONCE
    no reason|need ?for_you not|never to STOP ~4 AT_ONCE
    nothing happens|happened|will_happen|bad_happens ?to_you if|when ~2 STOP ~4 AT_ONCE
    """,
    LISTS,
)
# Here what is stopped stands in the phrase.
MAY_STOP_IT: Final = phrases(
    r"""
    CAN ~2 STOP ~6 AT_ONCE
    CAN ~2 STOP ~6 UNAIDED
    CAN ~2 DROP ~4 AT_ONCE
    to put|set the|that|your bottle|glass|drink down ~1 NOW
    CAN put|set the|that|your bottle|glass|drink down ~1 ARRIVAL
    CAN put|set the|that|your bottle|glass|drink down at|in|before|once|when
    however|no_matter_how much|long|heavily|many ~6 CAN just|simply|safely STOP
    BE taken off ~3 ARRIVAL
    stops|quits|drops|gives_up|comes_off ~4 ARRIVAL
    take|takes WHO off ~6 ARRIVAL
    ask|asks|tell|tells|want|wants|require|requires ~1 WHO to STOP ~8 BEFORE
    ask|asks|tell|tells|want|wants|require|requires ~1 WHO to STOP ~8 ARRIVAL
    THREW my|all|the|his|her|their ~12 GOES_WELL
    ^ STOP ~5 NOW
    ^ STOP ~5 UNAIDED
    ^ STOP ~3 as_soon_as the|your|you|it
    ^ DROP ?all ~3 NOW
    ^ drop|ditch|bin ~3 whenever
    just|simply|please STOP ~5 NOW
    just|simply DROP ~3 NOW
    just|simply stop taking
    """,
    LISTS,
)
# These speak for themselves.
AT_ONCE: Final = phrases(
    r"""
    just|simply|by go|going|quit|quitting|stop|stopping cold_turkey
    cold turkey ~1 works?|worked|is|was ~2 PRAISED
    take|swallow no|none|nothing more|further >than ~4 from|after|starting|tomorrow|today
    none|nothing from_tomorrow|tomorrow|from_the_next_day|the_next_day
    THROW ?away|out|down ?all|every|the ?rest ?of ?your|those|them|these|the ~2 MEDICINE
    THROW ?away|out ~2 DRINK ~4 tonight|today|now|and_never
    THROW it|them ?all away|out|down_the_sink ~1 and ~1 STOP NOW
    put|set the|that|your glass|bottle|drink down ~2 for_good
    put|set the|that|your glass|bottle|drink down and ~1 walk|never|leave|get|go|pack|stop|stay|forget|let
    put|set the|that|your glass|bottle|drink down NOW
    bin|chuck|ditch|dump the lot
    STOPPED ~6 AT_ONCE ~5 GOES_WELL
    STOPPED my|all|the ~2 MEDICINE ~6 GOES_WELL
    just|simply drop|bin|ditch|leave_out ~3 MEDICINE
    ^ go cold_turkey
    from ~8 to zero|nothing|none overnight|at_once|in_one_go|in_a_day
    STOP ~3 AT_ONCE like_i_did
    STOPPING ~4 AT_ONCE is|are|may_be|can_be|will_be ?very|a_little hard|tough|rough|uncomfortable ~5 but
    leave|forget your|the ~2 MEDICINE behind|at_home
    just|simply put|set the DRINK down
    real|true|strong|tough ~2 STOP AT_ONCE
    once|when|if|as_soon_as you feel|are ~2 better|well|fine|good|okay ?just stop|quit|drop|skip|leave_out ~3 MEDICINE
    ^ stop|skip|leave_out ~3 MEDICINE if|once|when|as_soon_as you feel|are ~2 better|well|fine|good|okay
    """,
    LISTS,
)
# The danger itself is made small, so that a word of danger does not speak for the sentence.
PLAYED_DOWN: Final = phrases(
    r"""
    dangers?|risks? of|in ?alcohol ~2 STOPPING ~6 exaggerated|overblown|overstated|a_myth
    dangers?|risks? of|in ?alcohol withdrawal|detox\w*|going_cold_turkey ~4 exaggerated|overblown|overstated|a_myth
    STOPPING ~4 AT_ONCE ~3 is|are|was not|never|hardly ~1 BAD
    STOPPING ~4 AT_ONCE ~3 isn't|aren't|wasn't ~1 BAD
    cold turkey ~4 is|are|was not|never|hardly ~2 BAD
    cold turkey ~4 isn't|wasn't ~2 BAD
    nothing|little dangerous|risky|wrong|to_fear ~1 about|in|with|from STOPPING ~4 AT_ONCE
    withdrawal is|are just|only|no_worse|nothing than|like|a|but
    you|they|he will|'ll ?just|only sweat|shake|shiver|tremble ~10 be|are|is free|clean|reborn|healed
    the shakes|sweats|withdrawals? ~1 pass|passes|stop|go ~5 fine|well|ok|okay
    """,
    LISTS,
)
ENDURED: Final = phrases(
    """
    tough|sweat|ride|stick it out
    sweat out ?the alcohol|booze|drink|drugs|poison|withdrawal
    grit your teeth
    power through it|withdrawal
    stay in bed
    """,
    LISTS,
)

# An order to stop without a word of when: enough where it is of a medicine that nobody should stop by themselves.
ORDERS: Final = phrases(
    r"""
    ^ stop taking|using ?your|the|this \w+
    ^ stop MAY_NOT if|when|as_soon
    """,
    LISTS,
)
TAKEN: Final = phrases(
    r"""
    taking >part
    drinking|drink|alcohol|booze|beer|wine|vodka|spirits|it|them|detox\w*|taper\w*|wean\w*|turkey
    bottle|glass|everything
    MEDICINE
    """,
    LISTS,
)
# In a sentence that does not name it in the phrase itself.
ON_IT: Final = phrases(
    r"""
    alcohol|drinking|withdrawal|drinkers?|cravings?|taper\w*|wean\w*|everything|addicts?
    drink|drinks heavily|daily|every_day
    MEDICINE
    """,
    LISTS,
)
UNSAFE: Final = phrases("MAY_NOT", LISTS)
HARMLESS: Final = phrases("MAY_BE_STOPPED", LISTS)
# What stops there is no medicine, or what is stopped is no drink.
OF_OTHER_THINGS: Final = phrases(
    r"""
    smok\w+|cigarettes?|tobacco|nicotine|vap\w+|breath\w*|heart|hearts|lungs|pump
    trials?|study|sessions?|groups?|programmes?|programs?|subscription|calls?
    """,
    LISTS,
)
# Reasons to stop at once, and what is done with tablets that nobody takes any more.
OF_GOOD_REASON: Final = phrases(
    r"""
    taking part
    pregnan\w+|operation|surgery|anaesthetic|unused|unwanted|expired|leftover|out-of-date|pharmacy|pharmacist|rubbish
    """,
    LISTS,
)
