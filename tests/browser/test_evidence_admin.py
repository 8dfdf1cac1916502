"""The evidence of a page in the admin, in a real browser: noting what sources say, with and without scripts."""

from __future__ import annotations

import os
from typing import Any

import pytest

from articles.evidence.supporting import support
from articles.models import Page, Source, Support
from tests.factories import edit, make_article, make_source, make_user

pytestmark = [pytest.mark.browser]

PASSWORD = "a-long-enough-phrase"  # what make_user gives
BODY = (
    "# Page\n\n## How well it works\n\nBaclofen helps some people to stop drinking [@agabio2023, p. 4; @older2015]. "
    "It lowers the risk of relapse by 13 per cent.\n\n## Risks\n\nIt makes one person in ten sleepy [@fell2020].\n"
)


@pytest.fixture
def article(site: Any) -> Page:
    make_source("agabio2023", year=2023)
    make_source("older2015", year=2015)
    make_source("fell2020")
    page = make_article("Baclofen", body=BODY)
    support(page.revisions.get().citations.get(use=1), "12 of 30 people stopped, and 6 of 31 on placebo.", by=None)
    Source.objects.filter(key="fell2020").update(standing="retracted", standing_note="Retracted in 2025.")
    return page


def signed_in(tab: Any, site: Any) -> Any:
    make_user("edith", group="editor", first_name="Edith", last_name="Ward")
    tab.goto(f"{site}/admin/login/")
    tab.get_by_label("Username").fill("edith")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()
    return tab


def opened(tab: Any, site: Any, article: Page) -> Any:
    signed_in(tab, site).goto(f"{site}/admin/articles/article/{article.pk}/change/")
    tab.get_by_role("link", name="Evidence", exact=True).click()
    return tab


def test_words_are_noted_without_scripts(browser: Any, site: Any, article: Page) -> None:
    tab = opened(browser.new_context(java_script_enabled=False).new_page(), site, article)

    tab.get_by_label("What the source says: Agabio 2020").fill("1 in 10 was sleepy.")
    tab.get_by_role("button", name="Save all").click()

    assert tab.get_by_text("Saved what a source says.").is_visible()
    assert tab.get_by_text("Checked by Edith Ward").is_visible()
    assert Support.objects.get(source__key="fell2020").words == "1 in 10 was sleepy."


def test_what_was_typed_survives_a_newer_revision(site: Any, page: Any, article: Page) -> None:
    opened(page, site, article)
    page.get_by_label("What the source says: Agabio 2020").fill("1 in 10 was sleepy.")
    edit(article, body=BODY.replace("sleepy", "tired"))

    page.get_by_role("button", name="Save all").click()

    assert page.get_by_role("alert").is_visible()
    assert page.get_by_label("Agabio 2020 says").input_value() == "1 in 10 was sleepy."


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1280, "light")])
def test_the_evidence_keeps_nobody_out(site: Any, page: Any, article: Page, width: int, colours: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)
    signed_in(page, site)
    wrong = []

    for place in (f"{article.pk}/evidence/", f"{article.pk}/evidence/?show=uncited", "waiting/sources/"):
        page.goto(f"{site}/admin/articles/article/{place}")
        page.wait_for_load_state("networkidle")
        wrong += [f"{place}: {each['id']}" for each in axe.run(page).response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wrong.append(f"{place}: too wide")
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{folder}/{len(os.listdir(folder))}-{width}.png", full_page=True)

    assert wrong == []
