"""Writes all content of the site into a folder that `loading` reads: a backup that people can read, and no lock-in."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from articles.content import export_folder, export_lists, export_pages
from articles.content.export_folder import CannotExport

__all__ = ["CannotExport", "export"]


def export(folder: Path, *, overwrite: bool = False) -> int:
    """Returns the number of files. The same site gives the same bytes. Raises CannotExport."""
    with transaction.atomic():
        people = export_lists.people_by_key()
        files = export_lists.files(people) | export_pages.files(people, timezone.now())
    export_folder.write(folder, files, overwrite=overwrite)
    return len(files)
