"""From draft to signed text, and looking at it again when its review is due."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import Event, Page, Person, Revision
from articles.plain import plain
from articles.publishing import signatures, transitions
from articles.publishing.holding import hold_written
from articles.publishing.log import record
from articles.publishing.refusals import NotAllowed, Refused
from articles.publishing.review_dates import next_review
from articles.publishing.rights import Actor, account

A_MOMENT = timedelta(minutes=1)


@transaction.atomic
def submit(page: Page, *, by: Actor, based_on: int | None = None, note: str = "") -> Revision:
    """Send the newest revision to the clinical reviewers."""
    return _lead("submit", page, Event.Verb.SUBMITTED, by=by, based_on=based_on, note=note)


@transaction.atomic
def send_back(page: Page, *, by: Actor, note: str, based_on: int | None = None) -> Revision:
    """Give the newest revision back to whoever wrote it, with the reason. A signature that it had is taken away.

    What readers see is not sent back: it is withdrawn, or marked as needing work.
    """
    _require("send_back", page, by)
    revision = hold_written(page, based_on)
    if revision.is_live or revision.is_scheduled:
        raise Refused(
            f"Readers see revision {revision.number}, or will. Mark it as needing work, or withdraw it or its plan."
        )
    return _lead("send_back", page, Event.Verb.SENT_BACK, by=by, based_on=based_on, note=note, clear=True)


@transaction.atomic
def sign(page: Page, *, by: Actor, based_on: int | None = None, note: str = "") -> Revision:
    """Put the name of the clinical reviewer who acts, and the day, under the exact text of the newest revision.

    Raises Refused for who is no reviewer or wrote any of what the signature would cover.
    """
    _require("sign", page, by)
    revision = hold_written(page, based_on)
    if reason := signatures.signer_refusal(revision, by):
        raise Refused(reason)
    transitions.follow("sign", revision, note)
    today = timezone.localdate()
    revision.reviewer, revision.reviewed_on = Person.objects.get(account=account(by)), today
    revision.digest = revision.signature = signatures.digest(revision)
    revision.save(update_fields=["stage", "reviewer", "reviewed_on", "digest", "signature"])
    if revision.is_live:
        _due(page)
    record(Event.Verb.SIGNED, page, by=by, revision=revision, note=note)
    return revision


@transaction.atomic
def still_right(page: Page, *, by: Actor, based_on: int | None = None, note: str = "") -> Revision:
    """Somebody looked at the page again and found it right: its next review is due a full time later."""
    revision = _lead("still_right", page, Event.Verb.STILL_RIGHT, by=by, based_on=based_on, note=note)
    _due(page)
    return revision


@transaction.atomic
def needs_work(page: Page, *, by: Actor, note: str, based_on: int | None = None) -> Revision:
    """Somebody looked at the page again and found work to do. What readers see stays, and stays overdue."""
    _require("needs_work", page, by)
    newest = page.revisions.order_by("number").last()
    if newest and newest.is_scheduled:
        raise Refused(f"Revision {newest.number} is planned to go live. Cancel that first.")
    return _lead("needs_work", page, Event.Verb.NEEDS_WORK, by=by, based_on=based_on, note=note)


def _lead(
    verb: str, page: Page, event: Event.Verb, *, by: Actor, based_on: int | None, note: str, clear: bool = False
) -> Revision:
    _require(verb, page, by)
    revision = hold_written(page, based_on)
    transitions.follow(verb, revision, note)
    if _said_already(event, revision, by, note):
        return revision
    if clear:
        signatures.clear(revision)
    revision.save(update_fields=["stage", "reviewer", "reviewed_on", "signature"])
    record(event, page, by=by, revision=revision, note=note)
    return revision


def _said_already(event: Event.Verb, revision: Revision, by: Actor, note: str) -> bool:
    """Whether the last word about the page is this very one, a moment ago: a button that was pressed twice."""
    last = revision.page.events.filter(at__gt=timezone.now() - A_MOMENT).first()
    said = (event, revision.pk, account(by), plain(note).strip())
    return bool(last and (last.verb, last.revision_id, last.by, last.note) == said)


def _require(verb: str, page: Page, by: Actor) -> None:
    if not transitions.may(verb, page, by):
        raise NotAllowed("Your account has no right to do that. Ask an administrator.")


def _due(page: Page) -> None:
    page.review_due = next_review(page, timezone.localdate())
    Page.objects.filter(pk=page.pk).update(review_due=page.review_due)
