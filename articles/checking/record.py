"""What the site has on record of medicines: the facts of the pages that readers see."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.utils.module_loading import import_string

from articles import kinds
from articles.editorial import Recorded
from articles.models import Revision


def recorded() -> tuple[Recorded, ...]:
    """One query; another one only when a page with a record went live, moved or was taken away since the last time."""
    keys = [kind.key for kind in kinds.registered() if kind.recorded]
    return _recorded(tuple(Revision.objects.live().of_kind(*keys).order_by("pk").values_list("pk", "page__slug")))


def of(kind: str, title: str, facts: Mapping[str, str], url: str = "") -> Recorded | None:
    """What a page of that kind puts on record."""
    name = kinds.get(kind).recorded
    found: Recorded | None = import_string(name)(title, facts, url) if name else None
    return found


@lru_cache(maxsize=4)
def _recorded(revisions: tuple[tuple[int, str], ...]) -> tuple[Recorded, ...]:
    pages = (
        Revision.objects.filter(pk__in=[pk for pk, _ in revisions])
        .select_related("page")
        .only("title", "facts", "page")
    )
    found = (of(each.page.kind, each.title, each.facts, each.get_absolute_url()) for each in pages.order_by("pk"))
    return tuple(each for each in found if each)


def forget() -> None:
    """For tests, whose databases give the same numbers again."""
    _recorded.cache_clear()
