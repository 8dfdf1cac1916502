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
ADDRESSES = [
    "/articles/any/",
    "/programmes/?place=boston",  # before the directory is read
    "/search/",  # fails while its template is drawn
    "/no/such/address/",  # while the page is drawn that says there is none
    "/articles/any/?on=2026-05-01",  # before any view, when it is asked who asks
    "/articles/any/?preview",
]
ASK = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from django import setup
setup()
from django.test import Client
cookies = "sessionid=abcdefghijklmnopqrstuvwxyz012345; csrftoken=some"
def ask(address):
    client = Client(headers={"Host": "localhost", "Cookie": cookies}, raise_request_exception=False)
    response = client.get(address)
    return [response.status_code, dict(response.headers), response.content.decode()]
addresses = sys.argv[1:]
with ThreadPoolExecutor(len(addresses)) as threads:
    print(json.dumps(list(threads.map(ask, addresses))))
"""
Answer = tuple[int, dict[str, str], str]


def ask(database: str, *addresses: str) -> tuple[list[Answer], list[str]]:
    """Status, headers and body of each answer by a site of its own that is asked all at once; and its log."""
    variables = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": database}
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    result = subprocess.run(
        [sys.executable, "-c", ASK, *addresses],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,  # where nothing gave up, this would
    )
    return [tuple(answer) for answer in json.loads(result.stdout)], result.stderr.splitlines()


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


def test_without_its_database_every_page_is_a_503_and_so_is_readyz(away: str) -> None:
    answers, log = ask(away, *ADDRESSES, "/readyz")
    *pages, (status, _, said) = answers
    told = [line for line in log if not line.endswith("Service Unavailable: /readyz")]

    assert [(status, headers["Retry-After"]) for status, headers, _ in pages] == [(503, "30")] * len(ADDRESSES)
    assert {headers["Cache-Control"].removeprefix("private, ") for _, headers, _ in pages} == {"no-store"}
    assert all("cannot reach its database" in body and "tel:988" in body for _, _, body in pages)
    assert (status, json.loads(said)) == (503, {"status": "the database cannot be reached"})
    assert len(told) == len(ADDRESSES)
    assert all("The database cannot be used: " in line for line in told)
    assert [line for line in told for address in ADDRESSES if address in line] == []
