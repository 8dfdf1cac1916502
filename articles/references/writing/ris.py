"""A record in the RIS form: a value never has a line end, so that none can begin with what looks like a tag."""

import re

from articles.references.cleaning import on_one_line
from articles.references.people import person
from articles.references.punctuation import piece
from articles.references.record import Kind, Name, Record
from articles.references.standing_line import standing_line

_TYPES = {
    Kind.ARTICLE: "JOUR",
    Kind.PREPRINT: "UNPB",
    Kind.REPORT: "RPRT",
    Kind.WEB_PAGE: "ELEC",
    Kind.LAW: "STAT",
    Kind.BOOK: "BOOK",
    Kind.CHAPTER: "CHAP",
    Kind.THESIS: "THES",
}
_TEXTS = {
    "ET": "edition",
    "PB": "publisher",
    "CY": "place",
    "VL": "volume",
    "IS": "issue",
    "M1": "number",
    "SN": "isbn",
    "DO": "doi",
    "C2": "pmcid",
    "UR": "url",
}


def to_ris(record: Record) -> str:
    lines = [("TY", _type(record)), ("ID", record.key)]
    lines += [("AU", _name(name)) for name in record.authors]
    lines += [("TI", record.title), ("T2", record.container), ("PY", f"{record.year or ''}"), ("DA", _date(record))]
    lines += [(tag, getattr(record, field)) for tag, field in _TEXTS.items()]
    lines += _pages(record.pages)
    lines += [("AN", number) for number in _accession(record)]
    lines += [("Y2", f"{record.accessed:%Y/%m/%d/}" if record.accessed else "")]
    lines += [("N1", line) for line in (standing_line(record), *record.note.splitlines())]
    written = [f"{tag}  - {text}" for tag, value in lines if (text := on_one_line(value))]
    return "\n".join([*written, "ER  - ", ""])


def _type(record: Record) -> str:
    """A guideline as it is printed: as an article when a journal published it, else as a report."""
    if record.kind is Kind.GUIDELINE:
        return _TYPES[Kind.ARTICLE if piece(record.container) else Kind.REPORT]
    return _TYPES[record.kind]


def _name(name: Name) -> str:
    """Commas as EndNote sets them where an organisation would be read as a person."""
    if not name.literal:
        return ", ".join(filter(None, (name.family.replace(",", " "), name.given)))
    if "," in name.literal:
        return name.literal.replace(",", ",,", 1)
    return name.literal if person(name.literal) == name else f"{name.literal},"


def _date(record: Record) -> str:
    if record.year is None or record.month is None:
        return ""
    return f"{record.year:04}/{record.month:02}/" + (f"{record.day:02}/" if record.day else "/")


def _pages(pages: str) -> list[tuple[str, str]]:
    ends = re.fullmatch(r"([^\s-]+)-([^\s-]+)", pages)
    if ends and ends[1] != ends[2]:
        return [("SP", ends[1]), ("EP", ends[2])]
    return [("SP", pages)]


def _accession(record: Record) -> list[str]:
    return [
        f"PMID: {record.pmid}" if record.pmid else "",
        f"arXiv:{record.arxiv}" if record.arxiv else "",
        record.trial,
    ]
