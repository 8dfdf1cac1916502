"""The page of a planned import of programmes: its tabs and parts, and the choices that its form sends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict

from articles.admin.import_views import tab
from articles.admin.safe_list import is_number
from articles.publishing.rights import Actor
from treatments import importing
from treatments.admin.programme_import_rows import Row, rows
from treatments.models import ProgrammeImport, ProgrammeRow

Outcome = ProgrammeRow.Outcome
PER_PAGE = 50  # a row may have sixteen choices: Django takes a thousand fields of a form
NAMES = "names"  # the tab of services that no term explains
FOR_ALL = (("take", "Take what the list says in all"), ("keep", "Keep ours in all"))
LONGEST_TEXT = 1000  # characters of a refused row in the table of them
EXPLAINED: dict[str, str] = {
    Outcome.NEW: "These programmes are not here yet. They are added, and readers find them at once.",
    Outcome.CHANGED: "The list changed these since its last file, and nobody here did.",
    Outcome.CONFLICT: (
        "Somebody here and the list both changed these since its last file. Ours stays unless you take what the list "
        "says. What is taken together, such as the parts of an address, is taken whole."
    ),
    Outcome.SAME: "The list says of these what it said before. They are confirmed on its day.",
    Outcome.GONE: "These are on the list no more. They stay as they are, and are marked as not in the latest list.",
    Outcome.REFUSED: "These are not imported. Mend them in the file, and import it again: what is here by then stays.",
    NAMES: (
        "No term has these names, so programmes are not found by these services. Give each to the term that it means, "
        "or make one, then read the file again. What a list says is kept in any case."
    ),
}


def context(file: ProgrammeImport, asked: QueryDict) -> dict[str, Any]:
    counts, outcome = importing.counts(file), asked.get("outcome", "")
    if outcome not in counts and outcome != NAMES:
        outcome = next(iter(counts), Outcome.NEW)
    entries = file.rows.filter(outcome=outcome).select_related("programme").order_by("position")
    part = Paginator(entries, PER_PAGE).get_page(asked.get("p"))
    shown = rows(part)
    choosable = [str(row.entry.pk) for row in shown if _can_choose(row.entry)]
    return {
        "tabs": [
            *(tab(value, Outcome(value).label, number, outcome) for value, number in counts.items()),
            tab(NAMES, "Unknown services", None, outcome),
        ],
        "outcome": outcome,
        "outcome_label": "Unknown services" if outcome == NAMES else Outcome(outcome).label,
        "explained": "" if file.applied_at else EXPLAINED.get(outcome, ""),
        "names": importing.unknown_names(file) if outcome == NAMES else [],
        "is_names": outcome == NAMES,
        "part": part,
        "seen": "" if file.applied_at else importing.digest(file),
        "query": urlencode({"outcome": outcome}),
        "rows": shown,
        "shown": " ".join(choosable),
        "can_choose": bool(choosable),
        "for_all": FOR_ALL if outcome == Outcome.CONFLICT and not file.applied_at else (),
        "summary": importing.summary(file.told, is_done=True) if file.applied_at else importing.summary(counts),
        "refused": counts.get(Outcome.REFUSED, 0),
    }


def keep_choices(file: ProgrammeImport, data: QueryDict, *, by: Actor) -> None:
    """What the form says of the rows that it showed, or of all in conflict. Raises Refused."""
    if data.get("all") in ("take", "keep"):
        importing.choose_for_all(file, data["all"] == "take", by=by)
        return
    shown = [int(text) for text in data.get("shown", "").split() if is_number(text)][:PER_PAGE]
    for entry in file.rows.filter(pk__in=shown, outcome=Outcome.CONFLICT, is_applied=False):
        asked = [change for change in Row(entry, {}).changes if change.is_conflict]
        taken = [change.name for change in asked if data.get(f"take-{entry.pk}-{change.name}") == "theirs"]
        if taken != [change.name for change in asked if change.is_taken]:
            importing.choose(entry, taken, by=by)


def refused(file: ProgrammeImport) -> Iterator[Iterable[Any]]:
    """Line, name, reason and text of each row that is not imported."""
    yield "Line", "Name", "Reason", "As it stands in the file"
    found = file.rows.filter(outcome=Outcome.REFUSED).order_by("position")
    for line, name, reason, raw in found.values_list("line", "name", "reason", "raw").iterator():
        yield line, name, reason, raw[:LONGEST_TEXT]


def _can_choose(entry: ProgrammeRow) -> bool:
    return entry.outcome == Outcome.CONFLICT and not entry.is_applied
