"""Who asks for what the rules ask for: by name and public address."""

from typing import Final, NamedTuple


class Authority(NamedTuple):
    """`url` is empty where the rule is the site's own."""

    name: str
    url: str


OURS: Final = Authority("How this site checks", "/about/how-we-check/")
NIH: Final = Authority("NIH style guide", "https://www.nih.gov/nih-style-guide/alcohol-substance-use")
NIDA: Final = Authority(
    "NIDA, words matter",
    "https://nida.nih.gov/research-topics/addiction-science/words-matter-preferred-language-talking-about-addiction",
)
NIAAA: Final = Authority(
    "NIAAA, words matter", "https://www.niaaa.nih.gov/alcohols-effects-health/reducing-alcohol-related-stigma"
)
ONDCP: Final = Authority("ONDCP glossary", "https://www.northamptonrecoverycenter.org/glossary")
AAP: Final = Authority("American Academy of Pediatrics", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9386168/")
VA: Final = Authority(
    "US Department of Veterans Affairs, content style guide",
    "https://github.com/department-of-veterans-affairs/vets-design-system-documentation/blob/"
    "0d5dbcba673bc0fa6219c3585ca191b2198de993/src/_content-style-guide/health-content/"
    "destigmatizing-language-in-substance-use.md",
)
COMMUNITY_CATALYST: Final = Authority(
    "Community Catalyst",
    "https://communitycatalyst.org/resource/avoid-stigmatizing-individuals-with-substance-use-disorders/",
)
SDF: Final = Authority("Scottish Drugs Forum", "https://www.talkingdrugs.org/glossary-of-contested-terms")
DISCERN: Final = Authority("DISCERN", "http://www.discern.org.uk/quick_reference_guide.php")
CCI: Final = Authority("CDC Clear Communication Index", "https://www.cdc.gov/ccindex/")
PEMAT: Final = Authority("AHRQ PEMAT", "https://pmc.ncbi.nlm.nih.gov/articles/PMC8990380/")
SAFE_MESSAGING: Final = Authority(
    "Safe messaging",
    "https://communitysuicideprevention.org/element/communication/ensuring-safe-suicide-prevention-messaging/",
)
FTC: Final = Authority(
    "FTC, opioid addiction recovery fraud",
    "https://www.ftc.gov/business-guidance/blog/2025/06/"
    "enforcing-opioid-addiction-recovery-fraud-prevention-act-ftcs-settlement-evoke-wellness-what-it",
)
