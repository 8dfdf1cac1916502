"""Takes a merge of two sources back: what has to be remembered for it, and how it is put to use."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles import rendering
from articles.library.naming import bears_name
from articles.library.recording import fields_of, to_json, to_python
from articles.models import Page, Revision, Source, SourceAlias, SourceMerge, StandingChange, Support
from articles.models.source_alias import KEY
from articles.publishing import NotAllowed, Refused
from articles.publishing.log import name_of
from articles.publishing.rights import Actor, has_any

RIGHTS = ("articles.change_source", "articles.delete_source")
_HISTORY = ("before", "standing", "note", "on", "notice", "origin", "said", "is_applied", "by_id", "at")
_SUPPORT = ("page_id", "claim", "words", "checked_by_id", "checked_by_name", "checked_on")
_DATE = ("year", "month", "day")

Names = list[tuple[str, str]]


def require(by: Actor) -> None:
    if not all(has_any(by, right) for right in RIGHTS):
        raise NotAllowed("Your account has no right to merge sources. Ask an administrator.")


def wait_for_others() -> None:
    """One merge or undo at a time: each draws pages anew that cite what another may be deleting at that moment."""
    ContentType.objects.select_for_update(no_key=True).filter(app_label="articles", model="sourcemerge").first()


def remembered(dropped: Source, taken: dict[str, Any], names: Names) -> dict[str, Any]:
    """All that is needed to make the dropped record anew."""
    history = dropped.standing_changes.order_by("pk").values(*_HISTORY, "superseded_by__key")
    return {
        "fields": fields_of(dropped),
        "superseded_by": dropped.superseded_by.key if dropped.superseded_by else "",
        "superseded": list(dropped.supersedes.values_list("key", flat=True)),
        "taken": to_json(taken),
        "names": [list(pair) for pair in names],
        "merges": list(dropped.merges.values_list("pk", flat=True)),
        "supports": [to_json(row) for row in dropped.supports.values("pk", *_SUPPORT)],
        "history": [to_json(row) for row in history],
    }


@transaction.atomic
def undo(done: SourceMerge, *, by: Actor) -> Source:
    """Make the dropped record anew, as it was, and let every citation that names it lead to it again.

    What the merge filled in is taken out of the kept record, unless somebody has changed it since. Raises NotAllowed,
    and Refused when it is undone already or another source has taken one of its names.
    """
    require(by)
    wait_for_others()
    done, kept = _held(done)
    if done.undone_at:
        raise Refused("This merge was undone already.")
    label = kept.label
    _take_out(done, kept)
    source = _made_anew(done)
    _give_back(source, kept, done.record)
    done.undone_at, done.undone_by_name = timezone.now(), name_of(by)[:300]
    done.save(update_fields=["undone_at", "undone_by_name"])
    drawn = set(revisions_naming(done).values_list("pk", flat=True))
    if kept.label != label:
        drawn |= set(rendering.citing(kept).values_list("pk", flat=True))
    rendering.render_anew(Revision.objects.filter(pk__in=drawn).select_related("page"))
    return source


def still_filled(done: SourceMerge) -> dict[str, Any]:
    """What the merge filled in and still stands in the kept record: an undo takes it out."""
    return _unchanged(fields_of(done.kept), done.record["taken"])


def revisions_naming(done: SourceMerge) -> QuerySet[Revision]:
    """Those that cite the kept record by a name of the dropped one: an undo leads them to it again."""
    named = Q(pk__in=[])
    for scheme, name in done.record["names"]:
        if scheme == KEY:
            named |= rendering.naming(name)
    return Revision.objects.filter(named, citations__source=done.kept_id).distinct()


def _held(done: SourceMerge) -> tuple[SourceMerge, Source]:
    """Both as they are now."""
    held = SourceMerge.objects.filter(pk=done.pk).first()
    kept = Source.objects.select_for_update(no_key=True).filter(pk=held.kept_id).first() if held else None
    if not held or not kept:
        raise Refused("Somebody deleted the source that was kept. Nothing is left to be undone.")
    return held, kept


def _take_out(done: SourceMerge, kept: Source) -> None:
    """What was filled in goes, unless somebody has changed it since; so does the memory of it in later merges."""
    for scheme, name in done.record["names"]:
        kept.aliases.filter(scheme=scheme, name=name).delete()
    taken = done.record["taken"]
    # A record that was kept and then merged into another took along what it had got itself.
    for later in SourceMerge.objects.filter(kept=kept, undone_at=None, pk__gt=done.pk).order_by("pk"):
        if done.pk in later.record["merges"]:
            taken = _forget(later, done.record, taken)
    nothing = Source()
    for name in _unchanged(fields_of(kept), taken):
        setattr(kept, name, getattr(nothing, name))
    kept.save()


def _forget(later: SourceMerge, memory: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    """Let a later merge remember nothing that it got from an earlier one. Returns what it handed on of that."""
    fields, handed_on = later.record["fields"], later.record["taken"]
    ours, nothing = _unchanged(fields, taken), fields_of(Source())
    fields |= {name: nothing[name] for name in ours}
    followed = {row["pk"] for row in memory["supports"]}
    later.record["supports"] = [row for row in later.record["supports"] if row["pk"] not in followed]
    later.record["names"] = [pair for pair in later.record["names"] if pair not in memory["names"]]
    passed_on = {name: value for name, value in ours.items() if handed_on.get(name) == value}
    later.record["taken"] = {name: value for name, value in handed_on.items() if name not in passed_on}
    later.save(update_fields=["record"])
    return passed_on


def _unchanged(fields: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    """What was filled in and still stands there. A date of publication is one thing."""
    same = {name: value for name, value in taken.items() if fields[name] == value}
    is_same_day = all(fields[name] == taken.get(name) for name in _DATE)
    return same if is_same_day else {name: value for name, value in same.items() if name not in _DATE}


def _made_anew(done: SourceMerge) -> Source:
    source = Source(**to_python(done.record["fields"]))
    source.superseded_by = Source.objects.filter(key=done.record["superseded_by"]).first()
    try:
        with transaction.atomic():
            source.save(force_insert=True)
    except IntegrityError as error:
        taken = f"Another source has the key or a number of {done.dropped_key} now."
        raise Refused(f"{taken} Take it away there first.") from error
    return source


def _give_back(source: Source, kept: Source, memory: dict[str, Any]) -> None:
    superseded = Source.objects.filter(key__in=memory["superseded"])
    superseded.filter(superseded_by=kept).update(superseded_by=source)
    SourceMerge.objects.filter(pk__in=memory["merges"], kept=kept).update(kept=source)
    for row in memory["supports"]:
        _give_back_support(source, kept, to_python(row))
    for scheme, name in memory["names"]:
        if not bears_name(scheme, name):
            SourceAlias.objects.create(source=source, scheme=scheme, name=name)
    for row in map(to_python, memory["history"]):
        newer = Source.objects.filter(key=row.pop("superseded_by__key") or "").first()
        by = _account(row.pop("by_id"))
        StandingChange.objects.create(source=source, superseded_by=newer, by=by, **row)


def _give_back_support(source: Source, kept: Source, row: dict[str, Any]) -> None:
    """Where it was moved it is moved back, as it is now; where the kept record's words stayed it is made anew."""
    pk, checked_by = row.pop("pk"), _account(row.pop("checked_by_id"))
    is_moved = Support.objects.filter(pk=pk, source=kept).update(source=source)
    if not is_moved and Page.objects.filter(pk=row["page_id"]).exists():
        Support.objects.create(source=source, checked_by=checked_by, **row)


def _account(pk: int | None) -> User | None:
    """Who it was, unless the account is gone; the name is kept beside it."""
    return User.objects.filter(pk=pk).first() if pk else None
