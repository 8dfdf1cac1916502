"""Where an address leads while readers see no page at it: after a move, a withdrawal, or the end of a page."""

from __future__ import annotations

from django.utils import timezone

from articles.models import FormerSlug, Page
from articles.plain import plain
from articles.publishing.refusals import Refused


def lead_on(page: Page, leads_to: Page | None, note: str) -> None:
    """Say where the address of a page leads while readers do not see the page itself."""
    if leads_to is not None and (leads_to.pk == page.pk or not Page.objects.live().filter(pk=leads_to.pk).exists()):
        raise Refused("Readers do not see the page that the address would lead to. Choose another.")
    FormerSlug.objects.update_or_create(
        kind=page.kind, slug=page.slug, defaults={"page": leads_to, "note": plain(note).strip()}
    )


def leave(page: Page, kind: str, slug: str) -> None:
    """Let the address that a page has left lead to it, and its new one to wherever the old one led.

    An address at which readers never saw the page goes on leading to the page that they did see there.
    """
    FormerSlug.objects.filter(page=page, kind=page.kind, slug=page.slug).delete()
    old = FormerSlug.objects.filter(kind=kind, slug=slug).first()
    is_known = page.revisions.filter(live_from__lte=timezone.now()).exists()
    if old and is_known:
        about = {"page": old.page, "note": old.note}
        FormerSlug.objects.get_or_create(kind=page.kind, slug=page.slug, defaults=about)
    if is_known or not old:
        FormerSlug.objects.update_or_create(kind=kind, slug=slug, defaults={"page": page, "note": ""})


def end(page: Page, leads_to: Page | None, note: str) -> None:
    """Let all addresses of a page that is deleted lead on; those of one that readers never saw lead nowhere."""
    all_of_it = FormerSlug.objects.filter(page=page)
    if page.revisions.filter(live_from__isnull=False).exists():
        lead_on(page, leads_to, note)
        all_of_it.update(page=leads_to, note=plain(note).strip())
    else:
        all_of_it.delete()
