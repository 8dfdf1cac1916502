"""Entries in the RIS form, in the dialects of EndNote, Zotero, Mendeley, Scopus and the Cochrane Library.

Tags are those of https://en.wikipedia.org/wiki/RIS_(file_format); where programs disagree, the first of the tags named
below that is there is read.
"""

import re
from collections.abc import Iterator
from string import ascii_uppercase, digits

import rispy

from articles.references.dates import dated, read_day
from articles.references.formats import Entry
from articles.references.people import people
from articles.references.reading.publication_types import evidence_of, kind_of
from articles.references.reading.said import Said, record_of
from articles.references.record import Kind, Record
from articles.references.refusals import InvalidRecord

_TYPES = {
    Kind.ARTICLE: "JOUR JFULL EJOUR MGZN NEWS INPR ABST CPAPER CONF",
    Kind.PREPRINT: "UNPB",
    Kind.REPORT: "RPRT GEN GOVDOC STAND DATA PAMP GRANT MANSCPT COMP DBASE HEAR CTLG SLIDE VIDEO MULTI PAT",
    Kind.WEB_PAGE: "ELEC BLOG ICOMM",
    Kind.LAW: "LEGAL STAT BILL CASE",
    Kind.BOOK: "BOOK EDBOOK EBOOK CLSWK SER",
    Kind.CHAPTER: "CHAP ECHAP ENCYC DICT",
    Kind.THESIS: "THES",
}
KINDS = {name: kind for kind, names in _TYPES.items() for name in names.split()}
_TEXTS = {
    "volume": ("VL",),
    "issue": ("IS", "CP", "NO"),
    "publisher": ("PB",),
    "place": ("CY", "PP"),
    "number": ("M1",),
}
_TITLES = ("TI", "T1", "CT", "BT")
_CONTAINERS = ("T2", "JF", "JO", "BT", "C3", "JA", "J2", "J1", "T3")
_AUTHORS = ("AU", "A1")
_EDITORS = ("A2", "ED", "A3")
_TYPE_LINE = re.compile(r"^[ \t]*TY(?P<gap>[ \t]{0,2})-", re.MULTILINE)
_ANY_TAG = re.compile(r"^[ \t]*[A-Z][A-Z0-9] {2}-(?: |$)", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}[/-][0-9]{1,2}(?:[/-][0-9]{1,2})?/?")
_LINE = re.compile(r"\s*(?P<tag>DOI|[A-Z][A-Z0-9])(?P<gap>[ \t]{0,2})-(?:[ \t]+(?P<value>.*))?")
_TAGS = [first + second for first in ascii_uppercase for second in ascii_uppercase + digits]
_REPEATED = [*_AUTHORS, *_EDITORS, "AN", "C2", "L3", "LK", "N1", "RN", "SN", "UR"]
# It is given every tag: the further lines of one that it does not know would go to the tag before.
_PARSER = rispy.RisParser(mapping={tag: tag for tag in _TAGS}, list_tags=_REPEATED, delimiter_tags_mapping={})

Fields = dict[str, list[str]]


def entries(text: str) -> Iterator[Entry]:
    """From TY to ER; also what has lost one of them, so that somebody is told of it."""
    begun, ended = -1, 0
    line, counted = 1, 0
    found: list[tuple[int, int]] = []
    for match in _boundaries(text):
        if match["tag"] == "TY":
            found += [(begun, match.start())] if begun >= 0 else _strays(text, ended, match.start())
            begun = match.start()
        else:
            found += [(begun, match.end())] if begun >= 0 else _strays(text, ended, match.end())
            begun, ended = -1, match.end()
    found += [(begun, len(text))] if begun >= 0 else _strays(text, ended, len(text))
    for start, end in found:
        line, counted = line + text.count("\n", counted, start), start
        yield Entry(line, text[start:end].strip("\n"))


def read(text: str) -> Record:
    fields = _fields(text)
    kind = KINDS.get(_first(fields, "TY").upper(), Kind.REPORT)
    types = re.split("[;,|]", _first(fields, "M3"))
    kind = kind_of(types, kind) if kind in {Kind.ARTICLE, Kind.REPORT} else kind
    return record_of(
        Said(
            kind=kind,
            evidence=evidence_of(types),
            key=_first(fields, "ID"),
            texts={
                "title": _first(fields, *_TITLES),
                "container": _container(fields),
                "pages": _pages(fields),
                **{field: _first(fields, *tags) for field, tags in _TEXTS.items()},
                "edition": _edition(fields),
            },
            authors=people(_all(fields, *_AUTHORS) or (_all(fields, *_EDITORS) if kind is Kind.BOOK else [])),
            issued=dated(_first(fields, "PY"), _first(fields, "Y1"), _first(fields, "DA")),
            accessed=read_day(_first(fields, "Y2")),
            doi=_first(fields, "DO"),
            isbns=fields.get("SN", []),
            numbers=[*_accession(fields), *_all(fields, "L3", "M3")],
            addresses=_all(fields, "UR", "LK"),
            notes=_all(fields, "N1", "RN"),
        )
    )


def _boundaries(text: str) -> Iterator[re.Match[str]]:
    """The lines of TY, with as many spaces as the first has, and of ER: an abstract may have lines that look alike."""
    first = _TYPE_LINE.search(text)
    gap = re.escape(first["gap"]) if first else "  "
    return re.finditer(rf"^[ \t]*(?:(?P<tag>TY)(?:{gap}| {{2}})-.*|ER[ \t]{{0,2}}-[ \t]*)$", text, re.MULTILINE)


def _strays(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Lines of an entry between two others; what databases write at the top of a file has no tags."""
    found = _ANY_TAG.search(text, start, end)
    return [(found.start(), end)] if found else []


def _fields(text: str) -> Fields:
    lines = list(_whole_lines(text))
    if not lines or not lines[0].startswith("TY"):
        raise InvalidRecord("The entry does not begin with its type, in a line such as “TY  - JOUR”.")
    if not lines[-1].startswith("ER"):
        raise InvalidRecord("The entry has no end: the line “ER  - ” is missing, and the file may have been cut off.")
    found = _PARSER.parse("\n".join(lines))
    if len(found) != 1:
        raise InvalidRecord("These are several entries: each begins with “TY  - ” and ends with “ER  - ”.")
    return {tag: value if isinstance(value, list) else [value] for tag, value in found[0].items()}


def _whole_lines(text: str) -> Iterator[str]:
    """The lines that are not empty, with their tags as the form has them.

    An entry whose type has fewer than two spaces has them everywhere.
    """
    gap = "  "
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        if match and match["tag"] == "TY":
            gap = match["gap"]
        if match and match["gap"] in {"  ", gap} and not (match["tag"] == "ER" and match["value"]):
            yield f"{match['tag'][:2]}  - {match['value'] or ''}"
        elif match and match["tag"] == "DOI":
            yield f"DO  - {match['value'] or ''}"
        elif line.strip():
            yield f" {line.strip()}"


def _first(fields: Fields, *tags: str) -> str:
    return next(filter(None, _all(fields, *tags)), "")


def _all(fields: Fields, *tags: str) -> list[str]:
    return [value for tag in tags for value in fields.get(tag, [])]


def _container(fields: Fields) -> str:
    title = _first(fields, *_TITLES)
    return next((value for value in _all(fields, *_CONTAINERS) if value and value != title), "")


def _pages(fields: Fields) -> str:
    first, last = _first(fields, "SP"), _first(fields, "EP")
    if not first:
        return last or _first(fields, "C7")  # the number of an article that has no pages
    return f"{first}-{last}" if last and last != first and not re.search("[-\u2010-\u2015]", first) else first


def _edition(fields: Fields) -> str:
    """In a paper from PubMed, EndNote has there the day on which it was online."""
    edition = _first(fields, "ET")
    return "" if _DAY.fullmatch(edition) else edition


def _accession(fields: Fields) -> list[str]:
    """A bare number is one of PubMed when the database says so; Scopus has that number where EndNote has another."""
    database = f"{_first(fields, 'DB')} {_first(fields, 'DP')}".upper()
    from_pubmed = fields.get("AN", []) if re.search(r"PUBMED|MEDLINE|\bNLM\b", database) else []
    from_scopus = fields.get("C2", []) if "SCOPUS" in database else []
    bare = [f"PMID: {value}" for value in (*from_pubmed, *from_scopus) if value.isdigit()]
    return bare + _all(fields, "AN", "C2")
