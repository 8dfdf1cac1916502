"""Whose turn it is to be asked."""

from __future__ import annotations

from articles.links.hosts import Hosts
from articles.models import Link


def queues(*urls: str) -> Hosts:
    return Hosts([Link(url=url) for url in urls], delay=10)


def turn(hosts: Hosts, now: float) -> list[Link]:
    """All that may be asked at that moment."""
    found = []
    while link := hosts.next(now):
        found.append(link)
    return found


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_after_each_answer() -> None:
    hosts = queues("https://a.example/1", "http://A.example:8080/2", "https://b.example/1")

    first, other = turn(hosts, 0)
    assert [first.url, other.url] == ["https://a.example/1", "https://b.example/1"]
    assert hosts.wait(5) is None
    hosts.answered(first, 7)
    assert turn(hosts, 16) == []
    assert hosts.wait(16) == 1
    assert [link.url for link in turn(hosts, 17)] == ["http://A.example:8080/2"]


def test_a_host_that_wants_a_pause_is_asked_nothing_more() -> None:
    hosts = queues("https://a.example/1", "https://b.example/1", "https://b.example/2", "https://b.example/3")
    first, second = turn(hosts, 0)

    hosts.answered(first, 1, busy="b.example")  # it led there
    hosts.answered(second, 1, busy="b.example")

    assert turn(hosts, 100) == []
    assert hosts.wait(100) is None
    assert hosts.left == {"b.example": 2}


def test_a_host_that_is_silent_three_times_in_a_row_is_asked_nothing_more() -> None:
    hosts = queues(*(f"https://a.example/{number}" for number in range(12)))

    for now, silent in enumerate(["a.example", "a.example", "", "a.example", "a.example", "other.example"]):
        hosts.answered(turn(hosts, now * 10)[0], now * 10, silent=silent)
    assert hosts.left == {}
    for now in (60, 70, 80):
        hosts.answered(turn(hosts, now)[0], now, silent="a.example")

    assert turn(hosts, 100) == []
    assert hosts.left == {"a.example": 3}


def test_what_is_no_address_is_asked_too() -> None:
    assert len(turn(queues("https://[", "nothing", ""), 0)) == 1
