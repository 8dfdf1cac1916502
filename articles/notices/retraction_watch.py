"""The data of Retraction Watch, which Crossref gives away as one CSV file.

The file: https://gitlab.com/crossref/retraction-watch-data (some 70,000 rows, new every day)
What it is: https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/
Its fields: https://retractionwatch.com/retraction-watch-database-user-guide/ and its appendix A

A row is about two papers: the columns OriginalPaper… name the one it is said of, the columns Retraction… the notice,
of whatever nature. Where there is no number a DOI is "unavailable" and a PubMed number 0. Some DOIs are
percent-encoded, and some have a semicolon, which also parts several of them. The header and every row end in a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from urllib.parse import unquote

from articles.notices.record import (
    Notice,
    Problem,
    Unreadable,
    address_for,
    number_in,
    one_line,
    quoted,
    sentence,
    statement,
)
from articles.notices.rows import Row, rows
from articles.references import identifiers
from articles.references.record import Standing

ORIGIN: Final = "Retraction Watch"
NATURES: Final = {
    "retraction": Standing.RETRACTED,
    "expression of concern": Standing.CONCERN,
    "correction": Standing.CORRECTED,
    "reinstatement": Standing.CURRENT,
}
COLUMNS: Final = (
    "Record ID",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
)
_BETWEEN_DOIS = re.compile(r";\s*(?=10\.|doi|https?:|unavailable|\Z)", re.IGNORECASE)  # others belong to a DOI
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_MONTH_FIRST = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?:\s.*)?", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T\s].*)?", re.ASCII)

Values = dict[str, str]


def read(lines: Iterable[str]) -> Iterator[Notice | Problem]:
    """Every notice of the file, one for each paper that a row is about. Raises Unreadable, at the first line only."""
    all_rows = rows(lines)
    places = _places(next(all_rows, None))
    for row in all_rows:
        if isinstance(row, Problem):
            yield row
        else:
            yield from _told(row.line, {name: row.cells[place].strip() for name, place in places.items()})


def said(record: str, nature: str, on: date | None) -> str:
    """The name of a statement of Retraction Watch, by whichever way it reaches us."""
    day = on.isoformat() if on else "undated"
    return statement("retraction-watch", record, re.sub(r"[\s_]+", "-", nature.casefold()), day)


def _places(header: Row | Problem | None) -> dict[str, int]:
    if not isinstance(header, Row):
        raise Unreadable("The file is empty.")
    there = {_plain(name): place for place, name in reversed(list(enumerate(header.cells)))}
    missing = [name for name in COLUMNS if _plain(name) not in there]
    if len(missing) == len(COLUMNS):
        raise Unreadable(
            "This is not the CSV file of Retraction Watch: its first line names none of the columns, such as "
            "RetractionNature. Take the file as it was downloaded."
        )
    if missing:
        plural = "columns" if len(missing) > 1 else "column"
        raise Unreadable(f"The first line of the file lacks the {plural} {', '.join(missing)}, so it cannot be read.")
    return {name: there[_plain(name)] for name in COLUMNS}


def _plain(name: str) -> str:
    return re.sub(r"[\s_\ufeff]+", "", name).casefold()


def _told(line: int, values: Values) -> Iterator[Notice | Problem]:
    standing = NATURES.get(" ".join(values["RetractionNature"].casefold().split()))
    if standing is None:
        nature = quoted(values["RetractionNature"])
        yield Problem(line, f"{nature} is no nature of a notice that is known here, so nothing was taken from the row.")
        return
    try:
        on = _day(values["RetractionDate"])
    except ValueError as error:
        on = None
        yield Problem(line, str(error))
    for paper in _papers(values):
        yield Problem(line, paper) if isinstance(paper, str) else _notice(values, standing, on, *paper)


def _notice(values: Values, standing: Standing, on: date | None, doi: str, pmid: str) -> Notice:
    nature = values["RetractionNature"]
    reasons = [reason.strip().removeprefix("+") for reason in values["Reason"].split(";")]
    return Notice(
        doi=doi,
        pmid=pmid,
        standing=standing,
        on=on,
        address=_address(values),
        origin=ORIGIN,
        said=said(values["Record ID"] or doi or pmid, nature, on),
        reason=sentence(nature.capitalize(), *reasons),
    )


def _day(text: str) -> date | None:
    """Raises ValueError with a sentence. A day that is wrong is no reason to pass a retraction over."""
    if not number_in(text):
        return None
    if match := _MONTH_FIRST.fullmatch(text) or _ISO.fullmatch(text):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            pass
    raise ValueError(
        f"{quoted(text)} is no date as Retraction Watch writes it, month/day/year, so the notice was taken without "
        "one. A spreadsheet may have changed the file: take it as it was downloaded."
    )


def _papers(values: Values) -> Iterator[tuple[str, str] | str]:
    """The DOI and the PubMed number of each paper, or what is wrong with one. A row without numbers is about one too.

    Several of each belong together in their order, unless there are more of one than of the other.
    """
    dois = _numbers(map(_decoded, _BETWEEN_DOIS.split(values["OriginalPaperDOI"])))
    pmids = _numbers(re.split(r"[;,\s]+", values["OriginalPaperPubMedID"]))
    if len(dois) == len(pmids):
        pairs = list(zip(dois, pmids, strict=True))
    else:
        pairs = [(doi, "") for doi in dois] + [("", pmid) for pmid in pmids]
    for doi, pmid in pairs or [("", "")]:
        yield from _paper(doi, pmid)


def _paper(doi: str, pmid: str) -> Iterator[tuple[str, str] | str]:
    """A number that is none is told; the paper is known by the other then, if there is one."""
    known = []
    for normalise, number in ((identifiers.normalise_doi, doi), (identifiers.normalise_pmid, pmid)):
        try:
            known.append(normalise(number))
        except identifiers.InvalidIdentifier as error:
            known.append("")
            yield f"The number of the paper cannot be read. {one_line(str(error))}"
    if any(known) or not (doi or pmid):
        yield known[0], known[1]


def _numbers(texts: Iterable[str]) -> list[str]:
    return [number for text in texts if (number := number_in(text))]


def _decoded(doi: str) -> str:
    return unquote(doi) if _ENCODED.search(doi) else doi


def _address(values: Values) -> str:
    doi = _BETWEEN_DOIS.split(values["RetractionDOI"])[0]
    return address_for(_decoded(doi), values["RetractionPubMedID"])
