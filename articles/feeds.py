"""Atom feeds of what is new and what changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import DateTimeField, OuterRef, PositiveIntegerField, Subquery, TextField
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, SyndicationFeed
from django.utils.html import format_html, linebreaks
from django.utils.http import urlencode

from articles import clock, tag_filter
from articles.models import Revision, Tag, TagAlias
from articles.models.revision import RevisionQuerySet
from articles.plain import plain

MOST = 30


class NewestPages(Feed):
    feed_type = Atom1Feed
    subtitle = "New and changed pages, with what changed."

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        # The newest entry gets older when a page is withdrawn, so only the ETag tells whether a feed has changed.
        del response.headers["Last-Modified"]
        return response

    def get_feed(self, obj: Any, request: HttpRequest) -> SyndicationFeed:
        feed = super().get_feed(obj, request)
        feed.feed["id"] = _id(feed.feed["feed_url"])
        for entry in feed.items:
            entry["unique_id"] = _id(entry["link"])
            entry["description"] = _description(entry.pop("revision"), entry["link"])
        return feed

    def title(self, obj: Any) -> str:
        return str(settings.SITE_NAME)

    def author_name(self) -> str:
        return str(settings.SITE_NAME)

    def link(self, obj: Any) -> str:
        return _address(reverse("home"))

    def feed_url(self, obj: Any) -> str:
        return _address(reverse("feed"))

    def items(self, obj: Any) -> RevisionQuerySet:
        return _newest(_live())

    def item_title(self, item: Revision) -> str:
        return plain(item.title)

    def item_link(self, item: Revision) -> str:
        return _address(item.get_absolute_url())

    def item_pubdate(self, item: Revision) -> datetime | None:
        return item.first_live

    def item_updateddate(self, item: Any) -> datetime | None:
        """When readers were last told of a change: a page with small changes only does not come up again."""
        return item.told_from

    def item_extra_kwargs(self, item: Revision) -> dict[str, Any]:
        return {"revision": item}

    def item_categories(self, item: Revision) -> list[str]:
        return [plain(tag["name"]) for tag in item.shown_tags]


class TagFeed(NewestPages):
    """What has the tag. Another name of the tag leads here; a tag that readers see nowhere has no feed."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        alias = TagAlias.objects.filter(slug=kwargs["slug"], tag__in=tag_filter.shown()).select_related("tag").first()
        if alias:
            return HttpResponsePermanentRedirect(reverse("tag-feed", args=[alias.tag.slug]))
        return super().__call__(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        return get_object_or_404(tag_filter.shown(), slug=slug)

    def title(self, obj: Tag) -> str:
        return f"{settings.SITE_NAME}: {plain(obj.name)}"

    def link(self, obj: Tag) -> str:
        return _address(obj.get_absolute_url())

    def feed_url(self, obj: Tag) -> str:
        return _address(reverse("tag-feed", args=[obj.slug]))

    def items(self, obj: Tag) -> RevisionQuerySet:
        return _newest(_live().tagged(obj.slug))


def _live() -> RevisionQuerySet:
    return Revision.objects.live().listed()


def _newest(revisions: RevisionQuerySet) -> RevisionQuerySet:
    """Those of which readers were told last, with the publication that told them and the number of the one before."""
    seen = Revision.objects.filter(page=OuterRef("page"), live_from__lte=clock.now()).order_by("-live_from")
    told = seen.exclude(public_note="")
    before = seen.filter(live_from__lt=OuterRef("told_from"))
    found = revisions.with_page().annotate(
        told_from=Coalesce(Subquery(told.values("live_from")[:1]), "first_live", output_field=DateTimeField()),
        told_note=Subquery(told.values("public_note")[:1], output_field=TextField()),
        told_number=Subquery(told.values("number")[:1], output_field=PositiveIntegerField()),
        before_number=Subquery(before.values("number")[:1], output_field=PositiveIntegerField()),
    )
    return found.order_by("-told_from", "-pk")[:MOST]


def _description(revision: Any, address: str) -> str:
    """HTML, as Django's Atom declares it: what changed, where to see it, and the summary."""
    summary = linebreaks(plain(revision.summary).strip(), autoescape=True)
    if not revision.before_number:
        return summary
    query = urlencode({"from": revision.before_number, "to": revision.told_number})
    link = format_html('<p><a href="{}">See the change</a></p>', f"{address}history/?{query}")
    note = linebreaks(plain(f"What changed: {revision.told_note}").strip(), autoescape=True)
    return "\n\n".join((note, link, summary))


def _address(path: str) -> str:
    """At SITE_URL; without it only the path, which Django completes with the host that was asked for."""
    return f"{settings.SITE_URL}{path}"


def _id(url: str) -> str:
    """A tag URI (RFC 4151), the same over HTTP and HTTPS and for every revision of a page.

    It is made of the address, which an export keeps and a load brings back, as the key in the database would not be.
    The price: a page that moves becomes a new entry.
    """
    parts = urlsplit(url)
    return f"tag:{parts.hostname},2026:{parts.path}"
