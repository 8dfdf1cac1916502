"""Real servers on this machine that misbehave, and names that lead to them."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from articles.links.addresses import is_public
from articles.links.limits import Limits

HERE = "127.0.0.1"  # for these tests a public address
Talk = Callable[[socket.socket, str], None]  # what is done with a connection whose first line was read


class Server:
    """Reads the head of each request, then does what it was told to. `asked` has the first lines, "HEAD /path"."""

    def __init__(self, talk: Talk, certificate: Path | None = None) -> None:
        self.talk = talk
        self.asked: list[str] = []
        self.heads: list[str] = []
        self.ended = Event()
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if certificate else None
        if self.tls and certificate:
            self.tls.load_cert_chain(certificate)
        self.listening = socket.create_server((HERE, 0))
        self.port: int = self.listening.getsockname()[1]

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{HERE}:{self.port}"

    def limits(self, seconds: float = 5, **others: Any) -> Limits:
        return Limits(**({"seconds": seconds, "ports": frozenset({self.port, 80, 443})} | others))

    def run(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            Thread(target=self.answer, args=[connection], daemon=True).start()

    def answer(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), connection:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head and (received := connection.recv(4096)):
                head += received
            if not head:
                return
            self.heads.append(head.decode("latin-1"))
            self.asked.append(self.heads[-1].partition(" HTTP/")[0])
            self.talk(connection, self.asked[-1])
            connection.close()


@contextmanager
def serving(talk: Talk | bytes | dict[str, bytes], certificate: Path | None = None) -> Iterator[Server]:
    """A server that says always the same, or one thing at each path ("/a") or to each request ("HEAD /a")."""
    server = Server(talk if callable(talk) else saying(talk), certificate)
    Thread(target=server.run, daemon=True).start()
    try:
        yield server
    finally:
        server.ended.set()
        with suppress(OSError):
            server.listening.shutdown(socket.SHUT_RDWR)
        server.listening.close()


def saying(words: bytes | dict[str, bytes]) -> Talk:
    def talk(connection: socket.socket, asked: str) -> None:
        if isinstance(words, dict):
            path = asked.partition(" ")[2]
            connection.sendall(words.get(asked) or words.get(path) or status(404))
        else:
            connection.sendall(words)

    return talk


def status(code: int, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {code} So", "Content-Length: 0", *headers]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def redirect(to: str, code: int = 302) -> bytes:
    return status(code, f"Location: {to}")


OK = status(200)


def allowed(address: str) -> bool:
    return address == HERE or is_public(address)


class Names:
    """Stands in for socket.getaddrinfo. A name with several addresses leads to the first one first, and so on."""

    def __init__(self, **names: str | list[str]) -> None:
        self.names = {name.replace("_", "."): [to] if isinstance(to, str) else list(to) for name, to in names.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, **options: Any) -> list[Any]:
        self.asked.append(host)
        answers = self.names.get(host)
        if answers is None:
            return socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST, **options)
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return socket.getaddrinfo(address, port, flags=socket.AI_NUMERICHOST, **options)
