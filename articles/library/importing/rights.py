"""Who may import: those who may add sources and change them, because one file does both."""

from __future__ import annotations

from articles.publishing import NotAllowed
from articles.publishing.rights import Actor, has_any

RIGHTS = ("articles.add_source", "articles.change_source")


def may_import(by: Actor) -> bool:
    return all(has_any(by, right) for right in RIGHTS)


def require(by: Actor) -> None:
    if not may_import(by):
        raise NotAllowed("Your account has no right to import sources. Ask an administrator.")
