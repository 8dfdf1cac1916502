"""The four benchmarks: ticked, and not."""

from datetime import date

import pytest

from articles.editorial.instruments import SourceSeen

SOURCE = SourceSeen("a", "Agabio 2023", 2023, "current")
SEEN = {"first_live": date(2026, 1, 2), "reviewed_on": date(2026, 1, 5)}


@pytest.mark.parametrize(
    ("key", "known", "result", "why"),
    [
        ("jama-1", {"author": "A. Writer", "author_credentials": "MSc"}, "met", "A. Writer is named as its author"),
        ("jama-1", {"author": "A. Writer"}, "not met", "No credentials of an author are recorded."),
        ("jama-1", {}, "not met", "No author is named; no credentials"),
        ("jama-2", {"sources": (SOURCE,)}, "met", "1 source is listed."),
        ("jama-2", {"sources": (SOURCE,), "unanswered_citations": ("x",)}, "not met", "X cannot be found"),
        ("jama-2", {}, "not met", "No source is listed."),
        ("jama-3", {"disclosure": True}, "met", "A live page"),
        ("jama-3", {}, "not met", "No live page"),
        ("jama-4", SEEN, "met", "Readers first saw it on 2 January 2026; it was reviewed on 5 January 2026."),
        ("jama-4", {**SEEN, "reviewed_on": None}, "not met", "No review of it is dated."),
        ("jama-4", {}, "not met", "Readers have not seen it yet; no review of it is dated."),
    ],
)
def test_benchmark_is_met_or_not(judged, key, known, result, why):
    found = judged(key, "Text.", known)

    assert (found.result, found.points) == (result, 1 if result == "met" else 0)
    assert found.why.startswith(why)
