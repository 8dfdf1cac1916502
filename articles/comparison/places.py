"""The places of a text that one side or both changed, each with all the changes that cannot be told apart there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from articles.comparison.effort import Effort
from articles.comparison.runs import runs


class Side(Enum):
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Change:
    """The paragraphs of the base from `start` up to `end`, none where something was only put in, became `text`."""

    side: Side
    start: int
    end: int
    text: str
    rewords: bool  # one paragraph became a similar one, so it still stands where it stood

    def is_unordered_after(self, other: Change) -> bool:
        """Whether this one overlaps `other`, or touches it so that nobody can say whose words come first."""
        if self.start != other.end:
            return self.start < other.end
        return not (self.rewords or other.rewords)


def changes(side: Side, base: Sequence[str], changed: Sequence[str]) -> Iterator[Change]:
    """Paragraphs are matched by their words; where only the white space after them changed, they are reworded."""
    words, changed_words = [text.rstrip() for text in base], [text.rstrip() for text in changed]
    for run in runs(words, changed_words, Effort()):
        if run.sign == "same":
            for at, became in zip(run.old, run.new, strict=True):
                if base[at] != changed[became]:
                    yield Change(side, at, at + 1, changed[became], rewords=True)
        else:
            text = "".join(changed[became] for became in run.new)
            yield Change(side, run.old.start, run.old.stop, text, rewords=run.sign == "changed")


@dataclass(slots=True)
class Place:
    """Paragraphs of the base, from `start` up to `end`, with what either side changed in them."""

    start: int
    end: int
    changes: dict[Side, list[Change]] = field(default_factory=lambda: {side: [] for side in Side})

    def holds(self, change: Change) -> bool:
        """Whether a change further on belongs to this place too."""
        others = [found[-1] for side, found in self.changes.items() if side != change.side and found]
        return any(change.is_unordered_after(other) for other in others)

    def add(self, change: Change) -> None:
        self.end = max(self.end, change.end)
        self.changes[change.side].append(change)

    def text(self, side: Side, base: Sequence[str]) -> str:
        """What this side made of the place."""
        words = []
        at = self.start
        for change in self.changes[side]:
            words += [*base[at : change.start], change.text]
            at = change.end
        return "".join([*words, *base[at : self.end]])


def places(found: Iterable[Change]) -> list[Place]:
    """The places in order. Changes of one side never collide with each other, only with those of the other side."""
    made: list[Place] = []
    for change in sorted(found, key=_order):
        if not made or not made[-1].holds(change):
            made.append(Place(change.start, change.start))
        made[-1].add(change)
    return made


def _order(change: Change) -> tuple[int, bool]:
    """By start, and what is only reworded last: it never collides with what ends there, what starts with it may."""
    return change.start, change.rewords
