"""The pages of a site as files: what readers see now, what is planned, and the newest draft. Not their history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import chain

from django.db.models import OuterRef, Q, Subquery
from django.utils.text import slugify

from articles import front_matter, kinds
from articles.content import answers, dismissed, linked
from articles.content.address import SLUG
from articles.content.export_folder import CannotExport
from articles.content.files import cleaned, order, trimmed
from articles.content.page_file import own_fields
from articles.models import FormerSlug, Page, Person, Revision

FOLDERS = {"about": "about"}  # a kind whose plural is a phrase; of the others it is the plural
DRAFT = ".draft"


def folder_of(kind: kinds.Kind) -> str:
    return FOLDERS.get(kind.key, slugify(kind.plural))


def folders() -> set[str]:
    return {folder_of(kind) for kind in kinds.registered()}


def files(people: dict[str, Person], now: datetime) -> dict[str, str]:
    """The text of each file by its path, such as "articles/acamprosate.md"."""
    names = {person.pk: key for key, person in people.items()}
    pages = {page.pk: page for page in chain.from_iterable(_of_model(model) for model in _models())}
    former = _former_slugs()
    found = {}
    for page_id, revisions in sorted(_revisions(now).items()):
        page = pages[page_id]
        details = _details(page) | ({"former_slugs": former[page_id]} if page_id in former else {})
        for suffix, revision in _named(revisions, now):
            path = f"{folder_of(kinds.get(page.kind))}/{_slug(page)}{suffix}.md"
            fields = _fields(page, suffix, revision, names) | details | _facts(page, revision)
            details = {}  # what belongs to the page stands in the first of its files only
            found[path] = front_matter.write(cleaned(fields), trimmed(revision.body) + "\n")
    return found


def _slug(page: Page) -> str:
    if not SLUG.fullmatch(page.slug):
        raise CannotExport(f"The page “{page.title}” has an address that cannot be the name of a file: {page.slug!r}.")
    return page.slug


def _models() -> set[type[Page]]:
    return {Page.model_of(kind.key) for kind in kinds.registered()}


def _of_model(model: type[Page]) -> Iterable[Page]:
    return model._default_manager.defer("body", *model.FACTS).prefetch_related(*linked.prefetches(model), "dismissals")


def _former_slugs() -> dict[int, list[str]]:
    """By the page's id; with the kind where it was another than the page has now."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for old in FormerSlug.objects.filter(page__isnull=False).select_related("page").order_by("kind", "slug"):
        if old.page:
            found[old.page.pk].append(old.slug if old.kind == old.page.kind else str(old))
    return found


def _revisions(now: datetime) -> dict[int, list[Revision]]:
    """By the page's id: what is live, what is planned, and the newest."""
    newest = Revision.objects.filter(page=OuterRef("page")).order_by("-number").values("number")[:1]
    live = Q(pk__in=Revision.objects.live(now).values("pk"))
    wanted = Revision.objects.filter(live | Q(live_from__gt=now) | Q(number=Subquery(newest)))
    found: defaultdict[int, list[Revision]] = defaultdict(list)
    for revision in wanted.defer("html", "text", "outline", "facts_drawn", "statements", "findings").prefetch_related(
        "tags"
    ):  # type: ignore[misc]
        found[revision.page_id].append(revision)
    return found


def _named(revisions: list[Revision], now: datetime) -> list[tuple[str, Revision]]:
    """The revisions of one page with what their files are called after the slug."""
    timed = [each for each in revisions if each.live_from and (not each.live_until or each.live_until > now)]
    timed.sort(key=lambda each: each.live_from or now)
    named = [("", each) for each in timed if each.live_from and each.live_from <= now]
    planned = [each for each in timed if each.live_from and each.live_from > now]
    named += [(f".scheduled-{count}" if count > 1 else ".scheduled", each) for count, each in enumerate(planned, 1)]
    newest = max(revisions, key=lambda each: each.number)
    return named if newest in timed else [*named, (DRAFT, newest)]


def _details(page: Page) -> dict[str, object]:
    details: dict[str, object] = {name: getattr(page, name) for name in own_fields(type(page))}
    details |= linked.written(page) | ({"review_due": page.review_due} if page.review_due else {})
    return details | dismissed.written(page)


def _fields(page: Page, suffix: str, revision: Revision, names: dict[int, str]) -> dict[str, object]:
    """What belongs to the revision. A field without a value is left out, save the tags.

    Nor is the public note written where it is the note of the change, which loading takes it for.
    """
    draft = suffix == DRAFT
    small_changes = revision.has_small_changes_since
    fields: dict[str, object] = {
        "kind": page.kind,
        "title": revision.title,
        "summary": revision.summary,
        "tags": sorted((tag.name for tag in revision.tags.all()), key=order),
        "author": revision.author_id and names[revision.author_id],
        "reviewer": revision.reviewer_id and names[revision.reviewer_id],
        "reviewed_on": revision.reviewed_on,
        "signature": revision.signature if small_changes else None,
        "digest": revision.digest if small_changes else None,
        "status": "draft" if draft else None,
        "live_from": None if draft else revision.live_from,
        "live_until": None if draft else revision.live_until,
        "change_note": revision.change_note,
        "answers": answers.written(revision.answers),
    }
    told = {} if draft or revision.public_note == revision.change_note else {"public_note": revision.public_note}
    return {name: value for name, value in fields.items() if value or name == "tags"} | told


def _facts(page: Page, revision: Revision) -> dict[str, object]:
    facts = {name: revision.facts[name] for name in type(page).FACTS if revision.facts.get(name)}
    return {"facts": facts} if facts else {}
