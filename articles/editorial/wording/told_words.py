"""Phrases that tell what good a treatment does, what harm, and what is not known of it.

Those that look for something missing are broad, so that a page is only said to lack what it truly lacks; the ones that
find a benefit told are narrow.
"""

from typing import Final

from articles.claims.phrases import phrases

LISTS: Final = {
    "LESS": """
        reduces? reducing reduced lowers? lowering lowered eases? easing eased curbs? curbing curbed
        suppress(?:es|ed)? relieves? relieving relieved stops stopped blocks? blocking cuts? cutting eliminates?
        eliminating eliminated decreas(?:e|es|ed|ing) diminish(?:es|ed)? dampens? dampened prevents? preventing
        controls? controlling manages? managing calms? calming quiets? quietens? soothes? minimi[sz]es? removes?
        removing alleviat(?:es?|ed|ing) treats? treating tackles? combats? fights? dulls? weakens? lessens? takes_away
        took_away erases? erased switch(?:es|ed)?_off turn(?:s|ed)?_off silences? silenced beats? breaks? ends? ended
        interrupts? interrupted weaken(?:s|ed)?""",
    "DRINKING": """
        cravings? urges? alcohol_use alcohol_intake alcohol_consumption drinking relapses? alcoholism addictions?
        anxiety withdrawal withdrawals alcohol_use_disorder drinks? dependence dependency aud binges? substance_use
        opioid_use drug_use triggers? buzz habits? urge cycle desire_to_drink""",
    "WISHED": """
        cravings? urges? drinking relapses? alcoholism addictions? withdrawal anxiety aud sober sobriety abstinent
        abstinence abstain stop_drinking quit quitting cut_down drink_less drank_less stay_off staying_off
        alcohol-free stopped_drinking stay_stopped days_without_alcohol drink_less drinking_less fewer_drinks fewer_days
        avoid_alcohol recovery recover recovered heal healing remission overcome control free freedom""",
    "RESTORED": """
        outcomes? mood sleep chances? health quality_of_life life lives sobriety abstinence recovery relationships?
        self-esteem self_esteem confidence self-confidence wellbeing well-being coping awareness""",
    "LONGING": "cravings? urges? (?:wish|desire|need)_to_(?:drink|use|smoke) withdrawal shakes cramps",
    "USE": """
        drink drank drinks drinking use used uses using smoke smoked smokes gamble gambled""",
    "TAKEN": "drink drinks drinking alcohol heroin cocaine opioids? drugs? cigarettes? smoke use beer wine",
    "KEEP": "stay stays stayed staying keep keeps kept remain remains remained go goes went",
    "SOBER": "dry sober clean abstinent alcohol-free smoke-free drug-free off_alcohol off_drugs off_drink",
    "WELL": """
        calm calmer better normal proud stronger strong lighter clearer rested hopeful at_peace well alive confident
        less_tense less_anxious less_stressed in_control""",
    "BETTER": "better well easier easily soundly deeply longer",
    "CALM": "calms? calmed quiets? quietens? soothes? settles? steadies",
    "BE": "is are was were be been being seems_to_be proves? makes_it appears_to_be can_be",
    "GOOD": """
        effective powerful promising helpful useful valuable beneficial successful ideal excellent life-changing
        proven game-changer remarkable safe efficacious suited suitable""",
    "PEOPLE": """
        people patients clients individuals those drinkers users someone anyone you them men women members guests
        graduates""",
    "DIGITS": r"\d+% \d+_(?:out_of|in)_\d+ half most",
    "FINDING": "evidence data research findings results trials? study studies",
    "WEAK": "limited weak mixed insufficient conflicting poor thin patchy scarce little low small short",
    "KNOWN": "known clear certain proven proved shown studied tested understood established agreed?",
    "NOT": r"not \w+n't cannot",
}
BENEFIT: Final = phrases(
    r"""
    LESS ~5 DRINKING
    help|helps|helped|helping|supports|support|allows|enables|lets ~8 WISHED
    improves?|improved|improving|boosts?|boosted|increases?|increased|promotes?|restores? ~6 RESTORED
    BE ?also|so|very|highly|extremely|particularly|most GOOD ~6 for|in|at|against|as
    BE ?also|so|very|highly|extremely|particularly|most GOOD treatment|tool|option|choice|medicine|medication
    works?|worked ?very|so|really|simply well|best|better|wonders|quickly|fast|by
    reductions?|decreases?|drop in ~4 DRINKING
    loses|lose|lost ?all interest in ?drinking|alcohol
    restores?|restored|restoring|regain ~1 control
    DIGITS of ~2 PEOPLE ~4 WISHED
    PEOPLE drink|drank|drinks less
    saved|changed|transformed|transforms my|his|her|their|our|your|people's life|lives|marriage
    provides?|brings?|offers? ~2 relief|healing|calm|clarity
    heals?|cures?|repairs?|resets? ~2 addictions?|alcoholism|brain|body
    power|powers to heal
    speeds?|boosts? ~2 recovery
    craving control
    more|most|many ~4 PEOPLE ~3 stayed|stay|remained|remain|stopped|quit|became ~2 WISHED
    most|many ~1 stayed|stay|remained|remain|stopped|quit|became ~2 WISHED
    likely to stay|remain|become|get ~1 WISHED
    success rates?|stories
    LONGING ~3 gone|fade|fades|faded|vanish|vanishes|vanished|disappear|disappears|disappeared|passes|melts|lifts
    take|takes|took|taking ~1 edge off
    take|takes|took away ~3 LONGING
    stops?|holds?|keeps?|held ~2 LONGING
    LESS the LONGING
    stops?|stopped chasing|craving
    no_longer ~1 need|needs|want|wants|crave|craves ~2 TAKEN
    let|lets it|them|cravings|urges pass
    lose|loses|lost ~2 taste|appetite for ~1 TAKEN
    feel|feels|felt ~1 WELL
    sleep|sleeps|slept|breathe|breathes|cope|copes|concentrate|work|works ~1 BETTER
    USE ~3 fewer|less
    KEEP ~1 people|them|you|patients|most ~1 SOBER
    KEEP SOBER
    KEEP in ~1 treatment
    KEEP ~1 job|jobs|work|families|homes
    go|goes|going|return|returns|come|comes ~1 home calm|strong|well|happy|sober
    return|returned|returns|relapse|relapsed ~2 later|less_often
    more ~4 clean|dry|sober|negative|drug-free days|samples|tests|months|weeks
    more days ~4 without|free|sober|dry
    fewer ~1 days|drinks|relapses|cravings|deaths|overdoses|cigarettes
    fewer of_them|people ~2 die|died|go|went|relapse|relapsed|returned
    more likely ~4 stop|quit|stay|succeed|finish|remain|keep
    twice|times as long|likely|often
    lives|life|health|families|children back
    changed|turned|rebuilt|mended ~1 life|lives|marriages?|famil(?:y|ies)
    marriages?|relationships?|famil(?:y|ies)|bodies|minds mend|mends|heal|heals|recover
    gets?|became|becomes?|makes_it|find_it easier
    makes? ~2 days?|life|nights|evenings better|easier|calmer|brighter
    gives?|gave ~2 hope|strength|confidence|relief|peace|freedom
    CALM ~3 nerves?|mind|body|brain|unrest|storm
    effect|gain|benefit is|was among ~1 largest
    no_longer gives ~3 high|buzz|kick
    gives? ~2 new start|life|beginning
    """,
    LISTS,
)
DENIED: Final = phrases("not|no|never|cannot|whether|neither|nor|unclear|unproven|nobody|little|if|\\w+n't", LISTS)
HEDGED: Final = phrases(
    """
    may|might|could|sometimes|appears?|seems?
    some people|of
    for some
    not everyone
    """,
    LISTS,
)
GOOD_TOLD: Final = phrases(
    r"""
    help|helps|helped|helpful|helping|benefits?|beneficial|effective\w*|works|worked|placebo|improv\w+|reduc\w+
    return|returned|returning to
    stay|staying off|sober|stopped
    abstinen\w+|fewer|relapse|relie\w+|eases|eased|treats?|cravings?
    less drinking
    drank less
    <get|gets|got|getting used to|for
    prescribed to|for
    """,
    LISTS,
)
HARM_TOLD: Final = phrases(
    r"""
    side|unwanted|adverse|unpleasant|harmful effects?|events?|reactions?
    side-effects?|harms?|dangers?|dangerous|overdos\w+|drows\w+|dizz\w+|nause\w+|sleepiness|sedati\w+|headaches?|diarrh\w+
    vomit\w*|rash|rashes|unsuitable|contraindicat\w+|drop-?outs?|downsides?|drawbacks?|disadvantages?|distress\w*|upsetting
    damage|hallucinations?|seizures?|suicid\w+|allerg\w+|toxic\w*|warns?|warnings?|precautions?|hepatitis|painful
    feel|feeling sick|worse
    drug|medicine interactions?
    interacts?|interactions? with|between ~4 medicines?|medications?|drugs?|alcohol|warfarin
    get|be worse
    can|may|might|could ~1 hurt|upset|harm
    get|gets|become|becomes upset|angry|confused|addicted|dependent
    is|are ~1 addictive|habit-forming
    falls|blackouts?|confusion|confused|numb|numbness
    clouds?|clouded|dulls ~2 mind|head|brain|thinking
    hard to give_up|stop|come_off
    breaks? ~1 hip|bone
    should|must|can not take|use|have|drive
    should|must|can not be taken|used|given
    cannot|shouldn't|can't take|use
    do_not|don't take
    not ?be suitable|safe|right|suited
    stop\w*|withdraw\w*|discontinu\w* ~3 suddenly|abruptly
    hard work
    liver failure|injury|problems?|tests?
    risks? >of_relapse|of_drinking|of_returning|of_return|of_heavy|of_alcohol|of_any
    """,
    LISTS,
)
NO_HARM: Final = phrases(
    r"""
    no|without|zero|free_of|free_from ~3 side_effects?|side-effects?|risks?|dangers?|harms?|sedation|drowsiness
    hardly|never|not_have|doesn't_have any ~2 side_effects?|side-effects?|risks?|harms?
    risk-free|harm-free|non-addictive
    not|never ~1 addictive|habit-forming|confused|upset
    harm reduction
    """,
    LISTS,
)
HARMS_HEADED: Final = phrases(
    """
    side effects?
    harms?|risks?|dangers?|downsides?|drawbacks?|disadvantages?|cautions?|warnings?|unwanted
    go|goes|going wrong
    hard|dark|other side
    price you pay
    who ~2 not
    """,
    LISTS,
)
# Harms of drinking or of drugs are not harms of the treatment.
OF_DRINKING: Final = phrases(
    "drinking|addictions?|alcohol|alcoholism|untreated|substance|relapse|opioids?|heroin|fentanyl|cravings?", LISTS
)
OF_TREATMENT: Final = phrases("it|medicines?|medications?|drugs?|doses?|tablets?|pills?|treatment|therapy", LISTS)
UNKNOWN_TOLD: Final = phrases(
    r"""
    NOT ~2 KNOWN
    NOT enough FINDING
    does|will|may|might not ~1 work|help|suit|be_right
    doesn't|won't ~1 work|help|suit
    did not ~2 differ|find|show
    we|nobody|researchers|scientists|doctors|experts do_not|don't|cannot ~1 know|say|tell
    cannot|can't show|say|tell whether|how|if|which|that
    unknown|unclear|uncertain\w*|unproven|certainty
    nobody|no_one|no-one knows
    no|few|single ~3 FINDING
    too few|small|short|little
    WEAK ~3 FINDING
    FINDING ~4 limited|weak|mixed|insufficient|conflicting|poor|scarce|vary|varied|varies|differ\w*
    more|further ~2 research|trials|studies|evidence
    no ?clear difference|proof
    could_be chance
    still ?being studied|debated|tested|researched
    open question
    questions remain
    remains? to_be
    """,
    LISTS,
)
