"""Whether a server that is killed loses what it has acknowledged: python bench/kill.py [saves] [kills]

An editor saves an article again and again over HTTP; in the middle of a save the server and its workers are killed with
-9, and started again. Afterwards every save that was answered has to be in the history, none may be there twice or by
half, and none may have been answered with anything else. Works on a database of its own that it throws away: SQLite, or
PostgreSQL where DATABASE_URL names one.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
WORDS = "Save number {}."
LONGEST = 0.1  # seconds that a save takes, and a little more: the kill comes anywhere within


@contextmanager
def own_database() -> Iterator[str]:
    """The address of an empty database that is gone afterwards."""
    given = urllib.parse.urlsplit(os.environ.get("DATABASE_URL", ""))
    if not given.scheme.startswith("postgres"):
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/kill.sqlite3"
        return
    import psycopg

    name = f"{given.path.strip('/')}_kill"
    drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    with psycopg.connect(given._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(f'CREATE DATABASE "{name}"')
        yield given._replace(path=f"/{name}").geturl()
        connection.execute(drop)


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
        login = {"username": "edith", "password": "a-long-enough-phrase"}
        self.send("/admin/login/", login | self.fields("/admin/login/", "csrfmiddlewaretoken", "next"))

    def fields(self, path: str, *names: str) -> dict[str, str]:
        """What the form at an address holds in the fields of these names."""
        html = str(self.opener.open(self.address + path, timeout=10).read().decode())
        return {name: self._value(html, name) for name in names}

    def send(self, path: str, fields: dict[str, str]) -> str:
        data = urllib.parse.urlencode(fields).encode()
        return str(self.opener.open(self.address + path, data, timeout=10).read().decode())

    def save(self, path: str, words: str, sending: Callable[[], None]) -> bool:
        """Whether the save was acknowledged. Calls `sending` at the moment when the text is sent."""
        form = self.fields(path, "csrfmiddlewaretoken", "title", "slug", "based_on")
        sending()
        answer = self.send(path, form | {"summary": "About it.", "body": words, "_continue": "1"})
        return "Saved as revision" in answer

    @staticmethod
    def _value(html: str, name: str) -> str:
        tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', html)
        value = re.search(r'value="([^"]*)"', tag[0]) if tag else None
        return value[1] if value else ""


def run(saves: int, kills: int) -> tuple[list[str], list[str]]:
    """The words of every save that was acknowledged, and of every one that a kill cut off."""
    from tests.factories import make_draft, make_superuser

    make_superuser("edith")
    path = f"/admin/articles/article/{make_draft('Killed').pk}/change/"
    server = Server()
    server.start()
    editor = Editor(server.address)
    chosen = set(random.sample(range(saves), kills))
    acknowledged, cut = [], []
    for number in range(saves):
        words = WORDS.format(number)
        kill = Timer(random.uniform(0, LONGEST), server.kill)
        try:
            if editor.save(path, words, kill.start if number in chosen else lambda: None):
                acknowledged.append(words)
        except urllib.error.HTTPError:
            pass  # an answer, but no acknowledgement: it counts as refused
        except (OSError, http.client.HTTPException):
            cut.append(words)
        if number in chosen:
            kill.join()
            server.start()
    server.kill()
    return acknowledged, cut


def main() -> None:
    saves, kills = (int(given) for given in (sys.argv[1:] + ["100", "10"][len(sys.argv) - 1 :]))
    with own_database() as address:
        os.environ["DATABASE_URL"] = address
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        acknowledged, cut = run(saves, kills)
        wrong = report(acknowledged, cut, saves, kills)
    sys.exit(wrong)


def report(acknowledged: list[str], cut: list[str], saves: int, kills: int) -> bool:
    """Print what was found. Whether anything is wrong."""
    from articles.models import Page, Revision

    page, revisions = Page.objects.get(), Revision.objects.order_by("number")
    stored = list(revisions.values_list("body", flat=True))
    lost = [words for words in acknowledged if words not in stored]
    twice = len(stored) - len(set(stored))
    half = sum(words not in html for words, html in revisions.values_list("body", "html")) + (page.body != stored[-1])
    refused = saves - len(acknowledged) - len(cut)
    written = sum(words in stored for words in cut)
    print(f"{saves} saves, {kills} kills: {len(acknowledged)} acknowledged, {len(cut)} cut off, {refused} refused")
    print(f"{len(lost)} lost, {twice} twice, {half} by half; {written} of those cut off had been written")
    return bool(lost or twice or half or refused or len(cut) > kills)


if __name__ == "__main__":
    main()
