"""PubMed's XML: what `efetch` answers and the yearly and daily files, all of them one PubmedArticleSet.

The form: https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd
Its elements: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#commentscorrections
The files: https://pubmed.ncbi.nlm.nih.gov/download/

Only what an article says of itself is a notice about it: "RetractionIn" stands in the record of the paper that was
retracted, "RetractionOf" in that of the retraction. Books (PubmedBookArticle) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final
from xml.etree.ElementTree import Element

from articles.notices.pubmed_articles import articles
from articles.notices.record import (
    Notice,
    Problem,
    address_for,
    number_in,
    one_line,
    sentence,
    statement,
)
from articles.references import identifiers
from articles.references.record import Standing

ORIGIN: Final = "PubMed"
RETRACTED_PUBLICATION: Final = "D016441"

KINDS: Final = {
    "RetractionIn": (Standing.RETRACTED, "Retraction"),
    # The paper was taken back, and a new one stands in its place: this one is retracted all the same.
    "RetractedandRepublishedIn": (Standing.RETRACTED, "Retracted and published anew"),
    # No longer in the DTD, but in older files: nobody can tell from here which part still stands.
    "PartialRetractionIn": (Standing.CONCERN, "Partial retraction"),
    "ExpressionOfConcernIn": (Standing.CONCERN, "Expression of concern"),
    "ErratumIn": (Standing.CORRECTED, "Correction"),
    # The text that was cited was wrong somewhere and a right one took its place: that is a correction of it.
    "CorrectedandRepublishedIn": (Standing.CORRECTED, "Corrected and published anew"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(rf"\b(?P<year>\d{{4}}) (?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})\b", re.ASCII)


def read(file: BinaryIO) -> Iterator[Notice | Problem]:
    """Every notice of every article. Raises Unreadable, which may be at the very end of a file that was cut off."""
    for number, article in enumerate(articles(file), start=1):
        yield from _told(number, article)


def _told(number: int, article: Element) -> Iterator[Notice | Problem]:
    kinds = list(_kinds(article))
    if not kinds:
        return
    known = {"doi": "", "pmid": ""}
    for name, text in (("doi", _doi(article)), ("pmid", article.findtext("MedlineCitation/PMID") or "")):
        try:
            known[name] = getattr(identifiers, f"normalise_{name}")(number_in(text))
        except identifiers.InvalidIdentifier as error:
            yield Problem(0, f"Article {number} has a number that cannot be read. {one_line(str(error))}")
    if not any(known.values()):
        yield Problem(0, f"Article {number} has a notice, but neither a PubMed number nor a DOI of its own.")
        return
    for standing, name, notice in kinds:
        yield _notice(standing, name, notice, **known)


def _kinds(article: Element) -> Iterator[tuple[Standing, str, Element | None]]:
    """What is said of the article, and the reference to where; without one for a mere mark of being retracted."""
    retracted = False
    for notice in article.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        if kind := KINDS.get(notice.get("RefType", "")):
            retracted = retracted or kind[0] is Standing.RETRACTED
            yield *kind, notice
    marks = article.iterfind("MedlineCitation/Article/PublicationTypeList/PublicationType")
    if not retracted and any(_is_retracted(mark) for mark in marks):
        yield Standing.RETRACTED, "Retraction", None


def _is_retracted(mark: Element) -> bool:
    return mark.get("UI") == RETRACTED_PUBLICATION or (mark.text or "").strip() == "Retracted Publication"


def _notice(standing: Standing, name: str, notice: Element | None, *, doi: str, pmid: str) -> Notice:
    where, number, note = (_text(notice, tag) for tag in ("RefSource", "PMID", "Note"))
    kind = notice.get("RefType", "") if notice is not None else "marked"
    return Notice(
        doi=doi,
        pmid=pmid,
        standing=standing,
        on=_day(where),
        address=address_for("", number),
        origin=ORIGIN,
        said=statement("pubmed", pmid or doi, kind, number or where),
        reason=sentence(name, where, note) if notice is not None else "Marked in PubMed as a retracted publication.",
    )


def _text(notice: Element | None, tag: str) -> str:
    return one_line(notice.findtext(tag) or "") if notice is not None else ""


def _doi(article: Element) -> str:
    """Of the article itself: the works that it refers to have such lists too, further down."""
    for number in article.iterfind("PubmedData/ArticleIdList/ArticleId[@IdType='doi']"):
        return number.text or ""
    for number in article.iterfind("MedlineCitation/Article/ELocationID[@EIdType='doi']"):
        if number.get("ValidYN") != "N":
            return number.text or ""
    return ""


def _day(where: str) -> date | None:
    """The whole date in “Lancet. 2010 Feb 6;375(9713):445”. Of many notices only the month is given."""
    match = _DAY.search(where)
    try:
        return date(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"])) if match else None
    except ValueError:
        return None
