"""The records in a real browser: the form of a source follows its kind, and nobody is kept out of any page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from articles.library import merging, standing
from articles.references.record import Standing
from tests.factories import make_article, make_help_line, make_source, make_tag, make_user

pytestmark = [pytest.mark.browser]

PASSWORD = "a-long-enough-phrase"  # what make_user gives
DEPENDING = ("Volume", "Issue", "Pages", "Edition", "Publisher", "Place of publication", "Report or law number", "ISBN")


def sign_in(site: Any, page: Any) -> None:
    make_user("edith", group="editor")
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Username").fill("edith")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{site}/admin/")


@pytest.fixture
def plain_page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Any) -> list[str]:
    return [label for label in DEPENDING if page.get_by_label(f"{label}:", exact=True).is_visible()]


def test_the_form_of_a_source_shows_what_its_kind_makes_use_of(site: Any, page: Any) -> None:
    sign_in(site, page)
    page.goto(f"{site}/admin/articles/source/add/")
    kind = page.get_by_label("Kind:", exact=True)

    as_article = shown(page)
    kind.select_option("web-page")
    as_web_page = shown(page)
    kind.select_option("book")
    as_book = shown(page)

    assert as_article == ["Volume", "Issue", "Pages"]
    assert as_web_page == ["Publisher", "Place of publication"]
    assert as_book == ["Volume", "Pages", "Edition", "Publisher", "Place of publication", "ISBN"]


def test_what_holds_text_stays_in_sight(site: Any, page: Any) -> None:
    sign_in(site, page)
    page.goto(f"{site}/admin/articles/source/add/")

    page.get_by_label("Issue:").fill("7")
    page.get_by_label("Kind:", exact=True).select_option("web-page")

    assert shown(page) == ["Issue", "Publisher", "Place of publication"]


def test_without_javascript_every_field_shows(site: Any, plain_page: Any) -> None:
    sign_in(site, plain_page)

    plain_page.goto(f"{site}/admin/articles/source/add/")

    assert shown(plain_page) == list(DEPENDING)


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1280, "light")])
def test_the_records_keep_nobody_out(site: Any, page: Any, width: int, colours: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    source, tag, other = make_source("agabio2023", doi="10.1111/add.14927"), make_tag("Opioids"), make_tag("Opioid")
    make_article(body="It helps [@agabio2023].", tags=("Opioids",))
    double = make_source("agabio2023b", title=source.title, evidence="unsorted", issue="7", doi=f"10.1111/{'a' * 150}")
    make_article("Cites the other", body="It helps [@agabio2023b].")
    done = merging.merge(make_source("agabio2023c"), source, by=None)
    standing.say(source, standing.Word(standing=Standing.RETRACTED, note="Data.", on=date(2026, 5, 1)), by=None)
    addresses = [
        *("source/", "source/add/", f"source/{source.pk}/change/", f"source/{double.pk}/merge/"),
        *(f"source/{double.pk}/merge/?into={source.pk}", f"source/{source.pk}/merges/{done.pk}/undo/"),
        *("tag/", f"tag/{tag.pk}/change/", f"tag/{tag.pk}/delete/", f"tag/merge/?tag={tag.pk}&tag={other.pk}"),
        *("person/", "person/add/", "helpline/", f"helpline/{make_help_line().pk}/change/", "synonym/", "synonym/add/"),
    ]
    sign_in(site, page)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colours)

    wrong = {}
    for address in addresses:
        page.goto(f"{site}/admin/articles/{address}")
        page.wait_for_load_state("networkidle")
        found = [violation["id"] for violation in Axe().run(page).response["violations"]]
        too_wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if found or too_wide:
            wrong[address] = [*found, *(["too wide"] if too_wide else [])]

    assert wrong == {}
