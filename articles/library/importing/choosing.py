"""What somebody chose for the entries of a file, and what applying it would do."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from articles.library.importing.changes import ALL, Change, taken
from articles.library.importing.rights import require
from articles.models import ImportEntry, Source, SourceImport
from articles.publishing import Refused
from articles.publishing.rights import Actor

Outcome = ImportEntry.Outcome
Choice = Mapping[str, Any]
SKIP, NEW, SAME = "skip", "new", "same"
_TO_COME = ("add", "fill", "leave", ("is", "are"))
_PAST = ("added", "filled", "left", ("was", "were"))


class Deed(StrEnum):
    ADD = "added"
    FILL = "filled"
    LEAVE = "left"
    OMIT = "left out"
    REFUSE = "refused"


def deed(entry: ImportEntry) -> Deed:
    """What applying the file does with the entry, as it is planned and chosen now."""
    return _deed(entry.outcome, entry.source_id is not None, entry.changes, entry.choice)


def _deed(outcome: str, has_source: bool, changes: list[Change], choice: Choice) -> Deed:
    do = choice.get("do", "")
    if outcome == Outcome.REFUSED:
        return Deed.REFUSE
    if outcome == Outcome.SAME:
        return Deed.LEAVE
    if do == SKIP:
        return Deed.OMIT
    if outcome == Outcome.NEW or (outcome == Outcome.ALIKE and do == NEW):
        return Deed.ADD
    if not has_source or (outcome == Outcome.ALIKE and do != SAME):
        return Deed.OMIT
    return Deed.FILL if taken(changes, choice.get("take", ())) else Deed.LEAVE


def offered(entry: ImportEntry) -> tuple[str, ...]:
    """What can be chosen instead of what happens by itself."""
    if entry.outcome == Outcome.ALIKE:
        return (SKIP, NEW, SAME) if entry.source_id else (SKIP, NEW)
    can_be_left_out = entry.outcome in (Outcome.NEW, Outcome.CHANGED) or bool(entry.changes)
    return ("", SKIP) if can_be_left_out and entry.outcome != Outcome.REFUSED else ()


@transaction.atomic
def choose(file: SourceImport, choices: Mapping[int, Choice], *, by: Actor) -> None:
    """Keep the choices for entries, by their position. What an entry does not offer is not kept."""
    _hold(file, by)
    entries = list(file.entries.filter(position__in=choices).select_related("source"))
    for entry in entries:
        entry.choice = _valid(entry, choices[entry.position])
    ImportEntry.objects.bulk_update(entries, ["choice"])


@transaction.atomic
def choose_for_all(file: SourceImport, outcome: str, choice: Choice, *, by: Actor) -> None:
    """Keep one choice for all entries with that outcome: what to do, or that all fields are taken (`ALL`) or none."""
    _hold(file, by)
    entries = file.entries.filter(outcome=outcome)
    if choice.get("do") == SAME:
        entries = entries.filter(source__isnull=False)
    entries.update(choice=dict(choice))


def counts(file: SourceImport) -> dict[str, int]:
    """How many entries have each outcome, in the order in which people look at them."""
    found = dict(file.entries.order_by().values_list("outcome").annotate(Count("pk")))
    order = (
        *(Outcome.CONFLICT, Outcome.ALIKE, Outcome.NEW, Outcome.CHANGED, Outcome.SAME, Outcome.REFUSED),
        Outcome.WAITS,
    )
    return {outcome.value: found[outcome] for outcome in order if outcome in found}


def deeds(file: SourceImport) -> Counter[str]:
    rows = file.entries.order_by().values_list("outcome", "source", "changes", "choice")
    done: Counter[str] = Counter()
    done.update(_deed(outcome, source is not None, *rest) for outcome, source, *rest in rows.iterator())
    return done


def digest(file: SourceImport) -> str:
    """Of what the entries would do by themselves: another one is another plan. Choices are no part of it."""
    rows = file.entries.order_by("position").values_list("outcome", "source", "changes", "record__key")
    found = hashlib.sha256()
    for row in rows.iterator():
        found.update(json.dumps(row).encode())
    return found.hexdigest()[:32]


def sources_done(file: SourceImport, done: Deed) -> QuerySet[Source]:
    """The sources that applying the file added, or filled."""
    rows = file.entries.filter(source__isnull=False)
    return Source.objects.filter(pk__in=[entry.source_id for entry in rows.iterator() if deed(entry) == done])


def summary(done: Mapping[str, int], *, is_done: bool = False) -> str:
    """ "Add 812 sources, fill 14, leave 3,201 as they are; 7 refused"."""
    added, filled, left = done.get(Deed.ADD, 0), done.get(Deed.FILL, 0), done.get(Deed.LEAVE, 0)
    add, fill, leave, be = _PAST if is_done else _TO_COME
    parts = [f"{add} {added:,} source{'' if added == 1 else 's'}"] if added else []
    parts += [f"{fill} {filled:,}{'' if added else _sources(filled)}"] if filled else []
    parts += [f"{leave} {left:,} as {'it' if left == 1 else 'they'} {be[left != 1]}"] if left else []
    said = ", ".join(parts) or ("nothing changed" if is_done else "nothing to do")
    out = [f"{done[deed]:,} {deed.value}" for deed in (Deed.OMIT, Deed.REFUSE) if done.get(deed)]
    return "; ".join(filter(None, (said[0].upper() + said[1:], ", ".join(out))))


def _sources(number: int) -> str:
    return " source" if number == 1 else " sources"


def _valid(entry: ImportEntry, choice: Choice) -> dict[str, Any]:
    do, take = choice.get("do", ""), choice.get("take", ())
    known = [change["field"] for change in entry.changes if change["is_conflict"]]
    kept: dict[str, Any] = {"do": do} if do in offered(entry) and do else {}
    if entry.outcome == Outcome.CONFLICT and (wanted := _wanted(known, take)):
        kept["take"] = wanted
    return kept


def _wanted(known: list[str], take: Iterable[str] | str) -> list[str]:
    return known if take == ALL else [name for name in known if name in take]


def _hold(file: SourceImport, by: Actor) -> None:
    require(by)
    held = SourceImport.objects.select_for_update().filter(pk=file.pk).first()
    if held is None:
        raise Refused("Somebody threw this import away in the meantime.")
    if held.applied_at:
        raise Refused("This import was applied already: nothing can be chosen any more.")
