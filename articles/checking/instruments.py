"""A revision put to the published instruments, with what the site knows of it beside its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.utils import timezone

from articles.checking import answering, manuscripts, told
from articles.checking.told import Told
from articles.editorial import Manuscript, shipped
from articles.editorial.instruments import INSTRUMENTS, Particulars, Sheet, SourceSeen, judge
from articles.library.naming import sources_named
from articles.models import Article, HelpLine, Link, Page, Revision

WHO_WE_ARE = "who-we-are"  # the page of the site that says who runs it and who pays
UNREACHABLE = (Link.State.BROKEN, Link.State.FAILING, Link.State.FORBIDDEN)


def sheets(page: Page, revision: Revision, found: Iterable[Told] | None = None) -> tuple[Sheet, ...]:
    """What came of each instrument, with what editors answered about this revision.

    `found` is what `told.of_revision()` says of it, where that was read already. At most three queries, and those of
    `told` without it.
    """
    manuscript = _manuscript(revision)
    known = particulars(page, revision, manuscript, found)
    answers = answering.kept(revision)
    return tuple(judge(instrument, manuscript, known, answers) for instrument in INSTRUMENTS)


def particulars(
    page: Page, revision: Revision, manuscript: Manuscript | None = None, found: Iterable[Told] | None = None
) -> Particulars:
    """What a reader of this revision is shown beside its text, and what was found in it and stands."""
    manuscript = manuscript or _manuscript(revision)
    found = told.of_revision(revision) if found is None else found
    seen = _shown(revision)
    sources, unanswered = _sources(manuscript)
    return Particulars(
        today=timezone.localdate(),
        author=seen["author__name"] or "",
        author_credentials=seen["author__credentials"] or "",
        reviewer=seen["reviewer__name"] or "",
        reviewed_on=seen["reviewed_on"],
        review_due=page.review_due,
        first_live=timezone.localdate(seen["first"]) if seen["first"] else None,
        sources=sources,
        unanswered_citations=unanswered,
        has_help_lines=seen["has_help_lines"],
        outside_links=seen["reachable"] or 0,
        disclosure=seen["discloses"],
        findings=tuple(each.finding for each in found if each.is_editorial and not each.dismissal),
    )


def _manuscript(revision: Revision) -> Manuscript:
    """Without the words of editors and the record, which no instrument asks for."""
    return manuscripts.of_revision(revision, shipped(), ())


def _shown(revision: Revision) -> dict[str, Any]:
    """What the page of this revision shows around its text. One query."""
    now = timezone.now()
    seen = Revision.objects.filter(page=OuterRef("page"), live_from__lte=now).order_by("live_from")
    about = Revision.objects.live(now).of_kind(Article.Place.ABOUT).filter(page__slug=WHO_WE_ARE)
    links = Link.objects.filter(revisions=OuterRef("pk")).exclude(state__in=UNREACHABLE).order_by()
    reachable = links.values("revisions").annotate(number=Count("pk")).values("number")
    return Revision.objects.filter(pk=revision.pk).values(
        *("author__name", "author__credentials", "reviewer__name", "reviewed_on"),
        first=Subquery(seen.values("live_from")[:1]),
        has_help_lines=Exists(HelpLine.objects.filter(shown=True)),
        reachable=Subquery(reachable),
        discloses=Exists(about),
    )[0]


def _sources(manuscript: Manuscript) -> tuple[tuple[SourceSeen, ...], tuple[str, ...]]:
    """Each source that is cited, under the key as it is written, and the keys that lead to none."""
    uses = (use.key for part in manuscript.parts for block in part.blocks for use in block.citations)
    written = list(dict.fromkeys(uses))
    named = sources_named(written) if written else {}
    first: dict[int, str] = {}
    for key in written:
        if key in named:
            first.setdefault(named[key].pk, key)
    found = [(key, named[key]) for key in first.values()]
    sources = tuple(SourceSeen(key, source.label, source.year, source.standing) for key, source in found)
    return sources, tuple(key for key in written if key not in named)
