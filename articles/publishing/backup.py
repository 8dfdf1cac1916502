"""Writing down what a backup tells. Only for loading content."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from articles import prose, search
from articles.models import Person, Revision, Stage
from articles.publishing.holding import hold
from articles.publishing.refusals import Refused
from articles.publishing.releasing import name_in_links, refuse_errors


@transaction.atomic
def restore_record(
    revision: Revision,
    *,
    live_from: datetime | None = None,
    live_until: datetime | None = None,
    reviewer: Person | None = None,
    reviewed_on: date | None = None,
    signature: str = "",
    public_note: str = "",
) -> None:
    """Write down what a backup tells of a revision: when readers saw or will see it, and who reviewed it.

    Unlike `publish` and `sign` it takes what is past as it was, also with links to pages that are gone since. What is
    not given stays. Without a `signature` the review stands under this very text.
    """
    hold(revision.page)
    told: list[str] = []
    if live_from:
        refuse_errors(revision, but=prose.BROKEN_LINK)
        later = revision.page.revisions.filter(Q(live_until__isnull=True) | Q(live_until__gt=live_from))
        met = later.filter(live_from__isnull=False)
        met = met.filter(live_from__lt=live_until) if live_until else met
        if other := met.first():
            raise Refused(f"Readers see revision {other.number} at that time, so another cannot be restored to it.")
        revision.live_from, revision.live_until = live_from, live_until
        told += ["live_from", "live_until"]
    if reviewer:
        revision.reviewer, revision.reviewed_on = reviewer, reviewed_on
        revision.signature, revision.stage = signature or revision.digest, Stage.SIGNED
        told += ["reviewer", "reviewed_on", "signature", "stage"]
    if public_note:
        revision.public_note = public_note
        told.append("public_note")
    revision.save(update_fields=told)
    if live_from:
        search.index(revision)
        name_in_links(revision)
