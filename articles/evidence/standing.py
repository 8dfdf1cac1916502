"""What of a page rests only on sources that no longer stand, as they stand today."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from django.db.models import QuerySet

from articles.claims.resting import Resting, Use, resting_only_on
from articles.models import Citation, Revision
from articles.models.revision import Reference
from articles.references.record import Standing

STOPS = frozenset({Standing.RETRACTED})  # publishing
WARNS = frozenset({Standing.RETRACTED, Standing.SUPERSEDED})  # the reader, at the top of the page
_NAMED = 3  # claims in a refusal
_LONGEST = 200  # characters of each


def shaken(references: Iterable[Reference]) -> list[Resting]:
    """The claims of a page that rest only on what was retracted or replaced. No query."""
    citations = (use for reference in references for use in reference.uses)
    return resting_only_on(uses_of(sorted(citations, key=lambda use: use.use)), WARNS)


def refusal(revision: Revision) -> str:
    """Why the revision cannot be published for what it rests on; empty when it can."""
    resting = resting_only_on(uses_of(_citations(revision)), STOPS)
    if not resting:
        return ""
    shown = " ".join(f"“{_named(claim)}” ({', '.join(claim.keys)})." for claim in resting[:_NAMED])
    more = f" And {len(resting) - _NAMED} more." if len(resting) > _NAMED else ""
    return (
        f"Revision {revision.number} rests on a retracted source alone: {shown}{more} Give the claim another source, "
        "take it out or, where the retraction is what you write about, cite it as [@key, cited as retracted]."
    )


def _named(claim: Resting) -> str:
    return shorten(claim.claim, _LONGEST, placeholder=" …") or "A citation that stands in no sentence"


def _citations(revision: Revision) -> QuerySet[Citation]:
    return revision.citations.select_related("source").order_by("use")


def uses_of(citations: Iterable[Citation]) -> list[Use]:
    return [Use(use.claim, use.part, use.source.key, Standing(use.source.standing), use.locator) for use in citations]
