"""What was found as SARIF 2.1.0, the form in which code hosts take in what checkers found.

Authority: OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. A level there is one of our
severities word for word. What was dismissed is in it, as a suppressed result with its reason.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from articles.checking.formats.checked import Checked
from articles.checking.told import Told
from articles.editorial import Rule
from articles.findings import Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "findingKey/v1"


def text(pages: Iterable[Checked], rules: Iterable[Rule], *, tool: str, site: str) -> str:
    """`rules`: those that were asked. `tool`: the name of the site; `site`: its address, "" where it has none yet."""
    pages = list(pages)
    driver = {"name": tool, "rules": _rules(pages, rules, site)}
    if site:
        driver["informationUri"] = site
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(page, told) for page in pages for told in page.told],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rules(pages: Iterable[Checked], rules: Iterable[Rule], site: str) -> list[dict[str, Any]]:
    """Those that were asked, and those of the Markdown and the sources of which something is told."""
    found = {rule.id: _rule(rule, site) for rule in rules}
    for page in pages:
        for told in page.told:
            found.setdefault(told.finding.rule, _rule_behind(told.finding))
    return list(found.values())


def _rule(rule: Rule, site: str) -> dict[str, Any]:
    described = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "defaultConfiguration": {"level": rule.severity.value},
    }
    url = rule.authority.url
    address = f"{site}{url}" if site and url.startswith("/") else url
    return described | ({"helpUri": address} if address.startswith("http") else {})


def _rule_behind(finding: Finding) -> dict[str, Any]:
    return {"id": finding.rule, "shortDescription": {"text": finding.reason}}


def _result(page: Checked, told: Told) -> dict[str, Any]:
    finding = told.finding
    found: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [_location(page, finding)],
        "partialFingerprints": {FINGERPRINT: finding.key},
    }
    if told.dismissal:
        found["suppressions"] = [{"kind": "external", "justification": told.dismissal.reason}]
    return found


def _message(finding: Finding) -> str:
    return f"{finding.reason} {finding.advice}" + (f" (“{finding.words}”)" if finding.words else "")


def _location(page: Checked, finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(page)},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
    if part := page.part(finding):
        place["logicalLocations"] = [{"name": part, "kind": "member"}]
    return place


def _uri(page: Checked) -> str:
    """A file outside the working directory by its whole address; any other relative to that, as a page of the site."""
    if not page.is_file:
        return page.path
    path = Path(page.path)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
