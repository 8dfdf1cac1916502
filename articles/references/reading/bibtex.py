"""Entries in the BibTeX form, in the dialects of Zotero, Mendeley, EndNote, Google Scholar and Crossref."""

import re
from collections.abc import Iterator

from bibtexparser.model import DuplicateFieldKeyBlock
from bibtexparser.model import Entry as Block
from bibtexparser.splitter import Splitter

from articles.references.dates import DateParts, dated, read_day
from articles.references.formats import Entry
from articles.references.latex import from_latex
from articles.references.reading.bibtex_names import names
from articles.references.reading.bibtex_values import plain_address, value_of
from articles.references.reading.said import Said, record_of
from articles.references.record import Kind, Record
from articles.references.refusals import InvalidRecord

_TYPES = {
    Kind.ARTICLE: "article inproceedings conference review suppperiodical",
    Kind.PREPRINT: "unpublished preprint",
    Kind.REPORT: "techreport report manual misc dataset software standard patent",
    Kind.WEB_PAGE: "online electronic www webpage",
    Kind.LAW: "legislation legal jurisdiction",
    Kind.BOOK: "book mvbook booklet collection mvcollection proceedings mvproceedings reference periodical",
    Kind.CHAPTER: "incollection inbook bookinbook suppbook suppcollection inreference",
    Kind.THESIS: "phdthesis mastersthesis thesis",
}
KINDS = {name: kind for kind, types in _TYPES.items() for name in types.split()}
_PREPRINT = re.compile(r"\b(?:arxiv|biorxiv|medrxiv|psyarxiv|preprint)\b", re.IGNORECASE)
_ARXIV = re.compile(r"arxiv\b.*", re.IGNORECASE)
_TEXTS = {
    "volume": ("volume",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "place": ("address", "location"),
    "edition": ("edition",),
}
_CONTAINERS = ("journal", "journaltitle", "booktitle", "series")
_NOTES = ("note", "annote", "annotation")
_MARK = re.compile(r"(?<!\\)[{})]|(?P<indent>^[ \t]*)?@(?P<type>\w+)\s*(?P<opening>[{(]?)", re.MULTILINE)
_DEFINED = re.compile(r"@\w+\s*[{(]\s*([^\s={}()]+)\s*=")
_BARE = re.compile(r"[=#]\s*([A-Za-z][^\s,#{}\"()]*)")

Fields = dict[str, str]


def entries(text: str) -> Iterator[Entry]:
    """Each with the definitions (@string) before it that it uses, so that it can be read alone.

    A new entry at the beginning of a line ends one whose braces do not.
    """
    definitions: dict[str, str] = {}
    line, counted = 1, 0
    for start, end, kind in _blocks(text):
        block = text[start:end].rstrip()
        if kind == "string":
            if name := _DEFINED.match(block):
                definitions[name[1].lower()] = block
        elif kind not in {"comment", "preamble"}:
            line, counted = line + text.count("\n", counted, start), start
            yield Entry(line, _with_definitions(block, definitions))


def read(text: str) -> Record:
    kind, key, fields = _fields(text)
    if kind == "misc":
        kind = _kind_of_misc(fields)
    form = KINDS.get(kind, Kind.REPORT)
    container = _first(fields, *(("booktitle", "series") if form is Kind.CHAPTER else _CONTAINERS))
    if form is Kind.ARTICLE and _PREPRINT.search(container):
        form = Kind.PREPRINT
    numbered = "issue" if form is Kind.ARTICLE else "number"
    return record_of(
        Said(
            kind=form,
            key=key,
            texts={
                "title": ": ".join(filter(None, (_first(fields, "title"), _first(fields, "subtitle")))),
                "container": _ARXIV.sub("arXiv", container) if form is Kind.PREPRINT else container,
                "issue": _first(fields, "issue"),
                numbered: _first(fields, "number") or _first(fields, numbered),
                "pages": re.sub(r"\s*[-\u2010-\u2015]+\s*", "-", _first(fields, "pages", "eid", "article-number")),
                **{field: _first(fields, *names) for field, names in _TEXTS.items()},
            },
            authors=names(fields.get("author", "") or (fields.get("editor", "") if form is Kind.BOOK else "")),
            issued=_issued(fields),
            accessed=read_day(_first(fields, "urldate", "accessed")),
            doi=plain_address(fields.get("doi", "")),
            pmid=plain_address(fields.get("pmid", "")),
            isbns=[plain_address(fields.get("isbn", ""))],
            numbers=[*_eprint(fields), plain_address(fields.get("pmcid", "")), container],
            addresses=[plain_address(fields.get(name, "")) for name in ("url", "howpublished")],
            notes=[from_latex(fields.get(name, "")) for name in _NOTES],
        )
    )


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each begins and ends, and its type in lower case."""
    start, depth, kind, closing = -1, 0, "", "}"
    for mark in _MARK.finditer(text):
        begins = _begins(mark, is_inside=start >= 0)
        if begins and start >= 0:
            yield start, mark.start(), kind
        if begins:
            start, kind, depth = mark.start("type") - 1, mark["type"].lower(), 1
            closing = ")" if mark["opening"] == "(" else "}"
        elif start >= 0:
            depth += {"{": 1, "}": -1}.get(mark["opening"] or mark[0], 0)
            if mark[0] == closing and depth == (0 if closing == "}" else 1):
                yield start, mark.end(), kind
                start = -1
    if start >= 0:
        yield start, len(text), kind


def _begins(mark: re.Match[str], *, is_inside: bool) -> bool:
    """Outside of entries a lost brace is no reason to pass over one, nor is an e-mail address one."""
    at_line_start, has_brace = mark["indent"] is not None, bool(mark["opening"])
    return bool(mark["type"]) and ((at_line_start and has_brace) if is_inside else (at_line_start or has_brace))


def _with_definitions(block: str, definitions: dict[str, str]) -> str:
    needed: dict[str, str] = {}
    waiting = [block] if definitions else []
    while waiting:
        for name in map(str.lower, _BARE.findall(waiting.pop())):
            if name in definitions and name not in needed:
                needed[name] = definitions[name]
                waiting.append(definitions[name])
    return "\n".join([*reversed(needed.values()), block])


def _fields(text: str) -> tuple[str, str, Fields]:
    """The type, the key and the fields with their values in LaTeX. Of a field that is there twice, the first."""
    library = Splitter(text).split()
    found = [
        block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else block for block in library.blocks
    ]
    entry = next((block for block in found if isinstance(block, Block)), None)
    if entry is None:
        raise InvalidRecord("This is no whole BibTeX entry: a brace, a quotation mark or a comma is missing.")
    strings: dict[str, str] = {}
    for string in library.strings:
        strings[string.key.lower()] = value_of(string.value, strings)
    fields: Fields = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), value_of(field.value, strings))
    return entry.entry_type.lower(), entry.key, fields


def _first(fields: Fields, *names: str) -> str:
    return next((text for name in names if (text := from_latex(fields.get(name, "")).strip())), "")


def _kind_of_misc(fields: Fields) -> str:
    """What a program calls "misc" when it has no better word."""
    described = " ".join(_first(fields, name) for name in ("archiveprefix", "eprinttype", "howpublished", "type"))
    if _PREPRINT.search(described):
        return "preprint"
    is_page = (fields.get("url") or "http" in fields.get("howpublished", "")) and not fields.get("doi")
    return "online" if is_page and not _first(fields, "publisher", "institution", "number") else "misc"


def _issued(fields: Fields) -> DateParts:
    year, month, day = (_first(fields, name) for name in ("year", "month", "day"))
    words = f"{year}-{month}-{day}".rstrip("-") if month.isdigit() else f"{day} {month} {year}"
    return dated(words, year, _first(fields, "date"))


def _eprint(fields: Fields) -> list[str]:
    scheme = _first(fields, "archiveprefix", "eprinttype").lower()
    label = {"pubmed": "PMID", "medline": "PMID", "pmid": "PMID", "arxiv": "arXiv"}.get(scheme, "")
    number = plain_address(fields.get("eprint", ""))
    return [f"{label}: {number}" if label else number] if number else []
