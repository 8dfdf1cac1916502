"""What rests on a source: sentence by sentence on the pages that readers see, page by page elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from articles import waiting
from articles.models import Citation, Page, Revision, Source

SHOWN = 200  # sentences
SHOWN_PAGES = 100
_LONG = ("summary", "body", "facts", "html", "facts_drawn", "outline", "text", "statements", "findings", "public_note")


@dataclass(slots=True)
class Sentence:
    """A claim on a live page; `is_alone`: no other source stands behind it."""

    claim: str
    address: str
    is_alone: bool
    locators: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PageUses:
    """A live page, its sentences, and whether its newest draft cites the source no more."""

    page: Page
    title: str
    admin_address: str
    is_dropped: bool
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(slots=True)
class Uses:
    pages: list[PageUses]
    sentences: int
    alone: int
    more: int  # sentences that are not shown


def live_uses(source: Source) -> Uses:
    """One query."""
    pages: dict[int, PageUses] = {}
    sentences: dict[tuple[int, str, str], Sentence] = {}
    for use in _live_citations(source):
        page = use.revision.page
        place = (use.revision_id, use.part, use.claim)
        if place not in sentences:
            address = f"{page.get_absolute_url()}#cite-{use.use}"
            sentences[place] = Sentence(use.claim, address, use.is_alone)
            known = pages.setdefault(
                page.pk, PageUses(page, use.revision.title, waiting.admin_address(page), use.is_dropped)
            )
            if len(sentences) <= SHOWN:
                known.sentences.append(sentences[place])
        if use.locator:
            sentences[place].locators.append(use.locator)
    alone = sum(sentence.is_alone for sentence in sentences.values())
    return Uses(list(pages.values()), len(sentences), alone, max(0, len(sentences) - SHOWN))


def _live_citations(source: Source) -> QuerySet[Any]:
    others = Citation.objects.filter(revision=OuterRef("revision"), part=OuterRef("part"), claim=OuterRef("claim"))
    return (
        Citation.objects.filter(source=source, revision__in=Revision.objects.live().order_by().values("pk"))
        .annotate(
            is_alone=~Exists(others.exclude(source=source)),
            is_dropped=~Exists(_newest_citations(source, OuterRef("revision__page"))),
        )
        .select_related("revision__page")
        .defer(*(f"revision__{name}" for name in _LONG), "revision__page__body", "revision__page__summary")
        .order_by("revision__title", "revision", "use")
    )


def _newest_citations(source: Source, page: Any) -> QuerySet[Citation]:
    """Its uses in the newest revision of a page."""
    newer = Revision.objects.filter(page=OuterRef("revision__page"), number__gt=OuterRef("revision__number"))
    return Citation.objects.filter(~Exists(newer), source=source, revision__page=page)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    title: str
    admin_address: str
    where: str


def other_uses(source: Source) -> tuple[list[Elsewhere], int]:
    """Pages that cite it where readers do not see it now, and how many more there are. One query."""
    citing = Citation.objects.filter(source=source, revision__page=OuterRef("pk"))
    live = Revision.objects.live().filter(citations__source=source).order_by().values("page")
    found: QuerySet[Any] = (
        Page.objects.filter(Exists(citing))
        .exclude(pk__in=live)
        .annotate(
            is_planned=Exists(citing.filter(revision__live_from__gt=timezone.now())),
            is_drafted=_holds(Exists(_newest_citations(source, OuterRef("pk")))),
        )
        .defer("body", "summary")
        .order_by("title")
    )
    pages = list(found[: SHOWN_PAGES + 1])
    more = found.count() - SHOWN_PAGES if len(pages) > SHOWN_PAGES else 0
    return [Elsewhere(page.title, waiting.admin_address(page), _where(page)) for page in pages[:SHOWN_PAGES]], more


def _holds(condition: Exists) -> Case:
    return Case(When(Q(condition), then=Value(value=True)), default=Value(value=False), output_field=BooleanField())


def _where(page: Any) -> str:
    if page.is_planned:
        return "is planned"
    return "in its newest draft" if page.is_drafted else "only in earlier text"
