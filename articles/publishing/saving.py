"""Saving what was written: every save is a revision of its own."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from articles import material, medicines, rendering
from articles.checking import keeping as checked
from articles.models import Event, Page, Revision, Stage, Synonym, Tag
from articles.plain import plain
from articles.publishing import addresses, signatures
from articles.publishing.holding import hold
from articles.publishing.log import record
from articles.publishing.refusals import NotMinor, Refused
from articles.publishing.rights import PUBLISH, Actor, account, require, write


@transaction.atomic
def save_draft(
    page: Page,
    *,
    by: Actor,
    tags: Iterable[Tag] | None = None,
    based_on: int | None = None,
    change_note: str = "",
    is_minor: bool = False,
) -> Revision:
    """Keep the state of `page` as a new revision and return it; when nothing differs, return the newest one.

    `based_on` is the number of the revision that the writer saw (0: none yet; None: not compared). A small change
    (`is_minor`) keeps the stage and the signature of the revision before. Raises Stale when there is a newer one,
    NotMinor, NotAllowed and Refused.
    """
    require(by, write(page))
    newest = hold(page, based_on) if page.pk else None
    if not page.pk and page.owner_id is None:
        page.owner = account(by)
    _make_plain(page)
    if is_minor and newest and (reason := minor_edit_refusal(newest, page)):
        raise NotMinor(reason)
    moved = _move(page, by)
    _store(page)
    if tags is not None:
        page.tags.set(tags)
    kept = list(page.tags.all())
    change_note = plain(change_note)
    if newest and not change_note and _same(page, kept, newest):
        revision = newest
    else:
        revision = _append(page, kept, newest, change_note=change_note, is_minor=is_minor, by=by)
    if moved:
        rendering.render_anew(rendering.linking_to(page))
    return revision


@transaction.atomic
def restore(page: Page, number: int, *, by: Actor, based_on: int | None = None) -> Revision:
    """Save the text, the facts, the author and the tags of an earlier revision as a new one.

    Raises Refused when the page has no such revision or its text is the newest already, Stale and NotAllowed.
    """
    require(by, write(page))
    newest = hold(page, based_on)
    old = page.revisions.filter(number=number).first()
    if not old or not newest:
        raise Refused(f"This page has no revision {number}.")
    page.refresh_from_db()  # its address and owner may have changed since it was read, without a newer revision
    page.title, page.summary, page.body, page.author = old.title, old.summary, old.body, old.author
    for name in page.FACTS:
        setattr(page, name, old.facts.get(name, ""))
    tags = list(old.tags.all())
    if _same(page, tags, newest):
        raise Refused(f"Revision {newest.number} says the same as revision {number} already.")
    revision = save_draft(page, by=by, tags=tags, change_note=f"Back to revision {number}.")
    record(Event.Verb.RESTORED, page, by=by, revision=revision, note=f"Revision {number}.")
    return revision


def minor_edit_refusal(before: Revision, page: Page) -> str:
    """Why the change from a revision to what `page` says now is no small one; empty when it is.

    Many small changes can make a large one, so what was signed is compared as well.
    """
    synonyms = Synonym.objects.values_list("term", "means")
    brands = [term for term, means in synonyms if medicines.is_medicine(means)]
    if touched := material.touched(_texts(before), _texts(page), brands=brands):
        return material.sentence(touched)
    signed = before.page.revisions.filter(signature=before.signature).exclude(signature="").order_by("number").first()
    if signed and (touched := material.touched(_texts(signed), _texts(page), brands=brands)):
        return f"{material.sentence(touched)} That is counted from revision {signed.number}, which was signed."
    if before.author_id != page.author_id:
        return "This cannot be a small change: it names another author."
    return ""


def _texts(state: Revision | Page) -> dict[str, str]:
    facts = state.facts if isinstance(state, Revision) else state.facts()
    return {"title": state.title, "summary": state.summary, "body": state.body, **facts}


def _append(
    page: Page, tags: list[Tag], newest: Revision | None, *, change_note: str, is_minor: bool, by: Actor
) -> Revision:
    revision = Revision(
        page=page,
        number=newest.number + 1 if newest else 1,
        title=page.title,
        summary=page.summary,
        body=page.body,
        facts=page.facts(),
        author=page.author,
        change_note=change_note,
        is_minor=bool(newest and is_minor),
        created_by=account(by),
        answers=newest.answers if newest and is_minor else {},
    )
    revision.save()
    revision.tags.set(tags)
    rendering.render(revision)
    revision.digest = signatures.digest(revision)
    if newest:
        _keep_review(revision, newest, by)
    revision.save()
    checked.keep(revision)
    return revision


def _keep_review(revision: Revision, newest: Revision, by: Actor) -> None:
    """A small change, and the very text that was signed before, keep the review; any other text begins without one."""
    signed = Revision.objects.filter(page=revision.page, signature=revision.digest).order_by("number").last()
    if revision.is_minor:
        signatures.carry(revision, newest)
        if newest.stage == Stage.SENT_BACK:
            revision.stage = Stage.DRAFT
    elif signed and signed.author_id == revision.author_id and signed.signature == signed.digest:
        signatures.carry(revision, signed)
    elif newest.signature:
        record(Event.Verb.LAPSED, revision.page, by=by, revision=revision)


def _make_plain(page: Page) -> None:
    for name in ("title", "summary", "body", *page.FACTS):
        setattr(page, name, plain(getattr(page, name)))


def _store(page: Page) -> None:
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError as error:
        raise Refused(f"Another page has the address {page.slug} already. Choose another.") from error


def _move(page: Page, by: Actor) -> bool:
    """Keep the address that the page leaves. Returns whether it changes its address at all.

    Moving what readers see, or will, changes what they see: it takes the right to publish.
    """
    before = Page.objects.filter(pk=page.pk).values("kind", "slug").first() if page.pk else None
    if not before or (before["kind"], before["slug"]) == (page.kind, page.slug):
        return False
    seen = Q(live_until__isnull=True) | Q(live_until__gt=timezone.now())
    if page.revisions.filter(seen, live_from__isnull=False).exists():
        require(by, PUBLISH)
    addresses.leave(page, **before)
    record(Event.Verb.MOVED, page, by=by, note=f"From {before['kind']}/{before['slug']}.")
    return True


def _same(page: Page, tags: Iterable[Tag], newest: Revision) -> bool:
    now = (page.title, page.summary, page.body, page.facts(), page.author_id, {tag.pk for tag in tags})
    before = (newest.title, newest.summary, newest.body, newest.facts, newest.author_id)
    return now == (*before, set(newest.tags.values_list("pk", flat=True)))
