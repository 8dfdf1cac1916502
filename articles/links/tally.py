"""What a run of the check came to, in sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from articles.links.checking import NO_WAY_OUT, Progress
from articles.models import Link

IN_WORDS = {
    Link.State.FINE: "{} fine",
    Link.State.FAILING: "{} failing, though not on three days yet",
    Link.State.BROKEN: "{} broken",
    Link.State.UNKNOWN: "{} could not be checked",
    Link.State.FORBIDDEN: "{} not allowed",
}


@dataclass(slots=True)
class Tally:
    total: int  # links to ask for in this run
    later: int = 0  # links that wait for another run from the start
    fresh: int = 0  # links that were checked not long ago
    age: str = ""  # how long is not long
    states: Counter[str] = field(default_factory=Counter)
    left: dict[str, int] = field(default_factory=dict)  # by host: links that were not asked for after all
    is_stopped: bool = False
    is_cut_off: bool = False

    @property
    def done(self) -> int:
        return self.states.total()

    def add(self, progress: Progress) -> None:
        self.states[progress.link.state] += 1
        self.left = progress.left
        self.is_cut_off = progress.link.reason == NO_WAY_OUT

    def summary(self) -> str:
        return " ".join(filter(None, (self._checked(), self._cut_off(), self._left(), self._rest(), self._fresh())))

    def _checked(self) -> str:
        if not self.total:
            return "There is no link to check."
        found = ", ".join(words.format(self.states[state]) for state, words in IN_WORDS.items() if self.states[state])
        return f"{_links(self.done)} checked{': ' if found else ''}{found}."

    def _cut_off(self) -> str:
        return "No host answered at all: see whether this machine has a way to the web." if self.is_cut_off else ""

    def _left(self) -> str:
        if not self.left:
            return ""
        hosts = ", ".join(sorted(self.left))
        return f"{_links(sum(self.left.values()))} put off: {hosts} asked for a pause or did not answer."

    def _rest(self) -> str:
        if self.is_stopped:
            rest = self.total - self.done + self.later
            return f"The run was stopped. What it learned is kept; run it again for the other {rest}."
        return f"{_links(self.later)} left for another run." if self.later else ""

    def _fresh(self) -> str:
        return f"{_links(self.fresh)} checked within {self.age} and not asked for again." if self.fresh else ""


def _links(number: int) -> str:
    return f"{number} link{' was' if number == 1 else 's were'}"
