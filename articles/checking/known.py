"""What files are checked against: from the database where there is one, from their content folders, else what ships."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

from articles.checking import record
from articles.checking.house import house
from articles.content import entries, files, lists
from articles.content.address import Address
from articles.content.report import Report
from articles.editorial import Entry, House, Recorded, shipped
from articles.models import FormerSlug, HouseWord, Page, Source, SourceAlias
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


def with_folder(known: Known, folder: Path, report: Report) -> Known:
    """With the sources and the words of the house that lists in a folder, and in the one above, bring."""
    folder = folder.resolve()
    words, sources = known.words, known.sources
    for place in (folder.parent, folder):
        words = words.with_more(_words(place, report))
        sources |= _sources(place, report)
    return dataclasses.replace(known, words=words, sources=sources)


def _words(folder: Path, report: Report) -> list[Entry]:
    found = lists.house_words_in(folder, report)
    return [HouseWord(**each.values).entry() for each in found]


def _sources(folder: Path, report: Report) -> frozenset[str]:
    """The keys by which sources may be cited, those of former days too."""
    keys = [str(each.values.get("id", "")) for each in entries.in_file(folder / SOURCES, report)]
    names = [each.values for each in entries.in_file(folder / files.SOURCE_NAMES, report)] if keys else []
    return frozenset(keys + [str(each.get("name", "")) for each in names if each.get("scheme") == KEY])
