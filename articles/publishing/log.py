"""Writes to the log of a page."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from articles.models import Event, Page, Person, Revision
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


def public_name(by: Actor) -> str:
    """What readers are told of who acted: a name that is meant to be read, never the name of an account."""
    person = account(by)
    known = Person.objects.filter(account=person).first() if person else None
    if known:
        return known.name
    return (person.get_full_name() if person else str(settings.SITE_NAME)) or f"an editor of {settings.SITE_NAME}"
