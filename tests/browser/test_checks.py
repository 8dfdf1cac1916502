"""The editorial checks in a real browser: beside the text while it is written, and on pages of their own."""

from __future__ import annotations

from typing import Any

import pytest

from articles.checking import dismissing
from articles.editorial import rules
from articles.editorial.rules import absolute
from articles.models import Dismissal, HouseWord
from tests.articles.checking.found_here import ADDRESS, DANGER, TWO_RULES, WORDS, of, the_one
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in, sign_in_by_form
from tests.factories import make_article, make_draft, make_treatment, make_user

pytestmark = [pytest.mark.browser]

FORMS = ((360, "dark"), (360, "light"), (1280, "light"), (1280, "dark"))
REASON = "It is what the page is about."


@pytest.fixture(autouse=True)
def two_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else is reported: the server runs in this process."""
    monkeypatch.setattr(rules, "ALL", TWO_RULES)


@pytest.fixture
def desk(site: Any, page: Any) -> Any:
    """A tab in which an editor is signed in. Complaints of the browser are noted."""
    make_user("edith", group="editor")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(site, page)
    page.complaints = complaints
    page.address = str(site)
    return page


def open_form(desk: Any, page: Any = None, *, of: str = "articles/article") -> None:
    desk.goto(f"{desk.address}/admin/{of}/{f'{page.pk}/change' if page else 'add'}/")


def field(desk: Any, name: str = "body") -> Any:
    return desk.locator(f"#id_{name}")


def heading(desk: Any, words: str) -> None:
    desk.locator("[data-findings] h2").get_by_text(words, exact=True).wait_for()


def selection(desk: Any) -> tuple[str, str]:
    """The field that has the focus, and what is selected in it."""
    found = desk.evaluate("(f => [f.name, f.value.slice(f.selectionStart, f.selectionEnd)])(document.activeElement)")
    return tuple(found)


def ask_why(desk: Any) -> Any:
    """Opens the field for a reason of the only finding."""
    desk.get_by_role("link", name="Let it stand…").click()
    return desk.get_by_label("Why may it stand?")


# Beside the text


def test_findings_follow_what_is_typed(desk: Any) -> None:
    open_form(desk)

    field(desk).press_sequentially(ADDRESS)
    heading(desk, "Findings (1)")
    desk.get_by_text("This is an address, and not words that say where it leads.").wait_for()
    field(desk, "summary").fill(ADDRESS)
    heading(desk, "Findings (2)")
    field(desk).fill("Mended.")
    field(desk, "summary").fill("Mended.")
    heading(desk, "Findings: nothing to mend")

    assert desk.get_by_text("Nothing was found.").count() == 1
    assert desk.complaints == []


def test_the_place_of_a_new_page_counts(desk: Any) -> None:
    open_form(desk)

    field(desk).fill(DANGER)
    heading(desk, "Findings (1)")
    field(desk, "place").select_option("about")

    heading(desk, "Findings: nothing to mend")


@pytest.mark.parametrize("text", [ADDRESS, f"\n\n🙂 Fine.\n\n🙂 {ADDRESS}", "Line. " * 400 + f"\n\n{ADDRESS}"])
def test_a_click_leads_to_the_words_in_the_text(desk: Any, text: str) -> None:
    open_form(desk)
    field(desk).fill(text)

    desk.locator("[data-found] li", has_text=WORDS).get_by_role("button", name="line").click()

    assert selection(desk) == ("body", WORDS)


@pytest.mark.parametrize("name", ["title", "summary", "what", "risks"])
def test_a_click_leads_to_the_words_in_other_fields(desk: Any, name: str) -> None:
    open_form(desk, of="treatments/treatment")
    desk.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    field(desk, name).fill(ADDRESS)
    heading(desk, "Findings (1)")

    desk.locator("[data-found]").get_by_role("button", name=", line 1").click()

    assert selection(desk) == (name, WORDS)
    assert desk.complaints == []


def test_a_finding_of_a_fact_is_found_after_saving_too(desk: Any) -> None:
    page = make_treatment(risks=f"Fine.\n\n{ADDRESS}")
    open_form(desk, page)

    desk.goto(f"{desk.address}/admin/treatments/treatment/{page.pk}/change/")
    desk.get_by_role("button", name="line 3").click()

    assert selection(desk) == ("risks", WORDS)


def test_a_finding_can_be_reached_with_the_keyboard(desk: Any) -> None:
    open_form(desk)
    field(desk).fill(ADDRESS)
    button = desk.locator("[data-found]").get_by_role("button", name="line 1")

    button.focus()
    desk.keyboard.press("Enter")

    assert selection(desk) == ("body", WORDS)


def test_words_that_go_over_a_line_are_selected_whole(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "ALL", (absolute.RULE,))
    open_form(desk)

    field(desk).fill("Water.\n\n- It has **no** side\n  effects at all.")
    desk.get_by_role("button", name="line 3").click()

    assert selection(desk) == ("body", "no** side\n  effects")


def test_words_that_are_told_shortened_are_selected_as_far_as_told(desk: Any) -> None:
    long = f"https://example.org/{'x' * 200}"
    open_form(desk)

    field(desk).fill(f"See {long} there.")
    desk.get_by_role("button", name="line 1").click()

    assert selection(desk) == ("body", long[:119])


def test_the_keyboard_stays_in_the_list_when_it_is_drawn_anew(desk: Any) -> None:
    open_form(desk, make_draft(body=ADDRESS))
    heading(desk, "Findings (1)")

    field(desk).evaluate(
        "f => { f.value += '\\n\\nSee https://example.org/y.'; f.dispatchEvent(new Event('input', {bubbles: true})) }"
    )
    desk.locator("[data-found]").get_by_role("button", name="line 1").focus()
    heading(desk, "Findings (2)")

    assert desk.evaluate("document.activeElement.closest('[data-key]').dataset.words") == WORDS


def test_a_group_that_was_closed_stays_closed(desk: Any) -> None:
    open_form(desk)
    field(desk).fill(ADDRESS)
    desk.locator("details[data-group=warning] summary").click()

    field(desk).fill(f"{ADDRESS} See https://example.org/y too.")
    heading(desk, "Findings (2)")

    assert desk.locator("details[data-group=warning]").get_attribute("open") is None


def test_somebody_signed_out_is_told_beside_the_findings(desk: Any) -> None:
    open_form(desk)
    heading(desk, "Findings: nothing to mend")
    desk.context.clear_cookies()

    field(desk).fill(ADDRESS)

    desk.locator("[data-findings-status]").get_by_text("You are signed out").wait_for()
    assert field(desk).input_value() == ADDRESS


# Letting stand, without leaving the form


def test_a_finding_is_let_stand_while_the_page_is_written(desk: Any) -> None:
    page = make_draft(body="Saved.")
    open_form(desk, page)
    field(desk).fill(f"Not saved.\n\n{ADDRESS}")

    ask_why(desk).fill(REASON)
    desk.get_by_role("button", name="Let it stand").click()
    heading(desk, "Findings: nothing to mend")

    desk.get_by_text("1 let stand, with a reason").wait_for()
    assert list(Dismissal.objects.values_list("words", "reason")) == [(WORDS, REASON)]
    assert (field(desk).input_value(), page.revisions.count()) == (f"Not saved.\n\n{ADDRESS}", 1)
    assert desk.evaluate("document.activeElement.closest('[data-findings]') !== null")
    assert desk.complaints == []


def test_enter_sends_the_reason_and_does_not_save_the_page(desk: Any) -> None:
    page = make_draft(body=ADDRESS)
    open_form(desk, page)
    heading(desk, "Findings (1)")

    ask_why(desk).fill(REASON)
    desk.keyboard.press("Enter")
    heading(desk, "Findings: nothing to mend")

    assert (Dismissal.objects.count(), page.revisions.count()) == (1, 1)
    assert desk.url.endswith(f"/{page.pk}/change/")


def test_escape_leaves_it_as_it_was(desk: Any) -> None:
    open_form(desk, make_draft(body=ADDRESS))
    heading(desk, "Findings (1)")

    ask_why(desk).fill(REASON)
    desk.keyboard.press("Escape")

    assert desk.get_by_label("Why may it stand?").count() == 0
    assert desk.evaluate("document.activeElement.textContent") == "Let it stand…"
    assert not Dismissal.objects.exists()


def test_a_reason_that_was_left_is_nothing_unsaved(desk: Any) -> None:
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_form(desk, make_draft(body=ADDRESS))
    heading(desk, "Findings (1)")

    ask_why(desk).press_sequentially(REASON)
    desk.get_by_role("button", name="Leave it").click()
    desk.goto(f"{desk.address}/admin/")

    assert asked == []


def test_without_a_reason_it_says_what_is_missing(desk: Any) -> None:
    open_form(desk, make_draft(body=ADDRESS))
    heading(desk, "Findings (1)")

    ask_why(desk).press("Enter")

    desk.get_by_role("alert").get_by_text("Say why it may stand").wait_for()
    assert not Dismissal.objects.exists()


def test_a_reason_that_is_being_given_outlives_a_new_answer(desk: Any) -> None:
    open_form(desk, make_draft(body=ADDRESS))
    heading(desk, "Findings (1)")

    ask_why(desk).fill(REASON)
    field(desk).fill(f"{ADDRESS} See https://example.org/y too.")
    heading(desk, "Findings (2)")

    assert desk.get_by_label("Why may it stand?").input_value() == REASON


def test_the_list_is_up_to_date_when_a_reason_was_left(desk: Any) -> None:
    open_form(desk, make_draft(body=ADDRESS))
    heading(desk, "Findings (1)")

    ask_why(desk)
    field(desk).fill(f"{ADDRESS} See https://example.org/y too.")
    heading(desk, "Findings (2)")
    desk.get_by_role("button", name="Leave it").click()
    desk.locator("[data-found] li").nth(1).wait_for()

    assert desk.locator("[data-found] li").count() == 2


# Without JavaScript


def test_findings_are_told_and_let_stand_without_javascript(site: Any, browser: Any) -> None:
    make_user("edith", group="editor")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    page = make_draft(body="Some text.")

    sign_in_by_form(site, tab)
    tab.goto(f"{site}/admin/articles/article/{page.pk}/change/")
    tab.get_by_label("Text:").fill(ADDRESS)
    tab.get_by_role("button", name="Save draft", exact=True).click()
    told = tab.locator("[data-findings] li").inner_text()
    tab.get_by_role("link", name="Let it stand…").click()
    tab.get_by_label("Why it may stand").fill(REASON)
    tab.get_by_role("button", name="Let it stand").click()
    shown = tab.locator("#content-main").inner_text()
    tab.get_by_role("button", name="Report it again").click()
    again = tab.get_by_role("button", name="Let it stand").count()
    context.close()

    assert "This is an address, and not words that say where it leads." in told
    assert f"It may stand: “{REASON}”" in shown
    assert (again, Dismissal.objects.count()) == (1, 0)


# For everybody


def test_the_form_and_the_pages_of_the_checks_break_no_rule_of_accessibility(desk: Any) -> None:
    long = f"https://example.org/{'long' * 30}"
    page = make_draft(body=f"{ADDRESS}\n\n{ADDRESS}\n\nSee {long} there.\n\n{DANGER}\n\nOne [@nobody].")
    dismissing.dismiss(page, of(page)[2].finding, REASON, by=None)
    make_article(body=f"{ADDRESS}\n\nSee {long} there.")
    make_treatment(what=ADDRESS)
    HouseWord.objects.create(words="junkie", instead="person")
    checks, report = f"/admin/articles/article/{page.pk}/checks/", "/admin/articles/article/checks/"
    found: list[str] = []

    for place in (checks, report, f"{report}?rule=bare-url", f"{report}?rule=alt-text"):
        desk.goto(f"{desk.address}{place}")
        found += faults_in_every_form(desk, place, forms=FORMS)
    desk.goto(f"{desk.address}{checks}")
    desk.get_by_label("Why it may stand").first.fill(" ")
    desk.get_by_role("button", name="Let it stand").first.click()
    desk.get_by_role("alert").wait_for()
    found += faults_in_every_form(desk, "a refused reason", forms=FORMS)
    open_form(desk, page)
    heading(desk, "Findings (4)")
    found += faults_in_every_form(desk, "the form", forms=FORMS)
    desk.get_by_role("link", name="Let it stand…").first.click()
    found += faults_in_every_form(desk, "a reason in the form", forms=FORMS)

    assert found == []
    assert the_one(page, "help-box-missing").stops
