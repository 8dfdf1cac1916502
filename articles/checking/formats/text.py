"""What was found as lines for people, as compilers and linters write them: editors jump to the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from articles.checking.formats.checked import Checked
from articles.findings import Finding, Severity
from articles.plain import plain

Colours = Mapping[Severity, Callable[[str], str]]


def lines(pages: Iterable[Checked], colours: Colours | None = None) -> Iterator[str]:
    for page in pages:
        for finding in page.findings:
            yield _line(page, finding, colours or {})


def _line(page: Checked, finding: Finding, colours: Colours) -> str:
    part = page.part(finding)
    path = plain(page.path).replace("\n", " ")  # a name may hold what would command a terminal
    place = f"{path}{f' ({part})' if part else ''}:{finding.line}:{finding.column}"
    severity = colours.get(finding.severity, str)(finding.severity.value)
    words = f" (“{' '.join(finding.words.split())}”)" if finding.words else ""
    return f"{place}: {severity} {finding.rule}: {finding.reason} {finding.advice}{words}"
