"""The records in a real browser: the form of a source follows its kind, and nobody is kept out of any page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from articles.library import merging, standing
from articles.references.record import Standing
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in
from tests.factories import make_article, make_help_line, make_source, make_tag, make_user

pytestmark = [pytest.mark.browser]

DEPENDING = ("Volume", "Issue", "Pages", "Edition", "Publisher", "Place of publication", "Report or law number", "ISBN")


@pytest.fixture
def plain_page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Any) -> list[str]:
    return [label for label in DEPENDING if page.get_by_label(f"{label}:", exact=True).is_visible()]


def test_the_form_of_a_source_shows_what_its_kind_makes_use_of(site: Any, page: Any) -> None:
    make_user("edith", group="editor")
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
    make_user("edith", group="editor")
    sign_in(site, page)
    page.goto(f"{site}/admin/articles/source/add/")

    page.get_by_label("Issue:").fill("7")
    page.get_by_label("Kind:", exact=True).select_option("web-page")

    assert shown(page) == ["Issue", "Publisher", "Place of publication"]


def test_without_javascript_every_field_shows(site: Any, plain_page: Any) -> None:
    make_user("edith", group="editor")
    sign_in(site, plain_page)

    plain_page.goto(f"{site}/admin/articles/source/add/")

    assert shown(plain_page) == list(DEPENDING)


def test_the_records_keep_nobody_out(site: Any, page: Any) -> None:
    make_user("edith", group="editor")
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
    found: list[str] = []

    for address in addresses:
        page.goto(f"{site}/admin/articles/{address}")
        found += faults_in_every_form(page, address)

    assert found == []
