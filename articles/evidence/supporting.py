"""Notes what a source says behind a claim, by whom it was looked up, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import shorten

from django.db import transaction
from django.utils import timezone

from articles.models import Citation, Event, Page, Revision, Support
from articles.models.support import digest_of
from articles.plain import plain
from articles.publishing import NotAllowed, Refused
from articles.publishing.holding import hold_written
from articles.publishing.log import public_name, record
from articles.publishing.rights import PUBLISH, SIGN, Actor, account, has_any, write

LONGEST = 1000
_LONGEST_NAME = 300


def support(citation: Citation, words: str, *, by: Actor, based_on: int | None = None) -> Support | None:
    """Keep what the source says behind the claim of a citation of a page's newest revision; "" takes it away.

    It holds for this wording of the claim, in later revisions as well. Raises NotAllowed, Stale and Refused.
    """
    page = citation.revision.page
    support_all(page, {citation: words}, by=by, based_on=based_on)
    return Support.objects.filter(page=page, source=citation.source, claim_digest=digest_of(citation.claim)).first()


@transaction.atomic
def support_all(page: Page, said: Mapping[Citation, str], *, by: Actor, based_on: int | None = None) -> int:
    """The same for several citations of a page at once: all are kept, or none. Returns how many were new words."""
    newest = hold_written(page, based_on)
    if any(citation.revision_id != newest.pk for citation in said):
        raise Refused("The page has a newer revision. Open its evidence again.")
    _require(page, said, by)
    stored = {(each.source_id, each.claim_digest): each for each in Support.objects.filter(page=page)}
    changed: dict[tuple[int, str], tuple[Citation, str]] = {}
    for citation, typed in said.items():
        place, words = (citation.source_id, digest_of(citation.claim)), _fitting(typed, citation)
        if words != (stored[place].words if place in stored else ""):
            changed[place] = citation, words
    if changed:
        told = "\n".join(f"{use.source.key}: {words or 'taken away'}" for use, words in changed.values())
        record(Event.Verb.SUPPORTED, page, by=by, revision=newest, note=told)
        _keep(page, changed, stored, by)
    return len(changed)


def live_claims(page: Page) -> set[str]:
    """The digests of the claims with a source that readers see on the page now. One query."""
    live = Revision.objects.live(timezone.now()).filter(page=page.pk)
    claims = Citation.objects.filter(revision__in=live.order_by().values("pk")).values_list("claim", flat=True)
    return {digest_of(claim) for claim in claims}


def may_support(page: Page, by: Actor, *, is_live: bool) -> bool:
    """What readers see already is decided by who may publish or sign; a draft's by its writers too."""
    return has_any(by, PUBLISH, SIGN) if is_live else has_any(by, PUBLISH, SIGN, write(page))


def _require(page: Page, citations: Iterable[Citation], by: Actor) -> None:
    if not may_support(page, by, is_live=False):
        raise NotAllowed("Your account has no right to do that. Ask an administrator.")
    live = live_claims(page)
    if not all(may_support(page, by, is_live=digest_of(each.claim) in live) for each in citations):
        raise NotAllowed("Readers see this claim, so what stands behind it is noted by who publishes or signs pages.")


def _fitting(typed: str, citation: Citation) -> str:
    words = plain(typed).strip()
    if len(words) > LONGEST:
        claim = shorten(citation.claim, 80, placeholder=" …")
        raise Refused(
            f"What {citation.source.label} says behind “{claim}” is too long: {len(words)} characters, and {LONGEST} "
            "fit. Shorten it."
        )
    return words


def _keep(
    page: Page,
    changed: Mapping[tuple[int, str], tuple[Citation, str]],
    stored: Mapping[tuple[int, str], Support],
    by: Actor,
) -> None:
    new: list[Support] = []
    again: list[Support] = []
    name = public_name(by)[:_LONGEST_NAME]
    for place, (citation, words) in changed.items():
        each = stored.get(place) or Support(page_id=page.pk, source_id=place[0], claim=citation.claim)
        each.claim_digest, each.words, each.checked_on = place[1], words, timezone.localdate()
        each.checked_by, each.checked_by_name = account(by), name
        (again if place in stored else new).append(each)
    Support.objects.filter(pk__in=[each.pk for each in again if not each.words]).delete()
    Support.objects.bulk_create(new)
    checked = ["words", "checked_by", "checked_by_name", "checked_on"]
    Support.objects.bulk_update([each for each in again if each.words], checked)
