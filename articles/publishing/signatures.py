"""What a clinical reviewer signs, and who may sign it."""

from __future__ import annotations

import hashlib
import json

from django.contrib.auth.models import User
from django.db.models import Min, Q, QuerySet

from articles import prose
from articles.models import Person, Revision
from articles.models.revision import RevisionQuerySet
from articles.publishing.rights import Actor


def digest(revision: Revision) -> str:
    """SHA-256, in hexadecimal, over the title, the summary and every text of a revision, citations among them.

    They stand in the texts as they were written, so a signature outlives the merging of two records of one work.
    """
    signed = {"title": revision.title, "summary": revision.summary, "body": revision.body, "facts": revision.facts}
    written = json.dumps(signed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def carry(revision: Revision, before: Revision) -> None:
    """Let the review of one revision stand under another as well, unsaved."""
    revision.reviewer, revision.reviewed_on = before.reviewer, before.reviewed_on
    revision.signature, revision.stage = before.signature, before.stage


def clear(revision: Revision) -> None:
    revision.reviewer, revision.reviewed_on, revision.signature = None, None, ""


def signer_refusal(revision: Revision, by: Actor) -> str:
    """The sentence that says why this person cannot sign this revision; empty when they can."""
    person = Person.objects.filter(account=by).first() if isinstance(by, User) else None
    if not isinstance(by, User) or person is None:
        return "Your account belongs to no clinical reviewer. An administrator can set that under People."
    if not person.is_reviewer:
        return f"{person.name} is not marked as a reviewer. An administrator can set that under People."
    if not person.credentials:
        return f"{person.name} has no credentials on record, and readers have to see them. Add them under People."
    if any(finding["rule"] == prose.UNKNOWN_CITATION for finding in revision.findings):
        return f"Revision {revision.number} cites a source that is not known here. It has to be entered first."
    if wrote := _written_since_signed(revision).filter(Q(created_by=by) | Q(author=person)).first():
        return f"You wrote revision {wrote.number}, so somebody else has to review this page."
    return ""


def last_signing(revisions: RevisionQuerySet) -> QuerySet[Revision, int]:
    """The number of the revision that was signed last, by itself; not of those that only carry its signature on."""
    signings = revisions.exclude(signature="").order_by().values("signature").annotate(at=Min("number"))
    return signings.order_by("-at").values_list("at", flat=True)[:1]


def _written_since_signed(revision: Revision) -> RevisionQuerySet:
    """The revisions that the signature would be the first to cover: nobody signs what they wrote."""
    earlier = revision.page.revisions.filter(number__lt=revision.number)
    since = last_signing(earlier).first() or 0
    return revision.page.revisions.filter(number__gt=since, number__lte=revision.number).order_by("number")
