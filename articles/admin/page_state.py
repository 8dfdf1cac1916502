"""Where a page stands: what readers see of it, and how far its newest revision has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.utils import timezone
from django.utils.formats import date_format

from articles import clock, publishing
from articles.checking import policy, told
from articles.evidence import findings, standing
from articles.models import Citation, Event, Page, Revision, Stage
from articles.publishing import transitions
from articles.references.record import Standing

moment = clock.in_words
DUE_SOON = timedelta(days=60)  # before its review is due, a page can be looked at again


class State(TextChoices):
    """What readers see of a page."""

    DRAFT = "draft", "Not published"
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    LIVE_NEWER = "live-newer", "Live, newer revision"
    LIVE_SCHEDULED = "live-scheduled", "Live, newer one scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Progress(TextChoices):
    """How far the newest revision has come. One that readers saw without a review is no draft any more."""

    DRAFT = Stage.DRAFT.value, Stage.DRAFT.label
    SUBMITTED = Stage.SUBMITTED.value, Stage.SUBMITTED.label
    SENT_BACK = Stage.SENT_BACK.value, Stage.SENT_BACK.label
    SIGNED = Stage.SIGNED.value, Stage.SIGNED.label
    UNREVIEWED = "unreviewed", "Not reviewed"


def with_state(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Pages with `newest` (the number of the newest revision), `state`, `progress`, `live_since` and `live_reviewer`.

    In one query with the page itself: text and number cannot come from two different moments.
    """
    now = timezone.now()
    revisions = Revision.objects.filter(page=OuterRef("pk"))
    newest = revisions.order_by("-number")
    live = Revision.objects.live(now).filter(page=OuterRef("pk"))
    planned = revisions.filter(live_from__gt=now)
    newer = revisions.filter(live_from__isnull=True, number__gt=OuterRef("live_number"))
    found: QuerySet[Any] = pages.annotate(
        newest=Subquery(newest.values("number")[:1]),
        newest_stage=Subquery(newest.values("stage")[:1]),
        newest_live_from=Subquery(newest.values("live_from")[:1]),
        live_number=Subquery(live.values("number")[:1]),
        live_since=Subquery(live.values("live_from")[:1]),
        live_reviewer=Subquery(live.values("reviewer__name")[:1]),
        state=Case(
            When(Exists(planned) & Q(live_number__isnull=False), then=Value(State.LIVE_SCHEDULED)),
            When(Exists(planned), then=Value(State.SCHEDULED)),
            When(Q(live_number__isnull=False) & Exists(newer), then=Value(State.LIVE_NEWER)),
            When(live_number__isnull=False, then=Value(State.LIVE)),
            When(Exists(revisions.filter(live_from__isnull=False)), then=Value(State.WITHDRAWN)),
            default=Value(State.DRAFT),
        ),
        progress=Case(
            When(newest_stage=Stage.DRAFT, newest_live_from__isnull=False, then=Value(Progress.UNREVIEWED)),
            When(newest_stage__isnull=True, then=Value(Progress.DRAFT)),
            default=F("newest_stage"),
        ),
    )
    return found


def day(on: date) -> str:
    return date_format(on, "j F Y")


class PageState:
    """The revisions of one page that matter to whoever decides what readers see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.now = timezone.now()
        # Without the long texts, which nobody shows here.
        self.revisions = Revision.objects.filter(page_id=page.pk).defer(
            "body", "html", "text", "facts", "facts_drawn", "statements"
        )

    @cached_property
    def newest(self) -> Revision | None:
        return self.revisions.select_related("reviewer", "created_by").order_by("number").last()

    @property
    def number(self) -> int:
        """Of the newest revision; 0 when there is none."""
        return self.newest.number if self.newest else 0

    @cached_property
    def live(self) -> Revision | None:
        return self.revisions.live(self.now).select_related("reviewer").first()

    @cached_property
    def planned(self) -> list[Revision]:
        return list(self.revisions.filter(live_from__gt=self.now).order_by("live_from"))

    @cached_property
    def signed(self) -> Revision | None:
        """The revision whose very text was signed last."""
        signed = self.revisions.exclude(signature="").filter(signature=F("digest"))
        return signed.select_related("reviewer").order_by("number").last()

    @cached_property
    def ended(self) -> Revision | None:
        """The revision that readers saw last."""
        return self.revisions.filter(live_until__lte=self.now).order_by("live_until").last()

    @property
    def label(self) -> str:
        """Its state in a word or two; for a page that came from `with_state()`."""
        return str(State(self.page.state).label)  # type: ignore[attr-defined]

    @property
    def progress(self) -> str:
        """How far its newest revision has come, in a word or two; likewise."""
        return str(Progress(self.page.progress).label)  # type: ignore[attr-defined]

    @cached_property
    def endings(self) -> set[datetime]:
        """When readers will lose the page."""
        return publishing.endings([*filter(None, [self.live]), *self.planned])

    @property
    def is_seen(self) -> bool:
        """Whether readers see the page, or will."""
        return bool(self.live or self.planned)

    @property
    def was_seen(self) -> bool:
        """Whether readers ever saw the page, or will."""
        return bool(self.is_seen or self.ended)

    @property
    def has_plans(self) -> bool:
        return bool(self.planned or self.endings)

    @property
    def publish_refusal(self) -> str:
        """Why the newest revision cannot be published; empty when it can."""
        newest = self.newest
        if not newest:
            return "This page has no text yet. Save it first."
        if newest.is_live or newest.is_scheduled:
            return f"Revision {newest.number} is {'live' if newest.is_live else 'planned'} already."
        if self.errors:
            return self._rests_on_retracted or self._stopped_by_policy(newest)
        return transitions.refusal("publish", newest)

    def _stopped_by_policy(self, newest: Revision) -> str:
        stopping = [each.finding for each in self.found if each.stops]
        if stopping[0].rule in policy.STOPS:
            return told.why_stopped(newest, stopping[0])
        return f"Revision {newest.number} has errors that readers would meet. Mend them first."

    @property
    def _rests_on_retracted(self) -> str:
        """What keeps the newest revision from readers, where the text itself has no errors."""
        stored = self.newest.findings if self.newest else []
        has_errors = any(policy.stops(finding["rule"], finding["severity"]) for finding in stored)
        return standing.refusal(self.newest) if self.newest and not has_errors else ""

    @cached_property
    def found(self) -> list[told.Told]:
        """What is to be said of the newest revision today, with what the checks found when it was saved."""
        return told.of_revision(self.newest, self.citations) if self.newest else []

    @cached_property
    def citations(self) -> list[Citation]:
        return findings.citations_of(self.newest) if self.newest else []

    @property
    def public_note(self) -> str:
        """What readers will be told changed, as its writers noted it. Raises NoteMissing when none did."""
        return publishing.public_note(self.page, self.newest) if self.newest else ""

    @property
    def errors(self) -> int:
        """How many findings stand in the way of publishing the newest revision."""
        return sum(each.stops for each in self.found)

    def shaken(self) -> list[str]:
        """A sentence for each source of the newest revision that no longer stands as it did."""
        stands = (Standing.CURRENT, Standing.UNKNOWN)
        sources = {use.source.key: use.source for use in self.citations if use.source.standing not in stands}
        return [
            f"It cites {source.label} ({key}), which is marked: {source.get_standing_display().lower()}."
            for key, source in sorted(sources.items())
        ]

    @property
    def told(self) -> str:
        """What readers would be told if the newest revision were published now; nothing, where they never saw one."""
        try:
            note = self.public_note
        except publishing.NoteMissing:
            return "To publish it, say first what changed: readers see that on the page and in the feed."
        return f"When it is published, readers are told: “{note}”" if note else ""

    def sentences(self) -> Iterator[str]:
        """What readers see and will see, one sentence each."""
        if self.live and self.live.live_from:
            yield f"Readers see revision {self.live.number}, live since {moment(self.live.live_from)}."
            yield from self._ending(self.live)
        elif self.ended and self.ended.live_until:
            yield f"Withdrawn on {moment(self.ended.live_until)}: readers no longer see this page."
        else:
            yield "Readers do not see this page."
        for revision in self.planned:
            if revision.live_from:
                yield f"Revision {revision.number} goes live on {moment(revision.live_from)}."
                yield from self._ending(revision)
        if self.newest and self.newest.live_from is None and (self.is_seen or self.ended):
            yield f"Revision {self.newest.number} is newer. Readers do not see it."

    def _ending(self, revision: Revision) -> Iterator[str]:
        if revision.live_until in self.endings:
            yield f"The page is withdrawn from readers on {moment(revision.live_until)}."

    def review(self) -> Iterator[str]:
        """How far the newest revision has come, who did what to it and why, and under which text a review stands."""
        newest, signed = self.newest, self.signed
        if not newest:
            return
        if newest.stage == Stage.SUBMITTED:
            yield self._told(Event.Verb.SUBMITTED) or f"Revision {newest.number} waits for review."
        if newest.stage == Stage.SENT_BACK:
            told = self._told(Event.Verb.SENT_BACK, Event.Verb.NEEDS_WORK)
            yield told or f"Revision {newest.number} was sent back."
        if signed and signed.reviewer and signed.reviewed_on:
            yield f"{signed.reviewer.name} reviewed revision {signed.number} on {day(signed.reviewed_on)}."
        if newest.has_small_changes_since:
            yield "Only small changes were made since."
        elif not newest.signature:
            if told := self._told(Event.Verb.LAPSED):
                yield told
            yield f"Nobody has reviewed revision {newest.number}."
        if not (newest.is_live or newest.is_scheduled) and (reason := transitions.refusal("publish", newest)):
            yield reason

    def _told(self, *verbs: Event.Verb) -> str:
        """The last time that one of these was done to the page, in a sentence; empty when it never was."""
        event = Event.objects.filter(page=self.page.pk, verb__in=verbs).first()
        if not event:
            return ""
        told = f"{event.by_name} {event.get_verb_display()} on {moment(event.at)}"
        return f"{told}: “{event.note}”" if event.note else f"{told}."

    @property
    def is_overdue(self) -> bool:
        return bool(self.page.review_due and self.page.review_due < timezone.localdate())

    @property
    def is_due_soon(self) -> bool:
        """Whether it is time to look at the page again. Only what readers see is looked at again."""
        due = self.page.review_due
        return bool(self.live and due and due <= timezone.localdate() + DUE_SOON)

    def due(self) -> str:
        due = self.page.review_due
        if not due:
            return "No day is set for the next review."
        if not self.is_overdue:
            return f"The next review is due on {day(due)}."
        told = due + timedelta(days=settings.REVIEW_GRACE_DAYS)
        readers = "readers are told so" if told < timezone.localdate() else f"after {day(told)} readers are told so"
        return f"The next review was due on {day(due)}: it is overdue, and {readers}."
