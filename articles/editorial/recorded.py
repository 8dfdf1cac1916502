"""What the site has on record of a medicine: a page that says something else is mistaken, or the record is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from articles.medicines import is_medicine

LICENSED, OFF_LABEL = "licensed", "off-label"
WORD = re.compile(r"[a-z][a-z-]{2,40}")
# A bare name in such a sentence is not the tablet that the record of that name is about.
OTHER_FORM = re.compile(r"\b(?:inject\w*|extended-release|depot|implants?|monthly|shots?|pumps?|intrathecal)\b")


@dataclass(frozen=True, slots=True)
class RecordedApproval:
    """For what a country's authority has approved it. `status`: licensed, off-label, not available or not known."""

    country: str
    condition: str
    status: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """`names`: all names that pages call it by, in small letters, the first one its own. `taken`: plain words."""

    names: tuple[str, ...]
    approvals: tuple[RecordedApproval, ...] = ()
    taken: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        return self.names[0]


class Named(NamedTuple):
    """Where a text in small letters names a medicine, and what is on record of it, if anything."""

    start: int
    end: int
    record: Recorded | None


def medicines(recorded: tuple[Recorded, ...], low: str) -> list[Named]:
    """Every medicine that the text names, on record or not."""
    pattern, records = _register(recorded)
    is_other_form = OTHER_FORM.search(low) is not None
    found = []
    for each in pattern.finditer(low):
        record = records.get(each.group())
        if record is not None and is_other_form and not OTHER_FORM.search(" ".join(record.names)):
            record = None
        if record is not None or _is_medicine(each.group()):
            found.append(Named(*each.span(), record))
    return found


_is_medicine = lru_cache(maxsize=8192)(is_medicine)


@lru_cache(maxsize=16)
def _register(recorded: tuple[Recorded, ...]) -> tuple[re.Pattern[str], dict[str, Recorded]]:
    """A pattern of all names on record, the longest first, or of any word; and whose name it is."""
    records = {name: record for record in reversed(recorded) for name in record.names}
    names = "|".join(re.escape(name) for name in sorted(records, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:(?:{names})(?![\w-])|{WORD.pattern})" if names else WORD.pattern), records
