"""The directory in the admin, in a real browser: a facility list comes in by itself, and nobody is kept out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in
from tests.factories import make_user
from tests.treatments.importing.given_lists import (
    NOVEMBER,
    change,
    imported,
    listed,
    make_terms,
    planned,
    row,
    taken_in,
)
from treatments.models import Programme, Provider, Term

pytestmark = [pytest.mark.browser]

ADMIN = "/admin/treatments/"
MANY = 700  # rows: more than one batch


@pytest.fixture
def without_script(browser: Any) -> Iterator[Any]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def enter(site: Any, page: Any) -> None:
    make_user("edith", group="editor")
    sign_in(site, page, "edith")


def give(page: Any) -> None:
    content = listed(*(row(number) for number in range(MANY))).read()
    page.get_by_label("The file").set_input_files({"name": "a.json", "mimeType": "text/plain", "buffer": content})
    page.get_by_label("Name of a new list").fill("Example list")
    page.get_by_role("button", name="Show the plan").click()


def test_a_list_is_given_and_applied_to_the_end_by_itself(site: Any, page: Any) -> None:
    enter(site, page)
    page.goto(f"{site}{ADMIN}programme/")

    page.get_by_role("link", name="Import a facility list…").click()
    give(page)
    page.get_by_text(f"Add {MANY} programmes").wait_for()
    page.get_by_role("button", name="Apply").click()
    page.get_by_text("This is what was done.").wait_for()

    assert Programme.objects.count() == MANY


def test_without_a_script_buttons_read_and_apply(site: Any, without_script: Any) -> None:
    page = without_script
    enter(site, page)
    file = taken_in(*(row(number) for number in range(MANY)))
    page.goto(f"{site}{ADMIN}programme/import/{file.pk}/")

    while (button := page.get_by_role("button", name="Go on reading")).count():
        button.click()
    page.get_by_role("button", name="Apply", exact=True).click()
    while (button := page.get_by_role("button", name="Go on applying")).count():
        button.click()

    assert page.get_by_text("This is what was done.").is_visible()
    assert Programme.objects.count() == MANY


def test_the_directory_keeps_nobody_out(site: Any, page: Any) -> None:
    enter(site, page)
    make_terms()
    Term.objects.update(facet="setting")
    imported(row(1), row(2), row(3))
    change(1, phone="555-555-0177", city="Cambridge")
    later = row(1, phone="555-555-0188", city="Springfield"), row(2, "Day programme"), row(4), {"frid": "", "name2": ""}
    plan, waiting = planned(*later, as_of=NOVEMBER), taken_in(row(1), as_of=NOVEMBER)
    programme, term = Programme.objects.first(), Term.objects.first()
    assert programme
    assert term
    addresses = [
        *("programme/", f"programme/{programme.pk}/change/", f"programme/{programme.pk}/confirm/", "programme/add/"),
        *("provider/", f"provider/{Provider.objects.get().pk}/change/", "term/", f"term/{term.pk}/change/"),
        *("facilitylist/", "programme/import/", f"term/name/?name=Day&import={plan.pk}"),
        *(f"programme/import/{plan.pk}/?outcome={each}" for each in ("conflict", "changed", "new", "refused", "names")),
        f"programme/import/{waiting.pk}/",
    ]
    page.route("**/read/", lambda route: route.abort())
    found: list[str] = []

    for address in addresses:
        page.goto(f"{site}{ADMIN}{address}")
        found += faults_in_every_form(page, address)

    assert found == []
