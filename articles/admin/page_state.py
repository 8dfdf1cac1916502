"""What readers see of a page, now and later: one word for lists, whole sentences for the page's own form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, TextChoices, Value, When
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Page, Revision, Source
from articles.references.record import Standing


class State(TextChoices):
    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    LIVE_NEWER = "live-newer", "Live, newer draft"
    LIVE_SCHEDULED = "live-scheduled", "Live, newer one scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"


def with_state(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Pages with `newest` (the number of the newest revision), `state`, `live_since` and `live_reviewer`.

    In one query with the page itself: text and number cannot come from two different moments.
    """
    now = timezone.now()
    revisions = Revision.objects.filter(page=OuterRef("pk"))
    live = Revision.objects.live(now).filter(page=OuterRef("pk"))
    planned = revisions.filter(live_from__gt=now)
    newer = revisions.filter(live_from__isnull=True, number__gt=OuterRef("live_number"))
    found: QuerySet[Any] = pages.annotate(
        newest=Subquery(revisions.order_by("-number").values("number")[:1]),
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
    )
    return found


def moment(time: datetime) -> str:
    """ "3 May 2026, 12:00 UTC": the zone is named, because it is the site's and may not be the reader's."""
    return date_format(timezone.localtime(time), "j F Y, H:i T")


def day(on: date) -> str:
    return date_format(on, "j F Y")


class PageState:
    """The revisions of one page that matter to whoever decides what readers see."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.now = timezone.now()
        # Without the long texts, which nobody shows here.
        self.revisions = Revision.objects.filter(page_id=page.pk).defer("body", "html", "text", "facts", "facts_drawn")

    @cached_property
    def newest(self) -> Revision | None:
        return self.revisions.select_related("reviewer", "created_by").order_by("number").last()

    @cached_property
    def live(self) -> Revision | None:
        return self.revisions.live(self.now).select_related("reviewer").first()

    @cached_property
    def planned(self) -> list[Revision]:
        return list(self.revisions.filter(live_from__gt=self.now).order_by("live_from"))

    @cached_property
    def ended(self) -> Revision | None:
        """The revision that readers saw last."""
        return self.revisions.filter(live_until__lte=self.now).order_by("live_until").last()

    @property
    def label(self) -> str:
        """Its state in a word or two; for a page that came from `with_state()`."""
        return str(State(self.page.state).label)  # type: ignore[attr-defined]

    @property
    def ends(self) -> datetime | None:
        """When readers will lose the page: the end of the last revision that they see or will see."""
        last = self.planned[-1] if self.planned else self.live
        return last.live_until if last else None

    @property
    def is_seen(self) -> bool:
        """Whether readers see the page, or will."""
        return bool(self.live or self.planned)

    @property
    def has_plans(self) -> bool:
        return bool(self.planned or self.ends)

    @property
    def can_publish(self) -> bool:
        """Whether the newest revision is still to be published, and nothing in it stands in the way."""
        newest = self.newest
        return bool(newest and not newest.is_scheduled and not newest.is_live and not self.errors)

    @property
    def errors(self) -> int:
        """How many findings stand in the way of publishing the newest revision."""
        findings = self.newest.findings if self.newest else []
        return sum(finding["severity"] == "error" for finding in findings)

    def shaken(self) -> list[str]:
        """A sentence for each source of the newest revision that no longer stands as it did."""
        stands = (Standing.CURRENT, Standing.UNKNOWN)
        sources = Source.objects.filter(citations__revision=self.newest).exclude(standing__in=stands).distinct()
        return [
            f"It cites {source.label} ({source.key}), which is marked: {source.get_standing_display().lower()}."
            for source in sources.order_by("key")
        ]

    def sentences(self) -> Iterator[str]:
        """What readers see and will see, one sentence each."""
        if self.live and self.live.live_from:
            yield f"Readers see revision {self.live.number}, live since {moment(self.live.live_from)}."
        elif self.ended and self.ended.live_until:
            yield f"Withdrawn on {moment(self.ended.live_until)}: readers no longer see this page."
        else:
            yield "Readers do not see this page."
        for revision in self.planned:
            if revision.live_from:
                yield f"Revision {revision.number} goes live on {moment(revision.live_from)}."
        if self.ends:
            yield f"The page is withdrawn from readers on {moment(self.ends)}."
        if self.newest and self.newest.live_from is None and (self.is_seen or self.ended):
            yield f"Revision {self.newest.number} is newer. Readers do not see it."

    def review(self) -> str:
        """Who reviewed what: the review stands under one revision, and a later one has none."""
        newest, live = self.newest, self.live
        if newest and newest.reviewer and newest.reviewed_on:
            return f"{newest.reviewer.name} reviewed revision {newest.number} on {day(newest.reviewed_on)}."
        if newest and live and live.reviewer and live.reviewed_on:
            signed = f"{live.reviewer.name} reviewed revision {live.number} on {day(live.reviewed_on)}"
            return f"{signed}. Nobody has reviewed revision {newest.number}."
        return f"Nobody has reviewed revision {newest.number}." if newest else ""

    @property
    def is_overdue(self) -> bool:
        return bool(self.page.review_due and self.page.review_due < timezone.localdate())

    def due(self) -> str:
        if not self.page.review_due:
            return "No day is set for the next review."
        if self.is_overdue:
            return f"The next review was due on {day(self.page.review_due)}: it is overdue."
        return f"The next review is due on {day(self.page.review_due)}."
