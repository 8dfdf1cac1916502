"""The way of a revision from draft to readers, as one table.

    draft ──submit──▶ submitted ──sign──▶ signed ──publish──▶ live
      ▲                   │                  │
      └── save again ── sent back ◀──────────┘

Being live is no stage but a question about time: what is published keeps its stage. Where the site asks for a review
of everything (REVIEW_REQUIRED), `publish` takes signed text only. A newer revision begins as a draft; one that differs
by small changes only keeps the stage and the signature of the one before.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from articles.models import Page, Revision, Stage
from articles.publishing import rights
from articles.publishing.refusals import Refused
from articles.publishing.rights import Actor


@dataclass(frozen=True, slots=True)
class Transition:
    """`rights`: any of them will do; "write" is the right to change pages of that kind."""

    start: frozenset[Stage]
    end: Stage | None  # None: the stage stays
    rights: tuple[str, ...]
    needs_note: bool = False
    from_live: bool = False  # also from any stage when readers see the revision: to review it, or review it again


_ANY = frozenset(Stage)

TRANSITIONS: dict[str, Transition] = {
    "submit": Transition(frozenset({Stage.DRAFT, Stage.SENT_BACK}), Stage.SUBMITTED, ("write", rights.SIGN)),
    "send_back": Transition(
        frozenset({Stage.SUBMITTED, Stage.SIGNED}), Stage.SENT_BACK, (rights.SIGN, rights.PUBLISH), needs_note=True
    ),
    "sign": Transition(frozenset({Stage.SUBMITTED}), Stage.SIGNED, (rights.SIGN,), from_live=True),
    "publish": Transition(_ANY - {Stage.SENT_BACK}, None, (rights.PUBLISH,)),
    "still_right": Transition(_ANY, None, (rights.SIGN, rights.PUBLISH)),
    "needs_work": Transition(_ANY, Stage.SENT_BACK, (rights.SIGN, rights.PUBLISH), needs_note=True),
}


def starts(verb: str) -> frozenset[Stage]:
    """The stages from which a verb leads on, under the policy of this site."""
    if verb == "publish" and settings.REVIEW_REQUIRED:
        return frozenset({Stage.SIGNED})
    return TRANSITIONS[verb].start


def may(verb: str, page: Page, by: Actor) -> bool:
    wanted = (rights.write(page) if right == "write" else right for right in TRANSITIONS[verb].rights)
    return rights.has_any(by, *wanted)


def leads_on(verb: str, revision: Revision) -> bool:
    """Whether the verb can be done to the revision as it stands."""
    signed_today = revision.stage == Stage.SIGNED and revision.reviewed_on == timezone.localdate()
    at_once = TRANSITIONS[verb].from_live and revision.is_live and not signed_today
    return revision.stage in starts(verb) or at_once


def refusal(verb: str, revision: Revision) -> str:
    """Why the verb cannot be done to the revision as it stands; empty when it can."""
    return "" if leads_on(verb, revision) else _refusal(verb, revision)


def follow(verb: str, revision: Revision, note: str = "") -> None:
    """Take the revision to its next stage, unsaved. Raises Refused."""
    transition = TRANSITIONS[verb]
    if reason := refusal(verb, revision):
        raise Refused(reason)
    if transition.needs_note and not note.strip():
        raise Refused("Say why, so that whoever wrote it knows what to do.")
    if transition.end:
        revision.stage = transition.end


def _refusal(verb: str, revision: Revision) -> str:
    number = revision.number
    if verb == "publish" and revision.stage == Stage.SENT_BACK:
        return f"Revision {number} was sent back. Save what was asked for, or send it for review again."
    if verb == "publish":
        return f"Revision {number} is not signed, and this site publishes only what a clinical reviewer has signed."
    stands = {
        Stage.DRAFT: "has not been sent for review",
        Stage.SUBMITTED: "waits for review already",
        Stage.SENT_BACK: "has been sent back already",
        Stage.SIGNED: "is signed already",
    }
    return f"Revision {number} {stands[Stage(revision.stage)]}, so that is not possible now."
