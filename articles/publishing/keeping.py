"""What was typed and is not saved is kept for whoever typed it, apart from the revisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import KeptText, Page

Typed = Mapping[str, Any]  # {name of the field: the text as typed, or a list of texts}


def autosave(page: Page | None, *, model: str, by: User, fields: Typed, based_on: int, tab: str = "") -> KeptText:
    """Keep what stands in a form at this moment, in place of what the same tab of this person kept before."""
    mine = KeptText.objects.filter(
        page=page, model=model, by=by, tab=tab, reason=KeptText.Reason.AUTOSAVE, settled_at__isnull=True
    )
    values = {"fields": dict(fields), "based_on": based_on, "at": timezone.now()}
    for _ in range(2):
        if mine.update(**values):
            break
        try:
            with transaction.atomic():
                KeptText.objects.create(page=page, model=model, by=by, tab=tab, **values)
            break
        except IntegrityError:
            pass  # the same tab asked twice at once: the other made it
    return mine.get()


def keep(page: Page | None, *, model: str, by: User, fields: Typed, based_on: int, reason: KeptText.Reason) -> KeptText:
    """Keep what was refused or would be lost. The same words once, however often they are sent."""
    alike = KeptText.objects.filter(page=page, model=model, by=by, reason=reason, settled_at__isnull=True)
    same = next((kept for kept in alike if (kept.fields, kept.based_on) == (dict(fields), based_on)), None)
    return same or KeptText.objects.create(
        page=page, model=model, by=by, fields=dict(fields), based_on=based_on, reason=reason
    )


def unsettled(by: User, page: Page | None, model: str) -> QuerySet[KeptText]:
    """What this person typed for this page and neither saved nor threw away, newest first."""
    return KeptText.objects.filter(page=page, model=model, by=by, settled_at__isnull=True)


def settle(kept: QuerySet[KeptText]) -> int:
    """Mark texts as saved or thrown away. Returns how many."""
    return kept.filter(settled_at__isnull=True).update(settled_at=timezone.now())
