"""How findings are written: for people, as JSON, and as SARIF 2.1.0 with all that its schema asks for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from articles.checking.formats import checked, sarif, text
from articles.checking.formats import json as as_json
from articles.checking.formats.checked import Checked
from articles.checking.told import Told
from articles.editorial.authorities import OURS
from articles.editorial.rules import ALL, bare_url
from articles.findings import Finding, Severity
from articles.models import Dismissal

FINDING = Finding(
    "bare-url", Severity.WARNING, 3, 5, "https://a.example", "It is an address.", "Write words.", "body", "S"
)
ERROR = replace(FINDING, rule="broken-link", severity=Severity.ERROR, line=7, words="page:x", reason="No page.")
NOTE = replace(FINDING, rule="reading-grade", severity=Severity.NOTE, line=1, column=1, words="", passage="")
DISMISSED = Told(replace(FINDING, line=9), Dismissal(reason="It is the name."))
FILE = Checked("a b/one.md", (Told(FINDING, None), Told(ERROR, None), DISMISSED))
PAGE = Checked("/articles/two/", (Told(NOTE, None), Told(replace(FINDING, part="summary"), None)), is_file=False)
URI = re.compile(r"[a-z][a-z0-9+.-]*://[^\s]+")


def written(*pages: Checked, site: str = "https://site.example") -> Any:
    return json.loads(sarif.text(pages, ALL, tool="Firm Ground", site=site))


def test_text_has_a_line_for_each_finding_that_stands() -> None:
    assert list(text.lines([FILE, PAGE])) == [
        "a b/one.md:3:5: warning bare-url: It is an address. Write words. (“https://a.example”)",
        "a b/one.md:7:5: error broken-link: No page. Write words. (“page:x”)",
        "/articles/two/:1:1: note reading-grade: It is an address. Write words.",
        "/articles/two/ (summary):3:5: warning bare-url: It is an address. Write words. (“https://a.example”)",
    ]


def test_words_on_several_lines_stay_on_one() -> None:
    page = Checked("a.md", (Told(replace(FINDING, words="one\n  two"), None),))

    assert [line.endswith(" (“one two”)") for line in text.lines([page])] == [True]


def test_the_name_of_a_file_gives_a_terminal_no_orders() -> None:
    page = Checked("a\n\x1b[2J.md", (Told(FINDING, None),))

    assert [line.partition(":")[0] for line in text.lines([page])] == ["a  [2J.md"]


def test_a_name_that_is_no_utf_8_can_be_written() -> None:
    page = Checked("\udcff.md", (Told(FINDING, None),))

    assert json.loads(as_json.text([page]).encode())[0]["path"] == "\udcff.md"
    place = written(page)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%FF.md"
    assert next(text.lines([page])).encode().startswith(b" .md:3:5: ")


def test_only_the_severity_is_coloured() -> None:
    lines = list(text.lines([FILE], {Severity.ERROR: lambda words: f"<{words}>"}))

    assert ["<" in line for line in lines] == [False, True]
    assert ": <error> broken-link:" in lines[1]


@pytest.mark.parametrize(
    ("pages", "sentence"),
    [
        ([], "no pages: no errors, no warnings, no notes; none dismissed."),
        ([FILE], "1 page: 1 error, 1 warning, no notes; 1 dismissed."),
        ([FILE, PAGE], "2 pages: 1 error, 2 warnings, 1 note; 1 dismissed."),
    ],
)
def test_the_summary_counts_pages_findings_and_dismissals(pages: list[Checked], sentence: str) -> None:
    assert checked.summary(pages) == sentence


def test_an_error_that_is_dismissed_is_none() -> None:
    dismissed = Checked("a.md", (replace(DISMISSED, finding=ERROR),))

    assert [checked.has_errors([page]) for page in (FILE, PAGE, dismissed)] == [True, False, False]


def test_json_has_an_object_for_each_finding_that_stands() -> None:
    found = json.loads(as_json.text([FILE, PAGE]))

    assert [(each["path"], each["rule"], each["line"]) for each in found] == [
        ("a b/one.md", "bare-url", 3),
        ("a b/one.md", "broken-link", 7),
        ("/articles/two/", "reading-grade", 1),
        ("/articles/two/", "bare-url", 3),
    ]
    assert found[0] == {
        "path": "a b/one.md",
        "rule": "bare-url",
        "severity": "warning",
        "line": 3,
        "column": 5,
        "words": "https://a.example",
        "reason": "It is an address.",
        "advice": "Write words.",
        "part": "body",
        "passage": "S",
        "authority": "",
        "authority_url": "",
        "key": FINDING.key,
    }


def test_sarif_has_what_its_schema_requires() -> None:
    found = written(FILE, PAGE)

    assert found.keys() == {"$schema", "version", "runs"}
    assert found["version"] == "2.1.0"
    assert URI.fullmatch(found["$schema"])
    (run,) = found["runs"]
    assert run.keys() == {"tool", "columnKind", "results"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["name"] == "Firm Ground"
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for location in result["locations"]:
            region = location["physicalLocation"]["region"]
            assert all(isinstance(number, int) and number >= 1 for number in region.values())
            assert "startLine" in region
            assert location["physicalLocation"]["artifactLocation"]["uri"]


def test_sarif_describes_every_rule_once_that_was_asked_or_told() -> None:
    run = written(FILE, PAGE)["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    assert {rule.id for rule in ALL} | {result["ruleId"] for result in run["results"]} == set(ids)
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert all(URI.fullmatch(rule["helpUri"]) for rule in rules if "helpUri" in rule)
    described = rules[ids.index("bare-url")]
    assert described == {
        "id": "bare-url",
        "shortDescription": {"text": bare_url.RULE.title},
        "fullDescription": {"text": bare_url.RULE.why},
        "defaultConfiguration": {"level": "warning"},
        "helpUri": bare_url.WCAG.url,
    }


@pytest.mark.parametrize(("site", "uri"), [("https://site.example", f"https://site.example{OURS.url}"), ("", None)])
def test_sarif_names_a_page_of_the_site_by_its_whole_address_or_not_at_all(site: str, uri: str | None) -> None:
    ours = replace(bare_url.RULE, authority=OURS)

    found = json.loads(sarif.text([], [ours], tool="Firm Ground", site=site))

    driver = found["runs"][0]["tool"]["driver"]
    assert driver["rules"][0].get("helpUri") == uri
    assert driver.get("informationUri", "") == site


def test_sarif_places_a_finding_in_its_file_or_page() -> None:
    results = written(FILE, PAGE)["runs"][0]["results"]

    assert [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results] == [
        *["a%20b/one.md"] * 3,
        *["/articles/two/"] * 2,
    ]
    assert results[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20b/one.md"},
                "region": {"startLine": 3, "startColumn": 5},
            }
        }
    ]
    assert [each["locations"][0].get("logicalLocations") for each in results[-2:]] == [
        None,
        [{"name": "summary", "kind": "member"}],
    ]


def test_sarif_names_a_file_elsewhere_by_its_whole_address(tmp_path: Path) -> None:
    page = replace(FILE, path=str(tmp_path / "a.md"))

    result = written(page)["runs"][0]["results"][0]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == f"file://{tmp_path}/a.md"


def test_sarif_holds_what_was_dismissed_as_suppressed() -> None:
    results = written(FILE)["runs"][0]["results"]

    assert [each.get("suppressions") for each in results] == [
        None,
        None,
        [{"kind": "external", "justification": "It is the name."}],
    ]
    assert results[0]["partialFingerprints"] == results[2]["partialFingerprints"] == {"findingKey/v1": FINDING.key}
