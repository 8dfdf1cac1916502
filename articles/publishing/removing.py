"""Deleting a page with its history. What it leaves behind: its entries in the log, and where its addresses lead."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import rendering
from articles.models import Event, Page, Revision
from articles.publishing import addresses
from articles.publishing.holding import hold
from articles.publishing.log import record
from articles.publishing.refusals import NotAllowed, Refused
from articles.publishing.rights import Actor


@transaction.atomic
def delete(page: Page, *, by: Actor, based_on: int | None = None, leads_to: Page | None = None, note: str = "") -> None:
    """Delete a page that readers neither see nor will see. Only superusers may.

    If readers ever saw it, its addresses lead to `leads_to` from now on, or say with `note` that the page is gone.
    """
    if by is not None and not (isinstance(by, User) and by.is_active and by.is_superuser):
        raise NotAllowed("Only an administrator can delete a page, because its history goes with it.")
    hold(page, based_on)
    revisions = Revision.objects.filter(page=page, live_from__isnull=False)
    if revisions.filter(Q(live_until__isnull=True) | Q(live_until__gt=timezone.now())).exists():
        raise Refused("Readers see this page, or will: withdraw it first.")
    record(Event.Verb.DELETED, page, by=by, note=note)
    linking = list(rendering.linking_to(page).exclude(page=page))
    addresses.end(page, leads_to, note)
    page.delete()
    rendering.render_anew(linking)
