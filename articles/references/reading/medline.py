"""Entries of PubMed in the MEDLINE form (.nbib).

The fields are those of https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

import re
from collections.abc import Iterator
from datetime import date

from articles.references.cleaning import plain
from articles.references.dates import read_date, read_day
from articles.references.formats import Entry
from articles.references.identifiers import doi_url, pubmed_url, recognise
from articles.references.people import person
from articles.references.reading.publication_types import evidence_of, kind_of
from articles.references.reading.said import Said, record_of
from articles.references.record import Kind, Name, Record, Standing
from articles.references.refusals import InvalidRecord

_FIELD = re.compile(r"(?P<tag>[A-Z]{2,4}) {0,2}- ?(?P<value>.*)")
_PUBMED = "PubMed"
_NOTICES = {  # by the field that names the notice; the first that is there decides
    "RIN": Standing.RETRACTED,
    "ECI": Standing.CONCERN,
    "EIN": Standing.CORRECTED,
    "CRI": Standing.CORRECTED,
}
_RETRACTED = "Retracted Publication"

Fields = dict[str, list[str]]


def entries(text: str) -> Iterator[Entry]:
    """An entry begins with PMID, or after an empty line."""
    begun, kept, after_gap = 0, list[str](), True
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            after_gap = True
            continue
        if kept and _FIELD.match(line) and (after_gap or line.startswith("PMID")):
            yield Entry(begun, "\n".join(kept))
            kept = []
        if not kept:
            begun = number
        kept.append(line)
        after_gap = False
    if kept:
        yield Entry(begun, "\n".join(kept))


def read(text: str) -> Record:
    fields, authors = _fields(text)
    if not fields:
        raise InvalidRecord("This is no entry of PubMed: its lines begin with names such as “TI  - ”.")
    types = fields.get("PT", [])
    kind = kind_of(types, _kind(fields))
    first = {tag: values[0] for tag, values in fields.items()}
    is_part = kind in {Kind.BOOK, Kind.CHAPTER}
    said = Said(
        kind=kind,
        evidence=evidence_of(types, [heading for each in fields.get("MH", []) for heading in each.split("/")]),
        texts={
            "title": (first.get("TI") or first.get("BTI", "")).removesuffix("."),
            "container": first.get("JT") or first.get("TA") or _book(first),
            "volume": first.get("VI", ""),
            "issue": first.get("IP", ""),
            "pages": first.get("PG", ""),
            "publisher": first.get("PB", ""),
            "place": first.get("PL", "") if is_part else "",  # of a journal it is the country
            "edition": first.get("EN", ""),
        },
        authors=authors,
        issued=read_date(first.get("DP", "")),
        doi=_marked(fields, "doi"),
        pmid=first.get("PMID", ""),
        isbns=fields.get("ISBN", []),
        numbers=[*fields.get("PMC", []), *fields.get("SI", [])],
    )
    _judge(said, fields)
    return record_of(said)


def _fields(text: str) -> tuple[Fields, tuple[Name, ...]]:
    """The values by tag, and the authors in their order: groups (CN) stand among the people."""
    fields: Fields = {}
    order: list[str] = []
    for line in text.split("\n"):
        if match := _FIELD.fullmatch(line.rstrip()):
            order.append(match["tag"])
            fields.setdefault(match["tag"], []).append(match["value"].strip())
        elif order:
            fields[order[-1]][-1] += f" {line.strip()}"
    return fields, _authors(fields, order)


def _authors(fields: Fields, order: list[str]) -> tuple[Name, ...]:
    people_in = next((tag for tag in ("FAU", "AU", "FED", "ED") if tag in fields), "")
    values = {tag: iter(fields.get(tag, [])) for tag in (people_in, "CN")}
    names = [
        Name(literal=plain(next(values[tag]))) if tag == "CN" else person(next(values[tag]))
        for tag in order
        if tag in values
    ]
    return tuple(name for name in names if name and name != Name())


def _kind(fields: Fields) -> Kind:
    if "BTI" not in fields:
        return Kind.ARTICLE
    return Kind.CHAPTER if "TI" in fields else Kind.BOOK


def _book(first: dict[str, str]) -> str:
    return first.get("BTI", "").removesuffix(".") if "TI" in first else first.get("CTI", "").removesuffix(".")


def _marked(fields: Fields, mark: str) -> str:
    """ "10.1111/add.14927 [doi]" stands among other numbers of the article."""
    for value in [*fields.get("LID", []), *fields.get("AID", [])]:
        if value.endswith(f"[{mark}]"):
            return value.removesuffix(f"[{mark}]").strip()
    return ""


def _judge(said: Said, fields: Fields) -> None:
    """A notice of retraction says so of another paper (ROF), and is not itself retracted."""
    tag = next((tag for tag in _NOTICES if tag in fields), "")
    is_retracted = _RETRACTED in fields.get("PT", [])
    if is_retracted and tag != "RIN":
        said.standing, said.standing_by = Standing.RETRACTED, _PUBMED
    elif tag:
        said.standing, said.standing_by = _NOTICES[tag], _PUBMED
        notice = fields[tag][0]
        said.standing_on = _day_of(notice)
        said.notice = _address_of(notice)


def _address_of(notice: str) -> str:
    if number := re.search(r"PMID: ([0-9]{1,8})", notice):
        return pubmed_url(number[1])
    scheme, doi = recognise(notice) or ("", "")
    return doi_url(doi) if scheme == "doi" else ""


def _day_of(notice: str) -> date | None:
    """Of "Addiction. 2011 May 3;106(5):1. PMID: 21438942" the day, when there is a whole one."""
    found = re.search(r"\b[12][0-9]{3} [A-Z][a-z]{2} [0-9]{1,2}\b", notice)
    return read_day(found[0]) if found else None
