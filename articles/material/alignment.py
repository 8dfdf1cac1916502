"""Where two sequences differ."""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Final

# The time to align grows with the third power of the length at worst. What is longer counts as replaced whole: that
# names more than it must, and never less.
LONGEST_ALIGNED: Final = 1000


def stretches(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[slice, slice]]:
    """The stretches that differ, each with the stretch in its place; either may be empty."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(old), len(new)) > LONGEST_ALIGNED:
        return [(slice(start, start + len(old)), slice(start, start + len(new)))]
    codes = SequenceMatcher(None, old, new).get_opcodes()
    return [(slice(start + a, start + b), slice(start + c, start + d)) for code, a, b, c, d in codes if code != "equal"]


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many items from the beginning are equal."""
    pairs = zip(old, new, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))
