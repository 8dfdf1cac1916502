"""The printed reference in NLM (Vancouver) style as plain text, its short form, and the links that go with it.

The rules are those of Citing Medicine, 2nd edition (https://www.ncbi.nlm.nih.gov/books/NBK7256/), with journal titles
and page ranges as they were recorded.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from articles.references.identifiers import InvalidIdentifier, doi_url, normalise_url, pmc_url, pubmed_url
from articles.references.names import author_list, short_names
from articles.references.punctuation import paragraph, piece, sentence
from articles.references.record import Kind, Record

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_TITLE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


def printed(record: Record) -> str:
    """The reference without identifiers and addresses, which `links` gives."""
    return _reference(record, _published(record))


def printed_in_full(record: Record) -> str:
    """The reference for paper and for export, with its identifiers or, where there are none, its web address."""
    identifiers = _identifiers(record)
    address = "" if identifiers else _web_address(record.url)
    when = _published(record)
    if address and record.accessed:
        when += f" [cited {_day(record.accessed)}]"
    # No full stop follows an address that does not end in "/", lest it be taken for a part of it.
    ending = f"Available from: {address}{'.' if address.endswith('/') else ''}" if address else identifiers
    return " ".join(filter(None, (_reference(record, when), ending)))


def short(record: Record) -> str:
    """ "Agabio 2023": what a citation is called in running text."""
    name = short_names(record.authors) or _short_title(record) or record.key
    return f"{name}, no date" if record.year is None else f"{name} {record.year}"


def links(record: Record) -> tuple[Link, ...]:
    """Where the source can be read: one link for each identifier, else its web address. Only http and https."""
    found = []
    if record.doi:
        found.append(Link(f"doi:{record.doi}", doi_url(record.doi)))
    if record.pmid:
        found.append(Link(f"PMID {record.pmid}", pubmed_url(record.pmid)))
    if record.pmcid:
        found.append(Link(record.pmcid, pmc_url(record.pmcid)))
    if not found and (address := _web_address(record.url)):
        found.append(Link((urlsplit(address).hostname or "").removeprefix("www."), address))
    return tuple(found)


def _reference(record: Record, when: str) -> str:
    return " ".join(filter(None, (sentence(author_list(record.authors)), _FORMS[record.kind](record, when))))


def _article(record: Record, when: str) -> str:
    volume, issue, pages = piece(record.volume), piece(record.issue), _pages(record)
    number = volume + (f"({issue})" if issue else "")
    where = when + (f";{number}" if number else "") + (f":{pages}" if pages else "")
    return paragraph(record.title, record.container, where)


def _report(record: Record, when: str) -> str:
    number = piece(record.number)
    return paragraph(
        record.title,
        _edition(record),
        _volume(record),
        _imprint(record, when),
        f"Report No.: {number}" if number else "",
        _page_range(record),
        _series(record),
    )


def _guideline(record: Record, when: str) -> str:
    """Printed as an article when a journal published it, else as a report."""
    return _article(record, when) if piece(record.container) else _report(record, when)


def _web_page(record: Record, when: str) -> str:
    title, site = piece(record.title), piece(record.container)
    if site == piece(record.publisher):
        site = ""
    return paragraph(f"{title} [Internet]" if title else "", site, _imprint(record, when))


def _law(record: Record, when: str) -> str:
    """Printed as an article when it is cited from a gazette; Citing Medicine leaves the citing of laws to others."""
    if piece(record.container):
        return _article(record, when)
    return paragraph(record.title, record.number, _imprint(record, when))


def _book(record: Record, when: str) -> str:
    return paragraph(
        record.title, _edition(record), _volume(record), _imprint(record, when), _page_range(record), _series(record)
    )


def _chapter(record: Record, when: str) -> str:
    book = piece(record.container)
    return paragraph(
        record.title,
        f"In: {book}" if book else "",
        _edition(record),
        _volume(record),
        _imprint(record, when),
        _page_range(record),
    )


_FORMS: dict[Kind, Callable[[Record, str], str]] = {
    Kind.ARTICLE: _article,
    Kind.REPORT: _report,
    Kind.GUIDELINE: _guideline,
    Kind.WEB_PAGE: _web_page,
    Kind.LAW: _law,
    Kind.BOOK: _book,
    Kind.CHAPTER: _chapter,
}


def _published(record: Record) -> str:
    """ "2018 Nov 6", as much of it as is known."""
    if record.year is None:
        return "[date unknown]"
    if record.month is None or not 1 <= record.month <= len(MONTHS):
        return str(record.year)
    day = "" if record.day is None else f" {record.day}"
    return f"{record.year} {MONTHS[record.month - 1]}{day}"


def _day(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"


def _imprint(record: Record, when: str) -> str:
    publisher = ": ".join(filter(None, (piece(record.place), piece(record.publisher))))
    return "; ".join(filter(None, (publisher, when)))


def _edition(record: Record) -> str:
    """ "2" and "2nd" both give "2nd ed."; words such as "Rev. ed." stay as they are."""
    edition = piece(record.edition)
    if re.fullmatch("[0-9]{1,3}", edition):
        edition = _ordinal(int(edition))
    if not edition or re.search(r"\bed(?:ition|n)?\b", edition, re.IGNORECASE):
        return edition
    return f"{edition.removesuffix('.')} ed"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _volume(record: Record) -> str:
    volume = piece(record.volume)
    return f"Vol. {volume}" if volume else ""


def _pages(record: Record) -> str:
    return re.sub("[\u2010-\u2015]", "-", piece(record.pages))


def _page_range(record: Record) -> str:
    pages = _pages(record)
    return f"p. {pages}" if pages else ""


def _series(record: Record) -> str:
    series = piece(record.container)
    return f"({series})" if series else ""


def _short_title(record: Record) -> str:
    words = piece(record.title).split()
    shown = " ".join(words[:_SHORT_TITLE_WORDS])
    return f"{shown}…" if len(words) > _SHORT_TITLE_WORDS else shown.rstrip(".")


def _identifiers(record: Record) -> str:
    """As PubMed prints them: "doi: 10.1000/x. PMID: 1; PMCID: PMC2."."""
    pubmed = (f"PMID: {record.pmid}" if record.pmid else "", f"PMCID: {record.pmcid}" if record.pmcid else "")
    doi = f"doi: {record.doi}." if record.doi else ""
    numbers = "; ".join(filter(None, pubmed))
    return " ".join(filter(None, (doi, f"{numbers}." if numbers else "")))


def _web_address(url: str) -> str:
    try:
        return normalise_url(url)
    except InvalidIdentifier:
        return ""
