"""Dates as people and programs write them: "2020/07/15/", "2020 Jul-Aug", "15 July 2020", "2020-07"."""

import re
from datetime import date

DateParts = tuple[int | None, int | None, int | None]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(?<![0-9])([12][0-9]{3})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9])")
_TOGETHER = re.compile(r"(?<![0-9])([12][0-9]{3})([01][0-9])([0-3][0-9])(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_MONTH = re.compile(rf"(?<![A-Za-z])({'|'.join(MONTHS)})[a-z]*", re.IGNORECASE)
_DAY = re.compile(r"(?<![0-9])([0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9A-Za-z])")
_LONGEST = 60
_ASCII = str.maketrans("\u2010\u2011\u2012\u2013\u2014", "-----")


def read_date(text: str) -> DateParts:
    """As much of a date as can be told; of a range, the first. The month may be known without the year."""
    text = text[:_LONGEST].translate(_ASCII)
    if numbers := _NUMBERS.search(text):
        return in_the_calendar(int(numbers[1]), int(numbers[3]), int(numbers[4] or 0))
    if together := _TOGETHER.search(text):
        return in_the_calendar(*map(int, together.groups()))
    year, month = _YEAR.search(text), _MONTH.search(text)
    if not month:
        return in_the_calendar(int(year[0]) if year else None, None, None)
    day = _DAY.search(_YEAR.sub("", text))
    return in_the_calendar(
        int(year[0]) if year else None, MONTHS.index(month[1].lower()) + 1, int(day[1]) if day else None
    )


def read_day(text: str) -> date | None:
    year, month, day = read_date(text)
    return date(year, month, day) if year and month and day else None


def in_the_calendar(year: int | None, month: int | None, day: int | None) -> DateParts:
    """Without the parts that are in no calendar, and without what stands on them."""
    if year is not None and not 1000 <= year <= 9999:
        year = None
    if not month or not 1 <= month <= len(MONTHS):
        return (year, None, None)
    try:
        date(year or 2000, month, day or 0)
    except ValueError:
        day = None
    return (year, month, day)


def dated(*texts: str) -> DateParts:
    """The fullest date that agrees with the first year given. In another year the work may have been put online."""
    found = [read_date(text) for text in texts]
    year = next((parts[0] for parts in found if parts[0]), None)
    if year is None:
        return (None, None, None)
    agreeing = [(year, *parts[1:]) for parts in found if parts[0] in (year, None)]
    return max(agreeing, key=lambda parts: sum(part is not None for part in parts))
