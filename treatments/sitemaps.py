"""The programmes in the sitemap."""

from __future__ import annotations

from datetime import datetime

from articles.sitemaps import SiteSitemap
from treatments.models import Programme
from treatments.models.programme import ProgrammeQuerySet


class ProgrammeSitemap(SiteSitemap):
    """All that readers may see, but no made-up examples."""

    def items(self) -> ProgrammeQuerySet:
        shown = Programme.objects.shown().filter(is_example=False)
        return shown.only("pk", "slug", "last_modified").order_by("pk")

    def lastmod(self, item: Programme) -> datetime:
        return item.last_modified
