"""The architecture, held: which room may import which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("articles", "treatments", "config")
LEVELS = [
    {
        "comparison",
        "prose",
        "references",
        "editorial",
        "findings",
        "kinds",
        "content_parts",
        "clock",
        "front_matter",
        "plain",
        "material",
        "medicines",
        "claims",
        "notices",
        "facility_lists",
        "approvals",
        "recorded",
        "hsds",
        "distance",
    },
    {"models", "apps", "checks"},
    {
        "presence",
        "publishing",
        "rendering",
        "checking",
        "search",
        "related",
        "tag_filter",
        "tagging",
        "structured_data",
        "content",
        "waiting",
        "digest",
        "library",
        "evidence",
        "links",
        "directory",
        "importing",
        "exporting",
        "gazetteer",
        "recording",
        "terms",
        "beside",
    },
    {"forms", "feeds", "sitemaps", "admin", "views", "urls", "management", "templatetags"},
]
CONFIG = len(LEVELS)


def modules() -> list[Path]:
    found = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    return [path for path in found if path.name != "__init__.py" or len(path.relative_to(ROOT).parts) > 2]


def level(dotted: str) -> int | None:
    """The level of "articles.models.page"; None for what is not ours."""
    app, *rest = dotted.split(".")
    if app not in APPS or (app == "config"):
        return CONFIG if app == "config" else None
    if not rest:
        return None
    for number, names in enumerate(LEVELS):
        if rest[0] in names:
            return number
    raise AssertionError(f"{dotted} has no place in the import order: give its room a level in {Path(__file__).name}")


def imports(path: Path) -> list[str]:
    """Every module of ours that a file imports, `from articles import search` as articles.search."""
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module in APPS:
                names += [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                names.append(node.module)
    return [name for name in names if name.split(".")[0] in APPS]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_from_its_level_or_below(path: Path) -> None:
    own = level(".".join(path.relative_to(ROOT).with_suffix("").parts))

    too_high = [name for name in imports(path) if own is not None and (level(name) or 0) > own]

    assert too_high == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "articles").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_articles_import_neither_treatments_nor_config(path: Path) -> None:
    assert [name for name in imports(path) if name.split(".")[0] != "articles"] == []


def test_html_is_marked_safe_in_one_place_only() -> None:
    users = [
        str(path.relative_to(ROOT))
        for path in modules()
        if any(word in path.read_text() for word in ("mark_safe", "SafeString(", "|safe }}", "|safe}}"))
    ]

    assert users == ["articles/templatetags/reading.py"]


def test_no_room_has_a_name_that_says_nothing() -> None:
    nothing = {"utils", "helpers", "core", "common", "misc", "services"}

    assert [path for path in modules() if {path.stem, *path.parent.relative_to(ROOT).parts} & nothing] == []
