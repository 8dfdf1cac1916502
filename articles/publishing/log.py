"""Writes to the log of a page."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from articles.models import Event, Page, Revision
from articles.plain import plain
from articles.publishing.rights import Actor, account

LONGEST_NAME = 300  # what the log holds; a first and a last name together may be one longer


def record(
    verb: Event.Verb,
    page: Page,
    *,
    by: Actor,
    revision: Revision | None = None,
    note: str = "",
    effective: datetime | None = None,
) -> Event:
    return Event.objects.create(
        verb=verb,
        page=page,
        page_name=f"{page.title} ({page.kind}/{page.slug})",
        revision=revision,
        number=revision.number if revision else None,
        by=account(by),
        by_name=name_of(by)[:LONGEST_NAME],
        note=plain(note).strip(),
        effective=effective,
    )


def name_of(by: Actor) -> str:
    person = account(by)
    return (person.get_full_name() or person.get_username()) if person else str(settings.SITE_NAME)
