"""How often the rules are right: measured on sentences that were sorted by hand, and on whole pages.

The figures are printed at the end of every test run. They hold for these sentences: they were written for the purpose,
and the rules have been mended by them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from articles import front_matter
from articles.editorial import Manuscript, check
from articles.editorial.rules import BY_ID
from articles.findings import Finding, Severity

DATA = Path(__file__).resolve().parents[2] / "data"
SENTENCES = tomllib.loads((DATA / "editorial.toml").read_text())["sentence"]
# What only a whole page can tell is not asked of a single sentence.
MEASURED = sorted({rule for sentence in SENTENCES for rule in sentence["rules"]})
LEAST_PRECISION_OF_A_WARNING = 0.9
LEAST_RECALL = 0.6
PAGES = sorted((DATA / "editorial").glob("*.md"))
COMMERCIAL = [path for path in PAGES if path.stem.startswith("commercial")]
GOOD = [path for path in PAGES if path.stem.startswith("good")]
MOST_ON_A_GOOD_PAGE = 3  # errors and warnings, in 500 to 600 words


class Measured(NamedTuple):
    right: int
    wrong: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)


@cache
def found_in_sentences() -> list[list[Finding]]:
    return [check(Manuscript.of(body=sentence["text"])) for sentence in SENTENCES]


def measure(rule: str) -> Measured:
    right, wrong, missed = 0, [], []
    for sentence, found in zip(SENTENCES, found_in_sentences(), strict=True):
        is_found, is_wanted = rule in {each.rule for each in found}, rule in sentence["rules"]
        right += is_found and is_wanted
        if is_found and not is_wanted:
            wrong.append(sentence["text"])
        if is_wanted and not is_found:
            missed.append(sentence["text"])
    return Measured(right, wrong, missed)


def test_the_set_is_large_and_half_of_it_clean() -> None:
    clean = [sentence for sentence in SENTENCES if not sentence["rules"]]

    assert len(SENTENCES) >= 300
    assert 0.45 <= len(clean) / len(SENTENCES) <= 0.55
    assert set(MEASURED) <= BY_ID.keys()


@pytest.mark.parametrize("rule", MEASURED)
def test_a_rule_that_warns_is_right_nine_times_of_ten(rule: str, record_property: Any) -> None:
    measured = measure(rule)
    figures = f"{rule}: precision {measured.precision:.2f}, recall {measured.recall:.2f}"
    count = measured.right + len(measured.missed)
    record_property("shown", f"{figures} ({count} to be found, {BY_ID[rule].severity})")

    if BY_ID[rule].severity != Severity.NOTE:
        assert measured.precision >= LEAST_PRECISION_OF_A_WARNING, measured.wrong
    assert measured.recall >= LEAST_RECALL, measured.missed


def test_a_finding_points_at_the_words_that_are_meant() -> None:
    astray = []
    for sentence, found in zip(SENTENCES, found_in_sentences(), strict=True):
        for rule, words in sentence.get("words", {}).items():
            told = [each.words for each in found if each.rule == rule]
            if told and not any(
                words in each or each in words or set(words.split()) & set(each.split()) for each in told
            ):
                astray.append((rule, words, told))

    assert len(astray) <= 0.02 * len(SENTENCES), astray


def page(path: Path) -> tuple[list[Finding], list[str]]:
    document = path.read_text()
    expected = yaml.safe_load(document.split("---")[1]).get("expect", [])
    read = front_matter.read(document)
    return check(Manuscript.of(title=str(read.fields["title"]), body=read.body)), expected


@pytest.mark.parametrize("path", COMMERCIAL, ids=lambda path: path.stem)
def test_a_commercial_page_is_told_for_what_it_does(path: Path) -> None:
    found, expected = page(path)

    assert set(expected) - {each.rule for each in found} == set()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_page_is_left_alone(path: Path) -> None:
    found, _ = page(path)

    told = [(each.rule, each.words) for each in found if each.severity != Severity.NOTE]
    assert len(told) <= MOST_ON_A_GOOD_PAGE, told
