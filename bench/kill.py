"""Whether a server that is killed loses what it has acknowledged: python bench/kill.py [saves] [kills]

An editor saves an article again and again over HTTP; in the middle of a save the server and its workers are killed with
-9, and started again. Afterwards every save that was answered has to be in the history. Works on a database of its own,
SQLite, or PostgreSQL where DATABASE_URL names one.
"""

import http.client
import http.cookiejar
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
WORDS = "Save number {}."


def prepare(folder: str) -> str:
    """The address of an empty database of our own."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{folder}/kill.sqlite3"
    address, _, name = given.rpartition("/")
    import psycopg

    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}_kill"')
        connection.execute(f'CREATE DATABASE "{name}_kill"')
    return f"{address}/{name}_kill"


class Server:
    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
        environment = os.environ | {"PORT": str(self.port), "LOG_LEVEL": "CRITICAL"}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, start_new_session=True, stderr=subprocess.DEVNULL
        )
        for _ in range(100):
            with suppress(OSError):
                urllib.request.urlopen(f"{self.address}/healthz", timeout=1)
                return
            time.sleep(0.1)
        sys.exit("The server did not start.")

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Editor:
    """Signed in, with the form of one article open."""

    def __init__(self, address: str) -> None:
        self.address = address
        cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
        self.post("/admin/login/?next=/admin/", {"username": "edith", "password": "a-long-enough-phrase"})

    def get(self, path: str) -> str:
        return str(self.opener.open(self.address + path, timeout=10).read().decode())

    def post(self, path: str, fields: dict[str, str]) -> str:
        token = self._value(self.get(path), "csrfmiddlewaretoken")
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode()
        return str(self.opener.open(self.address + path, data, timeout=10).read().decode())

    def save(self, path: str, words: str) -> bool:
        """Whether the save was acknowledged."""
        form = self.get(path)
        fields = {name: self._value(form, name) for name in ("title", "slug", "based_on")}
        answer = self.post(path, fields | {"summary": "About it.", "body": words, "_continue": "1"})
        return "Saved as revision" in answer

    @staticmethod
    def _value(html: str, name: str) -> str:
        tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', html)
        value = re.search(r'value="([^"]*)"', tag[0]) if tag else None
        return value[1] if value else ""


def run(saves: int, kills: int) -> tuple[list[str], int]:
    """The words of every save that was acknowledged, and how many were cut off."""
    from tests.factories import make_draft, make_superuser

    make_superuser("edith")
    path = f"/admin/articles/article/{make_draft('Killed').pk}/change/"
    server = Server()
    server.start()
    editor = Editor(server.address)
    chosen = set(random.sample(range(saves), kills))
    acknowledged, cut = [], 0
    for number in range(saves):
        words = WORDS.format(number)
        timer = Timer(random.uniform(0, 0.15), server.kill) if number in chosen else None
        if timer:
            timer.start()
        try:
            if editor.save(path, words):
                acknowledged.append(words)
        except (OSError, urllib.error.URLError, http.client.HTTPException):
            cut += 1
        if timer:
            timer.join()
            server.start()
    server.kill()
    return acknowledged, cut


def main() -> None:
    saves, kills = (int(given) for given in (sys.argv[1:] + ["100", "10"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = prepare(folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        acknowledged, cut = run(saves, kills)
        report(acknowledged, cut, saves, kills)


def report(acknowledged: list[str], cut: int, saves: int, kills: int) -> None:
    from articles.models import Revision

    stored: list[Any] = list(Revision.objects.values_list("body", flat=True))
    lost = [words for words in acknowledged if words not in stored]
    twice = len(stored) - len(set(stored))
    print(f"{saves} saves, {kills} kills: {len(acknowledged)} acknowledged, {cut} cut off")
    print(f"{len(lost)} lost, {twice} twice")
    sys.exit(bool(lost or twice or not acknowledged))


if __name__ == "__main__":
    main()
