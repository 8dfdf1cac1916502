"""Who may import facility lists."""

from __future__ import annotations

from articles.publishing import NotAllowed
from articles.publishing.rights import Actor, has_any

RIGHT = "treatments.add_programmeimport"


def may_import(by: Actor) -> bool:
    return has_any(by, RIGHT)


def require(by: Actor) -> None:
    if not may_import(by):
        raise NotAllowed("Your account has no right to import facility lists. Ask an administrator.")
