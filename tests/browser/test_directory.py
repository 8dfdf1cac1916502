"""The directory in a real browser: without JavaScript, at any width, and with the place in no address."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

import pytest

from tests.browser.accessibility import OVERFLOW, faults_in_every_form
from tests.factories import make_article, make_help_line, make_level
from tests.treatments.directory.making import make_place, make_programme, make_term
from treatments import directory
from treatments.models import Assurance, Programme

pytestmark = [pytest.mark.browser]

NARROW_AND_WIDE = ((320, "dark"), (1280, "light"))
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


@pytest.fixture
def boston(site: Any) -> str:
    """The address of a site with 30 programmes in Boston, of which one is made up and one has an old price."""
    directory.forget()
    make_place("Boston")
    make_place("Boston", region="NY", latitude=42.63, longitude=-78.74)
    make_help_line()
    make_term("OIT", "Intensive outpatient", "setting", make_level("Intensive outpatient", slug="iop"))
    make_article(
        "Ten questions",
        slug="ten-questions-to-ask-a-programme",
        kind="about",
        body="## The questions\n\n### 1. What will it cost?\n\nAsk for the price in writing.",
    )
    for number in range(24):
        make_term(f"T{number}", f"A therapy with a rather long name, number {number}", "therapy", meaning="What it is.")
    make_term("NXN", "Naltrexone by mouth", "medicine")
    codes = ["NXN", "OIT", *(f"T{number}" for number in range(24))]
    for number in range(30):
        make_programme(f"Elm House {number:02}", services=codes, website="https://example.org/a-rather-long-address/")
    first = Programme.objects.earliest("name")
    Programme.objects.filter(pk=first.pk).update(is_example=True, status="inactive", alert="Full until May.")
    Assurance.objects.create(programme=first, group="cost", source="Example list", assured_date=date(2020, 1, 5))
    return str(site.url)


def test_axe_finds_nothing_in_the_directory(boston: str, page: Any) -> None:
    found: list[str] = []

    first = Programme.objects.earliest("name")
    for address in (
        "/programmes/?place=Boston&level=iop&level=unknown",
        *(first.get_absolute_url(), f"/programmes/list/?id={first.pk}&id={first.pk + 1}"),
    ):
        page.goto(boston + address)
        page.evaluate(OPEN_ALL)
        found += faults_in_every_form(page, address, forms=NARROW_AND_WIDE, out_of_sight=OVERFLOW)
    page.goto(f"{boston}/programmes/?level=iop")
    page.get_by_label("ZIP code, postcode or town").fill("Boston")
    page.get_by_role("button", name="Search without putting the place in the address").click()
    page.evaluate(OPEN_ALL)
    found += faults_in_every_form(page, "by POST", forms=NARROW_AND_WIDE, out_of_sight=OVERFLOW)

    assert found == []


def test_a_private_search_goes_on_by_buttons_and_never_tells_the_place(boston: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))

    def title() -> str:
        return str(page.locator("#results-title").inner_text())

    page.goto(f"{boston}/programmes/")
    page.get_by_label("ZIP code, postcode or town").fill("Boston")
    page.get_by_role("button", name="Search without putting the place in the address").click()
    titles = [title()]
    page.get_by_text("Medicines", exact=True).click()
    page.get_by_role("button", name="Naltrexone by mouth").click()
    titles.append(title())
    page.get_by_role("button", name="Next page").click()
    titles.append(f"{page.locator('.pagination p').inner_text()}: {title()}")
    page.get_by_role("button", name="Remove Naltrexone by mouth").click()
    page.get_by_label("ZIP code, postcode or town").press("Enter")
    titles.append(title())
    page.get_by_role("button", name="Boston, NY").click()
    titles.append(title())
    kept = context.cookies()
    context.close()

    assert titles == [
        "30 programmes within 25 miles of Boston, MA",
        "30 programmes within 25 miles of Boston, MA: Naltrexone by mouth",
        "Page 2 of 2: 30 programmes within 25 miles of Boston, MA: Naltrexone by mouth",
        "30 programmes within 25 miles of Boston, MA",
        "0 programmes within 25 miles of Boston, NY",
    ]
    assert [url for url in asked if "oston" in url] == []
    assert kept == []


def test_ticked_programmes_come_on_a_list_to_print(boston: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page = context.new_page()

    page.goto(f"{boston}/programmes/?place=Boston")
    page.get_by_label("Put on my list: Elm House 03").check()
    page.get_by_label("Put on my list: Elm House 07").check()
    page.get_by_role("button", name="Show the ticked ones as a list to print").click()
    names = page.locator(".card-title").all_inner_texts()
    page.emulate_media(media="print")
    shown = [page.locator(".questions li").count(), page.locator(".menu").is_visible()]
    address = page.url
    context.close()

    assert names == ["Elm House 03", "Elm House 07"]
    assert shown == [2, False]
    assert "oston" not in address


def test_a_page_of_results_comes_in_one_round_trip(boston: str, page: Any) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}))

    page.goto(f"{boston}/programmes/?place=Boston", wait_until="networkidle")

    assert len(sizes) <= 5
    assert sizes[page.url] < 14_600
    assert [url for url in sizes if url.endswith(".js")] == []
