"""Two records of one work become one.

Citations are drawn from the text, where the old key stays as it was written: it now names the source that was kept.
So all that a merge changes in pages is drawn anew from the same text, and `undoing` draws it back.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from articles import rendering
from articles.library import undoing
from articles.library.naming import TOLD_APART
from articles.library.standing import successors
from articles.models import Citation, Revision, Source, SourceAlias, SourceMerge, Support
from articles.models.source import IDENTIFIERS
from articles.models.source_alias import KEY
from articles.publishing import Refused
from articles.publishing.log import name_of
from articles.publishing.rights import Actor, account
from articles.references.record import Standing

# What of the dropped record may go into an empty field of the kept one.
FILLABLE = (
    *("year", "month", "day", "container", "volume", "issue", "pages", "publisher", "place", "edition", "number"),
    *("url", "accessed", "authors", "note", "editor_note", "finding", *IDENTIFIERS),
)
_UNSHAKEN = (Standing.CURRENT, Standing.UNKNOWN)


@transaction.atomic
def merge(dropped: Source, kept: Source, *, by: Actor) -> SourceMerge:
    """Let `kept` stand for both. Every citation follows, also in revisions of the past; the old key goes on working.

    What only the dropped record knew fills what the kept one leaves empty. Raises NotAllowed, and Refused when they
    are one record already or their standings have to be settled first.
    """
    undoing.require(by)
    undoing.wait_for_others()
    dropped, kept = _held(dropped, kept)
    if reason := refusal(dropped, kept):
        raise Refused(reason)
    label, taken, names = kept.label, filled(dropped, kept), _new_names(dropped, kept)
    drawn = set(_citing(dropped).values_list("pk", flat=True))
    done = SourceMerge.objects.create(
        kept=kept,
        dropped_key=dropped.key,
        by=account(by),
        by_name=name_of(by)[:300],
        record=undoing.remembered(dropped, taken, names),
    )
    _let_all_follow(dropped, kept)
    dropped.delete()
    _fill(kept, taken)
    new = [(scheme, name) for scheme, name in names if getattr(kept, scheme) != name]
    SourceAlias.objects.bulk_create(SourceAlias(source=kept, scheme=scheme, name=name) for scheme, name in new)
    if kept.label != label:
        drawn |= set(rendering.citing(kept).values_list("pk", flat=True))
    rendering.render_anew(Revision.objects.filter(pk__in=drawn).select_related("page"))
    return done


def refusal(dropped: Source, kept: Source) -> str:
    """Why the two cannot be merged; empty when they can."""
    if dropped.pk == kept.pk:
        return "These are one record already. Choose another."
    for older, newer in ((dropped, kept), (kept, dropped)):
        if newer in successors(older):
            return (
                f"{older.key} is recorded as replaced by {newer.key}, so they are two works. "
                f"If they are one, take that out of the standing of {older.key} first."
            )
    if dropped.standing != kept.standing and dropped.standing not in _UNSHAKEN:
        shown = f"{dropped.key} is recorded as {dropped.get_standing_display().lower()}, {kept.key} is not"
        return f"{shown}. Settle the standing of {kept.key} first, so that nothing about it is lost."
    return ""


def filled(dropped: Source, kept: Source) -> dict[str, Any]:
    """What the dropped record knows and the kept one does not. A date of publication is one thing."""
    taken = {name: getattr(dropped, name) for name in FILLABLE if not getattr(kept, name) and getattr(dropped, name)}
    return {name: value for name, value in taken.items() if not (kept.year and name in ("month", "day"))}


def names_of(source: Source) -> list[tuple[str, str]]:
    """Its key, what tells it from other works, and the names of records that were merged into it."""
    own = [(KEY, source.key), *((scheme, getattr(source, scheme)) for scheme in TOLD_APART)]
    return [(scheme, name) for scheme, name in own if name] + list(source.aliases.values_list("scheme", "name"))


def _new_names(dropped: Source, kept: Source) -> list[tuple[str, str]]:
    known = set(kept.aliases.values_list("scheme", "name"))
    return [pair for pair in names_of(dropped) if pair not in known]


def revisions_citing(source: Source) -> int:
    return _citing(source).count()


def _held(*sources: Source) -> list[Source]:
    """The two as they are now. Others may cite them meanwhile, but neither change nor merge them."""
    keys = {source.pk for source in sources}
    found = Source.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    held = {source.pk: source for source in found}
    if len(held) < len(keys):
        raise Refused("Somebody merged or deleted one of the two in the meantime.")
    return [held[source.pk] for source in sources]


def _citing(source: Source) -> QuerySet[Revision]:
    return Revision.objects.filter(citations__source=source).distinct()


def _let_all_follow(dropped: Source, kept: Source) -> None:
    """Where somebody looked a claim up in both, the kept record's words stay."""
    Citation.objects.filter(source=dropped).update(source=kept)
    dropped.supersedes.update(superseded_by=kept)
    dropped.merges.update(kept=kept)
    dropped.aliases.all().delete()
    for support in dropped.supports.all():
        if not kept.supports.filter(page=support.page_id, claim_digest=support.claim_digest).exists():
            Support.objects.filter(pk=support.pk).update(source=kept)


def _fill(kept: Source, taken: dict[str, Any]) -> None:
    for name, value in taken.items():
        setattr(kept, name, value)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        raise Refused(f"A third source has one of the numbers that {kept.key} would take over.") from error
