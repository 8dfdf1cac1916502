"""Merges at the same moment, on a database with many connections: one waits for the other, or is told why not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections

from articles.library import merging, naming, standing, undoing
from articles.library.standing import Word
from articles.models import Citation, Event, Source, SourceMerge
from articles.publishing import Refused
from articles.references.record import Standing
from tests.factories import make_article, make_source

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory knows no second connection"),
]


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Do all at the same moment. Returns what became of each: "done", or the reason for which it was refused."""
    barrier, told = threading.Barrier(len(deeds)), [""] * len(deeds)

    def run(number: int, deed: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            deed()
            told[number] = "done"
        except Refused as refused:
            told[number] = str(refused)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def merge(dropped: Source, kept: Source) -> Callable[[], Any]:
    return lambda: merging.merge(dropped, kept, by=None)


@pytest.mark.parametrize(
    ("pairs", "left"),
    [
        ("ab ba", [{"a"}, {"b"}]),
        ("ab ab", [{"b"}]),
        ("ab cb", [{"b"}]),
        ("ab bc", [{"c"}, {"a", "c"}]),
        ("ab ac", [{"b", "c"}]),
    ],
)
def test_two_merges_at_once_lose_no_citation(pairs: str, left: list[set[str]]) -> None:
    sources = {key: make_source(key) for key in "abc"}
    make_article(body="First one [@a]. Second one [@b]. Third one [@c].")

    told = at_once(*(merge(sources[pair[0]], sources[pair[1]]) for pair in pairs.split()))

    stays = set(Source.objects.values_list("key", flat=True)) - ({"c"} if "c" not in pairs else set())
    assert stays in left
    assert told.count("done") == SourceMerge.objects.count() >= 1
    assert all("in the meantime" in reason for reason in told if reason != "done")
    named = naming.sources_named(list("abc"))
    assert list(Citation.objects.values_list("source", flat=True)) == [named[key].pk for key in "abc"]


def test_a_merge_is_undone_once() -> None:
    done = merging.merge(make_source("a"), make_source("b"), by=None)

    told = at_once(*([lambda: undoing.undo(done, by=None)] * 2))

    assert sorted(told) == ["This merge was undone already.", "done"]
    assert Source.objects.count() == 2


def test_a_merge_and_an_undo_do_not_wait_for_each_other() -> None:
    a, b, c = (make_source(key) for key in "abc")
    done = merging.merge(a, b, by=None)

    told = at_once(merge(b, c), lambda: undoing.undo(done, by=None))

    assert told == ["done", "done"]
    assert set(Source.objects.values_list("key", flat=True)) == {"a", "c"}


def test_a_standing_and_a_merge_at_once_leave_what_was_said_or_say_so() -> None:
    old, kept = make_source("old"), make_source("kept")
    make_article(body="Old [@old].")

    told = at_once(merge(old, kept), lambda: standing.say(old, Word(standing=Standing.RETRACTED), by=None))

    if told[1] == "done":
        assert "Settle the standing of kept first" in told[0]
        assert Event.objects.filter(verb=Event.Verb.SHAKEN).count() == 1
    else:
        assert "merged or deleted this source" in told[1]
        assert set(Source.objects.values_list("key", "standing")) == {("kept", "unknown")}
