"""Three versions of one programme: what its list said last, what we say now, and what the list says now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from treatments.importing.fields import BLANK, TOGETHER, Fields
from treatments.models.provider import name_key

Change = dict[str, Any]  # {"field": …, "ours": …, "theirs": …, "is_conflict": …}
SERVICES = "services"


def changes(base: Fields, ours: Fields, theirs: Fields) -> list[Change]:
    """What the list would change, field by field; a conflict where we and the list both changed it since.

    `theirs` of the services is what they become: terms that the list added are added, those that it removed are
    removed, and all others stay as they are here.
    """
    base = BLANK | base
    found = [
        {"field": name, "ours": ours[name], "theirs": theirs[name], "is_conflict": not _alike(names, base, ours)}
        for names in TOGETHER
        if not _alike(names, base, theirs)
        for name in names
        if not _alike((name,), ours, theirs)
    ]
    services = merged(base[SERVICES], ours[SERVICES], theirs[SERVICES])
    if services != ours[SERVICES]:
        found.append({"field": SERVICES, "ours": ours[SERVICES], "theirs": services, "is_conflict": False})
    return found


def merged(base: Iterable[str], ours: Iterable[str], theirs: Iterable[str]) -> list[str]:
    was, now = set(base), set(theirs)
    return sorted((set(ours) | (now - was)) - (was - now))


def in_conflict(found: list[Change]) -> list[str]:
    return [change["field"] for change in found if change["is_conflict"]]


def whole(take: Collection[str]) -> set[str]:
    """The fields, with those that are taken together with them."""
    return {name for names in TOGETHER if not set(names).isdisjoint(take) for name in names}


def taken(found: list[Change], take: Collection[str]) -> Fields:
    """The values to write: what only the list changed, and what somebody takes from it."""
    wanted = whole(take)
    return {
        change["field"]: change["theirs"] for change in found if not change["is_conflict"] or change["field"] in wanted
    }


def is_settled(base: Fields, theirs: Fields) -> bool:
    return (BLANK | base) == theirs


def _alike(names: Iterable[str], one: Fields, other: Fields) -> bool:
    return all(_comparable(name, one[name]) == _comparable(name, other[name]) for name in names)


def _comparable(name: str, value: Any) -> Any:
    return name_key(value) if name == "provider" else value  # spelt otherwise, a provider is the same one
