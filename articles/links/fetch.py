"""Asks for one address of the web, politely and safely: how it was answered, never what it says.

Every host is looked up once, its addresses are looked at, and the connection goes to one of those very addresses, so a
name that leads elsewhere a moment later leads nowhere. Each redirect is followed by hand and looked at as the first
address was. No cookies, no Referer, and no proxy of the environment, which would connect to where it likes.
"""

from __future__ import annotations

import http.client
import socket
from dataclasses import dataclass, replace
from typing import Any, cast

from articles.links.addresses import is_public
from articles.links.answers import ASK_LATER, Answer, Outcome, of_error, of_status
from articles.links.connecting import IsAllowed, Place, Resolve, TooMuch, connect, places
from articles.links.limits import Deadline, Limits
from articles.links.target import Malformed, NotAllowed, Target, joined, read

LONGEST_REASON = 300
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Heard:
    """How one server answered one request."""

    status: int
    location: str
    retry_after: str

    @property
    def is_redirect(self) -> bool:
        return self.status in REDIRECTS and bool(self.location)

    @property
    def is_final(self) -> bool:
        """Whether asking with GET would change nothing: fine, or a wish to be left alone."""
        return self.status < http.HTTPStatus.BAD_REQUEST or self.status in ASK_LATER


def fetch(url: str, limits: Limits, is_allowed: IsAllowed = is_public, resolve: Resolve = socket.getaddrinfo) -> Answer:
    """Never raises; what went wrong is the answer."""
    return _Walk(limits, is_allowed, resolve).to(url)


class _Walk:
    """From one address along its redirects."""

    def __init__(self, limits: Limits, is_allowed: IsAllowed, resolve: Resolve) -> None:
        self.limits, self.is_allowed, self.resolve = limits, is_allowed, resolve
        self.deadline = Deadline(limits.seconds)
        self.seen: list[Target] = []
        self.status: int | None = None
        self.leads_to = self.moved_to = ""

    def to(self, url: str) -> Answer:
        try:
            return self._follow(read(url, self.limits.ports))
        except (NotAllowed, Malformed, TooMuch, OSError, http.client.HTTPException) as error:
            answer = of_error(error, self.seen[-1].host if self.seen else "")
            return self._on_the_way(replace(answer, status=self.status))

    def _follow(self, target: Target) -> Answer:
        is_permanent = True
        while target not in self.seen and len(self.seen) <= self.limits.redirects:
            self.seen.append(target)
            heard = self._ask_twice(target)
            self.status = heard.status
            if not heard.is_redirect:
                return self._arrived(of_status(heard.status, target.host, told_when=bool(heard.retry_after)))
            self.leads_to = joined(target, heard.location)
            if target.resolves_doi(self.leads_to):
                return Answer(Outcome.FINE, heard.status)  # publishers turn programs away, so they are not asked
            target = read(self.leads_to, self.limits.ports)
            is_permanent = is_permanent and heard.status in PERMANENT
            self.moved_to = target.url if is_permanent else self.moved_to
        # Many a server goes on like this with who keeps no cookies, and leads everybody else to the page.
        return Answer(Outcome.UNKNOWN, self.status, "The address leads on and on, or in a circle.")

    def _arrived(self, answer: Answer) -> Answer:
        if answer.outcome is not Outcome.FINE:
            return self._on_the_way(answer)
        schemes = [target.scheme for target in self.seen]
        note = "The address leads from https to http." if "https" in schemes and schemes[-1] == "http" else ""
        return replace(answer, reason=note, moved_to=self.moved_to)

    def _on_the_way(self, answer: Answer) -> Answer:
        """Says at which address it went wrong, when that is not the first."""
        where = f"It leads to “{self.leads_to[: LONGEST_REASON // 2]}”. " if self.leads_to else ""
        return replace(answer, reason=f"{where}{answer.reason}"[:LONGEST_REASON])

    # One address

    def _ask_twice(self, target: Target) -> Heard:
        """HEAD costs the server least. Where it is refused or not answered, GET says whether a reader would be."""
        found = places(target, self.is_allowed, self.resolve, self.deadline)
        try:
            heard = self._ask("HEAD", target, found, self.deadline.half())
            if heard.is_final:
                return heard
        except (http.client.HTTPException, ConnectionError, TimeoutError, TooMuch):
            pass
        return self._ask("GET", target, found, self.deadline)

    def _ask(self, method: str, target: Target, found: list[Place], deadline: Deadline) -> Heard:
        line = connect(target, found, deadline, self.limits.most_bytes)
        try:
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.sock = cast(Any, line)
            headers = {"Host": target.authority, "User-Agent": self.limits.agent, "Accept": "*/*"}
            connection.request(method, target.path, headers=headers | {"Connection": "close"})
            response = connection.getresponse()
            heard = Heard(
                response.status, response.headers.get("Location", ""), response.headers.get("Retry-After", "")
            )
            response.close()
            return heard
        finally:
            line.close()
