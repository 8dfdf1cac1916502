"""The day of one request never shows in another: a real server with threads, asked with and without ?on at once."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PREPARE = """
from datetime import UTC, datetime
import django, time_machine
django.setup()
from django.core.management import call_command
from django.test import Client
from articles import publishing
from tests.factories import edit, make_article, make_superuser
call_command("migrate", verbosity=0)
for number, title in enumerate(["First", "Second", "Third"], 1):
    with time_machine.travel(datetime(2026, number, 1, 12, tzinfo=UTC), tick=False):
        page = make_article(title, slug="page") if number == 1 else page
        if number > 1:
            edit(page, title=title)
            publishing.publish(page, by=None)
client = Client()
client.force_login(make_superuser())
print(client.cookies["sessionid"].value)
"""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a site with one process of eight threads, and the cookie of somebody who looks back."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {"DATABASE_URL": f"sqlite:///{tmp_path}/threads.sqlite3", "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment = os.environ | own | {"PORT": str(port), "WEB_CONCURRENCY": "1", "WEB_THREADS": "8"}
    prepare = [sys.executable, "-c", PREPARE]
    session = subprocess.run(prepare, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    for _ in range(100):
        with suppress(OSError):
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            break
        time.sleep(0.1)
    yield address, f"sessionid={session.strip()}"
    server.terminate()
    server.wait(timeout=20)


def test_threads_that_serve_several_days_at_once_never_mix_them(site: tuple[str, str]) -> None:
    address, cookie = site
    days = {"?on=2026-01-20": "First", "?on=2026-02-20": "Second", "": "Third", "?on=nothing": "Third"}

    def ask(query: str) -> tuple[str, str]:
        request = urllib.request.Request(f"{address}/articles/page/{query}", headers={"Cookie": cookie})
        with urllib.request.urlopen(request, timeout=20) as response:
            found = re.search("<h1>(.*?)</h1>", response.read().decode())
        return query, found[1] if found else ""

    with ThreadPoolExecutor(16) as pool:
        answers = Counter(pool.map(ask, list(days) * 50))

    assert answers == dict.fromkeys(days.items(), 50)
