"""What the form of a page sends, and what its answers say."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Article, Page

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"


def change(page: Page) -> str:
    return reverse("admin:articles_article_change", args=[page.pk])


def posted(page: Article | None = None, **typed: Any) -> dict[str, Any]:
    """What a form with these changes sends."""
    fields: dict[str, Any] = {"title": "", "slug": "", "summary": "", "body": "", "review_due": "", "change_note": ""}
    if page:
        fields |= {"title": page.title, "slug": page.slug, "summary": page.summary, "body": page.body}
        fields |= {"review_due": page.review_due or "", "tags": [tag.pk for tag in page.tags.all()]}
        fields |= {"owner": page.owner_id or "", "author": page.author_id or ""}
        fields |= {f"initial-{name}": fields[name] for name in ("slug", "review_due", "owner")}
        fields["based_on"] = page.revisions.latest().number
    return fields | typed


def new(**typed: Any) -> dict[str, Any]:
    return posted(title="A new page", slug="a-new-page", summary="What it is about.", body="Some text.") | typed


def errors(response: Any) -> list[str]:
    assert response.status_code == 200
    return [error for each in response.context["adminform"].form.errors.values() for error in each]


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))
