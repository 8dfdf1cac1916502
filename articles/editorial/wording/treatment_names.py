"""Names of treatments, and the words by which a title says that a page is of several of them or of one side."""

import re
from typing import Final

from articles.claims.phrases import phrases


def names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Medicines that people are offered for their use of alcohol or drugs.
MEDICINES: Final = names("""
    acamprosate campral disulfiram disulphiram antabuse naltrexone vivitrol revia nalmefene selincro baclofen lioresal
    topiramate topamax ondansetron varenicline chantix champix prazosin semaglutide ozempic wegovy liraglutide ibogaine
    psilocybin naloxone lofexidine clonidine bupropion zyban cytisine metadoxine carbamazepine thiamine mirtazapine
    sertraline aripiprazole quetiapine
""")
# Taken as drugs too: a treatment only where the title does not call them a drug.
ALSO_DRUGS: Final = names("""
    gabapentin neurontin pregabalin lyrica oxybate ketamine esketamine methadone buprenorphine suboxone subutex
    sublocade buvidal chlordiazepoxide librium diazepam valium lorazepam ativan oxazepam clonazepam phenobarbital
""")
LISTS: Final = {
    "SORT": """
        cognitive behaviou?ral dialectical family couples? group talking motivational aversion exposure art music equine
        infusion nad\\+? light commitment""",
    "OF_WHAT": """
        riding horse equine prizes? vouchers? reward incentive wilderness surf sailing yoga meditation fitness art music
        residential detox recovery rehab rehabilitation""",
    "MOST": "help treat are can may",
}
AS_A_DRUG: Final = phrases("addict\\w*|abuse|misuse|detox\\w*|rehab\\w*|use_disorder", LISTS)
THERAPY: Final = phrases(
    r"""
    SORT ?behaviou?ral therapy|treatment|enhancement
    motivational interviewing
    cbt|dbt|emdr|[a-z]*therapy|counsell?ing|mindfulness|acupuncture|hypnosis|neurofeedback|implants?
    contingency management
    mutual aid
    12|twelve steps?
    12-steps?|twelve-steps?
    alcoholics anonymous
    sinclair method
    rapid|ultra-rapid detox
    supplements?
    family work
    nicotine patch|patches|gum|lozenges?|sprays?
    patches|vouchers
    """,
    LISTS,
)
# With such words a page begins that is of it, and hardly any other.
NAMED_THERAPY: Final = phrases(
    r"""
    12|twelve steps? meetings|groups|fellowships?
    12-step|twelve-step meetings|groups|fellowships?
    cognitive behaviou?ral therapy
    mindfulness|hypnotherapy|acupuncture|neurofeedback means|is|are|teaches
    nicotine patch|patches|gum|lozenges?|sprays?
    """,
    LISTS,
)
NAMED_PROGRAMME: Final = phrases("our|this|the OF_WHAT program|programme", LISTS)
# A page that sets things side by side, or is of withdrawal or of places, is not of one treatment.
OF_SEVERAL: Final = phrases(
    r"""
    compar\w+|versus|vs|which|choosing|levels|inpatient|outpatient|residential|medicines|medications
    how_to choose
    emergency|checked|difference|questions
    """,
    LISTS,
)
# A whole stay or course of which the parts are not named.
PROGRAMME: Final = phrases(
    r"""
    rehabs?|retreat|detox
    sober living
    recovery|treatment|rehabilitation program|programme|center|centre|clinic
    """,
    LISTS,
)
FOR_WHAT: Final = phrases(r"for|in|treat\w*|of ~3 withdrawal|addiction|dependence|abuse", LISTS)
OF_ONE_SIDE: Final = phrases(
    r"""
    side_effects?|side-effects?|adverse|risks?|dangers?|dangerous|harms?|safety|safely|warnings?
    is ~1 safe
    who should_not
    overdos\w+|poisoning|withdrawal|taper\w*|interact\w*|pregnan\w+|breastfeeding
    stop|stopping >drinking
    come|coming off
    dependence|addictive|misuse|doses?|dosage|mechanism|history|costs?
    how ~2 works|acts
    """,
    LISTS,
)
OF_HARMS: Final = phrases(
    "side_effects?|side-effects?|adverse|harms|warnings?|dark_side|dangers?|risks|what_to_watch", LISTS
)
OTHERS: Final = phrases(
    r"""
    cbt|motivational|self-help|12-step|twelve-step|aa|alternatives?
    cognitive behaviou?ral
    contingency management
    mutual aid
    support groups?
    alcoholics anonymous
    smart recovery
    12|twelve step
    other ~1 treatments?|options|choices|therapy|therapies|ways
    other medicines?|medications? for|such_as|can|may|are
    other medicines?|medications? that MOST
    another medicine|treatment|medication|option
    instead of
    family therapy|work
    """,
    LISTS,
)
GENERAL_THERAPY: Final = re.compile(r"\b(?:counsell?ing|(?:psycho)?therap(?:y|ies))\b")
# What is only added to a treatment is no other choice.
BESIDE: Final = re.compile(r"\b(?:with|alongside|plus|combin(?:e|es|ed|ing)|and|besides?) (?:[\w'-]+[ ,]+){0,5}$")
LOOK_BACK = 80
# Nor is what it is made of, or its other name.
GROUPS: Final = names("aa 12-step twelve-step") | {"alcoholics anonymous", "support group", "support groups"}
MADE_OF: Final = {
    "sinclair method": names("naltrexone nalmefene"),
    "cognitive behavioural therapy": names("cbt"),
    "cognitive behavioral therapy": names("cbt"),
    "cbt": frozenset({"cognitive behavioural", "cognitive behavioral"}),
    "mutual aid": GROUPS,
    "alcoholics anonymous": GROUPS,
}
