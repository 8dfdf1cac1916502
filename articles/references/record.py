"""A bibliographic record as plain data, with the words for its form, its kind of evidence and its standing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A stored value and, beside it, what people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Kind(Labelled):
    """The bibliographic form, which decides how the reference is printed."""

    ARTICLE = "article", "Journal article"
    PREPRINT = "preprint", "Preprint"
    REPORT = "report", "Report"
    GUIDELINE = "guideline", "Guideline"
    WEB_PAGE = "web-page", "Web page"
    LAW = "law", "Law"
    BOOK = "book", "Book"
    CHAPTER = "chapter", "Book chapter"
    THESIS = "thesis", "Thesis"


class Evidence(Labelled):
    """What the source is as evidence, whatever form it was published in."""

    SYSTEMATIC_REVIEW = "systematic-review", "Systematic review"
    RANDOMISED_TRIAL = "randomised-trial", "Randomised trial"
    COHORT = "cohort", "Cohort study"
    CROSS_SECTIONAL = "cross-sectional", "Cross-sectional study"
    CASE_REPORT = "case-report", "Case reports"
    REVIEW = "review", "Narrative review"
    CONSENSUS = "consensus", "Expert consensus"
    COMMENTARY = "commentary", "Letter or commentary"
    GUIDELINE = "guideline", "Guideline"
    LABEL = "label", "Product label"
    LAW = "law", "Law"
    TOOL = "tool", "Questionnaire or tool"
    WEB_PAGE = "web-page", "Web page"
    UNSORTED = "unsorted", "Not sorted yet"  # what an import leaves open: an editor says it, no program guesses


class Standing(Labelled):
    """Whether the source can still be relied on. Unknown means that nobody has looked yet."""

    CURRENT = "current", "Current"
    CORRECTED = "corrected", "Corrected"
    CONCERN = "concern", "Of concern"
    RETRACTED = "retracted", "Retracted"
    SUPERSEDED = "superseded", "Superseded"
    UNKNOWN = "unknown", "Unknown"


@dataclass(frozen=True, slots=True)
class Name:
    """A person (`family`, with any particle such as "de", and `given`) or an organisation (`literal`)."""

    family: str = ""
    given: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One source. Identifiers are in the form that `identifiers` gives; text is plain text, never HTML."""

    key: str
    kind: Kind
    title: str
    evidence: Evidence
    authors: tuple[Name, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    container: str = ""  # the journal, the book that a chapter is in, the series of a report
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    number: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    arxiv: str = ""
    isbn: str = ""
    trial: str = ""  # the number of the trial at ClinicalTrials.gov, which several papers may report
    url: str = ""
    accessed: date | None = None
    note: str = ""
    finding: str = ""  # what it found, in one sentence, in the words of an editor
    standing: Standing = Standing.UNKNOWN
    superseded_by: str = ""  # the key of the record that replaces this one
    standing_note: str = ""  # what readers are told about the standing
    standing_on: date | None = None  # the day of the notice
    standing_by: str = ""  # who or what said so: "Retraction Watch", "PubMed", the name of an editor
    notice: str = ""  # the web address of the notice
    editor_note: str = ""
