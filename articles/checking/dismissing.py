"""Letting a finding stand, with a reason: it stays with the page while those words stand in that sentence."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from articles.checking.policy import STOPS
from articles.editorial.rules import BY_ID
from articles.findings import Finding
from articles.models import Dismissal, Event, Page
from articles.plain import plain
from articles.publishing.holding import hold
from articles.publishing.log import public_name, record
from articles.publishing.refusals import Refused
from articles.publishing.rights import PUBLISH, SIGN, Actor, has_any, require, write

LONGEST = 300


def may_dismiss(page: Page, rule: str, by: Actor) -> bool:
    """Writers, and who signs or publishes. What stands in the way of publishing is for the latter alone."""
    if rule not in BY_ID:
        return False
    return has_any(by, PUBLISH, SIGN) if rule in STOPS else has_any(by, PUBLISH, SIGN, write(page))


@transaction.atomic
def dismiss(page: Page, finding: Finding, reason: str, *, by: Actor) -> Dismissal:
    """Let a finding of an editorial rule stand. Raises NotAllowed and Refused."""
    if finding.rule not in BY_ID:
        raise Refused("Readers would meet this as an error, so it cannot be dismissed. Mend it.")
    require(by, PUBLISH, SIGN, *(() if finding.rule in STOPS else (write(page),)))
    reason = " ".join(plain(reason).split())
    if not reason:
        raise Refused("Say why it may stand, so that whoever reads the page next need not ask again.")
    if len(reason) > LONGEST:
        raise Refused(f"The reason is too long: {len(reason)} characters, and {LONGEST} fit. Shorten it.")
    newest = hold(page)
    kept, _ = Dismissal.objects.update_or_create(
        page=page,
        key=finding.key,
        defaults={
            "rule": finding.rule,
            "words": finding.words,
            "passage": finding.passage,
            "reason": reason,
            "by_name": public_name(by)[:LONGEST],
            "on": timezone.localdate(),
        },
    )
    record(Event.Verb.DISMISSED, page, by=by, revision=newest, note=f"{_named(finding.rule, finding.words)}: {reason}")
    return kept


@transaction.atomic
def report_again(page: Page, key: str, *, by: Actor) -> None:
    """Take a dismissal back. Raises NotAllowed, and Refused when there is none."""
    newest = hold(page)
    dismissal = Dismissal.objects.filter(page=page, key=key).first()
    if not dismissal:
        raise Refused("This finding is not dismissed any more.")
    require(by, PUBLISH, SIGN, *(() if dismissal.rule in STOPS else (write(page),)))
    dismissal.delete()
    record(Event.Verb.REOPENED, page, by=by, revision=newest, note=_named(dismissal.rule, dismissal.words))


def _named(rule: str, words: str) -> str:
    return f"{BY_ID[rule].title} “{words}”" if words and rule in BY_ID else rule
