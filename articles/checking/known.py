"""What files are checked against: from the database where there is one, from their content folders, else what ships."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from articles.checking import record
from articles.checking.house import house
from articles.content import entries, files
from articles.content.address import Address
from articles.content.report import Report
from articles.editorial import House, Recorded, shipped
from articles.models import FormerSlug, Page, Source, SourceAlias
from articles.models.source_alias import KEY

SOURCES = "sources.json"


@dataclass(frozen=True, slots=True)
class Known:
    """Without any `sources` no citation can be called unknown; without any `pages` no link broken."""

    words: House = field(default_factory=shipped)
    records: tuple[Recorded, ...] = ()
    sources: frozenset[str] = frozenset()
    pages: frozenset[Address] = frozenset()


def in_database() -> Known:
    """Raises django.db.Error where there is no database, or none with our tables."""
    aliases = SourceAlias.objects.filter(scheme=KEY).values_list("name", flat=True)
    former = FormerSlug.objects.filter(page__isnull=False).values_list("kind", "slug")
    return Known(
        house(),
        record.recorded(),
        frozenset((*Source.objects.values_list("key", flat=True), *aliases)),
        frozenset((*Page.objects.values_list("kind", "slug"), *former)),
    )


def sources_beside(folder: Path, report: Report) -> frozenset[str]:
    """The keys that may be cited as the lists of sources say, in this folder and in the one above."""
    folder = folder.resolve()
    return frozenset((*_keys(folder, report), *_keys(folder.parent, report)))


def _keys(folder: Path, report: Report) -> list[str]:
    keys = [str(each.values.get("id", "")) for each in entries.in_file(folder / SOURCES, report)]
    names = [each.values for each in entries.in_file(folder / files.SOURCE_NAMES, report)] if keys else []
    return keys + [str(each.get("name", "")) for each in names if each.get("scheme") == KEY]
