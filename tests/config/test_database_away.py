"""Without its database the site says so, soon, and on one line of the log."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json
from django import setup
setup()
from django.test import Client
cookies = "sessionid=abcdefghijklmnopqrstuvwxyz012345; csrftoken=some"
client = Client(headers={"Host": "localhost", "Cookie": cookies}, raise_request_exception=False)
response = client.get(%r)
print(json.dumps([response.status_code, dict(response.headers), response.content.decode()]))
"""


def ask(address: str, database: str) -> tuple[int, dict[str, str], str, list[str]]:
    """Status, headers, body and log of one answer by a site of its own."""
    variables = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": database}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", ASK % address],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,  # where nothing gave up, this would
    )
    return *json.loads(result.stdout), result.stderr.splitlines()


@pytest.fixture(params=["refused", "silent", "no folder"])
def away(request: Any, tmp_path: Path) -> Iterator[str]:
    """A database that refuses, one that takes a connection and never answers, and one whose folder is missing."""
    if request.param == "no folder":
        yield f"sqlite:///{tmp_path}/missing/db.sqlite3"
        return
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if request.param == "silent":
            server.listen()
        yield f"postgres://reader@127.0.0.1:{server.getsockname()[1]}/site"


@pytest.mark.parametrize(
    "address",
    [
        "/articles/any/",
        "/search/",  # fails while its template is drawn
        "/no/such/address/",  # while the page is drawn that says there is none
        "/articles/any/?on=2026-05-01",  # before any view, when it is asked who asks
        "/articles/any/?preview",
    ],
)
def test_a_page_without_its_database_is_a_503(away: str, address: str) -> None:
    status, headers, body, log = ask(address, away)

    assert (status, headers["Retry-After"]) == (503, "30")
    assert headers["Cache-Control"].removeprefix("private, ") == "no-store"
    assert "cannot reach its database" in body
    assert "tel:988" in body
    assert len(log) == 1
    assert "The database cannot be used: " in log[0]
    assert address not in log[0]


def test_readyz_without_its_database_is_a_503(away: str) -> None:
    status, _headers, body, _log = ask("/readyz", away)

    assert (status, json.loads(body)) == (503, {"status": "the database cannot be reached"})
