"""How often the rules that look at a whole page are right: measured on pages that were sorted by hand.

The figures are printed at the end of every test run. They hold for these pages: somebody who did not know the rules
wrote them for the purpose, they were measured once, and the rules have been mended by them since.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from articles.editorial import Manuscript, Recorded, check
from articles.editorial.recorded import LICENSED, OFF_LABEL, RecordedApproval
from articles.editorial.rules import BY_ID
from articles.findings import Severity

PAGES = tomllib.loads((Path(__file__).resolve().parents[2] / "data" / "editorial_pages.toml").read_text())["page"]
MEASURED = sorted({rule for page in PAGES for rule in page["rules"]})
LEAST_PRECISION_OF_A_WARNING = 0.9
LEAST_RECALL = 0.5
US, UK, ALCOHOL = "United States", "United Kingdom", "alcohol use disorder"
LICENSED_IN_BOTH = (RecordedApproval(US, ALCOHOL, LICENSED), RecordedApproval(UK, ALCOHOL, LICENSED))
RECORDED = (
    Recorded(
        ("baclofen", "lioresal"),
        (
            RecordedApproval(US, ALCOHOL, OFF_LABEL),
            RecordedApproval(UK, ALCOHOL, OFF_LABEL),
            RecordedApproval("France", ALCOHOL, LICENSED),
        ),
        "For muscle stiffness, the US label starts at 5 mg three times a day and stops at 80 mg a day. "
        "Trials used from 30 to 300 mg a day.",
    ),
    Recorded(("naltrexone",), LICENSED_IN_BOTH),
    Recorded(("acamprosate",), LICENSED_IN_BOTH),
)


class Measured(NamedTuple):
    right: list[str]
    wrong: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return len(self.right) / max(len(self.right) + len(self.missed), 1)


@cache
def found_in_pages() -> list[set[str]]:
    return [{finding.rule for finding in check(manuscript(page))} for page in PAGES]


def manuscript(page: dict[str, Any]) -> Manuscript:
    return Manuscript.of(title=page["title"], body=page["body"], recorded=RECORDED if page.get("recorded") else ())


def measure(rule: str) -> Measured:
    """The titles of the pages on which the rule is right, wrong or silent where it ought to speak."""
    pairs = list(zip(PAGES, found_in_pages(), strict=True))
    return Measured(
        right=[page["title"] for page, found in pairs if rule in found and rule in page["rules"]],
        wrong=[page["title"] for page, found in pairs if rule in found and rule not in page["rules"]],
        missed=[page["title"] for page, found in pairs if rule not in found and rule in page["rules"]],
    )


def test_the_set_is_large_and_a_third_of_it_clean() -> None:
    clean = [page for page in PAGES if not page["rules"]]

    assert len(PAGES) >= 80
    assert len(clean) / len(PAGES) >= 0.3
    assert set(MEASURED) <= BY_ID.keys()


@pytest.mark.parametrize("rule", MEASURED)
def test_a_rule_that_warns_of_a_page_is_right_nine_times_of_ten(rule: str, record_property: Any) -> None:
    measured = measure(rule)
    figures = f"{rule}: precision {measured.precision:.2f}, recall {measured.recall:.2f}"
    count = len(measured.right) + len(measured.missed)
    record_property("shown", f"{figures} ({count} pages, {BY_ID[rule].severity})")

    if BY_ID[rule].severity != Severity.NOTE:
        assert measured.precision >= LEAST_PRECISION_OF_A_WARNING, measured.wrong
    assert measured.recall >= LEAST_RECALL, measured.missed
