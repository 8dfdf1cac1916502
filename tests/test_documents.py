"""What the documents say of the program, held against it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from articles.checking.policy import STOPS
from articles.editorial.rule import Rule
from articles.editorial.rules import ALL, BY_ID

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "editorial-guide.md"
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
# "| Long sentences `long-sentence` | more than 30 words | note | this site |"
ROW = re.compile(
    r"^\| (?P<title>[^|`]+) `(?P<rule>[a-z-]+)` \| [^|]+ \| (?P<severity>[^|]+) \| [^|]+ \|$", re.MULTILINE
)
STOPPING = ", stops publishing"
LINK = re.compile(r"\]\((?!https?:|mailto:|page:)(?P<path>[^)#\s]*)(?:#(?P<heading>[^)\s]*))?\)")
CODE = re.compile(r"`[^`\n]*`")


def rules_told() -> dict[str, tuple[str, str]]:
    """The title of each rule in the editors' table, and how grave it is there."""
    _, _, table = GUIDE.read_text().partition("### Rules of the checks\n")
    return {row["rule"]: (row["title"], row["severity"]) for row in ROW.finditer(table)}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_editors_are_told_of_a_rule_as_it_is(rule: Rule) -> None:
    stops = STOPPING if rule.id in STOPS else ""

    assert rules_told().get(rule.id) == (rule.title, rule.severity.value + stops)


def test_editors_are_told_of_no_rule_that_is_gone() -> None:
    assert set(rules_told()) - set(BY_ID) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_of_a_document_are_there(document: Path) -> None:
    found = LINK.finditer(CODE.sub("", document.read_text()))

    assert [link[0] for link in found if not leads(document, link["path"], link["heading"])] == []


def leads(document: Path, path: str, heading: str | None) -> bool:
    target = document.parent / path if path else document
    return target.exists() and (not heading or heading in headings(target))


def headings(document: Path) -> set[str]:
    """As code hosts make addresses of them: in small letters, with hyphens for spaces and no other signs."""
    lines = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}
