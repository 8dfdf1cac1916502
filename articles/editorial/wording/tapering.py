"""Phrases by which people are told that they need no taper, no detox and nobody who watches over it."""

from typing import Final

from articles.claims.phrases import phrases
from articles.editorial.wording.stopping_words import LISTS

NO_TAPER: Final = phrases(
    r"""
    no need|reason|point|call to|for|in ~3 EASED >off_at|off_by
    no point TAPER
    not|\w+n't|never need|have|necessary ?to ?be TAPER
    not|\w+n't|never need|require ?any|a|to_see|to_go_to ?slow|gradual|long|through EASED ~1 to|before|when|if ~1 STOP
    not|\w+n't|never|hardly need ?any|a ?slow|gradual TAPER
    needs?|requires? no ?slow|gradual|long TAPER
    needs?|requires? no medical_detox|detox
    no EASED ~1 is|are ?needed|required|necessary to|before ~1 STOP
    no|zero taper|tapering|weaning ~2 needed|required|necessary|involved
    with no ?slow|gradual TAPER
    tapering|weaning is|are ~1 POINTLESS
    TAPER ?off is|are not|never needed|required|necessary
    TAPER ?off isn't|aren't needed|required|necessary
    not|\w+n't|never need|have|necessary to come_off|stop|quit|reduce ~3 slowly|gradually|step_by_step
    no need|reason|point to come_off|stop|quit|cut_down|reduce ~3 slowly|gradually
    nobody|no_one needs?|has to TAPER
    not|\w+n't|never need ?any EASED before STOPPING
    not|\w+n't|never|stop|no_need_to worry|worrying|bother|fret|fuss ?about|over|with TAPER >alone|by_yourself
    not|\w+n't|never need|have ?to cut_down|reduce|taper|wean ?it|anything ?off first|beforehand
    fuss|fussing|nag|nagging|obsess|obsessing about|over TAPER
    ^ no ?slow|gradual TAPER
    why taper|wean when|if you|it
    tapering is not|un necessary
    don't|not|never|why bother with|to|about ?a|the|any TAPER
    skip|forget|ignore|refuse ?about ?the|your|any|all TAPER
    skip|forget ?about the ?detox|rehab|medical clinic|detox|rehab|doctors?|hospital ?and|just STOP
    do_not|don't|never reduce|lower|cut_down ~4 just|simply STOP
    """,
    LISTS,
)
DETOX_ALONE: Final = phrases(
    r"""
    home detox\w* is|are ~1 safe|fine|easy|simple|harmless|painless
    detox\w* ~4 ALONE ~6 is|are|be ~1 safe|fine|easy|simple|harmless|painless
    detox\w* ~4 ALONE ~2 is|are|be cheaper|quicker|easier|faster and ~2 safe
    CAN ~1 detox\w*|withdraw ~5 UNWATCHED
    ^ detox yourself|by_yourself|on_your_own >is
    just|simply detox ~3 ALONE
    detox yourself ~2 at_home|alone
    """,
    LISTS,
)
UNWATCHED: Final = phrases("UNWATCHED", LISTS)
