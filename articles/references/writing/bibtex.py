"""A record in the BibTeX form: in UTF-8, and escaped so that LaTeX prints every character as it is."""

import re

from articles.references.cleaning import on_one_line
from articles.references.dates import MONTHS
from articles.references.latex import to_latex
from articles.references.punctuation import piece
from articles.references.record import Kind, Name, Record
from articles.references.standing_line import standing_line

_TYPES = {
    Kind.ARTICLE: "article",
    Kind.PREPRINT: "unpublished",
    Kind.REPORT: "techreport",
    Kind.WEB_PAGE: "online",
    Kind.LAW: "legislation",
    Kind.BOOK: "book",
    Kind.CHAPTER: "incollection",
    Kind.THESIS: "phdthesis",
}
_CONTAINERS = {Kind.REPORT: "series", Kind.BOOK: "series", Kind.CHAPTER: "booktitle"}
_PUBLISHERS = {Kind.REPORT: "institution", Kind.THESIS: "school"}
# Styles put titles into small letters: a word with a capital inside stands in braces, which keep it.
_CAPITALS = re.compile(r"(?<![\w\\{])\w*[A-Z]\w*[A-Z]\w*(?![\w}])|(?<![\w\\{])[a-z]+[A-Z]\w*(?![\w}])")
_SPECIAL_IN_ADDRESSES = re.compile(r"[\\{}$]")


def to_bibtex(record: Record) -> str:
    fields = [f"  {name} = {value}," for name, value in _fields(record, _kind(record)).items() if value]
    return "\n".join([f"@{_TYPES[_kind(record)]}{{{record.key or 'source'},", *fields, "}", ""])


def _fields(record: Record, kind: Kind) -> dict[str, str]:
    is_article = kind is Kind.ARTICLE
    return {
        "title": _braced(_CAPITALS.sub(r"{\g<0>}", to_latex(on_one_line(record.title)))),
        "author": _braced(" and ".join(filter(None, map(_name, record.authors)))),
        _CONTAINERS.get(kind, "journal"): _text(record.container),
        "year": _braced(f"{record.year or ''}"),
        "month": MONTHS[record.month - 1] if record.month else "",
        "day": _braced(f"{record.day or ''}"),
        "volume": _text(record.volume),
        "number": _text(record.issue if is_article else record.number),
        "issue": "" if is_article else _text(record.issue),
        "pages": _braced(to_latex(re.sub(r"(?<=\w)-(?=\w)", "–", on_one_line(record.pages))).replace("–", "--")),
        "edition": _text(record.edition),
        _PUBLISHERS.get(kind, "publisher"): _text(record.publisher),
        "address": _text(record.place),
        "isbn": _text(record.isbn),
        "doi": _address(record.doi),
        "pmid": _text(record.pmid),
        "pmcid": _text(record.pmcid),
        "eprint": _text(record.arxiv),
        "archiveprefix": "{arXiv}" if record.arxiv else "",
        "url": _address(record.url),
        "urldate": _braced(f"{record.accessed or ''}"),
        "note": _braced("\n".join(map(to_latex, filter(None, (standing_line(record), *record.note.splitlines()))))),
    }


def _kind(record: Record) -> Kind:
    """A guideline as it is printed: as an article when a journal published it, else as a report."""
    if record.kind is Kind.GUIDELINE:
        return Kind.ARTICLE if piece(record.container) else Kind.REPORT
    return record.kind


def _name(name: Name) -> str:
    """In braces an organisation is one, and no "and" or comma in a name parts it."""
    if name.literal:
        return _braced(to_latex(on_one_line(name.literal)))
    given, _, suffix = (to_latex(on_one_line(part)).strip() for part in name.given.partition(","))
    parts = [to_latex(on_one_line(name.family)), suffix, given]
    return ", ".join(_braced(part) if re.search(r",|\band\b", part) else part for part in parts if part)


def _text(value: str) -> str:
    return _braced(to_latex(on_one_line(value)))


def _address(value: str) -> str:
    """Only what would end the field or begin a formula is escaped: programs take the rest as it stands."""
    return _braced(_SPECIAL_IN_ADDRESSES.sub(lambda found: to_latex(found[0]), on_one_line(value)))


def _braced(latex: str) -> str:
    return f"{{{latex}}}" if latex else ""
