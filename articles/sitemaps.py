"""The sitemap: every page that readers can open, with the day it last changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from articles import tag_filter
from articles.models import Article, Revision, Source, Tag
from articles.models.revision import RevisionQuerySet
from articles.views.source_facets import cited


class SiteSitemap(Sitemap):
    """Addresses at SITE_URL; without it, at the host that was asked for."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme or super().get_protocol(protocol)

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc or super().get_domain(site)


class PageSitemap(SiteSitemap):
    def items(self) -> RevisionQuerySet:
        return Revision.objects.live().select_related("page").defer("html", "text", "body", "statements").order_by("pk")

    def lastmod(self, item: Revision) -> datetime | None:
        return item.live_from


class TagSitemap(SiteSitemap):
    def items(self) -> list[Tag]:
        return [offer.tag for offer in tag_filter.all_tags()]


class ListSitemap(SiteSitemap):
    """Lists, by the names of their URL patterns. One with a front page that is live stands among the pages."""

    def __init__(self, *names: str) -> None:
        self.names = names

    def items(self) -> list[str]:
        fronts = Revision.objects.live().of_kind(Article.Place.SECTION).select_related("page")
        taken = {front.get_absolute_url() for front in fronts.defer("html", "text", "body")}
        return [address for address in map(reverse, self.names) if address not in taken]

    def location(self, item: str) -> str:
        return item


class SourceSitemap(SiteSitemap):
    def items(self) -> QuerySet[Source]:
        return cited().order_by("key")
