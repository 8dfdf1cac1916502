"""What the library holds of the works in a batch of entries, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from articles.library.importing.file_so_far import identifying
from articles.library.naming import identified
from articles.library.standing import SHAKEN
from articles.models import Source, StandingChange
from articles.models.source import IDENTIFIERS

AT_ONCE = 400  # entries: SQLite takes some thousand values in a query

Fields = dict[str, Any]


@dataclass(slots=True)
class Holdings:
    by_name: dict[tuple[str, str], Source] = field(default_factory=dict)
    by_work: dict[str, list[Source]] = field(default_factory=lambda: defaultdict(list))
    said: set[tuple[int, str]] = field(default_factory=set)

    @classmethod
    def of(cls, batch: Collection[Fields]) -> Holdings:
        held = cls()
        for scheme in IDENTIFIERS:
            found = identified(scheme, (fields.get(scheme, "") for fields in batch))
            held.by_name |= {(scheme, name): source for name, source in found.items()}
        works = {fields["work_key"] for fields in batch if fields["work_key"]}
        for source in Source.objects.filter(work_key__in=works).order_by("key"):
            held.by_work[source.work_key].append(source)
        spoken_of = {fields["work_key"] for fields in batch if fields.get("standing") in SHAKEN}
        if spoken_of:
            sources = {source.pk for source in held.by_name.values()}
            sources |= {source.pk for work in spoken_of for source in held.by_work.get(work, [])}
            held.said = set(StandingChange.objects.filter(source__in=sources).values_list("source", "said"))
        return held

    def bearers(self, fields: Fields) -> dict[str, Source]:
        """The sources that have one of its identifiers, each under the first such scheme."""
        found: dict[int, tuple[str, Source]] = {}
        for scheme, name in identifying(fields):
            if source := self.by_name.get((scheme, name)):
                found.setdefault(source.pk, (scheme, source))
        return dict(found.values())

    def alike(self, fields: Fields) -> list[Source]:
        return self.by_work.get(fields["work_key"], [])
