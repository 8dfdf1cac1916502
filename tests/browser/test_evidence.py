"""The evidence of a page in a real browser: it is accessible, and leads to the very sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from articles.evidence.supporting import support
from articles.library import standing
from articles.library.standing import Word
from articles.references.record import Standing
from tests.browser.accessibility import OVERFLOW
from tests.factories import make_article, make_source

pytestmark = [pytest.mark.browser]

ADDRESSES = ["/articles/baclofen/", "/articles/baclofen/evidence/", "/sources/", "/sources/minozzi2018/"]
TABLE = "| Who | Deaths |\n| --- | --- |\n| People with liver disease | 7 of 100 [@minozzi2018, table 2] |"
# What stands where the page was scrolled to, and which element the address means.
PLACE = """() => {
  const target = document.querySelector(':target');
  const box = target.getBoundingClientRect();
  return {words: target.innerText, isSeen: box.bottom > 60 && box.top < innerHeight};
}"""


@pytest.fixture
def article(site: Any) -> str:
    """The address of the evidence of a page that is long enough to be scrolled."""
    make_source("agabio2023")
    filling = "Ask a clinician what that means to you.\n\n" * 40
    body = f"{filling}## Harms\n\nIt harms 1 in 100 people [@agabio2023] or 2. It helps 3 in 100 people.\n\n{filling}"
    make_article("Baclofen", slug="baclofen", body=body)
    return f"{site.url}/articles/baclofen/evidence/"


def test_axe_finds_nothing_and_nothing_is_cut_off_where_a_source_was_retracted(browser: Any, site: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    newer, source = make_source("agabio2023", finding="It helps."), make_source("minozzi2018", doi="10.1000/x")
    body = f"It helps 71 of 100 people [@minozzi2018; @agabio2023].\n\n{TABLE}\n\nIt harms 1 in 100. Ask a clinician."
    page = make_article("Baclofen", slug="baclofen", body=body, tags=("Alcohol",))
    support(page.revisions.get().citations.get(use=1), "RR 0.87 (0.77 to 0.99).", by=None)
    word = Word(standing=Standing.RETRACTED, note="No data.", on=date(2024, 5, 3), notice="https://a.example/n")
    standing.say(source, replace(word, superseded_by=newer), by=None)
    found: list[str] = []

    for width, theme in ((320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
        tab = context.new_page()
        for address in ADDRESSES:
            tab.goto(site.url + address)
            tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            violations = axe.run(tab).response["violations"]
            found += [f"{address} {width} {each['id']}: {each['nodes'][0]['html'][:150]}" for each in violations]
            found += [f"{address} {width}: {each}" for each in tab.evaluate(OVERFLOW)]
        context.close()

    assert found == []


def test_a_claim_leads_to_the_very_sentence(article: str, page: Any) -> None:
    places = []
    for words in ("It harms 1 in 100 people or 2.", "It helps 3 in 100 people."):
        page.goto(article)
        page.locator(".claim", has_text=words).get_by_role("link", name="See it in the page").click()
        page.wait_for_selector("h1:text-is('Baclofen')")
        page.wait_for_selector(":target")
        places.append(page.evaluate(PLACE))

    assert [place["isSeen"] for place in places] == [True, True]
    assert "It helps 3 in 100 people." in places[1]["words"]  # its paragraph, and not only the heading over it


def test_where_the_words_are_not_found_the_citation_is(article: str, page: Any) -> None:
    page.goto(article)
    link = page.locator(".claim-place a").first
    link.evaluate("link => { link.href = link.href.replace(/#.*/, '#cite-1:~:text=nowhere') }")
    link.click()
    page.wait_for_selector("#cite-1:target")

    assert page.evaluate(PLACE)["isSeen"]


def test_it_is_whole_without_javascript(article: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(article)
    page.locator("summary", has_text="1 claim not cited").click()
    page.locator(".claims-quiet a").first.click()
    led = page.locator(":target").inner_text()
    context.close()

    assert led.splitlines()[0] == "It helps 3 in 100 people."
    assert "Not cited" in led
