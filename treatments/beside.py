"""What belongs together by record: treatments, their levels of care, the articles about them, and the directory."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from articles.kinds import Beside
from articles.models import Page, Revision
from treatments import directory

LIGHT = ("page__id", "page__kind", "page__slug", "title")


def of_treatment(revision: Revision) -> list[Beside]:
    """Its articles and its levels of care, and the programmes that offer it. Two queries."""
    page = revision.page
    found = _live(Q(page__article__treatments=page) | Q(page__levelofcare__treatments=page))
    levels = [each for each in found if each.page.kind == "level-of-care"]
    articles = [each for each in found if each.page.kind == "article"]
    programmes = _programmes(directory.current(), page, "treatment", "Programmes that say they offer it")
    return _filled(("Where it is offered", programmes + _links(levels)), ("Articles about it", _links(articles)))


def of_level(revision: Revision) -> list[Beside]:
    found = _live(Q(page__treatment__levels=revision.page_id))
    programmes = _programmes(directory.current(), revision.page, "level", "Programmes at this level of care")
    return _filled(("Programmes", programmes), ("Treatments offered at this level", _links(found)))


def of_article(revision: Revision) -> list[Beside]:
    """One query, and one more where there is a treatment to count programmes of."""
    found = list(_live(Q(page__treatment__articles=revision.page_id)))
    if not found:
        return []
    index, links = directory.current(), []
    for each in found:
        links += _links([each])
        links += _programmes(index, each.page, "treatment", f"Programmes that say they offer {each.title}")
    return _filled(("Treatments in this article", links))


def _live(belonging: Q) -> QuerySet[Revision]:
    found = Revision.objects.live().filter(belonging).select_related("page").only(*LIGHT)
    return found.distinct().order_by("page__levelofcare__position", "title")


def _links(revisions: Iterable[Revision]) -> list[tuple[str, str, str]]:
    return [(each.title, each.get_absolute_url(), each.kind_name) for each in revisions]


def _programmes(index: directory.Index, page: Page, asked_as: str, words: str) -> list[tuple[str, str, str]]:
    """A link to those that offer what the page is about; none where there are none."""
    number = index.number(page.pk)
    if not number:
        return []
    return [(words, f"{reverse('programmes')}?{urlencode({asked_as: page.slug})}", f"{number:,} in the directory")]


def _filled(*sections: tuple[str, list[tuple[str, str, str]]]) -> list[Beside]:
    return [Beside(title, links) for title, links in sections if links]
