"""Files of references as people give them, taken in and read to the end."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.models import User

from articles.library import importing
from articles.models import ImportEntry, SourceImport

BACLOFEN = {"TI": "Baclofen for alcohol use disorder", "AU": "Agabio, Roberta", "PY": "2023"}


def ris(*entries: dict[str, str]) -> str:
    """Each entry with these tags, and those of a paper about baclofen where it does not say otherwise."""
    return "".join(
        "TY  - JOUR\n" + "".join(f"{tag}  - {value}\n" for tag, value in (BACLOFEN | entry).items()) + "ER  - \n\n"
        for entry in entries
    )


def csl(*items: dict[str, Any]) -> str:
    return json.dumps([{"type": "article-journal"} | item for item in items], indent=1)


def taken_in(text: str | bytes, name: str = "refs.ris", by: User | None = None, **options: Any) -> SourceImport:
    data = text if isinstance(text, bytes) else text.encode()
    return importing.start(data, name=name, by=by, **options)


def planned(text: str | bytes, name: str = "refs.ris", by: User | None = None) -> SourceImport:
    file = taken_in(text, name, by)
    while not importing.read_on(file, by=by).is_done:
        pass
    return file


def entries(file: SourceImport) -> list[ImportEntry]:
    return list(file.entries.select_related("source").order_by("position"))


def outcomes(file: SourceImport) -> list[str]:
    return [entry.outcome for entry in entries(file)]


def reasons(file: SourceImport) -> list[str]:
    return [entry.reason for entry in entries(file)]


def imported(text: str | bytes, name: str = "refs.ris", by: User | None = None) -> SourceImport:
    """Planned and applied, with nothing chosen."""
    file = planned(text, name, by)
    importing.apply(file, by=by)
    file.refresh_from_db()
    return file
