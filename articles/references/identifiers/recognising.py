"""What a pasted text is: a DOI, a number of PubMed, arXiv or a register, an ISBN or a web address."""

import re
from collections.abc import Callable

from articles.references.identifiers.address import normalise_url
from articles.references.identifiers.doi import doi_inside
from articles.references.identifiers.isbn import normalise_isbn
from articles.references.identifiers.pasted import InvalidIdentifier, cleaned, without_trailing_marks
from articles.references.identifiers.pubmed import PMC_ADDRESS, PUBMED_ADDRESS, normalise_pmcid, normalise_pmid
from articles.references.identifiers.registers import ARXIV_ADDRESS, ARXIV_NUMBER, normalise_arxiv, normalise_trial

_LABELLED: tuple[tuple[str, Callable[[str], str], re.Pattern[str]], ...] = tuple(
    (field, normalise, re.compile(pattern, re.IGNORECASE))
    for field, normalise, pattern in (
        ("arxiv", normalise_arxiv, rf"(?:{ARXIV_ADDRESS}|\barxiv\s*:\s*){ARXIV_NUMBER}"),
        ("pmcid", normalise_pmcid, rf"(?:{PMC_ADDRESS}|\b)PMC\s?[0-9]+(?![\w-])"),
        ("pmid", normalise_pmid, rf"(?:{PUBMED_ADDRESS}|\b(?:PMID|PubMed(?:\s+ID)?)\b[\s:#]*)[0-9]+(?![\w-])"),
        ("trial", normalise_trial, r"\bNCT\s?[0-9]{8}(?![\w-])"),
        ("isbn", normalise_isbn, r"\bISBN(?:[\s-]*1[03](?=[\s:]))?[\s:]*[0-9][0-9\s\u2010-\u2015-]*[0-9X]\b"),
    )
)
_A_YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")
_LONGEST = 2000  # a reference or an address with all that hangs on it
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)www\.\S+\.\S+", re.IGNORECASE)


def recognise(text: str) -> tuple[str, str] | None:
    """The field of a record that the text fills and its value in its one form, or None.

    A DOI goes before all else in the text, a web address after it. A bare number is one of PubMed, of arXiv or an
    ISBN; a number of four digits that may be a year is none, nor is an ISBN whose last digit is wrong.
    """
    pasted = cleaned(text[:_LONGEST])
    if doi := doi_inside(pasted):
        return ("doi", doi)
    return _labelled(pasted) or _bare(pasted) or _address(pasted)


def _labelled(pasted: str) -> tuple[str, str] | None:
    for field, normalise, pattern in _LABELLED:
        for found in pattern.finditer(pasted):
            label = re.sub(r"\bID\b|#", "", found[0]) if field == "pmid" else found[0]
            if value := _or_nothing(normalise, label):
                return (field, value)
    return None


def _bare(pasted: str) -> tuple[str, str] | None:
    number = pasted.strip(" .,;()[]")
    if _A_YEAR.fullmatch(number):
        return None
    bare: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("pmid", normalise_pmid),
        ("arxiv", normalise_arxiv),
        ("isbn", normalise_isbn),
    )
    for field, normalise in bare:
        if value := _or_nothing(normalise, number):
            return (field, value)
    return None


def _address(pasted: str) -> tuple[str, str] | None:
    found = _ADDRESS.search(pasted)
    if not found:
        return None
    address = without_trailing_marks(re.split('[<>"“”]', found[0])[0])
    value = _or_nothing(normalise_url, address if address.lower().startswith("http") else f"https://{address}")
    return ("url", value) if value else None


def _or_nothing(normalise: Callable[[str], str], text: str) -> str:
    try:
        return normalise(text)
    except InvalidIdentifier:
        return ""
