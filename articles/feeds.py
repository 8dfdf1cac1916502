"""Atom feeds of what is new and what changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles.models import Revision, Tag

MOST = 30


class NewestPages(Feed):
    feed_type = Atom1Feed
    subtitle = "New and changed pages, with what changed."

    def title(self, obj: Any) -> str:
        return str(settings.SITE_NAME)

    def link(self, obj: Any) -> str:
        return reverse("home")

    def items(self, obj: Any) -> list[Revision]:
        return list(Revision.objects.live().listed().with_page().order_by("-live_from", "-pk")[:MOST])

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Revision) -> str:
        return f"{item.change_note}\n\n{item.summary}" if item.change_note else item.summary

    def item_pubdate(self, item: Revision) -> datetime | None:
        return item.first_live

    def item_updateddate(self, item: Revision) -> datetime | None:
        return item.live_from

    def item_guid(self, item: Revision) -> str:
        return f"{item.page.kind}/{item.page_id}/{item.number}"

    def item_categories(self, item: Any) -> list[str]:
        return [tag["name"] for tag in item.shown_tags]


class TagFeed(NewestPages):
    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        return get_object_or_404(Tag, slug=slug)

    def title(self, obj: Tag) -> str:
        return f"{settings.SITE_NAME}: {obj.name}"

    def link(self, obj: Tag) -> str:
        return obj.get_absolute_url()

    def items(self, obj: Tag) -> list[Revision]:
        live = Revision.objects.live().listed().tagged(obj.slug)
        return list(live.with_page().order_by("-live_from", "-pk")[:MOST])
