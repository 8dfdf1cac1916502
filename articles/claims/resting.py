"""Which claims rest only on sources of certain standings, such as retracted ones."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from articles.references.record import Standing

# Said at the end of a locator by a writer whose sentence is about what became of the source and does not rest on it.
CITED_AS_RETRACTED: Final = "cited as retracted"
CITED_AS_SUPERSEDED: Final = "cited as superseded"
CITED_AS: Final = {Standing.RETRACTED: CITED_AS_RETRACTED, Standing.SUPERSEDED: CITED_AS_SUPERSEDED}


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a source for one claim of one part of a page."""

    claim: str
    part: str
    key: str
    standing: Standing
    locator: str


@dataclass(frozen=True, slots=True)
class Resting:
    """A claim and its sources, each once, with their standings in the same order."""

    claim: str
    part: str
    keys: tuple[str, ...]
    standings: tuple[Standing, ...]


def is_cited_as(standing: Standing, locator: str) -> bool:
    """Whether a locator, such as "p. 4, cited as retracted", ends in the words that say this standing."""
    said = CITED_AS.get(standing)
    if said is None:
        return False
    words = " ".join(locator.casefold().split())
    return re.search(rf"(?<!\w){said}[\W_]*\Z", words) is not None


def resting_only_on(uses: Iterable[Use], standings: Collection[Standing]) -> list[Resting]:
    """The claims, in order, all of whose sources have one of these standings.

    A claim all of whose sources are cited as what they are is left out. The same sentence written twice in a part
    is one claim; citations that stand in no sentence are taken each by itself.
    """
    claims: dict[tuple[str, str, str], list[Use]] = {}
    for use in uses:
        claims.setdefault((use.part, use.claim, "" if use.claim else use.key), []).append(use)
    return [
        _resting(group)
        for group in claims.values()
        if all(use.standing in standings for use in group)
        and not all(is_cited_as(use.standing, use.locator) for use in group)
    ]


def _resting(group: list[Use]) -> Resting:
    sources = {use.key: use.standing for use in group}
    return Resting(group[0].claim, group[0].part, tuple(sources), tuple(sources.values()))
