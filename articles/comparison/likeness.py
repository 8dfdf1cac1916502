"""Which of the lines or paragraphs that went became which of those that came."""

from collections import Counter
from collections.abc import Sequence

from articles.comparison.effort import Effort

Bag = frozenset[tuple[str, int]]


def counterparts(old: Sequence[str], new: Sequence[str], effort: Effort) -> list[tuple[int, int]]:
    """Pairs of places, in order and never crossing, that keep the most words; none where that would take too long."""
    if not effort.allows(3 * len(old) * len(new)):
        return []
    old_bags, new_bags = [_bag(text) for text in old], [_bag(text) for text in new]
    if not effort.allows(min(_cost(old_bags, new_bags), _cost(new_bags, old_bags))):
        return []
    worth = [[_worth(one, other) for other in new_bags] for one in old_bags]
    return _path(worth, _most(worth))


def _bag(text: str) -> Bag:
    """The words of a text, each with how many of its kind came before."""
    times: Counter[str] = Counter()
    bag = []
    for word in text.split():
        bag.append((word, times[word]))
        times[word] += 1
    return frozenset(bag)


def _cost(some: list[Bag], others: list[Bag]) -> int:
    """At most how many words are looked up when each bag meets each other, the smaller one always word by word."""
    return sum(map(len, some)) * sum(map(bool, others))


def _worth(one: Bag, other: Bag) -> int:
    """0 unless half of the words are the same; blank lines are alike, but worth less than any word."""
    shared = len(one & other)
    return 2 * shared + 1 if 4 * shared >= len(one) + len(other) else 0


def _most(worth: list[list[int]]) -> list[list[int]]:
    """For each place in the table, the most that pairs from there on can be worth."""
    width = len(worth[0]) if worth else 0
    most = [[0] * (width + 1)]
    for row in reversed(worth):
        below, best = most[-1], [0] * (width + 1)
        for at in range(width - 1, -1, -1):
            best[at] = max(below[at], best[at + 1], row[at] + below[at + 1])
        most.append(best)
    return most[::-1]


def _path(worth: list[list[int]], most: list[list[int]]) -> list[tuple[int, int]]:
    pairs = []
    i = j = 0
    while most[i][j]:
        if worth[i][j] and most[i][j] == worth[i][j] + most[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif most[i][j] == most[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
