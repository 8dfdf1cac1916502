"""A citation shows its reference in place: by pointer, by keyboard, by touch; and without the script it is a link."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.browser.accessibility import OVERFLOW
from tests.factories import make_article, make_source

pytestmark = [pytest.mark.browser]

BODY = """## What it is

It helps some people [@agabio2023, p. 4; @minozzi2018]. It was so before, too [@minozzi2018].

| Who | How many |
| --- | --- |
| People with liver disease | 71 of 100 [@agabio2023; @rolland2019] |
"""
CARD = ".cite-card"
# Where the focus is, in words: a citation, what holds the focus in the card, or what else has it.
FOCUS = "document.activeElement.id || document.activeElement.textContent.trim()"


@pytest.fixture
def article(site: Any) -> str:
    """The address of a page that rests on a review, on another that was retracted since, and on a doubtful letter."""
    review = make_source("agabio2023", title="Baclofen for alcohol use disorder", doi="10.1000/a")
    other = make_source("minozzi2018", title="Baclofen again")
    make_source("rolland2019", title="A letter", standing="concern", notice="javascript:alert(1)")
    make_article("Baclofen", slug="baclofen", body=BODY)
    review.standing, review.checked_on = "current", date(2026, 11, 3)
    review.save()
    other.standing, other.standing_note, other.superseded_by = "retracted", "The data could not be verified.", review
    other.standing_on, other.notice = date(2024, 5, 3), "https://doi.org/10.1000/n"
    other.save()
    return f"{site.url}/articles/baclofen/"


@pytest.fixture
def finger(browser: Any, article: str) -> Iterator[Any]:
    """The page on a telephone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(article)
    yield page
    context.close()


def words(card: Any) -> list[str]:
    """The lines of a card."""
    return [line.strip() for line in card.inner_text().splitlines() if line.strip()]


def test_the_pointer_opens_one_card_at_a_time_and_may_go_onto_it(article: str, page: Any) -> None:
    page.clock.install(time=0)
    page.goto(article)
    page.clock.pause_at(3_600_000)  # from here on time passes only where the test says so
    page.locator("#cite-1").hover()
    page.clock.run_for(100)
    too_soon = page.locator(CARD).count()
    page.clock.run_for(200)
    first = words(page.locator(CARD))
    page.locator(CARD).hover()
    page.clock.run_for(5000)
    on_it = page.locator(CARD).count()
    page.locator("#cite-2").hover()
    page.clock.run_for(300)
    second = words(page.locator(CARD))
    page.locator("h1").hover()
    page.clock.run_for(300)
    on_the_way_back = page.locator(CARD).count()
    page.clock.run_for(100)

    assert (too_soon, on_it, on_the_way_back, page.locator(CARD).count()) == (0, 1, 1, 0)
    assert first == [
        "Agabio R. Baclofen for alcohol use disorder. 2020.",
        *("Randomised trial", "Current, checked on 3 November 2026", "doi:10.1000/a", "Go to the reference", "Close"),
    ]
    told = "Retracted on 3 May 2024. It can no longer be relied on. The data could not be verified. Read the notice"
    assert second[0] == told
    assert "Agabio R. Baclofen again. 2020." in second


def test_by_keyboard_the_card_follows_the_focus_and_escape_puts_it_away(article: str, page: Any) -> None:
    page.goto(article)
    page.get_by_role("link", name="About this page").focus()
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    spoken = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText")
    stops = []
    for _ in range(4):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    cards = page.locator(CARD).count()
    page.keyboard.press("Escape")
    kept, away = page.evaluate(FOCUS), page.locator(CARD).count()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    inside = page.evaluate(FOCUS)
    page.keyboard.press("Escape")
    back = page.evaluate(FOCUS)
    page.keyboard.press("Enter")

    assert first == "cite-1"
    assert "Baclofen for alcohol use disorder" in spoken
    assert stops == ["doi:10.1000/a", "Go to the reference", "Close", "cite-2"]
    assert (cards, kept, away) == (1, "cite-2", 0)
    assert (inside, back) == ("doi:10.1000/a", "cite-1")
    assert page.locator("[aria-describedby]").count() == page.locator(CARD).count() == 0
    assert page.url.endswith("#ref-agabio2023")


def test_from_the_card_a_link_leads_to_the_reference(article: str, page: Any) -> None:
    page.goto(article)
    page.locator("#cite-3").focus()
    page.locator(CARD).get_by_role("link", name="Go to the reference").press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("#ref-minozzi2018")
    assert page.locator(CARD).count() == 0
    assert page.evaluate("document.activeElement.closest('li.reference')?.id") == "ref-minozzi2018"


def test_the_first_tap_shows_the_card_and_the_second_goes_to_the_reference(finger: Any) -> None:
    finger.locator("#cite-2").tap()
    shown, address = words(finger.locator(CARD))[0], finger.url
    finger.touchscreen.tap(300, 600)  # beside the text, where nothing can be pressed
    after_a_tap_elsewhere = finger.locator(CARD).count()
    finger.locator("#cite-2").tap()
    finger.get_by_role("button", name="Close").tap()
    closed = finger.locator(CARD).count()
    finger.locator("#cite-1").tap()
    finger.locator("#cite-1").tap()

    assert shown.startswith("Retracted")
    assert not address.endswith("2018")
    assert (after_a_tap_elsewhere, closed, finger.locator(CARD).count()) == (0, 0, 0)
    assert finger.url.endswith("#ref-agabio2023")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_and_the_browser_find_nothing_wrong_with_a_card(article: str, browser: Any, theme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    context = browser.new_context(viewport={"width": width, "height": 600}, color_scheme=theme)
    page = context.new_page()
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))

    page.goto(article)
    for use in ("#cite-2", "#cite-5"):
        page.locator(use).focus()
        found += [f"{each['id']}: {each['nodes'][0]['html'][:150]}" for each in axe.run(page).response["violations"]]
        found += page.evaluate(OVERFLOW)
        box = page.locator(CARD).bounding_box()
        if box["x"] < 0 or box["x"] + box["width"] > width or box["y"] + box["height"] > 600:
            found.append(f"the card of {use} is cut off: {box}")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    page.emulate_media(media="print")
    printed = page.locator(CARD).is_visible()
    context.close()

    assert found == []
    assert len(ids) == len(set(ids))
    assert not printed


def test_a_browser_without_popovers_shows_the_card_all_the_same(article: str, page: Any) -> None:
    page.add_init_script("delete HTMLElement.prototype.showPopover; delete HTMLElement.prototype.popover;")
    page.goto(article)
    page.evaluate("document.querySelector('template').content.firstElementChild.removeAttribute('popover')")

    page.locator("#cite-1").focus()

    assert page.locator(CARD).is_visible()
    card, cited = page.locator(CARD).bounding_box(), page.locator("#cite-1").bounding_box()
    assert card["y"] + card["height"] <= cited["y"] or card["y"] >= cited["y"] + cited["height"]


def test_without_javascript_a_citation_is_a_link_to_its_reference(article: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(article)
    page.locator("#cite-2").click()
    here, said = page.url, page.locator("#ref-minozzi2018").inner_text()
    doubted = page.locator("#ref-rolland2019 .standing-note").inner_html()
    offered = page.get_by_text("Go to the reference").count()
    context.close()

    assert here.endswith("#ref-minozzi2018")
    assert said.startswith("Retracted on 3 May 2024.")
    assert "Of concern" in doubted
    assert "href" not in doubted
    assert offered == 0


def test_the_script_is_small_and_only_where_something_is_cited(article: str, page: Any) -> None:
    page.goto(article)
    here = page.locator("script[src]").evaluate_all("scripts => scripts.map(each => [each.type, each.src])")
    elsewhere = []
    for address in ("/", "/articles/", "/sources/agabio2023/"):
        page.goto(article.removesuffix("/articles/baclofen/") + address)
        elsewhere.append(page.locator("script[src]").count())

    assert [(kind, src.rsplit("/", 1)[-1]) for kind, src in here] == [("module", "citations.js")]
    assert elsewhere == [0, 0, 0]
    assert len(gzip.compress(Path(settings.BASE_DIR, "static/js/citations.js").read_bytes())) < 2000
