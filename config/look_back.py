"""The day that somebody of the staff looks at the site of: ?on=2026-05-01 at the address of any reader's page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class LookBack:
    moment: datetime
    tense: str  # "past", "present" or "future"
    problem: str = ""  # a sentence, when what was asked for is no day; the site is then that of now


def look_back(asked: str) -> LookBack:
    """The end of the day that was asked for, in the zone of the site; today ends now."""
    now, today = timezone.now(), timezone.localdate()
    try:
        day = date.fromisoformat(asked) if DAY.fullmatch(asked) else None
    except ValueError:
        day = None
    if day is None or not FIRST <= day <= LAST:
        return LookBack(now, "present", f"“{asked[:40]}” is no day from {FIRST} to {LAST}, so this is the site of now.")
    if day == today:
        return LookBack(now, "present")
    # Where clocks go back at midnight the last minute comes twice: the day ends with the second one.
    end = datetime.combine(day, time.max.replace(fold=1), tzinfo=timezone.get_default_timezone())
    return LookBack(end, "past" if day < today else "future")
