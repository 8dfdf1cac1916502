"""Which claims rest only on sources of certain standings, such as retracted ones."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from articles.references.record import Standing

# Said at the end of a locator by a writer whose sentence is about the retracted source and does not rest on it.
CITED_AS_RETRACTED: Final = "cited as retracted"
SAID: Final = re.compile(rf"(?<!\w){CITED_AS_RETRACTED}[\W_]*")


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


def is_cited_as_retracted(locator: str) -> bool:
    """Whether a locator, such as "p. 4, cited as retracted", ends in these words."""
    words = " ".join(locator.casefold().split())
    at = words.rfind(CITED_AS_RETRACTED)
    return at >= 0 and SAID.fullmatch(words, at) is not None


def resting_only_on(uses: Iterable[Use], standings: Collection[Standing]) -> list[Resting]:
    """The claims, in order, all of whose sources have one of these standings.

    A claim all of whose retracted sources are cited as retracted is left out. The same sentence written twice in a part
    is one claim; citations that stand in no sentence are taken each by itself.
    """
    claims: dict[tuple[str, str, str], list[Use]] = {}
    for use in uses:
        claims.setdefault((use.part, use.claim, "" if use.claim else use.key), []).append(use)
    return [
        _resting(group)
        for group in claims.values()
        if all(use.standing in standings for use in group) and not _says_what_is_retracted(group)
    ]


def _says_what_is_retracted(group: list[Use]) -> bool:
    retracted = [use for use in group if use.standing is Standing.RETRACTED]
    return bool(retracted) and all(is_cited_as_retracted(use.locator) for use in retracted)


def _resting(group: list[Use]) -> Resting:
    sources = {use.key: use.standing for use in group}
    return Resting(group[0].claim, group[0].part, tuple(sources), tuple(sources.values()))
