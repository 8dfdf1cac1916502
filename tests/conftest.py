"""What all tests share."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from hypothesis import settings as hypothesis_settings

from articles.checking import record
from treatments import directory

# Examples that differ from run to run find more over time; the same seed in CI would find the same ones for ever.
hypothesis_settings.register_profile("tests", deadline=None, print_blob=True)
hypothesis_settings.load_profile("tests")


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    """Tests need no collected static files, nor a list of them for every client, and fast password hashes will do."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.WHITENOISE_AUTOREFRESH = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def nobody_is_present(settings: Any) -> None:
    """Who has which page open is kept in a cache: one of the memory, empty for every test."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "presence"}
    settings.CACHES = settings.CACHES | {"presence": memory}
    caches["presence"].clear()


@pytest.fixture(autouse=True)
def directory_of_this_test() -> None:
    """A database that was rolled back counts its stamps anew, and what is in memory is of the test before."""
    directory.forget()


@pytest.fixture(autouse=True)
def record_of_this_test() -> None:
    """A database that was rolled back gives its numbers again."""
    record.forget()


def without_browser() -> str:
    """Why browser tests cannot run here; "" when they can, or must because BROWSER_TESTS=required says so."""
    if os.environ.get("BROWSER_TESTS") == "required":
        return ""
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return "there is no Chromium on this machine"
    return "" if importlib.util.find_spec("playwright") else "Playwright is not installed (make test installs it)"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes may hold the moment at which they were packed, and name their test otherwise in each process."""
    return argname if isinstance(val, bytes) else None


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if collection_path.name == "browser" and without_browser() else None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = [*terminalreporter.stats.get("passed", []), *terminalreporter.stats.get("failed", [])]
    shown = sorted(str(value) for each in reports for name, value in each.user_properties if name == "shown")
    if shown:
        terminalreporter.section("how often the editorial rules are right")
        terminalreporter.write_line("\n".join(shown))
    if reason := without_browser():
        terminalreporter.write_line(f"Browser tests were skipped: {reason}.")
