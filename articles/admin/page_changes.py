"""What changed between two revisions of a page, field by field, as the admin shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst

from articles.comparison import Line, Piece, compare, compare_lists, cut
from articles.models import Page, Revision

LABELS = {"body": "Text"}  # as on the form; other fields go by the name that their model gives them


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A text has the `lines` around what changed; a list, or a single value, has `pieces`: what went and what came."""

    name: str
    label: str
    lines: list[Line]
    pieces: list[Piece]


def changes(old: Revision, new: Revision) -> list[FieldChange]:
    """The fields that differ, in the order of the form. Both revisions are of one page."""
    return [change for change in _compared(old, new) if change.lines or change.pieces]


def texts(revision: Revision) -> dict[str, str]:
    """The title, the summary, every fact that is filled in and the text, by the name of the field."""
    return {
        "title": revision.title,
        "summary": revision.summary,
        **revision.facts_in_order(),
        "body": revision.body,
    }


def citations(revision: Revision) -> list[str]:
    """Each use of a source, such as "Agabio 2023 (agabio2023), p. 12"."""
    used = revision.citations.select_related("source")
    named = ((f"{use.source.label} ({use.source.key})", use.locator) for use in used)
    return [f"{source}, {locator}" if locator else source for source, locator in named]


def label(revision: Revision, name: str) -> str:
    model = Page.model_of(revision.page.kind)
    return LABELS.get(name) or str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def _compared(old: Revision, new: Revision) -> Iterator[FieldChange]:
    before, after = texts(old), texts(new)
    facts = [name for name in Page.model_of(new.page.kind).FACTS if name in before or name in after]
    for name in ("title", "summary", *facts, "body"):
        lines = cut(compare(before.get(name, ""), after.get(name, "")))
        yield FieldChange(name, label(new, name), lines, [])
    for name, heading, went, came in (
        ("citations", "Citations", citations(old), citations(new)),
        ("tags", "Tags", _tags(old), _tags(new)),
        ("author", "Written by", _author(old), _author(new)),
    ):
        pieces = [piece for piece in compare_lists(went, came) if piece.sign != "same"]
        yield FieldChange(name, heading, [], pieces)


def _tags(revision: Revision) -> list[str]:
    return sorted(revision.tags.values_list("name", flat=True), key=str.casefold)


def _author(revision: Revision) -> list[str]:
    return [str(revision.author)] if revision.author else []
