"""A run over many links: asks for them, learns from the answers, and saves each as soon as it is known."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

from django.utils.timezone import localdate

from articles.links.answers import Answer, Outcome
from articles.links.crew import Ask, Crew
from articles.links.hosts import Hosts, host_of
from articles.links.learning import LEARNED, learn
from articles.models import Link

MANY_HOSTS = 3
NO_WAY_OUT = "No host at all answered in that run, so nothing was learned about the link."

Found = list[tuple[Link, Answer]]


@dataclass(frozen=True, slots=True)
class Progress:
    """One link that was asked for, with what is known of it now."""

    link: Link
    before: str  # its state until then
    left: dict[str, int]  # by host that is asked nothing more: how many links of it were not asked for


def check(
    links: Iterable[Link], *, at: datetime, ask: Ask, workers: int = 8, delay: float = 1.0
) -> Generator[Progress, None, None]:
    """Every answer is saved before it is told, so a run that ends in the middle has lost nothing that it told."""
    hosts, doubt = Hosts(links, delay), Doubt()
    with Crew(workers, ask) as crew:
        while crew.busy or hosts.wait(monotonic()) is not None:
            while crew.has_room and (link := hosts.next(monotonic())):
                crew.give(link)
            heard = crew.heard(hosts.wait(monotonic()) if crew.has_room else None)
            for link, answer in heard:
                hosts.answered(link, monotonic(), busy=answer.busy, silent=answer.silent)
            yield from _save(doubt.sift(heard), at, hosts)
    yield from _save(doubt.settle(), at, hosts)


def _save(found: Found, at: datetime, hosts: Hosts) -> Iterator[Progress]:
    before = [link.state for link, _ in found]
    for link, answer in found:
        learn(link, answer, at=at, day=localdate(at))
    Link.objects.bulk_update([link for link, _ in found], LEARNED)
    for (link, _), state in zip(found, before, strict=True):
        yield Progress(link, state, hosts.left)


class Doubt:
    """Where no server has answered yet, that one cannot be reached may be the fault of this machine.

    Such failures are held back until some server answers. When none does, they say nothing, unless the site knows so
    few hosts that all of them may well be gone.
    """

    def __init__(self) -> None:
        self._held: Found = []
        self._is_heard = False

    def sift(self, found: Found) -> Found:
        """What can be believed by now."""
        self._is_heard = self._is_heard or any(answer.is_heard for _, answer in found)
        if self._is_heard:
            believed, self._held = self._held + found, []
            return believed
        self._held += [each for each in found if each[1].outcome is Outcome.FAILED]
        return [each for each in found if each[1].outcome is not Outcome.FAILED]

    def settle(self) -> Found:
        """What is made of the rest when the run is over."""
        known = {host_of(url) for url in Link.objects.values_list("url", flat=True)} if self._held else set()
        if len(known) < MANY_HOSTS:
            return self._held
        return [(link, replace(answer, outcome=Outcome.UNKNOWN, reason=NO_WAY_OUT)) for link, answer in self._held]
