"""The printed reference in NLM (Vancouver) style as plain text, its short form, and the links that go with it.

The rules are those of Citing Medicine, 2nd edition (https://www.ncbi.nlm.nih.gov/books/NBK7256/), with journal titles
and page ranges as they were recorded.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from articles.references.identifiers import (
    InvalidIdentifier,
    arxiv_url,
    doi_url,
    normalise_url,
    pmc_url,
    pubmed_url,
    trial_url,
)
from articles.references.names import short_names
from articles.references.punctuation import piece
from articles.references.record import Record
from articles.references.vancouver_forms import MONTHS, day_printed, published, reference

_SHORT_TITLE_WORDS = 6

__all__ = ["MONTHS", "Link", "links", "printed", "printed_in_full", "short"]


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


def printed(record: Record) -> str:
    """The reference without identifiers and addresses, which `links` gives."""
    return reference(record, published(record))


def printed_in_full(record: Record) -> str:
    """The reference for paper and for export, with its identifiers or, where there are none, its web address."""
    identifiers = _identifiers(record)
    address = "" if identifiers else _web_address(record.url)
    when = published(record)
    if address and record.accessed:
        when += f" [cited {day_printed(record.accessed)}]"
    # No full stop follows an address that does not end in "/", lest it be taken for a part of it.
    ending = f"Available from: {address}{'.' if address.endswith('/') else ''}" if address else identifiers
    return " ".join(filter(None, (reference(record, when), ending)))


def short(record: Record) -> str:
    """ "Agabio 2023": what a citation is called in running text."""
    name = short_names(record.authors) or _short_title(record) or record.key
    return f"{name}, no date" if record.year is None else f"{name} {record.year}"


def links(record: Record) -> tuple[Link, ...]:
    """Where the source can be read: one link for each identifier, else its web address. Only http and https.

    The trial that it reports comes last: it is not the source, and stands beside whatever leads there.
    """
    found = []
    if record.doi:
        found.append(Link(f"doi:{record.doi}", doi_url(record.doi)))
    if record.pmid:
        found.append(Link(f"PMID {record.pmid}", pubmed_url(record.pmid)))
    if record.pmcid:
        found.append(Link(record.pmcid, pmc_url(record.pmcid)))
    if record.arxiv:
        found.append(Link(f"arXiv:{record.arxiv}", arxiv_url(record.arxiv)))
    if not found and (address := _web_address(record.url)):
        found.append(Link((urlsplit(address).hostname or "").removeprefix("www."), address))
    if record.trial:
        found.append(Link(record.trial, trial_url(record.trial)))
    return tuple(found)


def _short_title(record: Record) -> str:
    words = piece(record.title).split()
    shown = " ".join(words[:_SHORT_TITLE_WORDS])
    return f"{shown}…" if len(words) > _SHORT_TITLE_WORDS else shown.rstrip(".")


def _identifiers(record: Record) -> str:
    """As PubMed prints them: "doi: 10.1000/x. PMID: 1; PMCID: PMC2.". A preprint's number at arXiv follows."""
    pubmed = (f"PMID: {record.pmid}" if record.pmid else "", f"PMCID: {record.pmcid}" if record.pmcid else "")
    doi = f"doi: {record.doi}." if record.doi else ""
    numbers = "; ".join(filter(None, pubmed))
    arxiv = f"arXiv: {record.arxiv}." if record.arxiv else ""
    return " ".join(filter(None, (doi, f"{numbers}." if numbers else "", arxiv)))


def _web_address(url: str) -> str:
    try:
        return normalise_url(url)
    except InvalidIdentifier:
        return ""
