"""What differs between two revisions for somebody who reads them: words, sources and topics, not Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst

from articles.comparison import Line, Piece, compare, compare_lists, cut
from articles.models import Revision


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page that differs, by the name that readers know it by."""

    name: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Differences:
    old: Revision
    new: Revision
    parts: list[Part]
    sources: list[Piece]  # those that came or went
    topics: list[Piece]

    @property
    def are_none(self) -> bool:
        return not (self.parts or self.sources or self.topics)


def between(old: Revision, new: Revision) -> Differences:
    """Both come with their page, their author, `tagged__tag` and `citations__source`."""
    names = _names(new)
    before, after = dict(_read(old)), dict(_read(new))
    parts = ((name, _compared(before.get(part, ""), after.get(part, ""))) for part, name in names.items())
    return Differences(
        old,
        new,
        parts=[Part(name, lines) for name, lines in parts if lines],
        sources=_moved(_sources(old), _sources(new)),
        topics=_moved(_topics(old), _topics(new)),
    )


def _compared(old: str, new: str) -> list[Line]:
    """Without the empty line that a text which was not there before, or is not there after, stands for."""
    return cut([line for line in compare(old, new) if line.sign == "gap" or any(piece.text for piece in line.pieces)])


def _names(revision: Revision) -> dict[str, str]:
    model = revision.page.model_of(revision.page.kind)
    labels = {field.name: capfirst(str(field.verbose_name)) for field in model._meta.fields}
    facts = {name: labels[name] for name in model.FACTS}
    return {"title": "Title", "author": "Written by", "summary": "Summary", **facts, "text": "Text"}


def _read(revision: Revision) -> Iterator[tuple[str, str]]:
    yield "title", revision.title
    yield "author", str(revision.author or "")
    yield "summary", revision.summary
    yield "text", revision.text
    yield from ((name, drawn["text"]) for name, drawn in revision.facts_drawn.items())


def _moved(old: list[str], new: list[str]) -> list[Piece]:
    return [piece for piece in compare_lists(old, new) if piece.sign != "same"]


def _sources(revision: Revision) -> list[str]:
    return [citation.source.printed for citation in revision.citations.all()]


def _topics(revision: Revision) -> list[str]:
    return sorted((tagged.tag.name for tagged in revision.tagged.all()), key=str.casefold)
