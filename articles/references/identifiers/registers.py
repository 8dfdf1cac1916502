"""The numbers of preprints at arXiv and of trials at ClinicalTrials.gov."""

import re
from urllib.parse import quote

from articles.references.identifiers.pasted import numbered

ARXIV_ADDRESS = r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/"
ARXIV_NUMBER = r"(?:[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}|[a-z]{2,8}(?:-[a-z]{2,8})?(?:\.[a-z]{2})?/[0-9]{7})(?![0-9])"
_ARXIV_DOI = r"(?:(?:https?://)?(?:dx\.)?doi\.org/)?10\.48550/arxiv\."
_ARXIV = re.compile(
    rf"(?:{ARXIV_ADDRESS}|{_ARXIV_DOI}|arxiv\b[\s:]*)?"
    rf"(?P<number>{ARXIV_NUMBER})(?:v[0-9]+)?(?:\.pdf)?(?:\s*\[[\w.-]+)?",
    re.IGNORECASE,
)
_TRIAL_ADDRESS = r"(?:https?://)?(?:www\.|beta\.|classic\.)?clinicaltrials\.gov/(?:ct2/show/|show/|study/)?"
_TRIAL = re.compile(
    rf"(?:{_TRIAL_ADDRESS}|clinicaltrials\.gov[\s:]*(?:(?:identifier|id|number)\b[\s:]*)?)?"
    r"NCT\s?(?P<number>[0-9]{8})",
    re.IGNORECASE,
)


def normalise_arxiv(text: str) -> str:
    """The number at arXiv without its version, as in 2101.00001 or math/0309136; "" for nothing."""
    return numbered(_ARXIV, text, "not an arXiv number: one has a point in it, as in 2101.00001").lower()


def normalise_trial(text: str) -> str:
    """The number at ClinicalTrials.gov with its letters; "" for nothing."""
    reason = "not a number of ClinicalTrials.gov: one is NCT and eight digits, as in NCT01711125"
    number = numbered(_TRIAL, text, reason)
    return f"NCT{number}" if number else ""


def arxiv_url(arxiv: str) -> str:
    return f"https://arxiv.org/abs/{quote(arxiv, errors='replace')}"


def trial_url(trial: str) -> str:
    return f"https://clinicaltrials.gov/study/{quote(trial, safe='', errors='replace')}"
