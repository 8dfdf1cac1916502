"""manage.py check_links, against real servers."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import main_thread
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.links.answers import Answer
from articles.links.fetch import fetch
from articles.links.limits import Limits
from articles.models import Link
from tests.articles.links.servers import OK, Server, allowed, serving, status
from tests.factories import edit, make_article, make_source

pytestmark = pytest.mark.django_db


def asking(server: Server) -> Callable[[str, Limits], Answer]:
    return lambda url, limits: fetch(url, replace(limits, ports=frozenset({server.port})), allowed)


def run(server: Server, *options: str) -> str:
    out = io.StringIO()
    call_command("check_links", "--delay=0", *options, fetch=asking(server), stdout=out)
    return out.getvalue().strip()


def linking_to(server: Server, *paths: str) -> str:
    return " ".join(f"[There]({server.url}{path})." for path in paths)


def test_links_of_pages_and_sources_are_checked_and_summed_up() -> None:
    with serving({"/fine": OK, "/busy": status(500), "/source": OK}) as server:
        make_article(body=linking_to(server, "/fine", "/busy", "/gone"))
        make_source(url=f"{server.url}/source")

        said = run(server)

        assert said == "4 links were checked: 2 fine, 1 failing, though not on three days yet, 1 could not be checked."
        assert Link.objects.get(url__endswith="/source").state == "fine"


def test_there_may_be_nothing_to_check() -> None:
    with serving(OK) as server:
        assert run(server) == "There is no link to check."


def test_a_second_run_asks_only_for_what_is_new_or_was_checked_long_ago() -> None:
    with serving(OK) as server, time_machine.travel(timezone.now(), tick=False) as clock:
        page = make_article(body=linking_to(server, "/1", "/2"))
        run(server)
        edit(page, body=linking_to(server, "/1", "/2", "/3"))

        again = run(server)
        clock.shift(timedelta(hours=21))
        next_day = run(server, "--fresh=1d", "--limit=1"), run(server, "--fresh", "5"), run(server, "--all")

        assert again == ("1 link was checked: 1 fine. 2 links were checked within 20h and not asked for again.")
        assert next_day == (
            "There is no link to check. 3 links were checked within 1d and not asked for again.",
            "3 links were checked: 3 fine.",
            "3 links were checked: 3 fine.",
        )
        assert sorted(server.asked) == [f"HEAD /{number}" for number in (1, 1, 1, 2, 2, 2, 3, 3, 3)]


def test_a_link_becomes_broken_on_the_third_day_and_is_named_then() -> None:
    with serving({}) as server, time_machine.travel(timezone.now(), tick=False) as clock:
        make_article(body=linking_to(server, "/gone"))
        said = []
        for _ in range(4):
            said += [run(server, "--all"), run(server, "--all")]
            clock.shift(timedelta(days=1))

        broken = "1 link was checked: 1 broken."
        failing = "1 link was checked: 1 failing, though not on three days yet."
        named = f"Broken: {server.url}/gone The server answered 404, Not Found."
        assert said == [*[failing] * 4, f"{named}\n{broken}", *[broken] * 3]


def test_only_so_many_links_are_asked_for() -> None:
    with serving(OK) as server:
        make_article(body=linking_to(server, "/1", "/2", "/3"))

        assert run(server, "--limit=2") == "2 links were checked: 2 fine. 1 link was left for another run."
        assert run(server, "--limit=2") == (
            "1 link was checked: 1 fine. 2 links were checked within 20h and not asked for again."
        )


def test_a_host_that_wants_a_pause_is_named() -> None:
    with serving(status(429)) as server:
        make_article(body=linking_to(server, "/1", "/2", "/3"))

        assert run(server) == (
            "1 link was checked: 1 could not be checked."
            " 2 links were put off: 127.0.0.1 asked for a pause or did not answer."
        )


def test_a_machine_without_a_way_out_is_told_so() -> None:
    with serving(OK) as server:
        pass
    make_article(body="[a](http://a.example/) [b](http://b.example/) [c](http://c.example/)")

    out = io.StringIO()
    call_command("check_links", fetch=lambda url, limits: fetch(server.url, server.limits(), allowed), stdout=out)

    assert out.getvalue() == (
        "3 links were checked: 3 could not be checked."
        " No host answered at all: see whether this machine has a way to the web.\n"
    )


def test_requests_name_the_site(settings: Any) -> None:
    settings.SITE_NAME, settings.SITE_URL = "Fester Grund ä", "https://ground.example"
    with serving(OK) as server:
        make_article(body=linking_to(server, "/1"))

        run(server)

        assert "User-Agent: Fester Grund  link check (+https://ground.example)\r\n" in server.heads[0]


def test_links_into_this_machine_are_not_asked() -> None:
    with serving(OK) as server:
        make_article(body=linking_to(server, "/1"))
        out = io.StringIO()

        call_command("check_links", stdout=out)

        assert out.getvalue() == "1 link was checked: 1 not allowed.\n"
        assert server.asked == []


@pytest.mark.parametrize(
    "option",
    [
        *("--workers=0", "--workers=65", "--delay=-1", "--delay=nan", "--timeout=0", "--timeout=inf", "--limit=0"),
        *("--fresh=long", "--fresh=-1", "--fresh=1w", "--fresh="),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(option: str) -> None:
    with serving(OK) as server, pytest.raises(CommandError, match="Nothing was checked"):
        run(server, option)


# A run that does not come to its end


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A process that runs tests for another one is deaf to Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_a_run_that_is_interrupted_says_so_and_goes_on_next_time(interruptible: None) -> None:
    def interrupt(line: Any, asked: str) -> None:
        if len(server.asked) == 3:
            signal.pthread_kill(main_thread().ident or 0, signal.SIGINT)
            server.ended.wait(1)
        line.sendall(OK)

    with serving(interrupt) as server:
        make_article(body=linking_to(server, "/1", "/2", "/3", "/4"))

        stopped, resumed = run(server, "--workers=1"), run(server)

    assert stopped == (
        "2 links were checked: 2 fine. The run was stopped. What it learned is kept; run it again for the other 2."
    )
    assert resumed == "2 links were checked: 2 fine. 2 links were checked within 20h and not asked for again."


SCRIPT = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
from dataclasses import replace
django.setup()
from django.core.management import call_command
from articles.links.fetch import fetch
ports = frozenset({int(sys.argv[1])})
call_command("check_links", "--delay=0", "--workers=1", fetch=lambda url, limits: fetch(
    url, replace(limits, ports=ports), "127.0.0.1".__eq__))
"""


def database_for_others(folder: Path) -> str:
    """The address of the database of this test, as another process can open it."""
    if connection.vendor != "sqlite":
        found = connection.settings_dict
        return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**found)
    with closing(sqlite3.connect(folder / "db.sqlite3")) as copy:
        connection.connection.backup(copy)
    return f"sqlite:///{folder / 'db.sqlite3'}"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_run_that_is_killed_has_kept_what_it_learned(tmp_path: Path) -> None:
    with serving(lambda line, asked: server.ended.wait() if len(server.asked) == 4 else line.sendall(OK)) as server:
        make_article(body=linking_to(server, *(f"/{number}" for number in range(6))))
        call = [sys.executable, "-c", SCRIPT, str(server.port)]
        environment = os.environ | {
            "DATABASE_URL": database_for_others(tmp_path),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        with subprocess.Popen(call, env=environment) as first:
            while len(server.asked) < 4 and first.poll() is None:
                server.ended.wait(0.02)
            first.kill()
        second = subprocess.run(call, env=environment, capture_output=True, text=True, check=True)

    assert first.returncode == -signal.SIGKILL
    assert second.stdout == "3 links were checked: 3 fine. 3 links were checked within 20h and not asked for again.\n"
