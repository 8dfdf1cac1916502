"""What the editorial checks cost: a page of 2,000 words, and the same without each rule.

Prints the median of several runs, and how it grows from 2,000 to 20,000 words. Tenfold is the text alone; some rules
count over the whole page, and thirtyfold would be a fault.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from articles import front_matter  # noqa: E402
from articles.editorial import Manuscript, check  # noqa: E402
from articles.editorial.rules import ALL  # noqa: E402

WORDS = 2000
RUNS = 9


def text_of(words: int) -> str:
    """Starter articles one after the other, up to so many words."""
    found: list[str] = []
    paths = sorted((ROOT / "articles/starter").glob("*.md"))
    while sum(len(each.split()) for each in found) < words:
        body = front_matter.read(paths[len(found) % len(paths)].read_text()).body
        left = words - sum(len(each.split()) for each in found)
        lines, kept = body.split("\n"), 0
        for number, line in enumerate(lines):
            kept += len(line.split())
            if kept >= left:
                lines = lines[: number + 1]
                break
        found.append("\n".join(lines))
    return "\n\n".join(found)


def median(work: Callable[[], object]) -> float:
    """In milliseconds."""
    took = []
    for _ in range(RUNS):
        start = perf_counter()
        work()
        took.append((perf_counter() - start) * 1000)
    return statistics.median(took)


def main() -> None:
    page, long = text_of(WORDS), text_of(10 * WORDS)
    whole = median(lambda: check(Manuscript.of(title="A page", body=page)))
    reading = median(lambda: Manuscript.of(title="A page", body=page).sentences)
    tenfold = median(lambda: check(Manuscript.of(title="A page", body=long)))
    print(f"{len(page.split()):,} words, {len(ALL)} rules: {whole:.0f} ms, of which reading the text {reading:.0f} ms")
    print(f"{len(long.split()):,} words: {tenfold / whole:.1f} times that")
    manuscript = Manuscript.of(title="A page", body=page)
    dearest = sorted(((median(lambda rule=rule: check(manuscript, [rule])), rule.id) for rule in ALL), reverse=True)
    for milliseconds, rule in dearest[:5]:
        print(f"  {rule}: {milliseconds / whole:.0%} of it")


if __name__ == "__main__":
    main()
