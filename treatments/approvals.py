"""For what a treatment is approved, country by country: reads the fact `approval`, a list with one approval a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MARK = re.compile(r" {0,3}[-*+] ")
# The first comma ends the country: a condition may hold more of them.
APPROVAL = re.compile(r"(?P<country>[^,:*]+), *(?P<condition>[^*]*[^*: ]) *: *\*\*(?P<status>[^*]+)\*\*(?P<note>.*)")


class Status(StrEnum):
    """What a country's medicines authority says of a treatment for a condition."""

    LICENSED = "licensed"
    OFF_LABEL = "off-label"
    NOT_AVAILABLE = "not available"
    NOT_KNOWN = "not known"

    @property
    def label(self) -> str:
        return self.value.capitalize()


WRITE = "Write it as “- France, alcohol dependence: **licensed** [@key]”."
STATUSES = "the words between the asterisks are one of " + ", ".join(Status)


@dataclass(frozen=True, slots=True)
class Approval:
    """One line of the list. `note` is Markdown: the citation, and the sentence behind the status if there is one."""

    country: str
    condition: str
    status: Status
    note: str


def read(text: str) -> list[Approval]:
    """The approvals of a list, in its order, without the lines that cannot be read as one."""
    found = [_approval(item) for _, item in _items(text)]
    return [approval for approval in found if isinstance(approval, Approval)]


def problems(text: str) -> list[str]:
    """A sentence for each line that cannot be read as an approval, or says again what an earlier one said."""
    found: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for line, item in _items(text):
        approval = _approval(item)
        if isinstance(approval, str):
            found.append(f"Line {line}: {approval}")
            continue
        about = (approval.country.casefold(), approval.condition.casefold())
        if about in seen:
            said = f"{approval.country} and {approval.condition} stand in line {seen[about]} already."
            found.append(f"Line {line}: {said} Keep one of the two.")
        seen.setdefault(about, line)
    return found


def _items(text: str) -> list[tuple[int, str]]:
    """Each item, with the lines that are indented under it, behind the number of the line that it begins in."""
    items: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if items and line[:1].isspace() and not MARK.match(line):
            begun, item = items[-1]
            items[-1] = begun, f"{item} {line.strip()}"
        elif line.strip():
            items.append((number, line.rstrip() + " "))
    return items


def _approval(item: str) -> Approval | str:
    """The approval that an item states, or a sentence on why it states none."""
    mark = MARK.match(item)
    if not mark:
        return f"this is no item of the list. {WRITE}"
    found = APPROVAL.fullmatch(" ".join(item[mark.end() :].split()))
    if not found:
        return f"a country, a condition and a status cannot be told apart here. {WRITE}"
    country, condition, status, note = (part.strip() for part in found.groups())
    if status not in set(Status):
        return f"“{status}” is no status: {STATUSES}."
    return Approval(country, condition, Status(status), note)
