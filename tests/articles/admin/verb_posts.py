"""The verbs of a page: where they are, pages with which each could be done, and what their forms send."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles import publishing
from articles.models import Article, Event, Page, Revision
from tests.factories import edit, make_article, make_draft

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
VERBS = ("submit", "sign", "send-back", "publish", "schedule", "withdraw", "cancel", "still-right", "needs-work")
ALL = (*VERBS, "delete")


def address(page: Page, verb: str) -> str:
    return f"/admin/articles/article/{page.pk}/{verb}/"


def page_for(verb: str) -> Article:
    """A page with which the verb could be done."""
    if verb == "cancel":
        page = make_article("Live")
        edit(page, title="Planned")
        publishing.publish(page, by=None, at=timezone.now() + DAY)
        return page
    if verb in ("withdraw", "still-right", "needs-work"):
        return make_article("Live")
    page = make_draft("Draft")
    if verb in ("sign", "send-back"):
        publishing.submit(page, by=None)
    return page


def wanted(verb: str, page: Page | None = None) -> dict[str, Any]:
    """Fields with which the verb would be done, to the newest revision of the page."""
    fields: dict[str, Any] = {
        "schedule": {"at": f"{timezone.localtime() + 2 * HOUR:%Y-%m-%dT%H:%M}"},
        "send-back": {"note": "The dose is missing."},
        "needs-work": {"note": "A new trial came out."},
    }.get(verb, {})
    return fields | ({"based_on": page.revisions.latest().number} if page else {})


def everything() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Page, Revision, Event)]


def live_titles(at: Any = None) -> list[str]:
    return list(Revision.objects.live(at).values_list("title", flat=True))
