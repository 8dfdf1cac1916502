"""Who has which page open at this moment: for courtesy alone, so it is kept in a cache and may be lost."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.cache import caches
from django.utils import timezone
from django.utils.timesince import timesince

from articles.models import Page

OPENED = timedelta(minutes=15)  # how long a page counts as open that nothing more is heard of
POLLED = timedelta(minutes=2)  # after a sign of life from a script, which would give the next one soon
MOST = 50  # of one page, whatever is sent

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Visit:
    """One form that is open in one tab."""

    person: int
    name: str
    tab: str
    since: datetime
    until: datetime


def opened(page: Page, person: User, tab: str) -> None:
    """Somebody opened the page."""
    _stay(page, person, tab, OPENED)


def still_open(page: Page, person: User, tab: str) -> None:
    """A script says that somebody still has it open."""
    _stay(page, person, tab, POLLED)


def left(page: Page, person: User, tab: str) -> None:
    _write(page, [visit for visit in _read(page) if (visit.person, visit.tab) != (person.pk, tab)])


def others(page: Page, person: User, tab: str) -> list[str]:
    """A sentence for each other person who has the page open, and for this one's other tabs."""
    visits = sorted(_read(page), key=lambda visit: visit.since)
    first: dict[int, Visit] = {}
    for visit in visits:
        if (visit.person, visit.tab) != (person.pk, tab):
            first.setdefault(visit.person, visit)
    return [_sentence(visit, person) for visit in first.values()]


def _sentence(visit: Visit, person: User) -> str:
    ago = timesince(visit.since, timezone.now(), depth=1)
    when = "a moment ago" if timezone.now() - visit.since < timedelta(minutes=1) else f"{ago} ago"
    if visit.person == person.pk:
        return f"You opened this page in another tab {when}."
    return f"{visit.name} opened this page {when}."


def _stay(page: Page, person: User, tab: str, length: timedelta) -> None:
    now = timezone.now()
    visits = _read(page)
    own = next((visit for visit in visits if (visit.person, visit.tab) == (person.pk, tab)), None)
    name = person.get_full_name() or person.get_username()
    visit = Visit(person.pk, name, tab, own.since if own else now, now + length)
    _write(page, [*[other for other in visits if other is not own][-MOST:], visit])


def _key(page: Page) -> str:
    return f"open:{page.pk}"


def _read(page: Page) -> list[Visit]:
    """What cannot be read is nobody: a cache that is away or broken keeps no editor from a page."""
    try:
        visits = caches["presence"].get(_key(page)) or []
        return [visit for visit in visits if visit.until > timezone.now()]
    except Exception as error:
        logger.warning("Who has a page open cannot be read: %s", error)
        return []


def _write(page: Page, visits: Iterable[Visit]) -> None:
    try:
        caches["presence"].set(_key(page), list(visits), OPENED.total_seconds())
    except Exception as error:
        logger.warning("Who has a page open cannot be kept: %s", error)
