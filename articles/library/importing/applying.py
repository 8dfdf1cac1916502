"""Applies a file that was planned: all of it or nothing, and only what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone

from articles import links, rendering
from articles.library.importing import standings
from articles.library.importing.changes import taken, write
from articles.library.importing.choosing import NEW, SAME, Deed, deed, digest
from articles.library.importing.entries import as_source
from articles.library.importing.file_so_far import FileSoFar
from articles.library.importing.holdings import AT_ONCE
from articles.library.importing.planning import plan
from articles.library.importing.rights import require
from articles.library.importing.steps import keep, progress
from articles.library.naming import TOLD_APART, bears_name
from articles.library.standing import SHAKEN
from articles.models import ImportEntry, Source, SourceAlias, SourceImport
from articles.publishing import Refused
from articles.publishing.rights import Actor
from articles.references.record import Evidence

Outcome = ImportEntry.Outcome
_SAID_ELSEWHERE = ("standing", "standing_note", "standing_on", "standing_by", "notice")


class PlanChanged(Refused):
    """Nothing was applied: these entries stand differently since somebody looked at them."""

    def __init__(self, entries: list[ImportEntry]) -> None:
        number = len(entries)
        told = "1 entry stands" if number == 1 else f"{number:,} entries stand"
        super().__init__(
            f"Nothing was applied: the library has changed since this was read, and {told} differently now. "
            "Look at the plan again."
        )
        self.entries = entries


def apply(file: SourceImport, *, by: Actor, evidence: Evidence = Evidence.UNSORTED, seen: str = "") -> bool:
    """Do what is planned and chosen; `evidence` is for new sources of which the file does not say what they are.

    False when it was applied already: then nothing happens. `seen` is the `digest` of the plan that somebody looked at,
    for Refused where it is another one by now. Raises NotAllowed, Refused while it is not wholly read, and
    PlanChanged when the library has changed so that an entry would do something else: then its plan is the new one.
    """
    require(by)
    try:
        return _apply(file, by, evidence, seen)
    except IntegrityError as error:  # somebody was faster by less than the time that this takes
        if changed := _planned_anew(file):
            raise PlanChanged(changed) from error
        raise Refused("Nothing was applied: two sources would have the same number. Choose differently.") from error


def _apply(file: SourceImport, by: Actor, evidence: Evidence, seen: str) -> bool:
    with transaction.atomic():
        held = SourceImport.objects.select_for_update().filter(pk=file.pk).first()
        if held is None:
            raise Refused("Somebody threw this import away in the meantime.")
        if held.applied_at:
            return False
        if not progress(held).is_done:
            raise Refused("Nothing was applied: this file is not wholly read yet.")
        if seen and seen != digest(held):
            raise Refused("Nothing was applied: this plan has changed since you saw it. Look at it again.")
        changed = _planned_anew(held)
        if not changed:
            _do(held, by, evidence)
            return True
    raise PlanChanged(changed)


@transaction.atomic
def _planned_anew(file: SourceImport) -> list[ImportEntry]:
    """Plan all entries again by the library as it is now; those that come out differently are kept, and returned."""
    so_far, changed = FileSoFar(file, fresh=True), []
    for batch in _batches(file.entries.exclude(record={})):
        before = [_gist(entry) for entry in batch]
        plan(batch, so_far, file.format)
        differing = [entry for entry, was in zip(batch, before, strict=True) if _gist(entry) != was]
        for entry in differing:
            entry.choice = {}
        keep(differing)
        changed += differing
    return changed


def _gist(entry: ImportEntry) -> tuple[object, ...]:
    return entry.outcome, entry.source_id, entry.changes, entry.record.get("key"), entry.reason


def _do(file: SourceImport, by: Actor, evidence: Evidence) -> None:
    told: Counter[str] = Counter()
    new_keys: set[str] = set()
    for batch in _batches(file.entries.select_related("source")):
        deeds = [(entry, deed(entry)) for entry in batch]
        told.update(done for _, done in deeds)
        added = [entry for entry, done in deeds if done == Deed.ADD]
        new_keys |= {entry.record["key"] for entry in added}
        sources = Source.objects.bulk_create(_new_source(entry, evidence) for entry in added)
        links.know_sources([*sources, *_fill([entry for entry, done in deeds if done == Deed.FILL])])
    _connect(file)
    _name_alike(file)
    _say_standings(file, by)
    rendering.render_anew(rendering.waiting_for_any(new_keys))
    file.applied_at, file.told = timezone.now(), dict(told)
    file.save(update_fields=["applied_at", "told"])
    file.entries.exclude(outcome=Outcome.REFUSED).update(text="")


def _new_source(entry: ImportEntry, evidence: Evidence) -> Source:
    """With its `work_key`, which saving one by one would make."""
    fields = {name: value for name, value in entry.record.items() if name not in _SAID_ELSEWHERE}
    if fields["evidence"] == Evidence.UNSORTED:
        fields["evidence"] = evidence.value
    return as_source(fields)


def _fill(entries: list[ImportEntry]) -> Iterable[Source]:
    held = Source.objects.select_for_update().in_bulk([entry.source_id for entry in entries])
    for entry in entries:
        source = held[entry.source_id]
        label = source.label
        write(source, taken(entry.changes, entry.choice.get("take", ())), entry.record)
        source.save()
        if source.label != label:
            rendering.render_anew(rendering.citing(source))
    return held.values()


def _connect(file: SourceImport) -> None:
    """Let the entries that were added name their sources, in one statement."""
    is_new = Q(outcome=Outcome.NEW, choice__do__isnull=True)  # all that can be chosen for it is to leave it out
    added = file.entries.filter(is_new | Q(outcome=Outcome.ALIKE, choice__do=NEW))
    key = KeyTextTransform("key", OuterRef("record"))
    added.update(source=Subquery(Source.objects.filter(key=key).values("pk")[:1]))


def _name_alike(file: SourceImport) -> None:
    """What somebody said is the same work is known by the numbers of both from now on."""
    for entry in file.entries.filter(outcome=Outcome.ALIKE, choice__do=SAME).select_related("source"):
        for scheme in TOLD_APART:
            name = entry.record.get(scheme, "")
            if entry.source and name and not bears_name(scheme, name):
                SourceAlias.objects.create(source=entry.source, scheme=scheme, name=name)


def _say_standings(file: SourceImport, by: Actor) -> None:
    speaking = file.entries.filter(record__standing__in=[each.value for each in SHAKEN])
    for entry in speaking.filter(source__isnull=False).select_related("source"):
        if entry.source and deed(entry) in (Deed.ADD, Deed.FILL):
            standings.say(entry, entry.source, file, by=by)
            links.know_sources([entry.source])


def _batches(entries: QuerySet[ImportEntry]) -> Iterator[list[ImportEntry]]:
    """In the order of the file, a few hundred at a time."""
    last = 0
    while batch := list(entries.filter(position__gt=last).order_by("position")[:AT_ONCE]):
        yield batch
        last = batch[-1].position
