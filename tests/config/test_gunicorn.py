"""How gunicorn starts: every wrong value is one line."""

from __future__ import annotations

import os
import runpy
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def start(**variables: str) -> subprocess.CompletedProcess[str]:
    """Start gunicorn with values that it must refuse."""
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False, timeout=20
    )


def ask(port: int, request: bytes) -> bytes:
    """The answer of a server that may still be starting."""
    for _ in range(100):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.sendall(request)
            return connection.recv(100)
        time.sleep(0.1)
    return b""


def read(monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, Any]:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(ROOT / "config" / "gunicorn.py"))


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PORT", "http"), ("PORT", "0"), ("PORT", "65536"), ("WEB_CONCURRENCY", "0"), ("WEB_THREADS", "65")],
)
def test_a_wrong_number_is_one_line_that_names_its_variable(variable: str, value: str) -> None:
    result = start(**{variable: value})

    assert result.returncode == 1
    assert result.stderr.startswith(f"Setting {variable} is wrong: expected a whole number from 1 to ")
    assert len(result.stderr.splitlines()) == 1


def test_a_taken_port_is_one_line() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        result = start(PORT=str(port))

    assert result.returncode == 1
    assert result.stderr == f"Port {port} on 127.0.0.1 is taken: choose another, such as make serve PORT=8001.\n"


@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_an_address_of_version_6_is_bound_in_brackets(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    assert read(monkeypatch, HOST=host, PORT="8123")["bind"] == "[::1]:8123"


def test_a_taken_port_of_version_6_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_INET6) as other:
        try:
            other.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        other.listen()
        config = read(monkeypatch, HOST="::1", PORT=str(other.getsockname()[1]))

        with pytest.raises(SystemExit, match="on ::1 is taken"):
            config["on_starting"](None)


def test_a_request_that_cannot_be_read_is_not_written_down() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
    environment = os.environ | {"PORT": str(port), "WEB_CONCURRENCY": "1"}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)

    answer = ask(port, b"GET /private words HTTP/1.1\r\n\r\n")
    server.terminate()

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert server.communicate(timeout=20)[1] == ""


def test_what_is_empty_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    config = read(monkeypatch, HOST="", PORT="", WEB_CONCURRENCY="", WEB_THREADS="")

    assert (config["bind"], config["workers"], config["threads"]) == ("127.0.0.1:8000", 2, 4)
