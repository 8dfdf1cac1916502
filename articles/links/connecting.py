"""One connection to a host whose addresses were looked at first, and to no address but those."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Callable
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

from articles.links.limits import Deadline
from articles.links.target import NotAllowed, Target

IsAllowed = Callable[[str], bool]
Resolve = Callable[..., list[Any]]  # as socket.getaddrinfo
Place = tuple[socket.AddressFamily, Any]  # what a socket connects to

MOST_TRIED = 4  # addresses of one host


class TooMuch(Exception):
    """The server sends more than is read here."""


def places(target: Target, is_allowed: IsAllowed, resolve: Resolve, deadline: Deadline) -> list[Place]:
    """Where the host is. One address inside a private network is enough to ask none. Raises NotAllowed and OSError."""
    found = _looked_up(target, resolve, deadline)
    if not all(is_allowed(address[0]) for *_, address in found):
        raise NotAllowed("The host has an address that is not public.")
    return [(family, address) for family, _, _, _, address in found][:MOST_TRIED]


def _looked_up(target: Target, resolve: Resolve, deadline: Deadline) -> list[Any]:
    """The system's own search for a name takes as long as it likes, so it is left behind when that is too long."""
    found: SimpleQueue[list[Any] | Exception] = SimpleQueue()

    def run() -> None:
        try:
            found.put(resolve(target.host, target.port, type=socket.SOCK_STREAM))
        except Exception as error:
            found.put(error)

    Thread(target=run, daemon=True).start()
    try:
        answer = found.get(timeout=deadline.left())
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    if not answer:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return answer


class Line:
    """A connected socket that waits until the deadline at most and reads only so much: as much of one as is needed."""

    def __init__(self, connected: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._socket, self._deadline, self._most_bytes = connected, deadline, most_bytes

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Incoming(self._socket, self._deadline, self._most_bytes))

    def close(self) -> None:
        self._socket.close()


class _Incoming(io.RawIOBase):
    def __init__(self, connected: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._socket, self._deadline, self._left = connected, deadline, most_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left <= 0:
            raise TooMuch
        self._socket.settimeout(self._deadline.left())
        received = self._socket.recv_into(memoryview(buffer)[: self._left])
        self._left -= received
        return received


def connect(target: Target, found: list[Place], deadline: Deadline, most_bytes: int) -> Line:
    """To the first of the addresses that answers. Raises OSError, of which ssl.SSLError and TimeoutError are kinds."""
    connected = _first_that_answers(found, deadline)
    if target.scheme == "http":
        return Line(connected, deadline, most_bytes)
    try:
        connected.settimeout(deadline.left())
        return Line(trust().wrap_socket(connected, server_hostname=target.host), deadline, most_bytes)
    except BaseException:
        connected.close()
        raise


def _first_that_answers(found: list[Place], deadline: Deadline) -> socket.socket:
    """Each gets its share of the time, so that one that is silent leaves some for the next."""
    refusal: OSError = TimeoutError()
    for tried, (family, address) in enumerate(found):
        connected = socket.socket(family, socket.SOCK_STREAM)
        try:
            connected.settimeout(deadline.left() / (len(found) - tried))
            connected.connect(address)
            return connected
        except OSError as error:
            connected.close()
            refusal = error
    raise refusal


@cache
def trust() -> ssl.SSLContext:
    """Certificates are judged as this machine does; to read its list of authorities takes time, so once."""
    return ssl.create_default_context()
