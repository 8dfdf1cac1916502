"""Notes what a source says behind a claim, by whom it was looked up, and when."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from articles.models import Citation, Event, Revision, Support
from articles.models.support import digest_of
from articles.plain import plain
from articles.publishing import NotAllowed, Refused
from articles.publishing.holding import hold_written
from articles.publishing.log import name_of, record
from articles.publishing.rights import PUBLISH, SIGN, Actor, account, has_any, write

LONGEST = 1000


@transaction.atomic
def support(citation: Citation, words: str, *, by: Actor, based_on: int | None = None) -> Support | None:
    """Keep what the source says behind the claim of a citation of a page's newest revision; "" takes it away.

    It holds for this wording of the claim, in later revisions as well. Raises NotAllowed, Stale and Refused.
    """
    page = citation.revision.page
    newest = hold_written(page, based_on)
    if citation.revision_id != newest.pk:
        raise Refused("The page has a newer revision. Open its evidence again.")
    _require(citation, by)
    words = plain(words).strip()
    if len(words) > LONGEST:
        raise Refused(f"What the source says is too long: {len(words)} characters, and {LONGEST} fit.")
    stored = Support.objects.filter(page=page, source=citation.source, claim_digest=digest_of(citation.claim)).first()
    if (stored.words if stored else "") == words:
        return stored
    record(Event.Verb.SUPPORTED, page, by=by, revision=newest, note=f"{citation.source.key}: {words or 'taken away'}")
    if not words:
        stored.delete() if stored else None
        return None
    kept = stored or Support(page=page, source=citation.source, claim=citation.claim)
    kept.words, kept.checked_by, kept.checked_by_name = words, account(by), name_of(by)[:300]
    kept.checked_on = timezone.localdate()
    kept.save()
    return kept


def _require(citation: Citation, by: Actor) -> None:
    """What readers see already is decided by who may publish or sign; a draft's by its writers too."""
    live = Revision.objects.live(timezone.now()).filter(page=citation.revision.page, citations__claim=citation.claim)
    rights = (PUBLISH, SIGN) if live.exists() else (PUBLISH, SIGN, write(citation.revision.page))
    if not has_any(by, *rights):
        raise NotAllowed("Readers see this claim, so what stands behind it is noted by who publishes or signs pages.")
