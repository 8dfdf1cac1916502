"""Texts made to be slow: whatever is left out, the comparison and the merge still hold every word."""

import pytest

from articles.comparison import compare, merge

NUMBERS = [str(number) for number in range(20_000)]
HOSTILE = {
    "one long word": ("x" * 200_000, "x" * 199_999 + "y"),
    "one line of equal words": ("a " * 100_000, "a " * 50_000 + "b " + "a " * 49_999),
    "one line of alternating words": ("a b " * 50_000, "b a " * 50_000),
    "one line turned round": (" ".join(NUMBERS), " ".join(NUMBERS[::-1])),
    "equal lines": ("a\n" * 100_000, "a\n" * 60_000),
    "other equal lines": ("a\n" * 100_000, "b\n" * 100_000),
    "alternating lines": ("a\nb\n" * 50_000, "b\na\n" * 50_000),
    "alternating paragraphs": ("a\n\nb\n\n" * 33_000, "b\n\na\n\n" * 33_000),
    "lines all reworded": ("\n".join(f"{x} a" for x in NUMBERS), "\n".join(f"{x} b" for x in NUMBERS)),
    "blank lines": ("\n" * 200_000, " " * 200_000),
    "boxes never closed": ("::: x\n" * 33_000, ":::: x\n" * 28_000),
    "marks without end": (":" * 200_000 + "\n\n" + "`" * 100_000 + " `", "- " * 100_000),
}


@pytest.mark.parametrize(("old", "new"), HOSTILE.values(), ids=HOSTILE)
def test_a_comparison_of_hostile_texts_holds_every_line(old, new):
    lines = compare(old, new)

    skipped = sum(line.skipped for line in lines)
    kept = [line for line in lines if line.sign not in ("gap", "added")]
    assert len(kept) + skipped == old.count("\n") + 1


@pytest.mark.parametrize(("old", "new"), HOSTILE.values(), ids=HOSTILE)
def test_a_merge_of_hostile_texts_holds_every_word(old, new):
    assert merge(old, new, old).text() == new


@pytest.mark.parametrize(("old", "new"), HOSTILE.values(), ids=HOSTILE)
def test_a_conflict_of_hostile_texts_keeps_mine(old, new):
    mine = f"a\n\n{new}\n\nmine"
    merged = merge(f"a\n\n{old}", mine, "a\n\nsomething else")

    assert merged.text([part.mine for part in merged.conflicts]) == mine
