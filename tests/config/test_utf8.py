"""What a request says of its own encoding neither breaks a page nor gets its address into a log."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from config import utf8
from config.wsgi import application as wsgi

NAMES = ["hex", "punycode", "idna", "rot13", "undefined", "unicode_escape", "no-such-thing", '"hex"', "utf-16"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_an_encoding_that_is_none_of_text_is_passed_over(name: str) -> None:
    environ = RequestFactory().get("/healthz", {"place": "Köln"}).environ
    environ["CONTENT_TYPE"] = f"text/plain; Charset={name}"
    answered: list[str] = []

    wsgi(environ, lambda status, headers, *more: answered.append(status)).close()

    assert answered == ["200 OK"]


def test_the_same_holds_for_asgi() -> None:
    heard: list[Any] = []

    async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
        heard.extend(scope["headers"])

    headers = [(b"host", b"localhost"), (b"content-type", b"text/plain; charset=hex")]
    answering = utf8.asgi(application)({"type": "http", "headers": headers}, None, None)
    with pytest.raises(StopIteration):  # run by hand, since a browser test may have left a loop that runs
        answering.send(None)  # type: ignore[attr-defined]

    assert heard == [(b"host", b"localhost"), (b"content-type", b"text/plain")]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("multipart/form-data; boundary=x; charset=hex", "multipart/form-data; boundary=x"),
        ("text/plain;charset=hex;format=flowed", "text/plain;format=flowed"),
        ("application/x-www-form-urlencoded", "application/x-www-form-urlencoded"),
    ],
)
def test_the_rest_of_the_content_type_stays(said: str, kept: str) -> None:
    assert utf8.CHARSET.sub("", said) == kept
