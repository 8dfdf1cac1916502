"""What a file says of a source, before any of it is believed, and the record that it makes."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from articles.references.cleaning import on_one_line, plain, plain_lines, unescaped
from articles.references.dates import DateParts
from articles.references.identifiers import (
    InvalidIdentifier,
    normalise_doi,
    normalise_isbn,
    normalise_pmid,
    normalise_url,
    recognise,
)
from articles.references.reading.keys import key_from
from articles.references.reading.limits import within_limits
from articles.references.record import Evidence, Kind, Name, Record, Standing
from articles.references.refusals import InvalidRecord
from articles.references.standing_line import is_standing_line

_IMPLIED_EVIDENCE = {Kind.LAW: Evidence.LAW, Kind.GUIDELINE: Evidence.GUIDELINE}
_ARXIV_DOI = "10.48550/arxiv."
_PII = re.compile(r"\s*\S+ \[pii\]\s*")  # the publisher's own number, which EndNote keeps beside the DOI
_NUMBERS = ("doi", "pmid", "pmcid", "arxiv", "trial")
_LABELLED_LINE = re.compile(r"(?:DOI|PMID|PMCID|arXiv)\s*:\s*\S+(?:\s*\[[\w.-]+\])?", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Said:
    kind: Kind
    evidence: Evidence = Evidence.UNSORTED
    key: str = ""
    texts: dict[str, str] = field(default_factory=dict)  # by the text fields of a record, from title to number
    authors: tuple[Name, ...] = ()
    issued: DateParts = (None, None, None)
    accessed: date | None = None
    doi: str = ""  # what stands where a DOI belongs; anything else there is a mistake that somebody has to see
    pmid: str = ""
    isbns: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # what may hold an identifier, under its name or in an address
    addresses: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    standing: Standing = Standing.UNKNOWN
    standing_on: date | None = None
    standing_by: str = ""
    notice: str = ""


def record_of(said: Said) -> Record:
    """Raises InvalidRecord: for want of a title, for a DOI or PubMed number that is none, and for a field too long.

    The notes become the note for editors: what somebody wrote in their own library was not written for readers.
    """
    texts = {name: text for name, value in said.texts.items() if (text := plain(value))}
    if not any(each.isalnum() for each in texts.get("title", "")):
        raise InvalidRecord("The entry has no title.")
    notes = "\n".join(filter(None, map(plain_lines, said.notes)))
    notes = "\n".join(line for line in notes.splitlines() if not is_standing_line(line))
    labelled = [line for line in notes.splitlines() if _LABELLED_LINE.fullmatch(line) and recognise(line)]
    numbers = _numbers([*said.numbers, *labelled, *said.addresses])
    year, month, day = said.issued
    record = Record(
        key=key_from(plain(said.key)),
        kind=said.kind,
        evidence=_IMPLIED_EVIDENCE.get(said.kind, said.evidence),
        authors=said.authors,
        year=year,
        month=month if year else None,
        day=day if year and month else None,
        accessed=said.accessed,
        isbn=_isbn(said.isbns),
        url=_address(said.addresses),
        editor_note="\n".join(line for line in notes.splitlines() if line not in labelled),
        standing=said.standing,
        standing_on=said.standing_on,
        standing_by=said.standing_by,
        notice=said.notice,
        **texts | numbers,
    )
    return within_limits(_with_numbers_of_its_own(record, said))


def _with_numbers_of_its_own(record: Record, said: Said) -> Record:
    """The DOI and the PubMed number of its own fields go before those found elsewhere."""
    record = replace(record, doi=_doi(said.doi) or record.doi, pmid=_pmid(said.pmid) or record.pmid)
    if record.doi.startswith(_ARXIV_DOI) and not record.arxiv:
        return replace(record, arxiv=record.doi.removeprefix(_ARXIV_DOI))
    return record


def _doi(text: str) -> str:
    """ "n/a" and the like say that there is none; an address of a page may stand for the DOI it holds."""
    text = _as_it_is(text)
    if not re.search("[0-9]", text):
        return ""
    try:
        return normalise_doi(_PII.sub("", text))
    except InvalidIdentifier as error:
        scheme, value = recognise(text) or ("", "")
        if scheme in {"doi", "url"}:
            return value if scheme == "doi" else ""
        raise InvalidRecord(f"The DOI is wrong. {error}") from error


def _pmid(text: str) -> str:
    text = plain(text)
    if not re.search("[1-9]", text):
        return ""
    try:
        return normalise_pmid(text)
    except InvalidIdentifier as error:
        raise InvalidRecord(f"The PubMed number is wrong. {error}") from error


def _isbn(texts: list[str]) -> str:
    """The first that is one: beside it there may be others, or what kind of binding it is for."""
    for text in texts:
        for part in re.split(r"[,;/()]|(?<=[0-9Xx]) (?=97[89])", plain(text)):
            try:
                if isbn := normalise_isbn(part):
                    return isbn
            except InvalidIdentifier:
                continue
    return ""


def _numbers(texts: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in map(_as_it_is, texts):
        scheme, value = (recognise(text) if re.search("[0-9]", text) else None) or ("", "")
        if scheme in _NUMBERS and not text.isdigit():
            found.setdefault(scheme, value)
    return found


def _address(texts: list[str]) -> str:
    for text in map(_as_it_is, texts):
        try:
            if address := normalise_url(text):
                return address
        except InvalidIdentifier:
            continue
    return ""


def _as_it_is(text: str) -> str:
    return on_one_line(unescaped(text) if "&" in text else text)
