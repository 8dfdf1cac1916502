"""What is to be said of one page, and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from articles.checking.told import Told
from articles.findings import BODY, Finding, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """`path`: of a file, in which lines are those of the whole file; or of a page of the site, `is_file` then not."""

    path: str
    told: tuple[Told, ...]
    is_file: bool = True

    @property
    def findings(self) -> list[Finding]:
        """Those that nobody dismissed."""
        return [told.finding for told in self.told if not told.dismissal]

    def part(self, finding: Finding) -> str:
        """In which text of the page its line is counted: empty where that is plain."""
        return "" if self.is_file or finding.part == BODY else finding.part


def has_errors(pages: Iterable[Checked]) -> bool:
    return any(finding.severity == Severity.ERROR for page in pages for finding in page.findings)


def summary(pages: Iterable[Checked]) -> str:
    """ "2 pages: 1 error, 3 warnings, no notes; 1 dismissed." """
    pages = list(pages)
    found = list(chain.from_iterable(page.findings for page in pages))
    counts = [_number(sum(each.severity == severity for each in found), severity) for severity in Severity]
    dismissed = sum(told.dismissal is not None for page in pages for told in page.told)
    return f"{_number(len(pages), 'page')}: {', '.join(counts)}; {dismissed or 'none'} dismissed."


def _number(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
