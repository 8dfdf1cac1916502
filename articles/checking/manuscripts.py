"""A page as the rules read it: a saved revision, or what somebody is typing."""

from __future__ import annotations

from collections.abc import Mapping

from articles.checking.house import house
from articles.checking.record import recorded
from articles.editorial import House, Manuscript, Recorded
from articles.models import Page, Revision


def of_revision(
    revision: Revision, words: House | None = None, record: tuple[Recorded, ...] | None = None
) -> Manuscript:
    """`words` and `record`: where they were read already."""
    return Manuscript.of(
        title=revision.title,
        summary=revision.summary,
        facts=revision.facts_in_order(),
        body=revision.body,
        kind=revision.page.kind,
        house=words or house(),
        recorded=recorded() if record is None else record,
    )


def of_typed(kind: str, typed: Mapping[str, str]) -> Manuscript:
    """Of the fields of a form, by their names. `kind` is that of the page. Raises KeyError for a kind that is none."""
    facts = {name: typed[name] for name in Page.model_of(kind).FACTS if typed.get(name, "").strip()}
    return Manuscript.of(
        title=typed.get("title", ""),
        summary=typed.get("summary", ""),
        facts=facts,
        body=typed.get("body", ""),
        kind=kind,
        house=house(),
        recorded=recorded(),
    )
