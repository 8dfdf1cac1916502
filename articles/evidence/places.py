"""Where in the Markdown of a page each of its citations is written."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.models import Citation
from articles.prose.citations import KEY
from articles.prose.document import clean

BODY = "body"
# A group such as "[@a, p. 4; @b]", as prose reads it, and the sources in it.
GROUP = re.compile(r"(?<!\\)\[(?=@)([^\]]{1,1000})\]")
ITEM = re.compile(rf"@({KEY.pattern})\s*(?:,([^;]*))?")


@dataclass(frozen=True, slots=True)
class Place:
    """Counts lines and columns from 1. `words`: the key as it is written; empty where nothing was found."""

    line: int = 1
    column: int = 1
    words: str = ""


class Places:
    """Matches citations with what is written, in reading order.

    The words are looked up, since a drawn text does not keep its places: where a source is cited several times from
    footnotes, the place can be that of another citation of the same source.
    """

    def __init__(self, texts: Mapping[str, str], names: Mapping[str, int], citations: Iterable[Citation]) -> None:
        """`names` are the sources by every key that means them, old ones too; `citations` are all of the page."""
        waiting: defaultdict[tuple[str, int, str], deque[Place]] = defaultdict(deque)
        self._last: dict[tuple[str, int], Place] = {}
        for part, text in texts.items():
            for key, locator, place in _written(clean(text)):
                if key in names:
                    waiting[part, names[key], locator].append(place)
                    self._last[part, names[key]] = place
        self._places: dict[int, Place] = {}
        for use in citations:
            if found := waiting.get((use.part, use.source_id, use.locator)):
                self._places[use.use] = found.popleft()

    def of(self, citation: Citation) -> Place:
        known = self._last.get((citation.part, citation.source_id), Place())
        return self._places.get(citation.use, known)


def _written(text: str) -> Iterator[tuple[str, str, Place]]:
    """Each key with its locator and its place."""
    line, begins = 1, 0
    for group in GROUP.finditer(text):
        for item in ITEM.finditer(group[1]):
            at = group.start(1) + item.start()
            line += text.count("\n", begins, at)
            begins = max(text.rfind("\n", 0, at) + 1, 0)
            yield item[1], " ".join((item[2] or "").split()), Place(line, at - begins + 1, f"@{item[1]}")
