"""What changed between two texts, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from articles.comparison.effort import Effort
from articles.comparison.runs import Run, runs
from articles.comparison.words import Piece, compare_words
from articles.plain import LINE_END

MOST_PIECES = 10_000  # a long article written anew has fewer; to draw more takes seconds, and nobody reads them


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a comparison. `sign` is "same", "removed", "added", "changed", "gap" or "cut".

    The pieces of a "changed" line tell what went and what came; any other line is one piece of its own sign. A "gap"
    has no words: it stands for `skipped` unchanged lines. Nor has a "cut", which `cut` may put at the end.
    """

    sign: str
    pieces: tuple[Piece, ...]
    skipped: int = 0


def compare(old: str, new: str, *, around: int = 1) -> list[Line]:
    """The changed lines with `around` unchanged ones on each side, gaps for the others; empty when nothing differs."""
    old_lines, new_lines = (LINE_END.sub("\n", text).split("\n") for text in (old, new))
    if old_lines == new_lines:
        return []
    effort = Effort()
    lines = [line for run in runs(old_lines, new_lines, effort) for line in _drawn(run, old_lines, new_lines, effort)]
    return list(_folded(lines, around))


def cut(lines: Sequence[Line], most: int = MOST_PIECES) -> list[Line]:
    """As many lines as can be drawn, the first whatever its length, and one that stands for the others."""
    drawn = accumulate(len(line.pieces) for line in lines)
    kept = max(sum(1 for pieces in drawn if pieces <= most), 1)
    return [*lines[:kept], *([Line("cut", (), len(lines) - kept)] if kept < len(lines) else [])]


def _drawn(run: Run, old: Sequence[str], new: Sequence[str], effort: Effort) -> Iterator[Line]:
    if run.sign == "changed":
        yield Line("changed", compare_words(old[run.old.start], new[run.new.start], effort))
    elif run.sign == "same":
        yield from (_whole("same", new[at]) for at in run.new)
    else:
        yield from (_whole("removed", old[at]) for at in run.old)
        yield from (_whole("added", new[at]) for at in run.new)


def _whole(sign: str, text: str) -> Line:
    return Line(sign, (Piece(sign, text),))


def _folded(lines: list[Line], around: int) -> Iterator[Line]:
    """The lines with a gap wherever unchanged ones stand further from a change than `around`."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.sign == "same")]
    for number, group in enumerate(groups):
        after_a_change = around if number > 0 else 0
        before_a_change = around if number < len(groups) - 1 else 0
        skipped = len(group) - after_a_change - before_a_change
        if group[0].sign != "same" or skipped <= 0:
            yield from group
        else:
            yield from group[:after_a_change]
            yield Line("gap", (), skipped)
            yield from group[len(group) - before_a_change :]
