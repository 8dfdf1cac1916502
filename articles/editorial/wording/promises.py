"""What absolutes and promises sound like: cures, wonders, certain results, no harm, the best of all.

Each kind has its own words and its own reason, and some are no absolute where a source can show a fact.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from articles.claims.phrases import phrases


class Promise(NamedTuple):
    """A kind of absolute: what words say it, and what is said of them."""

    words: re.Pattern[str]
    reason: str
    advice: str
    may_be_cited: bool = False  # a source can show that it is a fact
    unless: re.Pattern[str] | None = None  # found in the sentence, these words show that something else is meant


LISTS: Final = {
    "TREATMENT": """
        medicines? medications? drugs? treatments? therapy therapies pills? tablets? cures? rehabs? detox programs?
        programmes? centers? centres? clinics? solutions? approach methods? options? remedy facility facilities answer
        hope rehabilitation""",
    "METHOD": """
        treatment therapy method programme program system approach formula protocol solution plan way path cure
        medicine medication pill tablet remedy strategy detox""",
    "DEGREE": """
        very highly extremely incredibly remarkably exceptionally hugely tremendously amazingly extraordinarily
        unbelievably wildly totally completely fully entirely perfectly amazing always most_highly""",
    "FULLY": "completely totally entirely perfectly absolutely fully utterly",
    "HUNDRED": "a_hundred_percent a_hundred_per_cent 100% 100_% 100_percent 100_per_cent one_hundred_percent",
    "CERTAIN": """
        effective safe safely successful success natural naturally painless confidential cured curable proven risk-free
        certain sure sober sobriety recovery clean reliable private drug-free satisfaction committed guarantee
        guaranteed""",
    "EVERY": """
        in_everyone in_everybody in_all_who for_all_who for_anybody every_time
        every_single_time for_everyone for_everybody for_anyone for_all in_every_case without_exception""",
    "BETTER": "better safer surer faster quicker stronger finer",
    "BEST": "best most_effective safest fastest quickest easiest strongest most_powerful most_successful",
    "ABOVE": "is are was as being remains offers? provides? has have",
    "FOR_SOME": "for_you for_each for_every for_them depends",
    "TO_KNOW": "to_know to_tell to_find to_be_sure to_see to_learn to_check",
    "ALL": "the all any your their his her these those every alcohol drug opioid intense strong",
    "ENDS": """
        eliminates? eliminated eliminating stops? stopped stopping ends? ending eradicates? erases? erased removes?
        removed banish banishes kills? killed destroys? obliterates? wipes?_out shuts?_off switch_off switches_off
        turns?_off gets?_rid_of puts?_an_end_to puts?_a_stop_to puts?_paid_to does_away_with
        rids?_you_of brings?_an_end_to frees?_you_from takes?_away""",
    "CRAVING": """
        cravings? urges? the_urges? the_desire desire_to_drink addiction alcoholism dependence dependency compulsion
        habit need_for need_to_drink""",
    "LONGING": "cravings? urges? desire need thirst compulsion addiction obsession",
    "PATIENT": "clients? patients? guests? members? users? person people customer customers case one",
    "REMAIN": "is are was were stays? stayed leaves? became becomes?",
    "SOBER": "sober clean cured recovered drink-free alcohol-free free_of free_from stopped",
    "WIN": "work succeed recover help stop_drinking quit beat get_sober stay_sober change_your",
    "MEND": "cure heal reset stop end fix break free beat remove save solve rewire repair",
    "HARM": """
        risks? dangers? danger downsides? drawbacks? harm harms withdrawal dependence ill_effects?
        withdrawal_symptoms""",
    "PAINS": """
        withdrawal cravings? pain sickness shakes suffering substitution hangovers? side_effects? comedown risks?
        downtime relapses? tapering""",
    "AT_ALL": "at_all whatsoever in_any_way of_any_kind attached involved in when",
    "SUPREME": "on_the_market available there_is in_the_world ever known_to money_can_buy in_existence yet anywhere",
    "FUTURE": "will shall you'll we'll they'll i'll he'll she'll",
    "GONE": "gone over removed lifted erased history cured disappeared vanished",
    "VERY": "very extremely incredibly remarkably exceptionally amazingly really so",
    "LASTING": "permanent permanently lasting lifelong life-long complete total everlasting long-lasting",
    "GOAL": "recovery sobriety freedom healing relief abstinence",
    "REACH": "achieves? finds? enjoy attain experience secure discover reach maintain",
    "BEATING": "beats? beating conquers? conquering defeats? defeating vanquish",
    "DETOX": "detox detoxification withdrawal recovery treatment process way",
    # Of a lower rate it is asked elsewhere what it was compared with.
    "NEARLY_ALL": r"(?:9[5-9]|100)(?:\.\d+)?_?(?:%|percent|per_cent)",
    "NO": "no zero without without_any free_of free_from virtually_no doesn't_have_any does_not_have_any",
    "NOT_A": """
        no zero without_a without_any doesn't_have_(?:a|an|any|the) don't_have_(?:a|any)
        (?:does|do|did)_not_have_(?:a|an|any|the) (?:has|have|is|with)_(?:little_to_no|no)""",
    "MISUSE": "abuse misuse addiction dependence dependency overdose harm withdrawal relapse",
}
# The label of a row or a column, and the cell that promises with it: "Side effects | None", "Success rate | 100%".
HARM_LABEL: Final = re.compile(
    r"(?:(?:known|serious|any|all|major|reported|possible|the|your) )?(?:side[ -]effects?|risks?|dangers?"
    r"|downsides?|drawbacks?|harms?|withdrawal(?: symptoms)?|cravings?|relapses?(?: rate)?|hangovers?|pain|discomfort"
    r"|(?:risk|chance|danger) of (?:relapse|addiction|dependence|failure|overdose|harm)"
    r"|(?:addiction|abuse|misuse) (?:risk|potential|liability)|failures?(?: rate)?)"
)
NONE: Final = re.compile(r"(?:none(?: at all| whatsoever| known)?|zero|nil|never|0 ?%?|not any)[.!]{0,3}")
SUCCESS_LABEL: Final = re.compile(
    r"(?:(?:our|proven|overall|long-term|the|client|customer) )?(?:success|recovery|cure|sobriety|efficacy"
    r"|effectiveness|satisfaction|privacy|safety|confidentiality|results?|outcomes?|works|reliability)(?: rates?)?"
)
WHOLE: Final = re.compile(
    r"(?:(?:9[5-9](?:\.\d+)?|100) ?%|guaranteed|always|total|complete|perfect|unbeatable|for life|forever|every ?time"
    r"|everyone|life-?long|permanent)(?: guaranteed| effective| safe| sober)?[.!]{0,3}"
)
# What a country's law ensures is no promise about a treatment, and there are illnesses that medicines do cure.
LAWFUL: Final = re.compile(
    r"\b(?:laws?|legal|rights?|statutes?|constitution|insurers?|court|regulations?|issue|loan)\b"
)
CURABLE: Final = re.compile(
    r"\b(?:hepatitis|infections?|cancers?|tuberculosis|syphilis|malaria|pneumonia|ulcers?|helicobacter|scabies"
    r"|cured (?:meats?|hams?|fish|bacon|sausages?|tobacco|cheese)|air-cured)\b"
)
COUNTED: Final = re.compile(
    r"\b(?:people|patients|participants|men|women|adults|everyone|everybody|some|many|most|group|trial|study|review"
    r"|(?:were|was|been) (?:reported|seen|found|recorded|noted|observed))\b"
)
OTHER_WONDER: Final = re.compile(
    r"\bmiracle (?:plays?|bab(?:y|ies)|fruit|berr(?:y|ies))"
    r"|breakthroughs? (?:in (?:my|his|her|our|their)|came when)\b"
    r"|breakthrough (?:pain|bleeding|infections?|seizures?|withdrawal|cravings?|symptoms?|covid|therapy designation)"
)

SAY_THE_SIZE: Final = "Say what was found, in how many people, compared with what, and cite it; or leave it out."
SAY_THE_HARMS: Final = "Say which harms are known and how often they happened, and cite it."

PROMISES: Final = (
    Promise(
        phrases(
            r"""
            cure|cures|cured|curing|cure-all
            heal|heals|healed|healing your|their|the ?alcohol|drug addiction
            """,
            {},
        ),
        "It speaks of a cure, and no treatment is known to cure alcohol or drug use for good.",
        "Say what changed and for how many people: “more people stayed off alcohol”.",
        unless=CURABLE,
    ),
    Promise(
        phrases(
            r"""
            guarantee|guarantees|guaranteed|guaranteeing
            HUNDRED ?completely CERTAIN
            ensures?|ensuring|assures?|assured ?you ?your|a|that ~1 recovery|sobriety|success
            risk-free way|detox|treatment|option|trial|choice|solution
            is|are|be|completely|totally|virtually|entirely risk-free
            certain|bound|destined|sure to WIN
            success|recovery|results|sobriety|victory ~1 is|are assured|certain|inevitable
            can't|cannot|never|won't|will_not fail >to
            impossible to fail|relapse
            relapse|craving|cravings|failure|overdose|drinking ~1 is|are|becomes?|made impossible|unthinkable
            never lets?|disappoints? ~2 down|anyone|anybody|you
            flawless|perfect|spotless|impeccable|unblemished ~1 record|results|outcomes
            HUNDRED of our|its|clients|graduates|guests|members
            beyond ?any|all|a|the doubt|question|shadow
            every|each|all|all_of ?single|our|my|the ~1 PATIENT ~3 REMAIN SOBER
            every|each|all|all_of ?single|our|my PATIENT leave|leaves|go|goes|went us|home SOBER
            our|my PATIENT never|always
            none|nobody|no_one|not_one ~4 has|have|had|ever ?ever relapsed|relapses|failed|fails
            refund|money ~2 if|unless ~4 work|works|stop
            success|recovery|sobriety|freedom|this|that|it is|it's ?a|our ~1 promise >of|to_keep|that
            foolproof|fool-proof|fail-safe|failsafe|surefire|sure-fire
            """,
            LISTS,
        ),
        "It promises a result, which nobody can promise.",
        SAY_THE_SIZE,
        unless=LAWFUL,
    ),
    Promise(
        phrases(
            r"""
            DEGREE effective|successful|efficacious|potent
            works?|worked|succeeds|helps|effective EVERY
            works?|worked for every|each|all >person's
            works? like_magic|wonders|instantly|overnight
            (?:9\d|100)(?:\.\d+)?(?:%|_percent|_per_cent) effective|successful|safe
            always works?|succeeds?|cures?|helps?
            never ?once fails?|failed >to
            it|this|they will work|works for you >if
            anyone|anybody|everyone|everybody can ~1 stop|quit|beat|overcome
            (?:clinically|scientifically|medically)[ -](?:proven|proved|tested|shown|validated|verified)
            proven|proved to
            has|have|had ?been|now ?conclusively|finally proven|proved that
            studies|trials|research|science|scientists|evidence|tests prove|proves|proved that|how|it
            proven effective|successful|safe|track_record|results|success|fact
            our|a|the|this|these|their|its|your|only|range_of proven ~2 METHOD
            our|range_of proven ~1 methods|models|treatments|programs|programmes|therapies
            works? VERY well >for_some
            with great|huge|tremendous|remarkable|amazing success
            results are ~1 impressive|amazing|remarkable|incredible|astonishing|outstanding
            best|greatest ?possible chance of|for|at
            amazing|remarkable|incredible|astonishing|phenomenal results
            ideal|perfect for|choice|solution|option|treatment|medicine|medication|drug|place|cure|way
            """,
            LISTS,
        ),
        "It praises how well something works and does not say how well.",
        SAY_THE_SIZE,
    ),
    Promise(
        phrases(
            r"""
            ABOVE ?one_of|considered the ?single|very BEST ~1 TREATMENT >FOR_SOME
            is|are|was ?one_of the most_effective|fastest|quickest|easiest ways?
            by far the ?most best|effective|safest|powerful|successful
            BEST ~2 TREATMENT SUPREME
            there is|are no BETTER TREATMENT
            there is|are|isn't|exists nothing|no|none ~1 BETTER than
            is|be|as the surest|safest|fastest|quickest ~1 route|road|path|escape
            gives?|does|do|offers?|will_give|can_give you|them|him|her|for_you|you_all what ~6 never could|can|did|will
            beats?|outperforms?|surpasses|trumps|outdoes every|all|any ?other
            where ?all|every|most others|everything|other_treatments|other_methods ?else fails?|failed
            nothing|no_other ?else ~2 works|work|compares|comes|helps ~1 better|like|as|close|to|near
            no other ~1 TREATMENT works|comes|can|does|gives|offers|has
            is|be|found the|your answer >to_question|to_the_question|is|was
            the answer you|doctors|families|everyone|millions|to_your|to_alcohol
            only ~3 can|will|could MEND
            the only ~2 TREATMENT
            the only thing_that_works|real_hope|lasting_answer
            the only ?sure|real|true|proven|effective|safe way|path|road >TO_KNOW
            """,
            LISTS,
        ),
        "It sets one treatment above all others.",
        "Say what it was compared with and what came out, and cite the comparison.",
        may_be_cited=True,
    ),
    Promise(
        phrases(
            r"""
            miracles?|miraculous|miraculously|magical
            wonder[ -](?:drug|cure|pill)|magic_bullet|magic_pill|silver_bullet|holy_grail
            breakthroughs?|game-changer|game_changer|game-changing|revolutionary|groundbreaking|ground-breaking
            """,
            {},
        ),
        "It makes a wonder of a treatment.",
        SAY_THE_SIZE,
        unless=OTHER_WONDER,
    ),
    Promise(
        phrases(
            r"""
            FULLY safe|harmless
            natural|herbal|plant-based and|so ?therefore|thus|hence|completely|perfectly safe|harmless
            a|an ?simple|natural harmless way|drug|remedy|alternative|pill|herb|plant|medicine
            safe ?and|yet|& effective|reliable
            cannot|can't|can_never|impossible_to overdo it|this|them
            gentle|mild|safe|natural enough for ?the ?whole every_day|everyday|daily|everyone|anyone|family|children
            effective and|yet safe
            """,
            LISTS,
        ),
        "It calls something safe without a limit, and every treatment has harms.",
        SAY_THE_HARMS,
    ),
    Promise(
        phrases(
            r"""
            NO ?real|serious|harmful|known|negative|unwanted|dangerous|unpleasant|nasty side[ -]effects?
            no|zero|without|without_any ?real|known risks?|danger of MISUSE
            no|zero|any ~1 HARM AT_ALL
            no HARM and|or|no ?no HARM
            zero|absolutely_no|virtually_no ~1 HARM
            there_is|there_are|with|feel no PAINS ?and|or no
            no|without|zero ?real|known|obvious drawbacks?|downsides?
            no|zero|without ?any danger|dangers of MISUSE
            cannot|can't|never ?possibly harm|harms|hurt|hurts|damage|damages you|your|anyone|anybody|the_liver
            non-?addictive|non-?habit[ -]forming
            not|isn't|aren't ?in_the_least|remotely addictive|habit-forming at_all|whatsoever|in_any_way
            NOT_A ?known|real|significant potential for|of ?drug MISUSE
            NOT_A ?known|real abuse|misuse|addictive|addiction potential|liability
            impossible to ?get|become overdose|addicted|hooked|abuse|misuse
            cannot|can't|won't|will_not|never ?be|get|become addicted|hooked|abused|misused|overdose|dependent
            cannot|can't|won't|will_not|doesn't|does_not cause ?any addiction|dependence
            """,
            LISTS,
        ),
        "It says that there is no harm at all.",
        SAY_THE_HARMS,
        may_be_cited=True,
        unless=COUNTED,
    ),
    Promise(
        phrases(
            r"""
            ENDS ?having|getting|feeling ?ALL ?ALL CRAVING
            ENDS ?ALL ?ALL withdrawal|symptoms_of_withdrawal >and_|you_get
            cravings?|urges?|desire_to_drink ~2 disappears?|disappeared|vanish|vanishes|vanished
            LONGING ~4 is|are|was|were|be|has|have|simply ?now|permanently|completely|finally|forever GONE
            permanently GONE
            resets?|reboots?|resetting|rebooting ~3 brain|receptors|nervous_system|liver|brain's|mind|chemistry
            permanently sober|free|clean|stops?|ends?|frees?
            frees?|freed|freeing yourself|yourselves|himself|herself|themselves|themself|your_loved_one ~2 from|of
            break|breaks|breaking|broke free ?from|of
            LASTING freedom|sobriety|cure|solution
            permanent|permanently recovery|abstinence|recover|sober
            life|lives|live|living free from|of ?alcohol|drug addiction|alcohol|drugs|cravings
            freedom from ?the|your|alcohol|drug addiction|cravings|alcoholism
            REACH ?true|real LASTING ~1 GOAL
            BEATING ?your|an|the|any|their|his|her ?alcohol|drug addictions?|alcoholism|cravings|dependence
            never relapses?
            takes?|took|taking ?ALL CRAVING ~1 away
            never ?go|goes|look|looks back to_drinking|to_alcohol|to_drugs
            thing of the past
            LONGING ~2 melts?|dissolves?|evaporates?|vanish|vanishes
            withdrawal|drinking|depression|symptoms ?simply|just melts?|dissolves?|falls? away
            FUTURE never want|need|touch|crave|take another|a drink|fix|hit|drop
            free|sober|clean|dry|cured|sobriety ?of|from ~1 for_life|for_ever|forever|for_good
            everyone|everybody|anyone|anybody|all who ~5 REMAIN SOBER
            risk|chance|cravings?|urges? ~4 drops?|falls?|goes|down to zero|nothing|nil
            recovery|sobriety|success|stop|quit|quitting ~2 without ?any|the ~1 effort|willpower|struggle|pain
            say|wave|kiss goodbye|farewell to
            effects?|results?|benefits?|it|sobriety|recovery|freedom ?will|can lasts? forever|for_ever|a_lifetime
            FUTURE never ?have_to ?want_to drink|crave|use|relapse ~3 again
            addiction|drinking|alcoholism|cravings|sober|recover|recovery|behind_you for_good|once_and_for_all|forever
            relapse-proof|relapse_proof
            painless|painlessly >jaundice|lumps?|swelling|ulcers?|sores?
            effortless|effortlessly
            pain-free ~1 DETOX
            DETOX ~1 is|be|become ?completely|totally|entirely pain-free
            instant|overnight relief|cure|results|recovery|sobriety
            """,
            LISTS,
        ),
        "It promises an end to craving, withdrawal or addiction.",
        "Say how many people got how much better, compared with what, and cite it.",
    ),
    Promise(
        phrases(
            r"""
            (?:success|recovery|cure|sobriety) rates? ~4 NEARLY_ALL
            NEARLY_ALL success|recovery|cure|sobriety rates?
            highest|best|excellent|unmatched|impressive|outstanding|incredible success|recovery rates?
            a|have|has|with|our|boasts? ?very high|higher success|recovery rates?
            """,
            LISTS,
        ),
        "A success rate says little without who was counted, how, for how long and beside whom.",
        "Say how many of how many people, after what time, compared with what, and cite it.",
        may_be_cited=True,
    ),
)
# Most sentences hold none of it, and one search tells so.
ANY_PROMISE: Final = re.compile("|".join(f"(?:{each.words.pattern})" for each in PROMISES))
