"""Whether a source can still be relied on: what is said about it, by whom, and which word counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import publishing
from articles.models import Page, Revision, Source, StandingChange
from articles.plain import plain
from articles.publishing import NotAllowed, Refused
from articles.publishing.log import public_name
from articles.publishing.rights import Actor, account, has_any
from articles.references.record import Standing

# From what says least to what weighs most: another origin's lighter word does not take a heavier one away.
_WEIGHT = {
    standing: weight
    for weight, standing in enumerate(
        (
            Standing.UNKNOWN,
            Standing.CURRENT,
            Standing.CORRECTED,
            Standing.SUPERSEDED,
            Standing.CONCERN,
            Standing.RETRACTED,
        )
    )
}
SHAKEN = frozenset({Standing.CORRECTED, Standing.SUPERSEDED, Standing.CONCERN, Standing.RETRACTED})
_CLEARED = frozenset({Standing.CONCERN, Standing.RETRACTED})  # what a reinstatement takes back
_LONGEST_ORIGIN = 150
_LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What somebody says about a source. `said` names the statement of a file or service; a person's has none."""

    standing: Standing
    origin: str = ""  # "": the person who acts
    note: str = ""  # for readers
    on: date | None = None
    notice: str = ""
    superseded_by: Source | None = None
    said: str = ""


@transaction.atomic
def say(source: Source, word: Word, *, by: Actor) -> StandingChange | None:
    """Keep a word about a source, and let it count unless more is known already. None: it was said before.

    A person's word always counts. Of those of files and services each counts once; a lighter one than what stands
    counts only from the same origin, and a reinstatement takes back a retraction or a concern that is not newer.
    Where the standing changes to one that shakes what rests on it, the review of every live page citing it is due
    now. Brings `source` itself up to date too. Raises NotAllowed, and Refused where sources would
    supersede each other in a circle.
    """
    if not has_any(by, "articles.change_source"):
        raise NotAllowed("Your account has no right to do that. Ask an administrator.")
    if not Source.objects.select_for_update().filter(pk=source.pk).exists():
        raise Refused("Somebody merged or deleted this source in the meantime.")
    source.refresh_from_db()
    if word.superseded_by and (reason := circle(source, word.superseded_by)):
        raise Refused(reason)
    word = replace(word, note=_short(plain(word.note).strip()))
    origin = (word.origin or public_name(by))[:_LONGEST_ORIGIN]
    if word.said and source.standing_changes.filter(said=word.said).exists():
        return None
    counts = not word.said or _counts(source, word, origin)
    if not word.said and is_known(source, word):
        return None
    change = StandingChange.objects.create(
        source=source,
        before=source.standing,
        standing=word.standing,
        superseded_by=word.superseded_by,
        note=word.note,
        on=word.on,
        notice=word.notice,
        origin=origin,
        said=word.said,
        is_applied=counts,
        by=account(by),
    )
    if counts:
        _apply(source, change, by)
    return change


def is_known(source: Source, word: Word) -> bool:
    """Whether the source stands just so already, whoever said it."""
    stands = (source.standing, source.standing_note, source.standing_on, source.notice, source.superseded_by_id)
    newer = word.superseded_by.pk if word.superseded_by else None
    return stands == (word.standing, _short(plain(word.note).strip()), word.on, word.notice, newer)


def checked(sources: Q, *, where: str, on: date) -> int:
    """Note that somebody looked these sources up there on that day, whether or not anything was found."""
    return Source.objects.filter(sources).update(checked_on=on, checked_in=where)


def live_pages_citing(source: Source) -> list[Page]:
    citing = Revision.objects.live(timezone.now()).filter(citations__source=source).values("page")
    return list(Page.objects.filter(pk__in=citing).order_by("title"))


def successors(source: Source) -> Iterator[Source]:
    """What took its place, what took the place of that, and on; each once, even where they go round in a circle."""
    passed, newer = {source.pk}, source.superseded_by
    while newer and newer.pk not in passed:
        yield newer
        passed.add(newer.pk)
        newer = newer.superseded_by


def circle(source: Source, newer: Source) -> str:
    """Why the one cannot take the place of the other; empty when it can."""
    if source.pk and source in (newer, *successors(newer)):
        return f"{newer.key} cannot take the place of {source.key}: it was itself replaced by it."
    return ""


def _short(note: str) -> str:
    return note if len(note) <= _LONGEST_NOTE else f"{note[: _LONGEST_NOTE - 1].rstrip()}…"


def _counts(source: Source, word: Word, origin: str) -> bool:
    now = Standing(source.standing)
    if word.standing is Standing.CURRENT and now in _CLEARED and word.on:
        return source.standing_on is None or word.on >= source.standing_on
    return origin == source.standing_by or _WEIGHT[word.standing] >= _WEIGHT[now]


def take(source: Source, change: StandingChange) -> None:
    """Let a word that is on record be the one that counts; nothing follows from it."""
    source.standing, source.standing_note = change.standing, change.note
    source.standing_on, source.standing_by, source.notice = change.on, change.origin, change.notice
    source.superseded_by = change.superseded_by
    source.save(update_fields=["standing", "standing_note", "standing_on", "standing_by", "notice", "superseded_by"])


def _apply(source: Source, change: StandingChange, by: Actor) -> None:
    take(source, change)
    if change.standing in SHAKEN and change.standing != change.before:
        told = f"{source.label} ({source.key}) is now: {Standing(change.standing).label}. {change.note}"
        publishing.review_now(live_pages_citing(source), by=by, note=told)
