"""Writes all content of the site into a folder that `loading` reads: a backup that people can read, and no lock-in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from articles.content import export_folder, export_lists, export_pages, parts
from articles.content.export_folder import CannotExport

__all__ = ["CannotExport", "Exported", "export"]


class Exported(NamedTuple):
    """Numbers of files."""

    written: int
    removed: int


def export(folder: Path, *, overwrite: bool = False) -> Exported:
    """The same site gives the same bytes. Raises CannotExport."""
    with transaction.atomic():
        people, now = export_lists.people_by_key(), timezone.now()
        files = export_lists.files(people, now) | parts.export() | export_pages.files(people, now)
    removed = export_folder.write(folder, files, export_pages.folders(), overwrite=overwrite)
    return Exported(len(files), removed)
