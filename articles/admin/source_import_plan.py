"""The page of a planned import: its tabs and parts, and the choices that its form sends."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict

from articles.admin.import_views import tab
from articles.admin.safe_list import is_number
from articles.admin.source_import_rows import rows
from articles.library import importing
from articles.models import ImportEntry, SourceImport
from articles.publishing.rights import Actor
from articles.references.record import Evidence

Outcome = ImportEntry.Outcome
PER_PAGE = 100
PER_PAGE_FIELDS = 40  # where each entry may have twenty boxes: Django takes a thousand fields of a form
EXPLAINED: dict[str, str] = {
    Outcome.CONFLICT: "Both say something, and not the same. Ours stays unless you take what the file says.",
    Outcome.ALIKE: (
        "They share title, year and first author with another work, but no identifier. They are left out unless you "
        "say what they are."
    ),
    Outcome.CHANGED: "These are here already, and the file says something where we say nothing.",
    Outcome.SAME: "These are here already, and the file says nothing else.",
    Outcome.REFUSED: "These are not imported. Mend them in the file, and import it again: what is here by then stays.",
}
ENDINGS = {"ris": "ris", "bibtex": "bib", "medline": "nbib", "csl": "json"}
# What can be chosen for all entries with an outcome at once: the value sent, the choice, and the words on the button.
FOR_ALL: dict[str, dict[str, tuple[dict[str, Any], str]]] = {
    Outcome.CONFLICT: {
        "take": ({"take": importing.ALL}, "Take what the file says in all"),
        "keep": ({}, "Keep ours in all"),
    },
    Outcome.ALIKE: {
        "skip": ({}, "Leave all out"),
        "new": ({"do": "new"}, "All are other works"),
        "same": ({"do": "same"}, "All are the ones named"),
    },
    Outcome.NEW: {"skip": ({"do": "skip"}, "Leave all out"), "add": ({}, "Add all")},
}


def context(file: SourceImport, asked: QueryDict) -> dict[str, Any]:
    counts, outcome = importing.counts(file), asked.get("outcome", "")
    if outcome not in counts:
        outcome = ""
    part = Paginator(_entries(file, outcome), _per_page(counts, outcome)).get_page(asked.get("p"))
    shown = rows(part, is_applied=file.applied_at is not None)
    return {
        "seen": "" if file.applied_at else importing.digest(file),
        "tabs": [tab("", "All", sum(counts.values()), outcome)]
        + [tab(value, Outcome(value).label, number, outcome) for value, number in counts.items()],
        "outcome": outcome,
        "outcome_label": Outcome(outcome).label if outcome else "All entries",
        "explained": EXPLAINED.get(outcome, ""),
        "part": part,
        "query": urlencode({"outcome": outcome}) if outcome else "",
        "rows": shown,
        "shown": " ".join(str(row.entry.position) for row in shown),
        "can_choose": not file.applied_at,
        "for_all": [] if file.applied_at else [(name, words) for name, (_, words) in FOR_ALL.get(outcome, {}).items()],
        "summary": told(file) if file.applied_at else summary(file),
        "refused": counts.get(Outcome.REFUSED, 0),
        "evidence_choices": [(each.value, each.label) for each in Evidence],
        "unsorted": Evidence.UNSORTED.value,
    }


def summary(file: SourceImport) -> str:
    return importing.summary(importing.deeds(file))


def told(file: SourceImport) -> str:
    return importing.summary(file.told, is_done=True)


def keep_choices(file: SourceImport, data: QueryDict, *, by: Actor) -> None:
    """What the form says of the entries that it showed, or of all with one outcome. Raises Refused."""
    outcome = data.get("outcome", "")
    if for_all := FOR_ALL.get(outcome, {}).get(data.get("all", "")):
        importing.choose_for_all(file, outcome, for_all[0], by=by)
        return
    shown = [int(text) for text in data.get("shown", "").split() if is_number(text)][:PER_PAGE]
    if shown:
        importing.choose(file, {position: _choice(data, position) for position in shown}, by=by)


def _choice(data: QueryDict, position: int) -> dict[str, Any]:
    do = "skip" if f"skip-{position}" in data else data.get(f"do-{position}", "")
    return {"do": do, "take": data.getlist(f"take-{position}")}


def _entries(file: SourceImport, outcome: str) -> QuerySet[ImportEntry]:
    entries = file.entries.select_related("source").order_by("position")
    return entries.filter(outcome=outcome) if outcome else entries


def _per_page(counts: dict[str, int], outcome: str) -> int:
    has_fields = outcome == Outcome.CONFLICT or (not outcome and Outcome.CONFLICT in counts)
    return PER_PAGE_FIELDS if has_fields else PER_PAGE
