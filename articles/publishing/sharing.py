"""Preview links: one revision, for somebody without an account, until a day."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import Event, PreviewLink, PreviewVisit, Revision
from articles.plain import plain
from articles.publishing.log import record
from articles.publishing.refusals import Refused
from articles.publishing.rights import PUBLISH, Actor, account, require, write

MOST_DAYS = 60


@transaction.atomic
def share(revision: Revision, *, by: Actor, days: int, note: str = "") -> tuple[PreviewLink, str]:
    """Make a link that shows this revision for so many days. Returns it with its token, which is kept nowhere."""
    require(by, write(revision.page), PUBLISH)
    if not 1 <= days <= MOST_DAYS:
        raise Refused(f"A link lasts from one day to {MOST_DAYS} days.")
    token = secrets.token_urlsafe(24)
    now = timezone.now()
    link = PreviewLink.objects.create(
        revision=revision,
        digest=_digest(token),
        note=plain(note).strip(),
        created_by=account(by),
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    record(Event.Verb.LINK_MADE, revision.page, by=by, revision=revision, note=note, effective=link.expires_at)
    return link, token


@transaction.atomic
def revoke(link: PreviewLink, *, by: Actor) -> None:
    """End a link at once. Raises Refused when it has ended already."""
    require(by, write(link.revision.page), PUBLISH)
    ended = PreviewLink.objects.usable().filter(pk=link.pk).update(revoked_at=timezone.now())
    if not ended:
        raise Refused("That link has ended already.")
    record(Event.Verb.LINK_REVOKED, link.revision.page, by=by, revision=link.revision, note=link.note)


def open_shared(token: str, *, count: bool = True) -> PreviewLink | None:
    """The link that a token opens unless it has ended, and its revision with all that its page shows.

    The visit is counted, unless somebody only asked whether there is anything (`count`).
    """
    link = PreviewLink.objects.usable().filter(digest=_digest(token)).first()
    if not link:
        return None
    link.revision = Revision.objects.with_page().get(pk=link.revision_id)
    if count:
        PreviewVisit.objects.create(link=link)
    return link


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
