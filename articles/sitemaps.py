"""The sitemap: every page that readers can open, with the day it last changed."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from articles import tag_filter
from articles.models import Revision, Source, Tag
from articles.models.revision import RevisionQuerySet
from articles.views.sources import cited


class PageSitemap(Sitemap):
    def items(self) -> RevisionQuerySet:
        return Revision.objects.live().select_related("page").defer("html", "text", "body").order_by("pk")

    def lastmod(self, item: Revision) -> datetime | None:
        return item.live_from


class TagSitemap(Sitemap):
    def items(self) -> list[Tag]:
        return [offer.tag for offer in tag_filter.all_tags()]


class ListSitemap(Sitemap):
    def items(self) -> list[str]:
        return ["home", "articles", "tags", "sources", "about-list"]

    def location(self, item: str) -> str:
        return reverse(item)


class SourceSitemap(Sitemap):
    def items(self) -> QuerySet[Source]:
        return cited().order_by("key")


sitemaps = {"pages": PageSitemap, "tags": TagSitemap, "lists": ListSitemap, "sources": SourceSitemap}
