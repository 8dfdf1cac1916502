"""Amounts of medicines and drink, and the words before and behind them that say that they harm."""

import re
from typing import Final

from articles.claims.figures import SMALL
from articles.claims.phrases import either, phrases

NUMBER = r"\d[\d.,]{0,9}"
PILLS = either("tablets pills capsules")
MANY = either("""
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty(?:-\\w+)? thirty forty fifty sixty seventy
    eighty ninety a_hundred one_hundred dozens a_dozen two_dozen three_dozen
""")
UNIT = either("""
    mg/kg milligrams? grams? micrograms? mcg µg mg ml g tablets? pills? capsules? units? drinks? shots? pints? bottles?
    patches litres? liters? doses
""")
DRUNK = either("litre liter bottle pint")
PACK = either("box packet pack bottle strip blister bag month's_supply week's_supply prescription")
WHOLE = either("whole entire full")
AMOUNT: Final = re.compile(
    rf"(?<![\w.]){NUMBER}(?: ?(?:-|–|to|or|and) ?{NUMBER})?[ -]?(?:standard )?{UNIT}\b"
    rf"|\b{MANY} (?:\w+ ){{0,2}}{PILLS}\b"
    rf"|(?<![\w.])\d\d+ (?:\w+ ){{0,2}}{PILLS}\b"
    rf"|\b(?:{SMALL}|{MANY}) {either('milligrams grams shots drinks pints bottles litres')}\b"
    rf"|\b(?:a|one|half a|a whole) {DRUNK} of\b"
    rf"|\b(?:a|one|half a) grams?\b"
    rf"|\b(?:(?:a|an|the|his|her) {WHOLE}|half a) {PACK}\b"
)
LISTS: Final = {
    "BE": "can could may might will would is are was were be been being proved proves",
    "FATAL": "fatal lethal deadly toxic poisonous life-threatening",
    "KILL": """
        kill kills killed die dies died poison poisons poisoned cause_death caused_death cause_coma cause_a_coma
        stop_breathing""",
    "HARM": """
        death coma poisoning respiratory_arrest respiratory_failure liver_failure kidney_failure organ_failure
        cardiac_arrest heart_attack""",
    "SOMEBODY": """
        you him her someone somebody anyone yourself me a_person a_man a_woman an_adult a_child adults children people
        most almost""",
}
# Behind an amount: what it does.
HARMS: Final = phrases(
    """
    BE ~2 FATAL
    BE ~2 KILL
    before|until ~2 becomes|became|gets|turns|turned FATAL
    becomes|became|turns ~1 FATAL
    BE ?more ?than enough to kill|die
    enough to kill >pain|germs
    to kill|finish SOMEBODY
    all it|that takes ~2 to ~1 kill|die|stop
    never wake|woke ?up
    end|ends|ended|cost|costs his|her|your|their|a ~2 life|lives
    to die >for
    to stop ~1 breathing|heart|breath
    kills|killed
    was|were ~1 found dead
    and ?then|later|nearly|almost died|stopped_breathing
    BE stop ~1 breathing|heart|breath
    is|are an|a ?fatal|lethal overdose
    lead|leads|led to ?a ?severe|acute HARM
    result|results|resulted in ?a ?severe|acute HARM
    cause|causes|caused|causing ~2 FATAL
    cause|causes|caused|causing ?a ?severe|acute HARM
    put|puts|sent|landed ~3 in|into|to ?a|the|an ?intensive coma|care|hospital|er|icu|morgue|grave
    """,
    LISTS,
)
FATAL_AMOUNT: Final = phrases("FATAL ~1 overdose|dose|amount|level|quantity|concentration", LISTS)
AT_ONCE: Final = phrases(
    """
    at once
    in one go|sitting|night|evening|hour|gulp|swallow
    in a row
    in a single go|sitting|night|evening|dose
    all|both together
    in an hour
    """,
    LISTS,
)
# Seen at usual doses too, so that they count only where it was all taken at once.
SEEN: Final = phrases(
    """
    seizures?|convulsions?|hospital|intensive_care|ventilator|unconscious|collapsed|dangerous|coma
    stopped breathing
    breathing machine
    heart rhythm|stopped|problems
    """,
    LISTS,
)
# Before an amount: what happened at it, what it is, and who took it.
EVENTS = either("""
    overdos(?:e[ds]?|ing) poison(?:ed|ing|ings) toxicity comas? comatose deaths? died dies fatal(?:ity|ities)? lethal
    toxic respiratory_arrest respiratory_depression respiratory_failure unconscious(?:ness)? killed kills? suicides?
""")
AT = either("""
    at from with after above over of beyond exceeding on when taking swallowing by around between than involved
    involving
""")
EVENT: Final = re.compile(rf"\b{EVENTS} (?:[^\s.;]+ ){{0,5}}?{AT} (?:[^\s.;]+ ){{0,4}}$")
LETHAL = either("lethal fatal deadly toxic poisonous")
LETHAL_DOSE: Final = re.compile(
    rf"\b(?:ld ?50|{LETHAL} (?:\w+ )?(?:dos(?:e|age)|amount|level|concentration|limit|range|quantit)\w*)(?!\w)[^.;]*$"
    r"|\b(?:amount|dose|quantity|overdose) (?:that|which) (?:(?:can|could|has|will) )?kill(?:s|ed)?\b[^.;]*$"
    rf"|\b(?:enough|takes (?:only|just|as little as)) to (?:kill|die|overdose)\b[^.;]*$"
)
# A harm that begins at an amount: "is seen only above 5 g".
SERIOUS = either(
    "heart cardiac rhythm arrhythmias? brain liver kidneys? breathing seizures? convulsions? damage toxicity"
)
BEYOND = either("above over beyond exceeding past higher_than greater_than more_than")
BEGINS_AT: Final = re.compile(
    rf"\b{SERIOUS} (?:[^\s.;]+ ){{0,6}}?(?:only|begins?|starts?) (?:[^\s.;]+ ){{0,3}}?{BEYOND} $"
)
SWALLOWED: Final = re.compile(r"\b(?:swallow|ingest)(?:ed|ing) (?:[^\s.;]+ ){0,4}$")
TOOK: Final = re.compile(
    r"\b(?:took|taken|taking|swallow(?:s|ed|ing)?|ingest(?:ed|ing)?|downed|gulped|injected|injecting|drank)"
    r" (?:[^\s.;]+ ){0,4}$"
)
HANDFUL: Final = re.compile(
    rf"(?:1[5-9]|[2-9]\d|\d{{3,}}|{MANY}) (?:\w+ ){{0,2}}{PILLS}|(?:a|an|the|his|her) {WHOLE} {PACK}"
)
WEIGHT: Final = re.compile(r".*(?:mg|g|grams?)")
# In the blood.
BLOOD: Final = re.compile(r"\b(?:blood|breath|bac|serum|plasma|concentrations?|levels?)\b")
WEIGHED = either("mmol mg g ng µg mcg milligrams? grams? micrograms? nanograms? millimoles? micromoles? µmol")
VOLUME = either("l dl ml lit(?:re|er) decilit(?:re|er) millilit(?:re|er)")
PER_LITRE = rf"(?:promille|‰|{WEIGHED} ?(?:/|per) ?{VOLUME})"
# From 0.2% of alcohol up: below that stand the limits for driving.
LEVEL: Final = re.compile(
    rf"(?<![\d.])0?\.[2-9]\d{{0,2}}(?: ?(?:%|per ?cent))?(?!\d)"
    rf"|{NUMBER} ?{PER_LITRE}"
    rf"|[2-9]\d\d ?{either('mg milligrams')} ?(?:/|per) ?(?:dl|100)"
)
IN_BLOOD: Final = phrases(
    """
    coma|comas|comatose|unconscious|unconsciousness|death|deaths|poisoning|overdose|toxicity
    passing|pass|black|blacking out
    lose|losing|loss ?of consciousness
    FATAL
    KILL
    """,
    LISTS,
)
