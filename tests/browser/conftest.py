"""A real Chromium against a real server. tests/conftest.py leaves these out where there is none."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

# Playwright's synchronous interface runs an event loop in this thread, which Django would refuse to share.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# What a browser that nobody looks at can do without: popups of its address bar and a process in reserve for every tab
# cost half of what opening one costs. The others are those that Playwright switches off, for a later list replaces its.
WITHOUT = [
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "MediaRouter"),
    *("OptimizationHints", "PaintHolding"),
]
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
QUIET.append(f"--disable-features={','.join(WITHOUT)}")


@pytest.fixture(scope="session")
def as_migrated(django_db_setup: None) -> str:
    """What the migrations made, from the connection that kept it: Playwright's event loop gets another of its own."""
    return str(connection._test_serialized_contents)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def browser(as_migrated: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        connection._test_serialized_contents = as_migrated  # type: ignore[attr-defined]
        yield browser
        browser.close()


@pytest.fixture
def site(browser: Any, live_server: Any, django_db_serialized_rollback: None) -> Iterator[Any]:
    """The address of a running site. What the migrations made (groups) is there for every test."""
    yield live_server
    close_all(browser)


def close_all(browser: Any) -> None:
    """Close every tab and wait for what its scripts have asked last: the database is emptied next."""
    for context in list(browser.contexts):
        context.set_offline(True)
        context.close()
    deadline = time.monotonic() + 5
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        if time.monotonic() > deadline:
            break
        time.sleep(0.02)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A tab of a new visitor: 1280 pixels wide, light, nothing remembered."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.set_offline(True)  # what its scripts would ask while it closes could not be answered any more
    context.close()
