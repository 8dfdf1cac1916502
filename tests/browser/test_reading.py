"""Reading in a real browser: private, accessible, and whole without JavaScript."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.browser.accessibility import ALL_FORMS, OVERFLOW, faults_in_every_form

pytestmark = [pytest.mark.browser]

ADDRESSES = [
    "/",
    "/articles/",
    "/articles/?tag=alcohol&tag=baclofen",
    "/articles/baclofen-for-alcohol-use/",
    "/articles/baclofen-for-alcohol-use/evidence/",
    "/articles/baclofen-for-alcohol-use/history/",
    "/articles/baclofen-for-alcohol-use/history/?from=1&to=1",
    "/tags/",
    "/tags/alcohol/",
    "/sources/",
    "/sources/?evidence=cohort&tag=alcohol",
    "/sources/agabio2023/",
    "/levels-of-care/",
    "/levels-of-care/intensive-outpatient/",
    "/search/",
    "/search/?q=antabuse",
    "/search/?q=withdrawal+seizure",
    "/about/",
    "/about/privacy/",
    "/nowhere/",
]


@pytest.fixture(scope="module")
def kept() -> Iterator[sqlite3.Connection]:
    """Keeps the starter content, which takes seconds to load, for all tests here."""
    with closing(sqlite3.connect(":memory:")) as database:
        yield database


@pytest.fixture
def starter(site: Any, kept: sqlite3.Connection) -> str:
    """The address of a site with the starter content."""
    if connection.vendor == "sqlite" and kept.execute("SELECT * FROM sqlite_schema").fetchone():
        kept.backup(connection.connection)
    else:
        call_command("load_content", verbosity=0)
        if connection.vendor == "sqlite":
            connection.connection.backup(kept)
    return str(site.url)


def test_reading_leaves_nothing_behind_and_asks_nobody_else(starter: str, page: Any) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for address in ADDRESSES[:-1]:
        page.goto(starter + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")

    assert [url for url in asked if not url.startswith(starter)] == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert complaints == []


def test_axe_finds_nothing_on_any_kind_of_page(starter: str, page: Any) -> None:
    found: list[str] = []

    for address in ADDRESSES:
        page.goto(starter + address)
        found += faults_in_every_form(page, address, forms=ALL_FORMS, out_of_sight=OVERFLOW)

    assert found == []


def test_everything_is_there_without_javascript(starter: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{starter}/articles/")
    page.get_by_role("link", name="Baclofen", exact=False).first.click()
    page.goto(f"{starter}/articles/?tag=alcohol")
    page.get_by_role("link", name="Naltrexone for alcohol use").first.click()
    heading = page.locator("h1").inner_text()
    page.get_by_role("searchbox").first.fill("antabuse")
    page.get_by_role("searchbox").first.press("Enter")
    found = page.get_by_role("link", name="Disulfiram").first.inner_text()
    context.close()

    assert heading == "Naltrexone for alcohol use"
    assert found == "Disulfiram"


def test_a_citation_leads_to_its_reference_and_back_by_keyboard(starter: str, page: Any) -> None:
    page.goto(f"{starter}/articles/baclofen-for-alcohol-use/")
    page.locator("#cite-1").focus()
    page.keyboard.press("Enter")
    there = page.evaluate("location.hash")
    page.locator(f"{there} a[href='#cite-1']").focus()
    page.keyboard.press("Enter")

    assert there.startswith("#ref-")
    assert page.evaluate("location.hash") == "#cite-1"


def test_the_first_tab_stop_skips_to_the_content(starter: str, page: Any) -> None:
    page.goto(f"{starter}/articles/baclofen-for-alcohol-use/")
    page.keyboard.press("Tab")
    label = page.evaluate("document.activeElement.textContent.trim()")
    page.keyboard.press("Enter")

    assert "Skip" in label
    assert page.evaluate("location.hash") == "#" + page.locator("main").get_attribute("id")


def test_an_article_is_light(starter: str, page: Any) -> None:
    """Five requests, 40 kB in all, and the page itself in one round trip (14.6 kB), as gzip sends them."""
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}))

    page.goto(f"{starter}/articles/baclofen-for-alcohol-use/", wait_until="networkidle")

    assert len(sizes) <= 5
    assert sum(sizes.values()) < 40_000
    assert sizes[page.url] < 14_600
    assert [url.rsplit("/", 1)[-1] for url in sizes if url.endswith(".js")] == ["citations.js"]

    evidence = page.goto(f"{starter}/articles/baclofen-for-alcohol-use/evidence/", wait_until="networkidle")

    assert len(gzip.compress(evidence.body())) < 14_600  # its evidence, too, in one round trip
