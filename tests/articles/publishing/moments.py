"""Moments that the tests of publishing stand at, and what readers see then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from articles.models import Revision

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def live_titles(at: datetime | None = None) -> list[str]:
    return sorted(Revision.objects.live(at).values_list("title", flat=True))
