"""How much a server may ask of us: time, bytes, redirects."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limits:
    seconds: float = 20  # for one link, with the search for its host and all redirects
    most_bytes: int = 65_536  # of each answer; what a page says is never read, only how it was answered
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    agent: str = "Link check"  # how we name ourselves


class Deadline:
    """One moment for all that is done for a link: a server that sends a byte a second gains nothing."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Seconds, always more than none. Raises TimeoutError."""
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def half(self) -> Deadline:
        """For a first try that shall leave time for another. Raises TimeoutError."""
        return Deadline(self.left() / 2)
