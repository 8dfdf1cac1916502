"""The panel of the instruments: each with its score, what is open or not met first, and the fields of what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.admin.instrument_form import Field, Typed
from articles.checking import answering
from articles.editorial.instruments import CLEAR_COMMUNICATION, JAMA, Instrument, Judged, Result, Sheet
from articles.models import Revision

TICKS = {"jama-1": "authorship", "jama-2": "attribution", "jama-3": "disclosure", "jama-4": "currency"}
OPEN = "To answer or to look at"
# In this order; the last ones are folded away.
GROUPS = {
    OPEN: (Result.TO_BE_ANSWERED,),
    "Not met": (Result.NOT_MET,),
    "Partly met": (Result.PARTLY,),
    "Met": (Result.MET, Result.ANSWERED),
    "Does not apply": (Result.DOES_NOT_APPLY,),
}
FOLDED = ("Met", "Does not apply")


@dataclass(frozen=True, slots=True)
class Row:
    judged: Judged
    field: Field | None

    @property
    def result(self) -> str:
        """The result as part of the name of a class."""
        return self.judged.result.replace(" ", "-")

    @property
    def is_unsaved(self) -> bool:
        return bool(self.field and self.field.typed is not None)

    @property
    def group(self) -> str:
        """What waits for a person stands among what is open, whatever was computed."""
        if self.judged.is_proposal or self.is_unsaved or (self.field and self.field.is_offered):
            return OPEN
        return next(name for name, results in GROUPS.items() if self.judged.result in results)


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: list[Row]

    @property
    def is_folded(self) -> bool:
        return self.name in FOLDED


@dataclass(frozen=True, slots=True)
class Section:
    instrument: Instrument
    score: str
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Panel:
    sections: list[Section]
    offered_from: int  # the number of the revision whose answers are offered; 0: none are
    may_answer: bool
    stray: list[tuple[str, str]]  # what was typed for questions that are not asked


def panel(sheets: Iterable[Sheet], revision: Revision, typed: Typed, *, may: bool) -> Panel:
    """One query, or none."""
    number, offered = answering.offered(revision)
    kept = answering.kept(revision)
    fields = {
        question: Field(criterion, kept.get(question), offered.get(question), typed.texts.get(question))
        for question, criterion in answering.ASKED.items()
    }
    sections = [Section(sheet.instrument, score(sheet), list(_groups(sheet, fields))) for sheet in sheets]
    stray = [text for question, text in typed.texts.items() if question not in fields]
    return Panel(sections, number if offered else 0, may, stray)


def _groups(sheet: Sheet, fields: dict[str, Field]) -> Iterator[Group]:
    rows = [Row(judged, fields.get(judged.criterion.id)) for judged in sheet.judged]
    for name in GROUPS:
        if own := [row for row in rows if row.group == name]:
            yield Group(name, own)


def score(sheet: Sheet) -> str:
    """The score in words: of what is answered, with how much still is to be."""
    if not sheet.out_of:
        return "Nothing of it applies"
    reached = f"{sheet.points} of {sheet.reached_out_of}"
    if sheet.instrument is JAMA:
        return f"{reached} met: " + ", ".join(f"{TICKS[each.criterion.id]} {each.result}" for each in sheet.judged)
    left = [
        f"{sheet.unanswered} still to answer" if sheet.unanswered else "",
        f"{sheet.proposed} proposed, to look at" if sheet.proposed else "",
    ]
    if not sheet.reached_out_of:
        return "; ".join(["Nothing is answered yet", *filter(None, left)])
    if sheet.instrument is CLEAR_COMMUNICATION:
        reached += f" ({sheet.points * 100 // sheet.reached_out_of} of a hundred)"
    if sheet.unanswered:
        reached += " for what is answered"
    return "; ".join(filter(None, (reached, *left)))


def short_score(sheet: Sheet) -> str:
    """The same beside the form of a page."""
    if not sheet.out_of:
        return "does not apply"
    left = f", {sheet.unanswered} to answer" if sheet.unanswered else ""
    return f"{sheet.points} of {sheet.reached_out_of}{left}"
