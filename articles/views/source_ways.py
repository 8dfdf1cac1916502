"""How a reader gets a source, and what its kind of evidence means, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.models import Source
from articles.references import vancouver
from articles.references.identifiers import (
    InvalidIdentifier,
    arxiv_url,
    doi_url,
    normalise_url,
    pmc_url,
    pubmed_url,
    trial_url,
)
from articles.references.record import Evidence


@dataclass(frozen=True, slots=True)
class Way:
    words: str
    name: str  # what the source is called there
    url: str


MEANINGS = {
    Evidence.SYSTEMATIC_REVIEW: "It looks for all studies of a question, by a method laid down beforehand.",
    Evidence.RANDOMISED_TRIAL: "Chance decided who got which treatment, so that the groups can be compared.",
    Evidence.COHORT: "It follows people over time. Chance did not decide who was treated, so it cannot show a cause.",
    Evidence.CROSS_SECTIONAL: "It looks at people at one time: at what occurs together, not at what causes what.",
    Evidence.CASE_REPORT: "It tells of one person or a few. It shows what can happen, not how often.",
    Evidence.REVIEW: "Its authors chose which studies to tell of, so it may leave some out.",
    Evidence.CONSENSUS: "Experts agreed on it, where studies were too few or did not agree.",
    Evidence.COMMENTARY: "It gives the view of its authors, often on a study by others.",
    Evidence.GUIDELINE: "A professional or public body advises clinicians, on the evidence that it had then.",
    Evidence.LABEL: "What the maker and the regulator agreed to say of a medicine.",
    Evidence.LAW: "It says what is allowed or required, not what works.",
    Evidence.TOOL: "A set of questions, or another way to measure something.",
    Evidence.WEB_PAGE: "Whoever runs the site can change it at any time.",
    Evidence.UNSORTED: "No editor has sorted it yet.",
}


def ways(source: Source) -> list[Way]:
    """Where it can be read, what is free first; the register of the trial that it reports comes last."""
    found = []
    if source.pmcid:
        found.append(Way("Free full text in PubMed Central", source.pmcid, pmc_url(source.pmcid)))
    if source.arxiv:
        found.append(Way("Free full text at arXiv", f"arXiv:{source.arxiv}", arxiv_url(source.arxiv)))
    if source.doi:
        found.append(Way("Read it at the publisher", f"doi:{source.doi}", doi_url(source.doi)))
    if source.pmid:
        found.append(Way("Abstract in PubMed", f"PMID {source.pmid}", pubmed_url(source.pmid)))
    if not found and (address := _web_address(source.url)):
        found.append(Way("Read it at", (urlsplit(address).hostname or "").removeprefix("www."), address))
    if source.trial:
        found.append(Way("The trial in its register, ClinicalTrials.gov", source.trial, trial_url(source.trial)))
    return found


def to_ask_for(source: Source) -> str:
    """What to tell a library; empty where the source can be read, or ordered, by a link."""
    if source.pmcid or source.arxiv or source.doi or source.pmid or _web_address(source.url):
        return ""
    isbn = f" ISBN {source.isbn}." if source.isbn else ""
    return f"{vancouver.printed_in_full(source.record())}{isbn}"


def _web_address(url: str) -> str:
    """Only http and https: whatever else stands there leads nowhere."""
    try:
        return normalise_url(url)
    except InvalidIdentifier:
        return ""
