"""The time line of a page: its revisions, what was done to it, and what somebody typed and could not save."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Length
from django.utils import timezone

from articles.admin.page_state import day, moment
from articles.models import Event, KeptText, Page, Revision
from articles.publishing.log import name_of

CONFLICT, EVENT, REVISION = "conflict", "event", "revision"  # in this order within one moment
Key = tuple[datetime, str, int]

UNTIL_OR_FROM = {Event.Verb.SCHEDULED: "for", Event.Verb.WITHDREW: "on", Event.Verb.LINK_MADE: "until"}


@dataclass(frozen=True, slots=True)
class Entry:
    what: str  # REVISION, EVENT or CONFLICT
    record: Any  # the Revision, Event or KeptText
    at: datetime
    who: str
    facts: tuple[str, ...] = ()  # sentences

    @property
    def is_revision(self) -> bool:
        return self.what == REVISION

    @property
    def is_conflict(self) -> bool:
        return self.what == CONFLICT


def timeline(page: Page) -> QuerySet[Any, Key]:
    """When, what and the primary key of all that there is to tell, newest first. One query, whatever the page."""
    conflicts = KeptText.objects.filter(page=page, reason=KeptText.Reason.CONFLICT, settled_at__isnull=True)
    told = [
        _keys(Revision.objects.filter(page=page), "created_at", REVISION),
        _keys(Event.objects.filter(page=page), "at", EVENT),
        _keys(conflicts, "at", CONFLICT),
    ]
    return told[0].union(*told[1:], all=True).order_by("-moment", "what", "-pk")


def _keys(records: QuerySet[Any], time: str, what: str) -> QuerySet[Any, Key]:
    named = records.order_by().annotate(moment=F(time), what=Value(what, output_field=CharField()))
    return named.values_list("moment", "what", "pk")


def entries(page: Page, keys: Iterable[Key]) -> list[Entry]:
    """The records behind some keys, in the same order, each with what is said about it."""
    wanted: dict[str, list[int]] = {REVISION: [], EVENT: [], CONFLICT: []}
    order = [(what, pk) for _, what, pk in keys]
    for what, pk in order:
        wanted[what].append(pk)
    found = {
        REVISION: _revisions(page, wanted[REVISION]),
        EVENT: [_event(event) for event in Event.objects.filter(pk__in=wanted[EVENT])],
        CONFLICT: [_conflict(kept) for kept in _with_writer(KeptText.objects.filter(pk__in=wanted[CONFLICT]))],
    }
    by_key = {(what, entry.record.pk): entry for what, told in found.items() for entry in told}
    return [by_key[key] for key in order if key in by_key]


def _with_writer(kept: QuerySet[KeptText]) -> QuerySet[KeptText]:
    return kept.select_related("by").defer("fields")


def _conflict(kept: KeptText) -> Entry:
    return Entry(CONFLICT, kept, kept.at, name_of(kept.by))


def _event(event: Event) -> Entry:
    when = f"{UNTIL_OR_FROM.get(Event.Verb(event.verb), 'for')} {moment(event.effective)}" if event.effective else ""
    return Entry(EVENT, event, event.at, event.by_name, (when,) if when else ())


def _revisions(page: Page, pks: list[int]) -> list[Entry]:
    long = ("body", "html", "text", "facts", "facts_drawn", "statements", "findings", "outline", "summary")
    found = Revision.objects.filter(pk__in=pks).select_related("created_by", "reviewer").defer(*long)
    revisions = list(found)
    sizes = _sizes(page, {revision.number for revision in revisions})
    return [_revision(revision, sizes) for revision in revisions]


def _revision(revision: Revision, sizes: dict[int, int]) -> Entry:
    change = _change(sizes, revision.number)
    facts = (change, seen(revision), reviewed(revision))
    return Entry(REVISION, revision, revision.created_at, name_of(revision.created_by), tuple(filter(None, facts)))


def _sizes(page: Page, numbers: set[int]) -> dict[int, int]:
    """How many characters were written in these revisions, and in the one before each."""
    wanted = numbers | {number - 1 for number in numbers}
    written = Length("title") + Length("summary") + Length("body")
    found = page.revisions.order_by().filter(number__in=wanted).values_list("number", written, "facts")
    return {number: length + sum(map(len, facts.values())) for number, length, facts in found}


def _change(sizes: dict[int, int], number: int) -> str:
    now, before = sizes.get(number, 0), sizes.get(number - 1)
    if before is None:
        return f"{now:,} characters."
    if now == before:
        return "As long as the one before."
    count, word = abs(now - before), "longer" if now > before else "shorter"
    return f"{count:,} character{'' if count == 1 else 's'} {word}."


def seen(revision: Revision) -> str:
    """When readers saw, see or will see it; empty when never."""
    start, end, now = revision.live_from, revision.live_until, timezone.now()
    if start is None:
        return ""
    if end and end <= now:
        return f"Readers saw it from {moment(start)} until {moment(end)}."
    said = f"Goes live on {moment(start)}" if start > now else f"Live since {moment(start)}"
    return f"{said}, until {moment(end)}." if end else f"{said}."


def reviewed(revision: Revision) -> str:
    if not (revision.reviewer and revision.reviewed_on):
        return ""
    said = f"Reviewed by {revision.reviewer.name} on {day(revision.reviewed_on)}"
    return f"{said}; small changes since." if revision.has_small_changes_since else f"{said}."
