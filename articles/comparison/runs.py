"""What became of the lines or paragraphs of a text: kept, reworded or replaced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.comparison.effort import Effort
from articles.comparison.likeness import counterparts
from articles.comparison.matches import matches


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours with the same fate, `old` and `new` as places in the two sequences.

    "same" runs are equal, a "changed" one is a single item and what it was reworded to, and a "replaced" one has no
    likeness or is empty on one side. Of two neighbouring runs that are not "same", one is "changed".
    """

    sign: str
    old: range
    new: range


def runs(old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Run]:
    i = j = 0
    for match in matches(old, new, effort):
        yield from _replaced(old, new, range(i, match.old), range(j, match.new), effort)
        i, j = match.old + match.size, match.new + match.size
        if match.size:
            yield Run("same", range(match.old, i), range(match.new, j))


def _replaced(old: Sequence[str], new: Sequence[str], went: range, came: range, effort: Effort) -> Iterator[Run]:
    i, j = went.start, came.start
    if went and came:
        pairs = counterparts(old[i : went.stop], new[j : came.stop], effort)
        for one, other in [(went[one], came[other]) for one, other in pairs]:
            yield from _unlike(range(i, one), range(j, other))
            i, j = one + 1, other + 1
            yield Run("same" if old[one] == new[other] else "changed", range(one, i), range(other, j))
    yield from _unlike(range(i, went.stop), range(j, came.stop))


def _unlike(went: range, came: range) -> Iterator[Run]:
    if went or came:
        yield Run("replaced", went, came)
