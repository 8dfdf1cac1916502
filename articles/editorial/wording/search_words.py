"""The words of which search phrases are made: kinds of help, what is sought, and what people add to it."""

import re
from typing import Final

from articles.claims.phrases import either


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words of a kind, and what people are looking for.
KINDS: Final = words("""
    alcohol drug drugs substance narcotic narcotics opioid opiate heroin cocaine meth fentanyl alcoholism addiction
    abuse dual diagnosis
    inpatient outpatient residential luxury affordable cheap cheapest private holistic medical local best top executive
    sober hangover liver quick rapid free home same-day couples faith-based dry january sinclair iop php nad
""")
SOUGHT: Final = words("""
    rehab rehabs rehabilitation treatment treatments detox detoxification recovery center centers centre centres clinic
    clinics facility facilities program programs programme programmes help insurance services addiction abuse cost
    counseling counselling
""")
# What else is sought. Pages about one medicine name these often too, so that their number tells nothing.
ASKED: Final = words("""
    kit kits pill pills supplement supplements vitamin vitamins tip tips review reviews dose dosage price prices cure
    cures cravings withdrawal method therapy therapies medication medications meds coverage online hotline helpline
    living team tablets implant implants injection injections shots
    counsellors counselors hypnotherapist interventionist telehealth
""")
# A phrase that holds one of these is a seller's or a searcher's, and never the name of a condition.
SELLING: Final = words("""
    rehab rehabs detox luxury private cheap cheapest affordable best top executive residential inpatient outpatient
    sober same-day holistic kit kits pill pills reviews price prices cost
""")
DATED: Final = words("best top tips tip review reviews cures cure supplements vitamins prices price cost")

# What is added to a phrase in a search box. In writing, a word comes in between: "on Reddit", "in Leeds".
ADDED: Final = re.compile(
    r" (?:reddit|quora|(?:near|nearest) me|open now|(?:buy|order) online|(?:online )?no prescription"
    r"|(?:for )?(?:free )?(?:men|women|ladies|couples|adults) only|(?:open )?24 hours)\b"
)
YEAR: Final = re.compile(r" 20[12]\d(?![\w-]|[–,/]\d)")
TO_FILL_IN: Final = re.compile(
    r" (?:in )?(?:\{\{[^{}]{1,40}\}\}|\[(?:your |the )?(?:city|town|state|place|location)[^\]]{0,20}\])"
)
PLACES: Final = """
    uk usa us england scotland wales ireland london manchester birmingham leeds liverpool bristol sheffield newcastle
    nottingham leicester glasgow edinburgh cardiff belfast dublin brighton surrey sussex kent essex yorkshire
    lancashire devon cornwall hertfordshire
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
    nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma oregon pennsylvania
    rhode_island south_carolina south_dakota tennessee texas utah vermont virginia west_virginia wisconsin wyoming
    los_angeles san_diego san_francisco malibu phoenix scottsdale las_vegas denver dallas houston austin san_antonio
    chicago detroit cincinnati cleveland columbus atlanta miami tampa orlando jacksonville boca_raton palm_beach boston
    philadelphia pittsburgh baltimore seattle portland nashville
    canada ontario toronto vancouver calgary australia sydney melbourne brisbane perth queensland new_zealand thailand
    bali mexico tijuana cancun spain south_africa india
"""
PLACE: Final = re.compile(rf" {either(PLACES)}\b")
TOWN: Final = re.compile(r" [A-Z][a-z]{2,20}\b(?!['’.-]\w)")
TOWNS: Final = re.compile(r"(?: [A-Z][a-z]{2,20}){2,20}\b")
FEW_TOWNS: Final = 3  # "Riverside Treatment Center New York" names one place, in two words
BEHIND_PLACES: Final = re.compile(rf" {either(' '.join(sorted(ASKED)))}\b")
