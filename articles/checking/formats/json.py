"""What was found as a JSON list, an object for each finding, without those that were dismissed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable

from articles.checking.formats.checked import Checked


def text(pages: Iterable[Checked]) -> str:
    found = [
        {"path": page.path} | dataclasses.asdict(finding) | {"key": finding.key}
        for page in pages
        for finding in page.findings
    ]
    written = json.dumps(found, ensure_ascii=False, indent=2)
    return written.encode("utf-8", "backslashreplace").decode()  # the name of a file may be no UTF-8
