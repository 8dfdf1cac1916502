"""What one more check says about a link: a failure is no proof, three on three days are."""

from __future__ import annotations

from datetime import date, datetime

from articles.links.answers import Answer, Outcome
from articles.models import Link

BROKEN_AFTER = 3  # days on which it failed since it was last fine
STATES = {Outcome.FINE: Link.State.FINE, Outcome.UNKNOWN: Link.State.UNKNOWN, Outcome.FORBIDDEN: Link.State.FORBIDDEN}
LEARNED = ("state", "status", "reason", "moved_to", "checked_at", "fine_at", "failed_on")


def learn(link: Link, answer: Answer, *, at: datetime, day: date) -> None:
    """Set what is known of the link, and save nothing. Not to have heard anything takes no failure back."""
    link.status, link.reason, link.moved_to, link.checked_at = answer.status, answer.reason, answer.moved_to, at
    if answer.outcome is Outcome.FINE:
        link.fine_at, link.failed_on = at, []
    if answer.outcome is Outcome.FAILED:
        link.failed_on = sorted({*link.failed_on, day.isoformat()})
        link.state = Link.State.BROKEN if len(link.failed_on) >= BROKEN_AFTER else Link.State.FAILING
    else:
        link.state = STATES[answer.outcome]
