"""Which pages belong together: kept with the page, not with a revision, so it shows as soon as it is said."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.models import Page
from articles.publishing.holding import hold
from articles.publishing.rights import PUBLISH, Actor, require, write


@transaction.atomic
def relate(page: Page, *, by: Actor, **linked: Iterable[Page]) -> bool:
    """Set the pages of each field of LINKED that is given. Returns whether anything changed.

    What readers see, or will, changes at once, so for such a page it takes the right to publish. Raises NotAllowed.
    """
    require(by, write(page))
    hold(page)
    changed = {name: list(pages) for name, pages in linked.items() if _ids(getattr(page, name).all()) != _ids(pages)}
    if not changed:
        return False
    seen = Q(live_until__isnull=True) | Q(live_until__gt=timezone.now())
    if page.revisions.filter(seen, live_from__isnull=False).exists():
        require(by, PUBLISH)
    for name, pages in changed.items():
        getattr(page, name).set(pages)
    return True


def _ids(pages: Iterable[Page]) -> set[int]:
    return {page.pk for page in pages}
