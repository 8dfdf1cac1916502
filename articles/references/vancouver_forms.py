"""How each form of a source is printed in NLM (Vancouver) style, and the pieces that these references are made of."""

import re
from collections.abc import Callable
from datetime import date

from articles.references.names import author_list
from articles.references.punctuation import paragraph, piece, sentence
from articles.references.record import Kind, Record

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def reference(record: Record, when: str) -> str:
    return " ".join(filter(None, (sentence(author_list(record.authors)), _FORMS[record.kind](record, when))))


def published(record: Record) -> str:
    """ "2018 Nov 6", as much of it as is known."""
    if record.year is None:
        return "[date unknown]"
    if record.month is None or not 1 <= record.month <= len(MONTHS):
        return str(record.year)
    day = "" if record.day is None else f" {record.day}"
    return f"{record.year} {MONTHS[record.month - 1]}{day}"


def day_printed(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"


def _article(record: Record, when: str) -> str:
    volume, issue, pages = piece(record.volume), piece(record.issue), _pages(record)
    number = volume + (f"({issue})" if issue else "")
    where = when + (f";{number}" if number else "") + (f":{pages}" if pages else "")
    return paragraph(record.title, record.container, where)


def _preprint(record: Record, when: str) -> str:
    """The server stands where a journal would, and is marked: what was read has not been reviewed by others."""
    title, server = piece(record.title), piece(record.container) or piece(record.publisher)
    if not server and record.arxiv:
        server = "arXiv"
    if server:
        return paragraph(title, f"{server} [Preprint]", when)
    return paragraph(f"{title} [Preprint]" if title else "", when)


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


def _thesis(record: Record, when: str) -> str:
    title = piece(record.title)
    return paragraph(f"{title} [thesis]" if title else "", _imprint(record, when), _page_range(record))


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


_FORMS: dict[Kind, Callable[[Record, str], str]] = {
    Kind.ARTICLE: _article,
    Kind.PREPRINT: _preprint,
    Kind.REPORT: _report,
    Kind.GUIDELINE: _guideline,
    Kind.WEB_PAGE: _web_page,
    Kind.LAW: _law,
    Kind.BOOK: _book,
    Kind.CHAPTER: _chapter,
    Kind.THESIS: _thesis,
}
