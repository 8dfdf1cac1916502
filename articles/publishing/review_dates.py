"""When a page is to be reviewed next."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

from articles import kinds
from articles.models import Page

SCATTER = 0.1  # of the time between two reviews


def next_review(page: Page, since: date) -> date:
    """The day of the next review of a page that was looked at on that day.

    The time of its kind, less up to a tenth, so that pages of one day do not all fall due together, and none later
    than promised. The same page and day always give the same answer.
    """
    days = kinds.get(page.kind).review_days
    seed = hashlib.sha256(f"{page.kind}/{page.slug}/{since:%Y-%m-%d}".encode()).digest()
    fraction = int.from_bytes(seed[:4]) / 2**32
    return since + timedelta(days=days - round(days * SCATTER * fraction))
