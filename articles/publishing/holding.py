"""Holds a page while something is done to it, and sees that the person saw its newest revision."""

from __future__ import annotations

from articles.models import Page, Revision
from articles.publishing.refusals import Refused, Stale


def hold(page: Page, based_on: int | None = None) -> Revision | None:
    """Hold the page until the transaction ends, and return its newest revision. Raises Stale and Refused."""
    if not Page.objects.select_for_update().filter(pk=page.pk).exists():
        raise Refused("Somebody deleted this page in the meantime.")
    newest = page.revisions.order_by("number").last()
    number = newest.number if newest else 0
    if based_on is not None and based_on != number:
        raise Stale(based_on, number)
    return newest


def hold_written(page: Page, based_on: int | None = None) -> Revision:
    """The same, for verbs that need a revision to act on."""
    newest = hold(page, based_on)
    if not newest:
        raise Refused("This page has no text yet. Save it first.")
    return newest
