"""Threads that fetch, while everything else happens in the one that asked them to."""

from __future__ import annotations

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

from articles.links.answers import Answer, Outcome
from articles.models import Link

logger = logging.getLogger(__name__)
Ask = Callable[[str], Answer]


class Crew:
    """Its threads touch no database, and nobody waits for them: when the program ends, so do they."""

    def __init__(self, workers: int, ask: Ask) -> None:
        self._ask = ask
        self._given: SimpleQueue[Link | None] = SimpleQueue()
        self._heard: SimpleQueue[tuple[Link, Answer]] = SimpleQueue()
        self._workers = workers
        self.busy = 0

    def __enter__(self) -> Crew:
        for _ in range(self._workers):
            Thread(target=self._work, daemon=True).start()
        return self

    def __exit__(self, *about: object) -> None:
        for _ in range(self._workers):
            self._given.put(None)

    @property
    def has_room(self) -> bool:
        return self.busy < self._workers

    def give(self, link: Link) -> None:
        self.busy += 1
        self._given.put(link)

    def heard(self, seconds: float | None) -> list[tuple[Link, Answer]]:
        """All that has come in, after waiting for something if need be; nothing when the time is over."""
        found = []
        try:
            found.append(self._heard.get(timeout=seconds))
            while True:
                found.append(self._heard.get_nowait())
        except Empty:
            pass
        self.busy -= len(found)
        return found

    def _work(self) -> None:
        while link := self._given.get():
            try:
                answer = self._ask(link.url)
            except Exception:  # an address that nobody thought of ends no run
                logger.exception("The check of %s failed", link.url)
                answer = Answer(Outcome.UNKNOWN, reason="The check itself failed; the log says how.")
            self._heard.put((link, answer))
