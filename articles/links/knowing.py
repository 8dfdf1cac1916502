"""Which addresses outside the site pages and sources lead to: keeps the table of links like the texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from articles import rendering
from articles.models import Link, Revision, Source

WEB = re.compile("https?://", re.IGNORECASE)  # of any other, nobody makes a link
BATCH = 500  # rows in one statement
ANCHOR = re.compile(r'<a [^>]*?href="(https?://[^"]+)"', re.IGNORECASE)  # as `prose` draws every one

Addresses = dict[int, set[str]]  # by the id of the revision or of the source
Had = dict[tuple[int, int], int]  # rows that say so by now: (revision or source, link): id of the row


def know_sources(sources: Iterable[Source]) -> None:
    """Where these sources can be read, as they are now."""
    wanted = {source.pk: addresses_of(source) for source in sources}
    _settle(SOURCES, wanted, _had(SOURCES, source__in=wanted))


def know_all() -> None:
    """All that is read by somebody: what is live, planned or the newest draft, and every source. No other link stays.

    What is known by now is read first: what somebody saves in the meantime is then not taken for out of date.
    """
    had_revisions, had_sources = _had(REVISIONS), _had(SOURCES)
    _settle(REVISIONS, _in_revisions(), had_revisions)
    _settle(SOURCES, {source.pk: addresses_of(source) for source in Source.objects.all()}, had_sources)
    Link.objects.filter(revisions=None, sources=None).delete()


def addresses_of(source: Source) -> set[str]:
    """Where a source can be read by its numbers, its own web address, and the notice about its standing."""
    found = [link.url for link in source.links] + [source.url, source.notice]
    return {url for url in found if WEB.match(url) and len(url) <= rendering.LONGEST_LINK}


def addresses_in(drawn: str) -> set[str]:
    """Where the links of a drawn text lead outside."""
    found = map(html.unescape, ANCHOR.findall(drawn))
    return {url for url in found if len(url) <= rendering.LONGEST_LINK}


def used_live() -> QuerySet[Link]:
    """Links that readers meet: on a live page, or in a source that one cites."""
    return Link.objects.filter(is_used_live())


def is_used_live() -> Q:
    """The same as a condition."""
    live = Revision.objects.live().order_by().values("pk")
    on_pages = REVISIONS.objects.filter(revision__in=live).values("link")
    in_sources = SOURCES.objects.filter(source__citations__revision__in=live).values("link")
    return Q(pk__in=on_pages) | Q(pk__in=in_sources)


def to_check(before: datetime | None = None) -> QuerySet[Link]:
    """Those not checked since then, or all: what readers meet first, and then what was checked longest ago."""
    asked = Q() if before is None else Q(checked_at=None) | Q(checked_at__lt=before)
    met = ExpressionWrapper(is_used_live(), BooleanField())
    longest_ago = F("checked_at").asc(nulls_first=True)
    return Link.objects.filter(asked).alias(met=met).order_by(F("met").desc(), longest_ago, "pk")


def broken() -> QuerySet[Link]:
    """Links that readers meet and cannot follow, those that are broken for longest first."""
    return used_live().filter(state=Link.State.BROKEN).order_by(F("fine_at").asc(nulls_first=True), "url")


# The tables

REVISIONS: Any = Link.revisions.through
SOURCES: Any = Link.sources.through


def _in_revisions() -> Addresses:
    found = {}
    texts = rendering.still_seen().order_by("pk").values_list("pk", "html", "facts_drawn")
    for pk, body, facts in texts.iterator(chunk_size=BATCH):
        found[pk] = addresses_in("".join([body, *(fact["html"] for fact in facts.values())]))
    return found


def _owner(table: Any) -> str:
    return "revision_id" if table is REVISIONS else "source_id"


def _had(table: Any, **only: Any) -> Had:
    rows = table.objects.filter(**only).values_list(_owner(table), "link_id", "pk")
    return {(owner, link): pk for owner, link, pk in rows}


@transaction.atomic
def _settle(table: Any, wanted: Addresses, had: Had) -> None:
    """Bring one table from what it had to what is wanted."""
    ids = _ids(set().union(*wanted.values()))
    pairs = {(owner, ids[url]) for owner, urls in wanted.items() for url in urls}
    stale = [pk for pair, pk in had.items() if pair not in pairs]
    for start in range(0, len(stale), BATCH):
        table.objects.filter(pk__in=stale[start : start + BATCH]).delete()
    missing = [table(**{_owner(table): owner, "link_id": link}) for owner, link in sorted(pairs - had.keys())]
    table.objects.bulk_create(missing, batch_size=BATCH, ignore_conflicts=True)


def _ids(urls: set[str]) -> dict[str, int]:
    """Of links with these addresses, made where there are none. For many addresses all links are read."""
    links = Link.objects.filter(url__in=urls) if len(urls) <= BATCH else Link.objects.all()
    known = set(links.values_list("url", flat=True))
    Link.objects.bulk_create([Link(url=url) for url in sorted(urls - known)], BATCH, ignore_conflicts=True)
    return dict(links.all().values_list("url", "pk"))
