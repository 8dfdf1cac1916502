"""What went and what came within a line, word by word, and within a list of names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.comparison.effort import Effort
from articles.comparison.matches import matches

WHITE_SPACE = re.compile(r"(\s+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one fate. `sign` is "same", "removed" or "added"."""

    sign: str
    text: str


def compare_words(old: str, new: str, effort: Effort) -> tuple[Piece, ...]:
    """Without its "removed" pieces this is `new`, without its "added" ones `old`, to the last space."""
    return tuple(_gathered(piece for piece in _word_by_word(old, new, effort) if piece.text))


def compare_lists(old: Iterable[str], new: Iterable[str]) -> list[Piece]:
    """What went, what came and what stayed, whatever order the lists are in; no name twice."""
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    went = [Piece("removed", name) for name in before if name not in after]
    came = [Piece("added", name) for name in after if name not in before]
    return went + came + [Piece("same", name) for name in after if name in before]


def _word_by_word(old: str, new: str, effort: Effort) -> Iterator[Piece]:
    """Words are matched without the white space before them, which may change while the word stays."""
    old_parts, new_parts = _parted(old), _parted(new)
    i = j = 0
    for match in matches(old_parts[1::2], new_parts[1::2], effort):
        went, came = old_parts[i : 2 * match.old], new_parts[j : 2 * match.new]
        if went and came:
            yield from _became(went[0], came[0])
            went, came = went[1:], came[1:]
        yield Piece("removed", "".join(went))
        yield Piece("added", "".join(came))
        i, j = 2 * (match.old + match.size), 2 * (match.new + match.size)
        for before, after in zip(old_parts[2 * match.old : i], new_parts[2 * match.new : j], strict=True):
            yield from _became(before, after)


def _parted(line: str) -> list[str]:
    """White space and word in turn, one of them empty where a line begins with a word or ends with white space."""
    return ["", *WHITE_SPACE.split(line)]


def _became(before: str, after: str) -> Iterator[Piece]:
    if before == after:
        yield Piece("same", before)
    else:
        yield Piece("removed", before)
        yield Piece("added", after)


def _gathered(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours joined: between two unchanged runs first all that went, then all that came."""
    for unchanged, group in groupby(pieces, key=lambda piece: piece.sign == "same"):
        run = list(group)
        for sign in ("same",) if unchanged else ("removed", "added"):
            if text := "".join(piece.text for piece in run if piece.sign == sign):
                yield Piece(sign, text)
