"""Whose turn it is: one request at a time to each host, with a pause between two."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable
from itertools import count
from urllib.parse import urlsplit

from articles.models import Link

PATIENCE = 3  # times in a row that a host may be silent before it is asked nothing more


def host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


class Hosts:
    """Links in queues by host. `now` is in seconds, on any clock."""

    def __init__(self, links: Iterable[Link], delay: float) -> None:
        self._delay = delay
        self._queues: dict[str, deque[Link]] = {}
        for link in links:
            self._queues.setdefault(host_of(link.url), deque()).append(link)
        self._turn = count()
        self._idle = [(0.0, next(self._turn), host) for host in self._queues]  # a heap: who may be asked from when
        self._silences: dict[str, int] = {}
        self.left: dict[str, int] = {}  # hosts that are asked nothing more, and how many links of theirs were not asked

    def next(self, now: float) -> Link | None:
        """A link that may be asked for at once; its host is busy from now on."""
        while self._idle and self._idle[0][0] <= now:
            _, _, host = heapq.heappop(self._idle)
            if self._queues[host]:
                return self._queues[host].popleft()
        return None

    def wait(self, now: float) -> float | None:
        """Seconds until another host may be asked; None when only busy ones have anything left."""
        return max(self._idle[0][0] - now, 0) if self._idle else None

    def answered(self, link: Link, now: float, *, busy: str = "", silent: str = "") -> None:
        """The link was asked for. `busy` is the host that wants a pause, `silent` the one that did not answer."""
        host = host_of(link.url)
        self._silences[host] = self._silences.get(host, 0) + 1 if silent == host else 0
        if busy:
            self._leave(busy)
        elif self._silences[host] >= PATIENCE:
            self._leave(host)
        if self._queues[host]:
            heapq.heappush(self._idle, (now + self._delay, next(self._turn), host))

    def _leave(self, host: str) -> None:
        if waiting := self._queues.get(host):
            self.left[host] = self.left.get(host, 0) + len(waiting)
            waiting.clear()
