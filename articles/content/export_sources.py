"""The lists about sources, as `load_sources` reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articles.content.files import SOURCE_NAMES, STANDINGS, SUPPORTS, order
from articles.models import Source, SourceAlias, StandingChange, Support
from articles.references.csl import to_csl

Entries = Sequence[dict[str, Any]]


def records() -> Entries:
    sources = sorted(Source.objects.select_related("superseded_by"), key=lambda source: order(source.key))
    return [
        to_csl(source.record(superseded_by=source.superseded_by.key if source.superseded_by else ""))
        for source in sources
    ]


def lists() -> dict[str, Entries]:
    """By the name of the file; empty where there is nothing to write."""
    return {SOURCE_NAMES: _names(), STANDINGS: _standings(), SUPPORTS: _supports()}


def _names() -> Entries:
    aliases = SourceAlias.objects.select_related("source")
    found = [{"source": alias.source.key, "scheme": alias.scheme, "name": alias.name} for alias in aliases]
    return sorted(found, key=lambda each: (order(each["source"]), each["scheme"], each["name"]))


def _standings() -> Entries:
    changes = StandingChange.objects.select_related("source", "superseded_by").order_by("at", "pk")
    found = [
        {
            "source": change.source.key,
            "before": change.before,
            "standing": change.standing,
            "superseded_by": change.superseded_by.key if change.superseded_by else "",
            "note": change.note,
            "on": change.on.isoformat() if change.on else "",
            "notice": change.notice,
            "origin": change.origin,
            "said": change.said,
            "is_applied": change.is_applied,
            "at": change.at.isoformat(),
        }
        for change in changes
    ]
    return sorted(found, key=lambda each: order(each["source"]))  # of one source, in the order in which it was said


def _supports() -> Entries:
    found = [
        {
            "page": f"{support.page.kind}/{support.page.slug}",
            "source": support.source.key,
            "claim": support.claim,
            "words": support.words,
            "checked_by_name": support.checked_by_name,
            "checked_on": support.checked_on.isoformat(),
        }
        for support in Support.objects.select_related("page", "source").defer("page__body")
    ]
    return sorted(found, key=lambda each: (order(each["page"]), order(each["source"]), each["claim"]))
