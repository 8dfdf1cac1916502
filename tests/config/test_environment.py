"""Settings: safe when nothing is set; a wrong value is one line that names its variable."""

from __future__ import annotations

import os
import runpy
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from config import environment

ROOT = Path(__file__).resolve().parents[2]
NAMES = [line.split("=")[0].strip("#") for line in (ROOT / ".env.example").read_text().splitlines() if "=" in line]


def read_settings(expression: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Import the settings in a process of its own, with only these variables set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    code = f"from config import settings; print(({expression}))"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=kept | variables, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DEBUG", "maybe"),
        ("SITE_URL", "example.org"),
        ("SITE_URL", "ftp://example.org"),
        ("SITE_URL", "https://example.org/path"),
        ("SITE_URL", "https://example.org:port"),
        ("SITE_URL", "https://example.org:65536"),
        ("SITE_URL", "https://example.org:0"),
        ("SITE_URL", "https://user:password@example.org"),
        ("SITE_URL", "https://exa mple.org"),
        ("SITE_URL", "https://[::1"),
        ("CONTACT_EMAIL", "editors"),
        ("CONTACT_EMAIL", "one@example.org, two@example.org"),
        ("FROM_EMAIL", "Firm Ground"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgres://127.0.0.1"),
        ("DATABASE_URL", "mysql://root@localhost/site"),
        ("DATABASE_URL", "nonsense"),
        ("CACHE_URL", "carrier-pigeon://loft"),
        ("SECRET_KEY", "short"),
        ("HSTS_SECONDS", "a year"),
        pytest.param("HSTS_SECONDS", "9" * 5000, id="HSTS_SECONDS-endless"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LOG_LEVEL", "LOUD"),
        ("EMAIL_URL", "post://office"),
    ],
)
def test_a_wrong_value_ends_the_start_with_one_line_that_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SITE_URL", "https://example.org")
    monkeypatch.setenv(variable, value)

    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(ROOT / "config" / "settings.py"))

    assert str(end.value).startswith(f"Setting {variable} is wrong: ")
    assert len(str(end.value).splitlines()) == 1


def test_the_line_is_all_that_is_printed() -> None:
    result = read_settings("0", DEBUG="maybe")

    assert result.returncode == 1
    assert result.stderr.startswith("Setting DEBUG is wrong: ")
    assert len(result.stderr.strip().splitlines()) == 1


def test_nothing_set_is_safe() -> None:
    result = read_settings("settings.DEBUG, settings.ALLOWED_HOSTS, len(settings.SECRET_KEY) >= 50")

    assert result.stdout.strip() == "(False, ['localhost', '127.0.0.1', '[::1]'], True)"


def test_an_empty_value_counts_as_not_set() -> None:
    expression = "[getattr(settings, name, None) for name in dir(settings) if name.isupper() and name != 'SECRET_KEY']"

    result = read_settings(expression, **dict.fromkeys(NAMES, ""))

    assert result.stderr == ""
    assert result.stdout == read_settings(expression).stdout


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://example.org/", "https://example.org"),
        ("HTTPS://Example.org", "https://example.org"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_kept_in_its_plain_form(given: str, kept: str) -> None:
    assert read_settings("settings.SITE_URL", SITE_URL=given).stdout.strip() == kept


@pytest.mark.parametrize(
    ("variables", "sender"),
    [
        ({}, "webmaster@localhost"),
        ({"CONTACT_EMAIL": "readers@example.org"}, "readers@example.org"),
        ({"CONTACT_EMAIL": "readers@example.org", "FROM_EMAIL": "desk@example.org"}, "desk@example.org"),
    ],
)
def test_letters_come_from_the_nearest_address_that_is_set(variables: dict[str, str], sender: str) -> None:
    assert read_settings("settings.DEFAULT_FROM_EMAIL", **variables).stdout.strip() == sender


def test_what_a_postgresql_address_asks_for_wins() -> None:
    url = "postgres://reader@127.0.0.1/site?sslmode=require&connect_timeout=9"
    expression = "[settings.DATABASES['default']['OPTIONS'][name] for name in ('sslmode', 'connect_timeout')]"

    assert read_settings(expression, DATABASE_URL=url).stdout.strip() == "['require', 9]"


def test_an_https_address_switches_on_secure_cookies_and_hsts() -> None:
    expression = (
        "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, "
        "settings.SECURE_HSTS_SECONDS > 0, settings.ALLOWED_HOSTS[-1]"
    )

    result = read_settings(expression, SITE_URL="https://example.org")

    assert result.stdout.strip() == "(True, True, True, True, 'example.org')"


def test_a_secret_key_may_begin_with_an_escaped_dollar() -> None:
    result = read_settings("settings.SECRET_KEY[0]", SECRET_KEY="\\$" + "k" * 60)

    assert result.stdout.strip() == "$"


def test_sqlite_is_durable_and_waits_its_turn() -> None:
    result = read_settings("settings.DATABASES['default']['OPTIONS']")

    assert "journal_mode=WAL" in result.stdout
    assert "synchronous=FULL" in result.stdout
    assert "'transaction_mode': 'IMMEDIATE'" in result.stdout


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    file = tmp_path / "var" / "secret-key"

    first = environment.secret_key(file)
    second = environment.secret_key(file)

    assert first == second
    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_secret_key_that_cannot_be_kept_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (tmp_path / "var").write_text("a file where the folder should be")

    with pytest.raises(SystemExit, match="Setting SECRET_KEY is wrong"):
        environment.secret_key(tmp_path / "var" / "secret-key")
