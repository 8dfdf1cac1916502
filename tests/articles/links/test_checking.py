"""A run over many links: who is asked when, what is learned, and what is saved."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from threading import Barrier
from time import monotonic

import pytest

from articles import links
from articles.links.answers import Answer, Outcome
from articles.links.fetch import fetch
from articles.models import Link
from tests.articles.links.servers import HERE, OK, Names, allowed, redirect, serving, status

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
GONE, REFUSED = Answer(Outcome.FAILED, 404), Answer(Outcome.FAILED, reason="The host refused the connection.")


def make_links(*urls: str) -> list[Link]:
    return [Link.objects.create(url=url) for url in urls]


def states() -> dict[str, str]:
    return dict(Link.objects.order_by("pk").values_list("url", "state"))


def test_every_link_is_asked_for_and_saved() -> None:
    pages = {
        "/fine": OK,
        "/moved": redirect("/fine", 301),
        "/busy": status(500),
        "/inside": redirect("http://10.0.0.1/"),
    }
    with serving(pages) as server:
        made = make_links(*(server.url + path for path in (*pages, "/gone")), "mailto:nobody@example.org")
        run = links.check(made, at=NOON, ask=lambda url: fetch(url, server.limits(), allowed), delay=0)
        told = {progress.link.url: progress.link.state for progress in run}

    assert told == states()
    assert list(states().values()) == ["fine", "fine", "unknown", "forbidden", "failing", "forbidden"]
    moved = Link.objects.get(url=f"{server.url}/moved")
    assert (moved.status, moved.moved_to, moved.checked_at, moved.fine_at) == (200, f"{server.url}/fine", NOON, NOON)
    assert Link.objects.get(url=f"{server.url}/gone").failed_on == ["2026-03-01"]


def test_what_was_told_is_saved_when_the_run_ends_in_the_middle() -> None:
    made = make_links(*(f"https://a.example/{number}" for number in range(5)))

    run = links.check(made, at=NOON, ask=lambda url: Answer(Outcome.FINE, 200), workers=1, delay=0)
    told = [next(run).link.url for _ in range(2)]
    run.close()

    assert set(told) <= {url for url, state in states().items() if state == "fine"}


def test_one_host_is_asked_one_thing_at_a_time_and_several_hosts_at_once() -> None:
    made = make_links(*(f"https://{host}.example/{number}" for host in "abc" for number in range(3)))
    both, times = Barrier(2), []

    def ask(url: str) -> Answer:
        start = monotonic()
        if url in ("https://a.example/0", "https://b.example/0"):
            both.wait(10)  # breaks unless each is asked while the other is
        times.append((url[8], start, monotonic()))
        return Answer(Outcome.FINE, 200)

    list(links.check(made, at=NOON, ask=ask, workers=2, delay=0.05))

    for host in "abc":
        spans = sorted((start, end) for name, start, end in times if name == host)
        assert len(spans) == 3
        assert all(later >= end + 0.05 for (_, end), (later, _) in pairwise(spans))
    assert set(states().values()) == {"fine"}


def test_a_host_that_wants_a_pause_has_one() -> None:
    names = Names(busy_example=HERE)
    with serving(status(429, "Retry-After: 3600")) as busy, serving(OK) as other:
        limits = busy.limits(ports=frozenset({busy.port, other.port}))
        asked = [f"http://busy.example:{busy.port}/{number}" for number in range(4)]
        made = make_links(*asked, *(f"{other.url}/{number}" for number in range(3)))
        run = links.check(made, at=NOON, ask=lambda url: fetch(url, limits, allowed, names), delay=0)
        told = list(run)

        assert busy.asked == ["HEAD /0"]
    assert told[-1].left == {"busy.example": 3}
    assert [states()[url] for url in asked] == ["unknown", *["unchecked"] * 3]
    assert list(states().values()).count("fine") == 3


def test_a_server_that_closes_without_a_word_says_nothing_about_its_links() -> None:
    with serving(b"") as server:
        made = make_links(f"{server.url}/")
        list(links.check(made, at=NOON, ask=lambda url: fetch(url, server.limits(), allowed), delay=0))

    assert list(states().values()) == ["unknown"]


# When nobody can be reached, it may be the fault of this machine


@pytest.mark.parametrize(
    ("asked", "known", "answers", "expected"),
    [
        ("abc", "abc", {}, "unknown"),
        ("a", "abc", {}, "unknown"),
        ("ab", "ab", {}, "failing"),
        ("abcd", "abcd", {"d": GONE}, "failing"),
        ("abcd", "abcd", {"a": GONE}, "failing"),
        ("abcd", "abcd", {"b": Answer(Outcome.UNKNOWN)}, "unknown"),
    ],
)
def test_a_machine_without_a_way_out_calls_nothing_broken(
    asked: str, known: str, answers: dict[str, Answer], expected: str
) -> None:
    made = make_links(*(f"https://{host}.example/" for host in known))[: len(asked)]

    run = links.check(made, at=NOON, ask=lambda url: answers.get(url[8], REFUSED), workers=1, delay=0)
    told = {progress.link.url[8]: progress.link.state for progress in run}

    assert told == dict.fromkeys(asked, expected)


def test_an_error_of_ours_ends_no_run(caplog: pytest.LogCaptureFixture) -> None:
    made = make_links("https://a.example/", "https://b.example/")

    def ask(url: str) -> Answer:
        if "a.example" in url:
            raise RuntimeError("never thought of")
        return Answer(Outcome.FINE, 200)

    list(links.check(made, at=NOON, ask=ask, delay=0))

    assert list(states().values()) == ["unknown", "fine"]
    assert "The check of https://a.example/ failed" in caplog.text
