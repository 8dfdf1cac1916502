"""What is to be said of the pages of the site: read now, with today's rules, words and records; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery

from articles import editorial
from articles.checking import manuscripts
from articles.checking.formats.checked import Checked
from articles.checking.told import of_text_and_sources, with_dismissals
from articles.editorial import House, Recorded, Rule
from articles.models import Revision


def revisions(*, newest: bool) -> QuerySet[Revision]:
    """What readers see, or the newest of every page, in the order of their addresses."""
    last = Revision.objects.filter(page=OuterRef("page")).order_by("-number").values("pk")[:1]
    found = Revision.objects.filter(pk=Subquery(last)) if newest else Revision.objects.live()
    return found.select_related("page").order_by("page__kind", "page__slug")


def check(
    revision: Revision, words: House, record: tuple[Recorded, ...], only: Iterable[Rule] | None = None
) -> Checked:
    """`only`: those editorial rules and nothing else; None: all of them, the Markdown and the sources."""
    found = editorial.check(manuscripts.of_revision(revision, words, record), only)
    if only is None:
        found += of_text_and_sources(revision)
    told = tuple(with_dismissals(revision.page, found))
    return Checked(revision.get_absolute_url(), told, is_file=False)
