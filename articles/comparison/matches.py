"""Where two sequences of lines, paragraphs or words are equal."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from articles.comparison.effort import Effort


class Match(NamedTuple):
    """`size` equal items, from `old` on in the one sequence and from `new` on in the other."""

    old: int
    new: int
    size: int


def matches(old: Sequence[str], new: Sequence[str], effort: Effort) -> list[Match]:
    """The equal runs in order; the last one, which may be empty, ends both sequences.

    Equal ends are matched first, then what occurs once in each (patience diff), and difflib fills the rest: it
    alone takes cubic time at worst, and matches a stray blank line sooner than the paragraph that stands beside it.
    """
    return list(_trimmed(old, new, partial(_anchored, effort)))


def _is_blank(text: str) -> bool:
    return not text.strip()


def _trimmed(
    old: Sequence[str], new: Sequence[str], inner: Callable[[Sequence[str], Sequence[str]], Iterable[Match]]
) -> Iterator[Match]:
    head = _common(old, new)
    tail = _common(reversed(old[head:]), reversed(new[head:]))
    old_end, new_end = len(old) - tail, len(new) - tail
    yield Match(0, 0, head)
    if head < old_end and head < new_end:
        yield from _moved(inner(old[head:old_end], new[head:new_end]), head, head)
    yield Match(old_end, new_end, tail)


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _moved(found: Iterable[Match], old: int, new: int) -> Iterator[Match]:
    return (Match(match.old + old, match.new + new, match.size) for match in found)


def _anchored(effort: Effort, old: Sequence[str], new: Sequence[str]) -> Iterator[Match]:
    i = j = 0
    for anchor in [*_anchors(old, new), Match(len(old), len(new), 0)]:
        between = _trimmed(old[i : anchor.old], new[j : anchor.new], partial(_filled, effort))
        yield from _moved(between, i, j)
        yield anchor
        i, j = anchor.old + 1, anchor.new + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """What occurs once in each, as much of it as stands in the same order in both."""
    times_old, times_new = Counter(old), Counter(new)
    place = {item: at for at, item in enumerate(new)}
    once = [
        Match(at, place[item], 1)
        for at, item in enumerate(old)
        if times_old[item] == 1 == times_new[item] and not _is_blank(item)
    ]
    return _longest_rising(once)


def _longest_rising(found: list[Match]) -> list[Match]:
    """The longest choice of `found` whose places in the new sequence rise, by patience sorting."""
    lowest: list[int] = []  # for each length, the lowest place that a choice of that length can end at
    ends: list[int] = []
    before: list[int] = []
    for index, match in enumerate(found):
        length = bisect_left(lowest, match.new)
        lowest[length : length + 1] = [match.new]
        ends[length : length + 1] = [index]
        before.append(ends[length - 1] if length else -1)
    chosen = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(found[index])
        index = before[index]
    return chosen[::-1]


def _filled(effort: Effort, old: Sequence[str], new: Sequence[str]) -> list[Match]:
    times = Counter(item for item in new if not _is_blank(item))
    equal_pairs = sum(times[item] for item in old)
    if not equal_pairs or not effort.allows((equal_pairs + len(old)) * min(len(old), len(new))):
        return []
    found = SequenceMatcher(_is_blank, old, new, autojunk=False).get_matching_blocks()
    return [Match(*block) for block in found]
