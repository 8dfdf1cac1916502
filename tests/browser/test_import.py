"""Importing in a real browser: reading goes on by itself, choices are kept as they are made; a button does either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Source, SourceImport
from tests.articles.library.given_files import ris, taken_in
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in
from tests.factories import make_source, make_user

pytestmark = [pytest.mark.browser]

IMPORT = "/admin/articles/source/import/"
DOI = "10.1111/add.14927"
MANY = 900  # entries: more than one request reads


def many() -> str:
    return ris(*({"DO": f"10.1111/{each}", "TI": f"Part {each}"} for each in range(MANY)))


def enter(site: Any, page: Any) -> User:
    edith = make_user("edith", group="editor")
    sign_in(site, page, "edith")
    return edith


@pytest.fixture
def without_script(browser: Any) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_large_file_is_read_to_the_end_by_itself_and_applied(site: Any, page: Any) -> None:
    enter(site, page)
    page.goto(f"{site}{IMPORT}")

    page.get_by_label("A file").set_input_files(
        {"name": "refs.ris", "mimeType": "text/plain", "buffer": many().encode()}
    )
    page.get_by_role("button", name="Show the plan").click()
    page.get_by_text(f"Add {MANY} sources").wait_for()
    page.get_by_role("button", name="Apply").click()
    page.get_by_text("This is what was done.").wait_for()

    assert Source.objects.count() == MANY


def test_without_a_script_a_button_reads_on(site: Any, without_script: Any) -> None:
    page = without_script
    file = taken_in(many(), by=enter(site, page))
    page.goto(f"{site}{IMPORT}{file.pk}/")
    begun = page.get_by_text(f"Read 0 of {MANY} entries").is_visible()

    while (button := page.get_by_role("button", name="Go on reading")).count():
        button.click()
    page.get_by_role("button", name="Apply").click()

    assert begun
    assert page.get_by_text("This is what was done.").is_visible()
    assert Source.objects.count() == MANY


def test_a_choice_changes_what_applying_says_that_it_will_do(site: Any, page: Any) -> None:
    make_source(title="Baclofen for alcohol use disorder", year=2023, doi=DOI, volume="12")
    enter(site, page)
    page.goto(f"{site}{IMPORT}")
    page.get_by_label("Or paste").fill(ris({"DO": DOI, "VL": "13"}))
    page.get_by_role("button", name="Show the plan").click()
    page.get_by_text("Leave 1 as it is").wait_for()

    page.get_by_label("Take this volume").check()
    page.get_by_text("Fill 1 source").wait_for()
    page.reload()

    assert page.get_by_label("Take this volume").is_checked()
    assert SourceImport.objects.get().entries.get().choice == {"take": ["volume"]}


def test_importing_breaks_no_rule_of_accessibility(site: Any, page: Any) -> None:
    make_source("one", title="Baclofen for alcohol use disorder", year=2023, doi=DOI, volume="12")
    make_source("two", title="Alike", year=2023, volume="12")
    edith = enter(site, page)
    page.goto(f"{site}{IMPORT}")
    found = faults_in_every_form(page, "giving a file")

    differing, alike = {"DO": DOI, "VL": "13", "IS": "2"}, {"TI": "Alike", "VL": "13"}
    page.get_by_label("Or paste").fill(ris(differing, alike, {"DO": "10.1111/new", "TI": "New"}, {"TI": ""}))
    page.get_by_role("button", name="Show the plan").click()
    page.get_by_text("Add 1 source").wait_for()
    found += faults_in_every_form(page, "the plan")
    page.get_by_role("button", name="Apply").click()
    page.get_by_text("This is what was done.").wait_for()
    found += faults_in_every_form(page, "what was done")
    waiting = taken_in(many(), by=edith)
    page.route("**/read/", lambda route: route.abort())
    page.goto(f"{site}{IMPORT}{waiting.pk}/")
    page.get_by_text("The site did not answer.").wait_for()
    found += faults_in_every_form(page, "reading")

    assert found == []
