"""Draws a revision: from its Markdown to safe HTML, outline, plain text, citations, links and findings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Set

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import Resolver404, resolve
from django.utils import timezone

from articles import kinds, prose
from articles.claims.wording import is_claim
from articles.library.naming import sources_named
from articles.models import Citation, FormerSlug, Link, Page, Revision, Source

BODY = "body"
DRAWN = ("html", "text", "outline", "facts_drawn", "findings", "statements", "uncited", "renderer")
LONGEST_LINK = 2000  # what `Link.url` holds


def render(revision: Revision) -> None:
    """Render all texts of a saved revision with one numbering: the facts first, in their order, then the body."""
    facts = revision.facts_in_order()
    texts = facts | {BODY: revision.body}
    sources, pages, targets = _look_up(texts.values())
    cited = _cited(sources)
    numbering = prose.Numbering()
    drawn = {part: prose.render(text, cited, targets, numbering) for part, text in texts.items()}

    body = drawn[BODY]
    revision.html, revision.text = body.html, body.text
    revision.outline = [dataclasses.asdict(heading) for heading in body.outline]
    revision.facts_drawn = {part: {"html": drawn[part].html, "text": drawn[part].text} for part in facts}
    revision.findings = [
        dataclasses.asdict(finding) | {"part": part} for part, result in drawn.items() for finding in result.findings
    ]
    revision.statements = [
        dataclasses.asdict(statement) | {"part": part, "states": bool(statement.uses) or is_claim(statement.text)}
        for part, result in drawn.items()
        for statement in result.statements
    ]
    revision.uncited = sum(each["states"] and not each["uses"] for each in revision.statements)
    revision.renderer = prose.RENDERER_VERSION
    revision.save(update_fields=DRAWN)  # and nothing that somebody may be changing at this moment
    _keep_citations(revision, drawn, sources)
    refs = {ref for result in drawn.values() for ref in result.links}
    revision.links.set([page for ref, page in pages.items() if ref in refs])
    _keep_outside_links(revision, {url for result in drawn.values() for url in result.external_links})


def preview(texts: Mapping[str, str]) -> dict[str, prose.Rendered]:
    """Render texts of a page, by their part, as the page would show them, keeping nothing."""
    sources, _, targets = _look_up(texts.values())
    cited, numbering = _cited(sources), prose.Numbering()
    return {part: prose.render(text, cited, targets, numbering) for part, text in texts.items()}


def _cited(sources: dict[str, Source]) -> dict[str, prose.Cited]:
    return {name: prose.Cited(key=source.key, label=source.label) for name, source in sources.items()}


def _look_up(texts: Iterable[str]) -> tuple[dict[str, Source], dict[str, Page], dict[str, prose.Target | None]]:
    """The sources by the name written, the pages by their own reference, and the targets by the reference written."""
    mentions = [prose.references_in(text) for text in texts]
    keys = set().union(*(mention.keys for mention in mentions))
    written = set().union(*(mention.pages for mention in mentions))
    sources = sources_named(keys) if keys else {}
    pages = _pages(written) if written else {}
    titles = _titles(pages.values())
    targets: dict[str, prose.Target | None] = {name: None for name in written if _at_path(name)}
    for name, page in pages.items():
        url = page.get_absolute_url() if page.pk in titles else ""
        targets[name] = prose.Target(_reference(page), url, titles.get(page.pk, ""))
    return sources, {_reference(page): page for page in pages.values()}, targets


def _titles(pages: Iterable[Page]) -> dict[int, str]:
    """By the page's id the title that readers saw last. A page that they never saw is not named, nor linked to."""
    keys = {page.pk for page in pages}
    seen = Revision.objects.filter(page__in=keys, live_from__lte=timezone.now()) if keys else Revision.objects.none()
    return dict(seen.order_by("live_from").values_list("page", "title"))


def _pages(written: set[str]) -> dict[str, Page]:
    """The page behind each reference as written: "slug", "kind/slug" or a path. Addresses of the past lead on."""
    references = {name: _at_path(name) or name for name in written}
    slugs = {reference.rsplit("/", 1)[-1] for reference in references.values()}
    found = {(page.kind, page.slug): page for page in Page.objects.filter(slug__in=slugs)}
    former = FormerSlug.objects.filter(slug__in=slugs).select_related("page")
    found = {(old.kind, old.slug): old.page for old in former if old.page} | found
    pages = {}
    for name, reference in references.items():
        kind, _, slug = reference.rpartition("/")
        candidates = [kind] if kind else [known.key for known in kinds.registered()]
        page = next((found[(key, slug)] for key in candidates if (key, slug) in found), None)
        if page:
            pages[name] = page
    return pages


def _at_path(path: str) -> str:
    """The reference of the page that stands, or would stand, at a path of this site; empty for any other path."""
    try:
        place = resolve(path)
    except Resolver404:
        return ""
    is_page = place.url_name in {kind.key for kind in kinds.registered()}
    return f"{place.url_name}/{place.kwargs['slug']}" if is_page else ""


def _reference(page: Page) -> str:
    return f"{page.kind}/{page.slug}"


def _keep_outside_links(revision: Revision, urls: set[str]) -> None:
    """Without those that encoding made longer than any browser follows, and than the column holds."""
    kept = sorted(url for url in urls if len(url) <= LONGEST_LINK)
    Link.objects.bulk_create([Link(url=url) for url in kept], ignore_conflicts=True)
    revision.outside_links.set(Link.objects.filter(url__in=kept) if kept else [])


def _keep_citations(revision: Revision, drawn: dict[str, prose.Rendered], sources: dict[str, Source]) -> None:
    by_key = {source.key: source for source in sources.values()}
    revision.citations.all().delete()
    Citation.objects.bulk_create(
        Citation(
            revision=revision,
            source=by_key[citation.key],
            part=part,
            use=citation.use,
            number=citation.number,
            locator=citation.locator,
            claim=citation.claim,
        )
        for part, result in drawn.items()
        for citation in result.citations
    )


def render_anew(revisions: Iterable[Revision]) -> int:
    """Render again what a changed address, source key or renderer has made out of date. Returns how many."""
    count = 0
    for revision in revisions:
        render(revision)
        count += 1
    return count


# Which revisions a change makes out of date: only those that somebody may still see are rendered again.


def linking_to(page: Page) -> QuerySet[Revision]:
    return still_seen().filter(links=page)


def missing_a_link() -> QuerySet[Revision]:
    """Those that name a page which readers did not see when they were drawn, and see now."""
    shown = Revision.objects.live().values("page")
    return still_seen().filter(findings__icontains=f'"{prose.UNSEEN_PAGE}"', links__in=shown).distinct()


def citing(source: Source) -> QuerySet[Revision]:
    """Those that carry the source's name in their HTML."""
    return still_seen().filter(Exists(Citation.objects.filter(source=source, revision=OuterRef("pk"))))


def waiting_for(source: Source) -> QuerySet[Revision]:
    """Those that were written with this key before there was a source of that name."""
    return still_seen().filter(naming(source.key))


def waiting_for_any(keys: Set[str]) -> list[Revision]:
    """The same for many keys at once: those that were drawn while one of them was the name of no source."""
    drawn_without = still_seen().filter(findings__icontains=f'"{prose.UNKNOWN_CITATION}"')
    return [revision for revision in drawn_without if not keys.isdisjoint(_unknown_to(revision))]


def _unknown_to(revision: Revision) -> set[str]:
    return {found["words"] for found in revision.findings if found["rule"] == prose.UNKNOWN_CITATION}


def naming(key: str) -> Q:
    """Those in whose text the key stands; also some where a longer one begins with it."""
    written = f"@{key}"
    return Q(body__contains=written) | Q(facts__icontains=written)


def still_seen() -> QuerySet[Revision]:
    """Live, planned, or the newest of its page."""
    planned_or_live = Q(live_from__isnull=False) & (Q(live_until__isnull=True) | Q(live_until__gt=timezone.now()))
    newer = Revision.objects.filter(page=OuterRef("page"), number__gt=OuterRef("number"))
    return Revision.objects.filter(planned_or_live | ~Exists(newer)).select_related("page")
