"""The only code that changes what readers see: save a draft, publish, schedule, withdraw, cancel, sign.

Each verb takes the person who acts as `by` (None: the site's own commands), runs in one transaction, and raises
`Refused` with a sentence for that person when it cannot be done. Nothing is half-done and nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from articles import rendering, search
from articles.findings import Severity
from articles.models import FormerSlug, Page, Person, Revision, Tag
from articles.plain import plain

# The person who acts; None is the site itself.
Actor = User | AbstractBaseUser | AnonymousUser | None
FURTHEST = timedelta(days=5 * 366)  # a time further away than this is a slip of the keyboard
REVIEW_AFTER = timedelta(days=365)  # until the first review is due, unless an editor sets a day


class Refused(Exception):
    """The sentence says what was refused, why, and what to do."""


class NotAllowed(Refused):
    """This person may not do that."""


class Stale(Refused):
    """Somebody saved a newer revision in the meantime."""


@transaction.atomic
def save_draft(
    page: Page,
    *,
    by: Actor,
    tags: Iterable[Tag] | None = None,
    based_on: int | None = None,
    change_note: str = "",
) -> Revision:
    """Keep the state of `page` as a new revision and return it; when nothing differs, return the newest one.

    `based_on` is the number of the revision that the writer saw (0: none yet; None: do not check). Raises Stale when
    there is a newer one, and NotAllowed.
    """
    _require(by, f"{page._meta.app_label}.{'change' if page.pk else 'add'}_{page._meta.model_name}")
    newest = _lock(page) if page.pk else None
    number = newest.number if newest else 0
    if based_on is not None and based_on != number:
        raise Stale(f"Revision {number} was saved while you were writing, so yours was not saved over it.")
    _make_plain(page)
    change_note = plain(change_note)
    moved = _move(page, by)
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError as error:
        raise Refused(f"Another page has the address {page.slug} already. Choose another.") from error
    if tags is not None:
        page.tags.set(tags)
    kept = list(page.tags.all())
    if newest and not change_note and _same(page, kept, newest):
        _follow(page, moved)
        return newest
    revision = _append(page, kept, number=number + 1, change_note=change_note, by=by)
    _follow(page, moved)
    return revision


@transaction.atomic
def publish(page: Page, *, by: Actor, at: datetime | None = None) -> Revision:
    """Let readers see the newest revision from `at` on (default: now), in place of any that they see then."""
    _require(by, "articles.publish_page")
    revision = _lock(page)
    now = timezone.now()
    start = at or now
    if not revision:
        raise Refused("There is nothing to publish yet. Save the page first.")
    _refuse_time(start, now)
    _refuse_errors(revision)
    if revision.live_from:
        revision = _again(revision)
    if start > now and (taken := page.revisions.filter(live_from=start).first()):
        raise Refused(f"Revision {taken.number} is planned for that very moment. Choose another time.")
    if following := page.revisions.filter(live_from__gt=start).order_by("live_from").first():
        raise Refused(
            f"Revision {following.number}, which is older, is planned for {_moment(following.live_from)} and would "
            "take the place of this one then. Cancel what is planned first."
        )
    current = page.revisions.live(start).first()
    revision.live_from = start
    revision.live_until = current.live_until if current else None  # a withdrawal that was planned still stands
    if current:
        _end(current, start)
    revision.save(update_fields=["live_from", "live_until"])
    search.index(revision)
    Page.objects.filter(pk=page.pk, review_due__isnull=True).update(review_due=timezone.localdate(start) + REVIEW_AFTER)
    page.refresh_from_db(fields=["review_due"])
    return revision


@transaction.atomic
def withdraw(page: Page, *, by: Actor, at: datetime | None = None) -> Revision:
    """Take the page from readers at `at` (default: now), and whatever is planned for later with it."""
    _require(by, "articles.publish_page")
    _lock(page)
    now = timezone.now()
    end = at or now
    _refuse_time(end, now)
    page.revisions.filter(live_from__gte=end).update(live_from=None, live_until=None)
    revision = page.revisions.live(end).first()
    if not revision:
        raise Refused("Readers do not see this page at that time, so there is nothing to withdraw.")
    _end(revision, end)
    return revision


@transaction.atomic
def cancel(page: Page, *, by: Actor) -> None:
    """Drop all that is planned for the page: later publications, and a withdrawal to come."""
    _require(by, "articles.publish_page")
    _lock(page)
    now = timezone.now()
    planned = page.revisions.filter(live_from__gt=now).update(live_from=None, live_until=None)
    planned += page.revisions.live(now).filter(live_until__gt=now).update(live_until=None)
    if not planned:
        raise Refused("Nothing is planned for this page.")


@transaction.atomic
def sign(revision: Revision, *, reviewer: Person, on: date, by: Actor) -> None:
    """Record that a clinician has reviewed the exact text of this revision on that day."""
    _require(by, "articles.sign_page")
    if not reviewer.is_reviewer:
        raise Refused(f"{reviewer.name} is not marked as a reviewer.")
    if reviewer.pk == revision.author_id:
        raise Refused(f"{reviewer.name} wrote this page. Somebody else has to review it.")
    if on > timezone.localdate():
        raise Refused("The day of the review is in the future.")
    if on < (written := _written_on(revision)):
        raise Refused(f"This text was saved on {date_format(written)}, so nobody can have reviewed it before that day.")
    revision.reviewer, revision.reviewed_on = reviewer, on
    revision.save(update_fields=["reviewer", "reviewed_on"])


@transaction.atomic
def restore_record(
    revision: Revision,
    *,
    live_from: datetime | None = None,
    live_until: datetime | None = None,
    reviewer: Person | None = None,
    reviewed_on: date | None = None,
) -> None:
    """Write down what a backup tells of a revision: when readers saw or will see it, and who reviewed it.

    Only for loading content: unlike `publish` and `sign` it takes what is past as it was. What is None stays.
    """
    _lock(revision.page)
    if live_from:
        _refuse_errors(revision)
        later = revision.page.revisions.filter(Q(live_until__isnull=True) | Q(live_until__gt=live_from))
        met = later.filter(live_from__isnull=False)
        met = met.filter(live_from__lt=live_until) if live_until else met
        if other := met.first():
            raise Refused(f"Readers see revision {other.number} at that time, so another cannot be restored to it.")
        revision.live_from, revision.live_until = live_from, live_until
    if reviewer:
        revision.reviewer, revision.reviewed_on = reviewer, reviewed_on
    revision.save(update_fields=["live_from", "live_until", "reviewer", "reviewed_on"])
    if live_from:
        search.index(revision)


def _written_on(revision: Revision) -> date:
    """The day on which this very text was first saved: going live again makes a copy of it."""
    same = revision.page.revisions.filter(
        title=revision.title, summary=revision.summary, body=revision.body, facts=revision.facts
    )
    return timezone.localdate(same.order_by("number").values_list("created_at", flat=True)[0])


def _moment(at: datetime | None) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i T") if at else ""


def _require(by: Actor, permission: str) -> None:
    if by is not None and not (isinstance(by, User) and by.has_perm(permission)):
        raise NotAllowed("Your account has no right to do that. Ask an administrator.")


def _lock(page: Page) -> Revision | None:
    """Hold the page until the transaction ends, and return its newest revision."""
    Page.objects.select_for_update().get(pk=page.pk)
    return page.revisions.order_by("number").last()


def _append(page: Page, tags: list[Tag], *, number: int, change_note: str, by: Actor) -> Revision:
    revision = Revision.objects.create(
        page=page,
        number=number,
        title=page.title,
        summary=page.summary,
        body=page.body,
        facts=page.facts(),
        author=page.author,
        change_note=change_note,
        created_by=by if isinstance(by, User) else None,
    )
    revision.tags.set(tags)
    rendering.render(revision)
    return revision


def _make_plain(page: Page) -> None:
    for name in ("title", "summary", "body", *page.FACTS):
        setattr(page, name, plain(getattr(page, name)))


def _move(page: Page, by: Actor) -> bool:
    """Keep the address that the page leaves. Returns whether it changes its address at all.

    Moving what readers see, or will, changes what they see: it takes the right to publish.
    """
    before = Page.objects.filter(pk=page.pk).values("kind", "slug").first() if page.pk else None
    if not before or (before["kind"], before["slug"]) == (page.kind, page.slug):
        return False
    now = timezone.now()
    if page.revisions.filter(Q(live_until__isnull=True) | Q(live_until__gt=now), live_from__isnull=False).exists():
        _require(by, "articles.publish_page")
    FormerSlug.objects.update_or_create(kind=before["kind"], slug=before["slug"], defaults={"page": page})
    FormerSlug.objects.filter(kind=page.kind, slug=page.slug).delete()
    return True


def _follow(page: Page, moved: bool) -> None:
    if moved:
        rendering.render_anew(rendering.linking_to(page))


def _same(page: Page, tags: list[Tag], newest: Revision) -> bool:
    now = (page.title, page.summary, page.body, page.facts(), page.author_id, {tag.pk for tag in tags})
    before = (newest.title, newest.summary, newest.body, newest.facts, newest.author_id)
    return now == (*before, set(newest.tags.values_list("pk", flat=True)))


def _refuse_time(at: datetime, now: datetime) -> None:
    if at < now - timedelta(minutes=1):
        raise Refused("That time has passed. Choose a time to come.")
    if at > now + FURTHEST:
        raise Refused("That time is more than five years away. Choose a nearer one.")


def _end(revision: Revision, at: datetime) -> None:
    """Stop a live revision at that moment; one that began at that very moment was never seen."""
    if revision.live_from == at:
        revision.live_from = None
    revision.live_until = at if revision.live_from else None
    revision.save(update_fields=["live_from", "live_until"])


def _refuse_errors(revision: Revision) -> None:
    errors = [finding for finding in revision.findings if finding["severity"] == Severity.ERROR]
    if errors:
        lines = "; ".join(f"line {finding['line']}: {finding['reason']}" for finding in errors[:3])
        raise Refused(f"Revision {revision.number} has errors that readers would meet ({lines}). Mend them first.")


def _again(revision: Revision) -> Revision:
    """A copy of a revision that was live before, to go live again: what readers saw, and when, stays on record."""
    if revision.is_live:
        ends = (
            f" until {_moment(revision.live_until)}; cancel what is planned to keep it" if revision.live_until else ""
        )
        raise Refused(f"Revision {revision.number} is live already{ends}.")
    if revision.is_scheduled:
        raise Refused(f"Revision {revision.number} is planned already. Cancel that first.")
    tags = list(revision.tags.all())
    copy = Revision.objects.get(pk=revision.pk)
    copy.pk = None
    copy.number, copy.live_from, copy.live_until, copy.created_at = revision.number + 1, None, None, timezone.now()
    copy.save(force_insert=True)
    copy.tags.set(tags)
    rendering.render(copy)
    return copy
