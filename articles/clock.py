"""The moment that readers see the site at: now, or a day that somebody of the staff looks back to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    return _moment.get() or timezone.now()


def today() -> date:
    """In the zone of the site."""
    return timezone.localdate(now())


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Whatever is read inside is read as it stood, or will stand, at that moment."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def in_words(moment: datetime) -> str:
    """ "3 May 2026, 12:00 BST": the zone is named, because it is the site's and may not be the reader's."""
    local = timezone.localtime(moment)
    # %Z, where the "T" of Django's formats is empty for an hour that happens twice.
    return f"{date_format(local, 'j F Y, H:i')} {local:%Z}"
