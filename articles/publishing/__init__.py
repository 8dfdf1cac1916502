"""The only code that changes what readers see and who has signed it.

    saving         save_draft, restore
    reviewing      submit, send_back, sign, still_right, needs_work
    looking_again  review_now: what a page rests on has changed
    releasing      publish, withdraw, cancel
    removing       delete
    relating       relate: which pages belong together
    sharing        share, revoke, open_shared: preview links
    keeping        autosave, keep, settle: what was typed and is not saved
    backup         restore_record

Each verb takes the person who acts as `by` (None: the site's own commands) and `based_on`, the number of the revision
that this person saw (None: not compared). It holds the page, runs in one transaction, writes to the log, and raises
`Refused` with a sentence for that person when it cannot be done. Nothing is half-done and nothing is overwritten.
"""

from articles.publishing import keeping, sharing
from articles.publishing.backup import restore_record
from articles.publishing.looking_again import review_now
from articles.publishing.refusals import NotAllowed, NoteMissing, NotMinor, Refused, Stale
from articles.publishing.relating import relate
from articles.publishing.releasing import cancel, endings, linking_live, public_note, publish, withdraw
from articles.publishing.removing import delete
from articles.publishing.review_dates import next_review
from articles.publishing.reviewing import needs_work, send_back, sign, still_right, submit
from articles.publishing.rights import Actor
from articles.publishing.saving import minor_edit_refusal, restore, save_draft
from articles.publishing.signatures import signer_refusal
from articles.publishing.transitions import TRANSITIONS, Transition

__all__ = [
    "TRANSITIONS",
    "Actor",
    "NotAllowed",
    "NotMinor",
    "NoteMissing",
    "Refused",
    "Stale",
    "Transition",
    "cancel",
    "delete",
    "endings",
    "keeping",
    "linking_live",
    "minor_edit_refusal",
    "needs_work",
    "next_review",
    "public_note",
    "publish",
    "relate",
    "restore",
    "restore_record",
    "review_now",
    "save_draft",
    "send_back",
    "sharing",
    "sign",
    "signer_refusal",
    "still_right",
    "submit",
    "withdraw",
]
