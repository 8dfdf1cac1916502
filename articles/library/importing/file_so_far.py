"""What the entries before in the same file are, so that no work comes in twice and no key is given to two."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from articles.library.naming import TOLD_APART, lettered, stem
from articles.models import ImportEntry, Source, SourceAlias, SourceImport
from articles.models.source_alias import KEY
from articles.references.record import Kind, Name

Fields = dict[str, Any]
Names = list[tuple[str, str]]


def telling_apart(kind: str) -> tuple[str, ...]:
    """The schemes whose numbers a work of this kind shares with no other. Chapters share that of their book, and
    papers that of the trial which they report."""
    book = ("isbn",) if kind != Kind.CHAPTER else ()
    return (*TOLD_APART, *book, *(("trial",) if kind == Kind.WEB_PAGE else ()))


def identifying(fields: Fields) -> Names:
    return [(scheme, fields[scheme]) for scheme in telling_apart(fields["kind"]) if fields.get(scheme)]


class FileSoFar:
    def __init__(self, file: SourceImport, *, fresh: bool = False) -> None:
        """With what was planned before; `fresh` to plan all of it anew."""
        self._keys = _Keys()
        self._names: dict[tuple[str, str], int] = {}
        self._sources: dict[int, int] = {}
        self._works: dict[str, tuple[int, str]] = {}
        if not fresh:
            self._remember(file)

    def _remember(self, file: SourceImport) -> None:
        planned = file.entries.exclude(outcome__in=(ImportEntry.Outcome.WAITS, ImportEntry.Outcome.REFUSED))
        for line, source, fields in planned.order_by("position").values_list("line", "source", "record").iterator():
            self.note(line, fields, source)
            self._keys.promise(fields.get("key", ""))

    def note(self, line: int, fields: Fields, source: int | None) -> None:
        for name in identifying(fields):
            self._names.setdefault(name, line)
        if source:
            self._sources.setdefault(source, line)
        self._works.setdefault(fields["work_key"], (line, _digest(fields)))

    def twin(self, fields: Fields) -> int | None:
        """The line of the same work: one that shares an identifier, or says the very same without any."""
        names = identifying(fields)
        if shared := next((self._names[name] for name in names if name in self._names), None):
            return shared
        line, digest = self._works.get(fields["work_key"], (0, ""))
        return line if digest == _digest(fields) else None

    def line_of_source(self, source: Source) -> int | None:
        return self._sources.get(source.pk)

    def alike(self, fields: Fields) -> int | None:
        return self._works.get(fields["work_key"], (None, ""))[0] if fields["work_key"] else None

    def key_for(self, fields: Fields, promised: str = "") -> str:
        """The key promised before, else the one that the file gives, else one that is made: what is free."""
        return self._keys.key_for(fields, promised)


class _Keys:
    """All keys of the library and of the file, in lower case: two never differ in case alone."""

    def __init__(self) -> None:
        old = SourceAlias.objects.filter(scheme=KEY).values_list("name", flat=True)
        self._taken = {key.lower() for key in (*Source.objects.values_list("key", flat=True), *old)}
        self._next: dict[str, Iterator[str]] = {}

    def promise(self, key: str) -> None:
        self._taken.add(key.lower())

    def key_for(self, fields: Fields, promised: str) -> str:
        wanted = (promised, fields.get("written", ""))
        free = (key for key in wanted if key and key.lower() not in self._taken)
        key = next(free, "") or self._made(fields)
        self.promise(key)
        return key

    def _made(self, fields: Fields) -> str:
        authors = [Name(**name) for name in fields.get("authors", [])]
        base = stem(authors, fields.get("year"), fields["title"])
        letters = self._next.setdefault(base, lettered(base))
        return next(key for key in letters if key not in self._taken)


def _digest(fields: Fields) -> str:
    """Of what the entry says, apart from the key that it is given."""
    said = {name: value for name, value in fields.items() if name not in ("key", "written")}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()
