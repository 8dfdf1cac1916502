"""Requests are read as UTF-8, whatever encoding their Content-Type names.

Django takes the encoding from there, for the query too and before any middleware. A name such as "hex" is an encoding
to Python and none of text: every page would fail, and the server would write down the whole address.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

CHARSET = re.compile(r"""\s*;\s*charset\s*=\s*("[^"]*"|[^;]*)""", re.IGNORECASE)

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
Asgi = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def wsgi(application: Wsgi) -> Wsgi:
    def read_as_utf8(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if "CONTENT_TYPE" in environ:
            environ["CONTENT_TYPE"] = CHARSET.sub("", environ["CONTENT_TYPE"])
        return application(environ, start_response)

    return read_as_utf8


def asgi(application: Asgi) -> Asgi:
    async def read_as_utf8(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if "headers" in scope:
            headers = [
                (name, _without_charset(value) if name == b"content-type" else value)
                for name, value in scope["headers"]
            ]
            scope = scope | {"headers": headers}
        await application(scope, receive, send)

    return read_as_utf8


def _without_charset(value: bytes) -> bytes:
    return CHARSET.sub("", value.decode("latin-1")).encode("latin-1")
