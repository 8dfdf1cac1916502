"""Content folders for tests: files written, loaded and told apart."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from articles import front_matter
from articles.models import Revision

Files = dict[str, str | bytes | list[Any]]


def page(title: str = "A page", *, body: str = "Some text.\n", **fields: Any) -> str:
    """The text of a page's file. A field given as None is left out."""
    given = {"kind": "article", "title": title, "summary": f"What {title} is about."} | fields
    return front_matter.write({name: value for name, value in given.items() if value is not None}, body)


def source(key: str, **fields: Any) -> dict[str, Any]:
    """An entry of sources.json."""
    return {"id": key, "type": "article-journal", "title": f"Trial {key}", "custom": {"evidence": "cohort"}} | fields


def write(folder: Path, files: Files) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content, indent=1)
            path.write_text(text, encoding="utf-8", newline="")
    return folder


def load(folder: Path, **options: Any) -> list[str]:
    """The lines that load_content prints, warnings last."""
    out, err = StringIO(), StringIO()
    call_command("load_content", folder, stdout=out, stderr=err, **options)
    return [*out.getvalue().splitlines(), *err.getvalue().splitlines()]


def shown(slug: str) -> Revision:
    """What readers see of an article."""
    return Revision.objects.live().get(page__slug=slug)
