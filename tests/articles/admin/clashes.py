"""Two people at one page: what one of them saves in the meantime, and how the other answers the page that merges."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from articles import publishing
from articles.admin.page_merge import PageMerge
from articles.models import Article, KeptText, Page
from tests.articles.admin.page_posts import change, posted
from tests.factories import make_user


def kept_url(page: Page, kept: KeptText) -> str:
    return reverse("admin:articles_article_kept", args=[page.pk, kept.pk])


def theirs(page: Page, **changes: Any) -> None:
    """Somebody else saves while the editor writes."""
    tags = changes.pop("tags", None)
    article = Article.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(article, name, value)
    publishing.save_draft(article, by=make_user("theo", first_name="Theo", last_name="Ray", group="author"), tags=tags)


def clash(editor: Client, page: Page, **typed: Any) -> tuple[Any, KeptText]:
    """The editor saves what was typed into a form that is not of the newest revision any more."""
    fields = posted(page, based_on=1) | typed
    return editor.post(change(page), fields), KeptText.objects.latest("pk")


def answers(response: Any, choice: str = "") -> dict[str, Any]:
    """The same answer for every place where the two texts collide."""
    merge: PageMerge = response.context["merge"]
    sent: dict[str, Any] = {"based_on": merge.number}
    for place in merge.collisions:
        sent[f"choice-{place.key}"] = place.theirs_value if choice == "theirs" else choice
        sent[f"words-{place.key}"] = place.words
    return sent


def places(response: Any) -> list[tuple[str, str, str]]:
    return [(place.name, place.part.mine.strip(), place.part.theirs.strip()) for place in merged(response).collisions]


def taken(response: Any) -> list[tuple[str, str]]:
    return [(place.name, place.origin) for place in merged(response).taken]


def merged(response: Any) -> PageMerge:
    found: PageMerge = response.context["merge"]
    return found
