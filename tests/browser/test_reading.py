"""Reading in a real browser: private, accessible, and whole without JavaScript."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.browser.accessibility import ALL_FORMS, OVERFLOW, faults_in_every_form
from treatments import directory
from treatments.models import Programme, Treatment

pytestmark = [pytest.mark.browser]

ROOT = Path(__file__).resolve().parents[2]

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
    "/treatments/",
    "/treatments/contingency-management/",
    "/treatments/compare/?t=contingency-management&t=family-work",
    "/treatments/compare/?t=disulfiram&t=nothing",
    "/programmes/?q=example&level=outpatient-therapy",
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
    directory.forget()
    return str(site.url)


def programme_addresses() -> list[str]:
    """A programme, and all of them to print: their numbers differ from database to database."""
    found = list(Programme.objects.order_by("pk"))
    return [found[0].get_absolute_url(), "/programmes/list/?" + "&".join(f"id={each.pk}" for each in found)]


def test_reading_leaves_nothing_behind_and_asks_nobody_else(starter: str, page: Any) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    for address in (*ADDRESSES[:-1], *programme_addresses()):
        page.goto(starter + address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    search_in_private(starter, page)

    assert [url for url in asked if not url.startswith(starter)] == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert complaints == []


def test_axe_finds_nothing_on_any_kind_of_page(starter: str, page: Any) -> None:
    found: list[str] = []

    for address in (*ADDRESSES, *programme_addresses()):
        page.goto(starter + address)
        page.evaluate("document.querySelectorAll('.filter details').forEach(each => { each.open = true; })")
        found += faults_in_every_form(page, address, forms=ALL_FORMS, out_of_sight=OVERFLOW)

    search_in_private(starter, page)
    found += faults_in_every_form(page, "posted", forms=ALL_FORMS, out_of_sight=OVERFLOW)

    assert found == []


def search_in_private(starter: str, page: Any) -> None:
    page.goto(f"{starter}/programmes/")
    page.get_by_label("ZIP code, postcode or town").fill("Leeds")
    page.get_by_role("button", name="Search without putting the place in the address").click()


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
    page.goto(f"{starter}/treatments/")
    for name in ("Baclofen", "Acamprosate"):
        page.get_by_role("checkbox", name=f"Compare {name}").check()
    page.get_by_role("button", name="Show side by side").click()
    compared = page.locator("h1").inner_text()
    search_in_private(starter, page)
    address, place = page.url, page.get_by_label("ZIP code, postcode or town").input_value()
    page.goto(f"{starter}/programmes/")
    page.get_by_role("checkbox", name="Put on my list").first.check()
    page.get_by_role("button", name="Show the ticked ones as a list to print").click()
    listed = page.locator("main li.programme").count()
    context.close()

    assert heading == "Naltrexone for alcohol use"
    assert found == "Disulfiram"
    assert set(compared.split(" and ")) == {"Acamprosate", "Baclofen"}
    assert (address, place) == (f"{starter}/programmes/", "Leeds")
    assert listed == 1


def test_side_by_side_is_read_aloud_question_by_question(starter: str, page: Any) -> None:
    """Each question is a heading, under it each treatment with its answer; people are drawn for the eye alone."""
    page.goto(f"{starter}/treatments/compare/?t=baclofen&t=acamprosate")

    region = page.get_by_role("region", name="Benefit in numbers")
    said = [line.strip(" -:") for line in region.aria_snapshot().splitlines()]

    assert [line for line in said if line.startswith(("term", "heading", "group", "img"))] == [
        'heading "Benefit in numbers" [level=2]',
        "term: Baclofen",
        'group "Returned to any drinking"',
        "term: Acamprosate",
        'group "Drank no alcohol for six months"',
    ]
    assert said.count("definition") == 2
    assert len([line for line in said if " of 100 with " in line]) == region.locator("svg").count() == 4
    assert headings_that_skip(page) == []


def headings_that_skip(page: Any) -> list[str]:
    """Those that stand more than one step below the heading before them."""
    found = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => [Number(e.tagName[1]), e.innerText])")
    return [text for (above, _), (level, text) in pairwise(found) if level > above + 1]


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


def test_pages_are_light(starter: str, page: Any) -> None:
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
    assert {address: size for address, (size, most) in sizes_of_treatments().items() if size >= most} == {}


def sizes_of_treatments() -> dict[str, tuple[int, int]]:
    """Of each page as gzip sends it, and of what it may have: four side by side are two pages long, at most."""
    slugs = list(Treatment.objects.values_list("slug", flat=True))
    most = dict.fromkeys([f"/treatments/{slug}/" for slug in slugs] + programme_addresses(), 14_600)
    most |= {"/treatments/": 14_600, "/programmes/": 14_600}
    most |= {f"/treatments/compare/?{'&'.join(f't={slug}' for slug in LONGEST)}": 2 * 14_600}
    return {address: (len(gzip.compress(Client().get(address).content)), most[address]) for address in most}


LONGEST = ("acamprosate", "baclofen", "medicines-for-alcohol-withdrawal", "naltrexone-injection")


def test_styles_are_light() -> None:
    styles = [(ROOT / "static/css" / name).read_bytes() for name in ("base.css", "components.css")]

    assert sum(len(brotli.compress(style)) for style in styles) <= 9_000
