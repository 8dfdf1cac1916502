"""The numbers and addresses that tell a work from all others: from what was pasted to their one form, and to links."""

from articles.references.identifiers.address import normalise_url
from articles.references.identifiers.doi import doi_url, normalise_doi
from articles.references.identifiers.isbn import normalise_isbn
from articles.references.identifiers.pasted import InvalidIdentifier
from articles.references.identifiers.pubmed import normalise_pmcid, normalise_pmid, pmc_url, pubmed_url
from articles.references.identifiers.recognising import recognise
from articles.references.identifiers.registers import arxiv_url, normalise_arxiv, normalise_trial, trial_url

__all__ = [
    "InvalidIdentifier",
    "arxiv_url",
    "doi_url",
    "normalise_arxiv",
    "normalise_doi",
    "normalise_isbn",
    "normalise_pmcid",
    "normalise_pmid",
    "normalise_trial",
    "normalise_url",
    "pmc_url",
    "pubmed_url",
    "recognise",
    "trial_url",
]
