"""Words that set a treatment, a risk or a group of people beside another, in text with its letters small."""

from __future__ import annotations

import re
from typing import Final

from articles.claims.phrases import either
from articles.medicines import GENERIC

DEGREE = r"(?:(?:much|far|significantly|considerably|slightly|a lot|no|not|generally|often|just) )?"
# What only treatments, risks and their results are.
WEIGHED = either("""
    effective efficacious likely addictive dangerous successful harmful toxic potent severe risky common helpful
    deadly beneficial reliable cost-effective affordable prone tolerable convenient comfortable
""")
WEIGHED_MORE = either("safer deadlier likelier riskier healthier milder")
# What anything can be: it is a comparison of treatments only beside one of them.
ANYTHING = either("""
    better worse faster slower quicker sooner longer shorter higher lower greater fewer easier larger smaller stronger
    weaker cheaper gentler kinder
    more_(?:quickly|safely|gently|deeply|surely|reliably|comfortably|effectively)
""")
GAP = r"(?: [^\s,.;:\0]+){0,5}?"
TREATED_BY = f"""
    treatments? medicines? medications? drugs? meds tablets? injections? pills? implants? therapy therapies counsell?ing
    placebo rehabs? detox inpatient outpatient residential facilit(?:y|ies) programs? programmes? clinics? apps?
    telehealth hypnosis acupuncture aa iop php cbt tms psychiatrists? shrinks? therapists? psychologists? counsell?ors?
    sponsors? benzodiazepines? opioids? antidepressants? {" ".join(sorted(GENERIC))}
"""
SUBJECTS = either(f"""
    {TREATED_BY} risks? rates? chances? odds outcomes? results? doses? women men smokers drinkers patients adults
    private_care home_care hospital_care nhs withdrawal symptoms alcohol heroin cocaine success relapse abstinence
    hospitals? wards? stays? side_effects
""")
SUBJECT: Final = re.compile(rf"\b{SUBJECTS}\b(?!-)")
# A measure of oneself, of time or of what was meant compares no treatments.
MEASURE = either("""
    to you your we i he she they it this that these ever usual before expected planned needed necessary meant intended
    nothing never one once anyone anything everyone just only two three four five six ten
""")
COMPARED = rf"(?:{either('dummy sham person man woman control group')}|{SUBJECTS})"
NOTHING = (
    rf"(?! (?:{MEASURE}|\d[\d.,]*)\b(?! {COMPARED}\b))(?! (?:an?|most)\b(?! (?:[a-z-]+ )?{COMPARED}\b))"
    r"(?! others? (?:may|might|can|do|think)\b)"
)
NOT_YOURS = r"(?! (?:you|it|they|possible|well|this|that|soon|long|can|necessary|needed|usual|before|i|we)\b)"
BESIDE = rf"(?:than|compared (?:to|with))\b{NOTHING}"
RESULT = either("risks? rates? chances? odds outcomes? results?")
GOOD_RESULT = either("outcomes? results? success retention recovery completion sobriety abstinence")
TREATMENT = either("treatments? medications? medicines? drugs? therapy therapies detox rehab approach methods?")
ONE_TREATMENT = either(
    "treatment medication medicine drug therapy detox rehab method program programme clinic app pill"
)
OPTION = either("options? solutions? tools? paths? choices?")
WORKS = either(
    "works? worked acts? performs? performed fares? fared does did do copes? coped responds? responded recovers?"
)
PEOPLE = either("those people patients anyone someone women men drinkers")
WITHOUT = either("who whose without in on with given receiving taking not")

# What is best for one person is for that person to find out.
NOT_FOR_ONE = r"(?! (?:is|are) (?:the )?ones?\b| for (?:you|your|them|him|her|each|every|a|the|that|this)\b)"
BEATEN = rf"{either(TREATED_BY)}|care|(?:any|every) other"
LEADS_TO = either("leads?_to leading_to led_to linked_to associated_with yields? produces? delivers? results?_in")
MATCHES = either("match(?:es|ed)? comes works has offers can gives rivals")
THAN = (
    rf"(?:more|less) {WEIGHED}\b{GAP} {BESIDE}",
    rf"{WEIGHED_MORE}\b{GAP} {BESIDE}",
    rf"{WORKS} (?:much |far )?(?:better|worse|faster|longer|(?:less|more) well){GAP} {BESIDE}",
    rf"(?:better|worse|faster|longer|less|more|fewer|sooner){GAP} than {PEOPLE} {WITHOUT}\b",
    rf"(?:more|fewer) (?:[a-z]+ )?(?:people|patients|deaths|lives|women|men){GAP} {BESIDE}",
    rf"(?:{ANYTHING}|increased) (?:[a-z-]+ ){{0,2}}(?:{RESULT}|success|retention|recovery){GAP} {BESIDE}",
    rf"{ANYTHING}{GAP} than {WITHOUT} (?:(?:an?|the) )?{COMPARED}\b",
    rf"costs? (?:much |far |a lot )?(?:less|more) than\b{NOTHING}",
)
AS = (
    rf"(?:as|so) (?:safe|good|{WEIGHED})(?: (?:at|in|for|to) (?:[a-z-]+ ){{0,3}}[a-z-]+)? as\b{NOT_YOURS}",
    rf"{WORKS} (?:about |just |at least |nearly )?as well as\b{NOT_YOURS}",
    rf"{WORKS} just as well\b(?! (?:as|if|that|to|i|we|you|she|he|they)\b)",
    r"(?:superior|inferior|comparable|preferable) to\b(?! (?:you|your|what)\b)",
    rf"{RESULT}{GAP} (?:is|are|was|were) (?:very |quite |roughly )?(?:similar|equal|identical) to\b",
)
MORE = (
    rf"{RESULT}(?: of [a-z]+)? (?:is|are|was|were|tend to be) (?:much |far |often )?"
    rf"(?:higher|lower|better|worse|greater) (?:for|among|in|with) (?:{PEOPLE}|adults)\b",
    r"(?:significantly|much|far|dramatically|vastly|substantially|markedly|measurably)"
    rf" (?:better|higher|greater|improved|superior) (?:[a-z-]+ ){{0,2}}{GOOD_RESULT}\b",
    rf"{LEADS_TO} (?:better|higher|greater|improved|superior) (?:[a-z-]+ ){{0,2}}{GOOD_RESULT}\b",
    r"more (?:effective|efficacious|successful) (?:for|at|in)\b(?! you\b)",
    rf"(?:outperform|outdo|outlast|surpass|beat)(?:s|ed)?\b(?=[^.;\0]{{0,60}} (?:{BEATEN})\b)",
)
MOST = (
    r"(?!the safest (?:approach|method))the (?:single )?(?:most (?:effective|successful|reliable)|safest|best|fastest)"
    rf" (?:(?:form|type|kind) of )?(?:(?!possible )[a-z-]+ )?{TREATMENT}\b{NOT_FOR_ONE}",
    rf"the (?:single )?most (?:effective|successful|reliable|proven) (?:[a-z-]+ )?{OPTION}\b{NOT_FOR_ONE}",
    r"the (?:highest|best|lowest) (?:[a-z-]+ ){0,3}(?:success|recovery|completion|retention|relapse) rates?\b",
    r"the gold standard\b",
    r"(?:in|at|for) a fraction of the (?:time|cost|price)\b",
    rf"(?<!when )(?<!where )no other (?:[a-z-]+ )?{ONE_TREATMENT} {MATCHES}\b",
)
# "Compared with placebo", and not "it was compared with placebo".
AGAINST = (
    rf"(?<!was )(?<!were )(?<!been )(?<!is )(?<!when )compared (?:to|with) (?:[a-z]+ ){{0,2}}?{SUBJECTS}\b"
    rf"(?=[^.;\0]{{0,200}}\b(?:more|less|{ANYTHING}|(?:a|the) fraction)\b)"
)
COMPARISONS: Final = re.compile(
    rf"(?<![\w-])(?:{DEGREE}(?:{'|'.join((*THAN, *AS, *MORE, *MOST))})"
    rf"|(?P<anything>{DEGREE}{ANYTHING}{GAP} {BESIDE}|{AGAINST}))"
)
