"""What readers see, and when: publish, schedule, withdraw, cancel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import clock, rendering, search
from articles.checking import keeping as checked
from articles.checking import policy, told
from articles.evidence import standing
from articles.models import Event, FormerSlug, Page, Revision
from articles.plain import plain
from articles.publishing import transitions
from articles.publishing.addresses import lead_on
from articles.publishing.holding import hold, hold_written
from articles.publishing.log import record
from articles.publishing.refusals import NoteMissing, Refused
from articles.publishing.review_dates import next_review
from articles.publishing.rights import PUBLISH, Actor, require

AGAIN = "Published again."
FURTHEST = timedelta(days=5 * 366)  # a time further away than this is a slip of the keyboard


@transaction.atomic
def publish(
    page: Page, *, by: Actor, at: datetime | None = None, based_on: int | None = None, note: str = ""
) -> Revision:
    """Let readers see the newest revision from `at` on (default: now), in place of any that they see then.

    `note` tells them what changed; without one the notes of the revisions that they have not seen do. Raises
    NoteMissing when there is none and more than small things changed.
    """
    require(by, PUBLISH)
    revision = hold_written(page, based_on)
    now = timezone.now()
    start = _moment(at, now)
    transitions.follow("publish", revision)
    refuse_errors(revision)
    _refuse_what_policy_stops(revision)
    if reason := standing.refusal(revision):
        raise Refused(reason)
    if revision.live_from:
        revision = _again(revision)
    _refuse_plans_in_the_way(page, start, now)
    revision.public_note = _public_note(page, revision, plain(note).strip(), by)
    current = page.revisions.live(start).first()
    revision.live_from = start
    revision.live_until = current.live_until if current else None  # a withdrawal that was planned still stands
    if current:
        _end(current, start)
    revision.save(update_fields=["live_from", "live_until", "public_note"])
    search.index(revision)
    name_in_links(revision)
    _set_review_due(page, revision, current, start)
    verb = Event.Verb.SCHEDULED if start > now else Event.Verb.PUBLISHED
    record(verb, page, by=by, revision=revision, note=revision.public_note, effective=start if start > now else None)
    return revision


@transaction.atomic
def withdraw(
    page: Page,
    *,
    by: Actor,
    at: datetime | None = None,
    based_on: int | None = None,
    leads_to: Page | None = None,
    note: str = "",
) -> Revision:
    """Take the page from readers at `at` (default: now), and whatever is planned for later with it.

    From then on its address leads to `leads_to`, or says with `note` that the page is gone.
    """
    require(by, PUBLISH)
    hold(page, based_on)
    now = timezone.now()
    end = _moment(at, now)
    seen = page.revisions.filter(Q(live_until__isnull=True) | Q(live_until__gte=end), live_from__isnull=False)
    if end in endings(seen):
        raise Refused("The page is withdrawn at that very moment already. Cancel that first, then plan it anew.")
    revision = seen.filter(live_from__lt=end).order_by("live_from").last()
    page.revisions.filter(live_from__gte=end).update(live_from=None, live_until=None, public_note="")
    if not revision:
        raise Refused("Readers do not see this page at that time, so there is nothing to withdraw.")
    _end(revision, end)
    lead_on(page, leads_to, note)
    record(Event.Verb.WITHDREW, page, by=by, revision=revision, note=note, effective=end if end > now else None)
    return revision


@transaction.atomic
def cancel(page: Page, *, by: Actor, based_on: int | None = None) -> None:
    """Drop all that is planned for the page: later publications, and a withdrawal to come."""
    require(by, PUBLISH)
    hold(page, based_on)
    now = timezone.now()
    ends = endings(page.revisions.filter(Q(live_until__isnull=True) | Q(live_until__gt=now), live_from__isnull=False))
    planned = page.revisions.filter(live_from__gt=now).update(live_from=None, live_until=None, public_note="")
    planned += page.revisions.live(now).filter(live_until__gt=now).update(live_until=None)
    if not planned:
        raise Refused("Nothing is planned for this page.")
    if ends and (page.revisions.live(now).exists() or not page.revisions.filter(live_from__lte=now).exists()):
        # What a withdrawal to come said of the address; a withdrawal that has been stays.
        FormerSlug.objects.filter(kind=page.kind, slug=page.slug).delete()
    record(Event.Verb.CANCELLED, page, by=by)


def _set_review_due(page: Page, revision: Revision, before: Revision | None, start: datetime) -> None:
    """A review that readers have not seen yet begins a new time; a page without a day gets its first one."""
    page.refresh_from_db(fields=["review_due"])  # somebody may have set another since this page was read
    is_seen = before and (before.signature, before.reviewed_on) == (revision.signature, revision.reviewed_on)
    reviewed = None if is_seen else revision.reviewed_on
    if reviewed and page.review_due:  # a day that lies further away was chosen by somebody who knew of the review
        page.review_due = max(page.review_due, next_review(page, reviewed))
    elif page.review_due is None:
        page.review_due = next_review(page, reviewed or timezone.localdate(start))
    Page.objects.filter(pk=page.pk).update(review_due=page.review_due)


def endings(revisions: Iterable[Revision]) -> set[datetime]:
    """When readers lose a page: where a revision ends and none of the others begins."""
    times = [(revision.live_from, revision.live_until) for revision in revisions]
    return {end for _, end in times if end} - {start for start, _ in times}


def name_in_links(revision: Revision) -> None:
    """Let other pages link to what readers now see, under the title that they see.

    What went live by the clock alone is caught up with here as well: until then pages name it without a link.
    """
    seen = revision.page.revisions.filter(live_from__isnull=False).exclude(pk=revision.pk)
    if revision.is_live and revision.title != seen.order_by("live_from").values_list("title", flat=True).last():
        rendering.render_anew(rendering.linking_to(revision.page))
    rendering.render_anew(rendering.missing_a_link())


def linking_live(page: Page) -> QuerySet[Revision]:
    """What readers see that links to the page."""
    return Revision.objects.live().filter(links=page).exclude(page=page).select_related("page").order_by("title")


def refuse_errors(revision: Revision, but: str = "") -> None:
    """What makes a page come out broken. `but`: the rule whose errors are let pass."""
    stored = (each for each in revision.findings if policy.stops(each["rule"], each["severity"]))
    lines = [f"line {each['line']}: {each['reason']}" for each in stored if each["rule"] != but]
    if lines:
        raise Refused(
            f"Revision {revision.number} has errors that readers would meet ({'; '.join(lines[:3])}). Mend them first."
        )


def _refuse_what_policy_stops(revision: Revision) -> None:
    if found := told.stopping(revision):
        raise Refused(told.why_stopped(revision, found[0]))


def public_note(page: Page, revision: Revision) -> str:
    """What readers are told changed since they saw the page last, as its writers noted it. Raises NoteMissing."""
    if revision.live_from:
        return AGAIN
    seen = page.revisions.filter(live_from__isnull=False, number__lt=revision.number).order_by("number").last()
    if not seen:
        return ""  # nothing has changed for readers: it is new to them
    since = page.revisions.filter(number__gt=seen.number, number__lte=revision.number).order_by("number")
    notes = [each.change_note for each in since if each.change_note and not each.is_minor]
    if not notes and not all(each.is_minor for each in since):
        raise NoteMissing("Say what changed since readers saw the page last. They see it on the page and in the feed.")
    return "\n".join(dict.fromkeys(notes))


def _public_note(page: Page, revision: Revision, note: str, by: Actor) -> str:
    try:
        return note or public_note(page, revision)
    except NoteMissing:
        if by is None:
            return "The text was brought up to date."
        raise


def _refuse_plans_in_the_way(page: Page, start: datetime, now: datetime) -> None:
    if start > now and (taken := page.revisions.filter(live_from=start).first()):
        raise Refused(f"Revision {taken.number} is planned for that very moment. Choose another time.")
    following = page.revisions.filter(live_from__gt=start).order_by("live_from").first()
    if following and following.live_from:
        then = clock.in_words(following.live_from)
        raise Refused(
            f"Revision {following.number}, which is older, is planned for {then} and would take the place of this one "
            "then. Cancel what is planned first."
        )


def _moment(at: datetime | None, now: datetime) -> datetime:
    """The moment that is meant: forms know minutes only, so one that has just begun is now. Raises Refused."""
    at = at or now
    if at < now - timedelta(minutes=1):
        raise Refused("That time has passed. Choose a time to come.")
    if at > now + FURTHEST:
        raise Refused("That time is more than five years away. Choose a nearer one.")
    return max(at, now)


def _end(revision: Revision, at: datetime) -> None:
    """Stop a live revision at that moment; one that began at that very moment was never seen."""
    if revision.live_from == at:
        revision.live_from = None
    revision.live_until = at if revision.live_from else None
    revision.save(update_fields=["live_from", "live_until"])


def _again(revision: Revision) -> Revision:
    """A copy of a revision that was live before, to go live again: what readers saw, and when, stays on record."""
    if revision.is_live:
        ends = (
            f" until {clock.in_words(revision.live_until)}; cancel what is planned to keep it"
            if revision.live_until
            else ""
        )
        raise Refused(f"Revision {revision.number} is live already{ends}.")
    if revision.is_scheduled:
        raise Refused(f"Revision {revision.number} is planned already. Cancel that first.")
    tags = list(revision.tags.all())
    copy = Revision.objects.get(pk=revision.pk)
    copy.pk = None
    copy.number, copy.live_from, copy.live_until, copy.created_at = revision.number + 1, None, None, timezone.now()
    copy.change_note, copy.is_minor = AGAIN, False
    copy.save(force_insert=True)
    copy.tags.set(tags)
    rendering.render(copy)
    checked.keep(copy)
    return copy
