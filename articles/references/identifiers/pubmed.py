"""The numbers of PubMed and of PubMed Central."""

import re
from urllib.parse import quote

from articles.references.identifiers.pasted import numbered

PUBMED_ADDRESS = (
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/(?:m/)?pubmed"
    r"|(?:www\.)?europepmc\.org/(?:article|abstract)/MED)/"
)
PMC_ADDRESS = (
    r"(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov/articles|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc/articles"
    r"|(?:www\.)?europepmc\.org/articles?(?:/PMC)?)/"
)
_PMID = re.compile(rf"(?:{PUBMED_ADDRESS}|(?:pmid|pubmed)\b[\s:]*)?0*(?P<number>[1-9][0-9]{{0,7}})", re.IGNORECASE)
_PMCID = re.compile(
    rf"(?:{PMC_ADDRESS}|pmcid\b[\s:]*)?PMC\s*0*(?P<number>[1-9][0-9]{{0,8}})(?:\.[0-9]+)?", re.IGNORECASE
)


def normalise_pmid(text: str) -> str:
    """The PubMed number as digits; "" for nothing."""
    return numbered(_PMID, text, "not a PubMed number: one is up to eight digits, as in 28525555")


def normalise_pmcid(text: str) -> str:
    """The PubMed Central number with its letters, without a version; "" for nothing."""
    number = numbered(_PMCID, text, "not a PubMed Central number: one begins with PMC, as in PMC3510048")
    return f"PMC{number}" if number else ""


def pubmed_url(pmid: str) -> str:
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(pmid, safe='', errors='replace')}/"


def pmc_url(pmcid: str) -> str:
    return f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(pmcid, safe='', errors='replace')}/"
