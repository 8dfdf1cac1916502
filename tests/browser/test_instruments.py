"""The panel of the instruments in a real browser: it is answered, and everybody can use it."""

from __future__ import annotations

from typing import Any

import pytest

from articles.checking import answering
from articles.editorial.instruments import Answer
from articles.models import Page
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in, sign_in_by_form
from tests.factories import edit, make_article, make_source, make_treatment, make_user

pytestmark = [pytest.mark.browser]

FORMS = ((360, "dark"), (360, "light"), (1280, "light"), (1280, "dark"))
SAVE = "Save the answers"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
LONG = f"See https://example.org/{'long' * 60} first"


@pytest.fixture
def desk(site: Any, page: Any) -> Any:
    """A tab in which an editor is signed in."""
    make_user("edith", group="editor")
    sign_in(site, page)
    page.address = str(site)
    return page


def checks(of: Page) -> str:
    return f"/admin/treatments/treatment/{of.pk}/checks/"


def answers(of: Page) -> dict[str, Answer]:
    return answering.kept(of.revisions.latest())


def answer(tab: Any) -> None:
    tab.get_by_label("Answer to DISCERN 2", exact=True).select_option("4")
    tab.get_by_label("Why (DISCERN 2)").fill("The cost is missing.")
    tab.get_by_label("In words (Clear Communication Index a)").fill("For families.")


def test_questions_are_answered_and_the_score_follows(desk: Any) -> None:
    page = make_treatment()
    desk.goto(desk.address + checks(page))
    before = desk.locator("#instrument-discern .instrument-score").inner_text()

    answer(desk)
    desk.get_by_role("button", name=SAVE).click()
    desk.get_by_text("Saved 2 answers.").wait_for()

    after = desk.locator("#instrument-discern .instrument-score").inner_text()
    assert ("3 still to answer" in before, "2 still to answer" in after) == (True, True)
    assert answers(page) == {"discern-2": Answer(4, "The cost is missing."), "cci-a": Answer(0, "For families.")}


def test_enter_in_a_reason_saves(desk: Any) -> None:
    page = make_treatment()
    desk.goto(desk.address + checks(page))

    answer(desk)
    desk.keyboard.press("Enter")
    desk.get_by_text("Saved 2 answers.").wait_for()

    assert len(answers(page)) == 2


def test_the_scores_on_the_form_lead_to_the_questions(desk: Any) -> None:
    page = make_treatment()
    desk.goto(f"{desk.address}/admin/treatments/treatment/{page.pk}/change/")

    desk.get_by_role("link", name="Clear Communication Index").click()
    desk.wait_for_url("**/checks/#instrument-cci")

    desk.get_by_role("heading", name="Clear Communication Index").wait_for()


def test_questions_are_answered_without_javascript(site: Any, browser: Any) -> None:
    make_user("edith", group="editor")
    page = make_treatment()
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()

    sign_in_by_form(site, tab)
    tab.goto(f"{site}{checks(page)}")
    answer(tab)
    tab.get_by_role("button", name=SAVE).click()
    told = tab.locator("#content").inner_text()
    context.close()

    assert "Answered 4 of 5: The cost is missing." in told
    assert len(answers(page)) == 2


def test_the_panel_breaks_no_rule_of_accessibility_in_any_state(desk: Any) -> None:
    make_source("agabio2023")
    make_article(slug="how-we-check", kind="about")
    page = make_treatment(benefit="It helps 3 in 100 people [@agabio2023].", risks="It harms. Falls are common.")
    answering.answer(page, {"discern-2": Answer(5, LONG), "discern-3": Answer(1), "cci-1": Answer(1)}, by=None)
    found: list[str] = []

    for state in ("answered", "offered", "stale"):
        if state == "offered":
            edit(page, body="Newer.")
        if state == "stale":
            desk.get_by_label("Why (DISCERN 2)").fill(LONG[::-1])
            edit(page, body="Newer still.")
            desk.get_by_role("button", name=SAVE).click()
            desk.get_by_role("alert").get_by_text("Nothing was saved").wait_for()
        else:
            desk.goto(desk.address + checks(page))
        desk.evaluate(OPEN_ALL)
        found += faults_in_every_form(desk, state, forms=FORMS)
    desk.goto(f"{desk.address}/admin/treatments/treatment/{page.pk}/change/")
    desk.locator(".page-state a", has_text="DISCERN").wait_for()
    found += faults_in_every_form(desk, "the form", forms=FORMS)

    assert found == []
