"""Brings the review of pages forward, because something that they rest on has changed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Event, Page
from articles.publishing.log import record
from articles.publishing.rights import Actor


@transaction.atomic
def review_now(pages: Iterable[Page], *, by: Actor, note: str) -> None:
    """Let the next review of these pages be due today, unless it is overdue already; the log says why."""
    today = timezone.localdate()
    for page in pages:
        later = Page.objects.filter(Q(review_due__isnull=True) | Q(review_due__gt=today), pk=page.pk)
        later.update(review_due=today)
        record(Event.Verb.SHAKEN, page, by=by, note=note)
