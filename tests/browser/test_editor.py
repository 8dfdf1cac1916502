"""Writing in a real browser: by mouse, by keyboard and without JavaScript; and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Article, Revision
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in, sign_in_by_form
from tests.factories import edit, make_article, make_draft, make_person, make_reviewer, make_source, make_tag, make_user

pytestmark = [pytest.mark.browser]

ADD = "/admin/articles/article/add/"
BUTTONS = {  # what each makes of two lines that are selected
    "Heading": "## One\n## Two",
    "Bold": "**One\nTwo**",
    "Bullets": "- One\n- Two",
    "Numbers": "1. One\n2. Two",
    "Quote": "> One\n> Two",
    "Link": "[One\nTwo](https://)",
    "Warning": "::: warning\nOne\nTwo\n:::\n\n",
    "Footnote": "One\nTwo[^1]\n\n[^1]: Text of the note.",
}


@pytest.fixture
def desk(site: Any, page: Any) -> Any:
    """A tab in which an editor is signed in, in front of an empty form. Complaints of the browser fail the test."""
    make_user("edith", group="editor")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(site, page)
    page.goto(f"{site}{ADD}")
    page.complaints = complaints
    return page


def text(page: Any) -> Any:
    return page.get_by_label("Text:")


def selection(page: Any) -> str:
    return str(page.evaluate("(f => f.value.slice(f.selectionStart, f.selectionEnd))(document.activeElement)"))


def test_an_editor_writes_cites_publishes_and_reads(site: Any, desk: Any) -> None:
    make_source("agabio2023", title="Baclofen for alcohol use disorder", year=2023)
    make_source("other2020", title="Something else", authors=[{"literal": "Somebody"}])

    desk.get_by_label("Title:").press_sequentially("Baclofen in short")
    desk.get_by_label("Summary:").fill("What baclofen does.")
    text(desk).press_sequentially("Baclofen was tried ")
    desk.get_by_role("button", name="Cite").click()
    desk.get_by_label("Find a source").press_sequentially("baclofen 2023")
    desk.get_by_text("1 found.").wait_for()
    desk.get_by_label("Where in it (optional)").fill("p. 4")
    desk.get_by_role("button", name="Insert the citation").click()
    desk.wait_for_function("document.activeElement.matches('textarea')")  # the dialog closes a moment later
    desk.keyboard.type(".")
    desk.get_by_role("region", name="Preview of the text").get_by_role("link", name="1, p. 4").wait_for()
    written = text(desk).input_value()
    desk.get_by_role("button", name="Save and publish").click()
    desk.get_by_text("Revision 1 is live: readers see it now.").wait_for()
    desk.goto(f"{site}/articles/baclofen-in-short/")

    assert written == "Baclofen was tried [@agabio2023, p. 4]."
    assert desk.locator("h1").inner_text() == "Baclofen in short"
    assert desk.locator("#ref-agabio2023").count() == 1
    assert desk.complaints == []


def test_typing_a_bracket_and_an_at_offers_the_sources(desk: Any) -> None:
    make_source("agabio2023", year=2023)
    make_source("agabio2018", year=2018)

    text(desk).press_sequentially("A claim [@agab")
    desk.get_by_role("listbox").get_by_role("option").nth(1).wait_for()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.keyboard.type(" and more")

    assert text(desk).input_value() == "A claim [@agabio2018] and more"
    assert desk.complaints == []


def test_sources_are_offered_above_the_line_where_there_is_no_room_below(desk: Any) -> None:
    for number in range(8):
        make_source(f"agabio20{number:02}")

    text(desk).focus()  # before scrolling, since whoever focuses brings the field to the middle
    text(desk).evaluate("field => scrollBy(0, field.getBoundingClientRect().top + 60 - innerHeight)")
    desk.keyboard.type("A claim [@agab")
    desk.get_by_role("listbox").get_by_role("option").nth(7).wait_for()
    box = desk.get_by_role("listbox").bounding_box()

    assert 0 <= box["y"] < box["y"] + box["height"] <= text(desk).bounding_box()["y"] + 60


def test_a_second_source_is_offered_within_the_same_brackets(desk: Any) -> None:
    make_source("first2020")
    make_source("second2021")

    text(desk).fill("A claim [@first2020, p. 4; @sec]")
    text(desk).press("End")
    text(desk).press("ArrowLeft")
    desk.keyboard.type("o")
    desk.get_by_role("listbox").get_by_role("option").wait_for()
    desk.keyboard.press("Tab")

    assert text(desk).input_value() == "A claim [@first2020, p. 4; @second2021]"


def test_escape_closes_the_offer_and_leaves_the_text(desk: Any) -> None:
    make_source("agabio2023")

    text(desk).press_sequentially("A claim [@agab")
    desk.get_by_role("listbox").get_by_role("option").wait_for()
    desk.keyboard.press("Escape")

    assert desk.get_by_role("listbox").get_by_role("option").count() == 0
    assert text(desk).input_value() == "A claim [@agab"


def test_a_page_is_linked_by_its_lasting_name(desk: Any) -> None:
    make_article("Acamprosate", slug="acamprosate")

    text(desk).press_sequentially("See ")
    desk.get_by_role("button", name="Page link").click()
    desk.get_by_label("Find a page").press_sequentially("acam")
    desk.get_by_text("1 found.").wait_for()
    desk.keyboard.press("Enter")

    assert text(desk).input_value() == "See [Acamprosate](page:article/acamprosate)"


def test_the_toolbar_is_one_stop_and_its_arrows_move(desk: Any) -> None:
    desk.get_by_role("button", name="Heading", exact=True).focus()
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "ArrowLeft"):
        desk.keyboard.press(key)
    focused = desk.evaluate("document.activeElement.textContent")
    desk.keyboard.press("Tab")

    assert focused == "Cite"
    assert desk.evaluate("document.activeElement.id") == "id_body"
    assert desk.locator("[role=toolbar] button[tabindex='0']").count() == 1


def test_a_button_changes_what_is_selected_and_can_be_undone(desk: Any) -> None:
    after: dict[str, str] = {}
    undone: set[str] = set()

    for button in BUTTONS:
        text(desk).fill("")
        text(desk).press_sequentially("One\nTwo")
        desk.keyboard.press("Control+a")
        desk.get_by_role("button", name=button, exact=True).click()
        after[button] = text(desk).input_value()
        for _ in range(2 if button == "Footnote" else 1):  # its mark and its text are two places
            desk.keyboard.press("Control+z")
        undone.add(text(desk).input_value())

    assert after == BUTTONS
    assert undone == {"One\nTwo"}


def test_a_heading_pressed_twice_is_a_line_again(desk: Any) -> None:
    text(desk).press_sequentially("One")

    for button in ("Subheading", "Heading", "Heading"):
        desk.get_by_role("button", name=button, exact=True).click()

    assert text(desk).input_value() == "One"


def test_a_finding_leads_to_its_place(desk: Any) -> None:
    text(desk).fill("🙂 Fine.\n\n🙂 A claim [@nobody2020].")

    desk.get_by_role("button", name="line 3").first.click()

    assert selection(desk) == "nobody2020"


def test_what_was_typed_is_offered_again_after_leaving(site: Any, desk: Any) -> None:
    asked: list[str] = []
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    desk.get_by_label("Title:").press_sequentially("Half a page")
    text(desk).press_sequentially("Half a sentence")
    desk.goto(f"{site}/admin/")
    desk.goto(f"{site}{ADD}")
    desk.get_by_role("link", name="Put it back").click()

    assert asked == ["beforeunload"]
    assert desk.get_by_label("Title:").input_value() == "Half a page"
    assert text(desk).input_value() == "Half a sentence"


def test_what_was_saved_is_not_offered_again(site: Any, desk: Any) -> None:
    make_draft("Page", slug="page")
    address = f"{site}/admin/articles/article/{Article.objects.get().pk}/change/"

    desk.goto(address)
    text(desk).fill("New text.")
    desk.get_by_role("button", name="Save draft", exact=True).click()
    desk.get_by_text("Saved as revision 2.").wait_for()
    desk.goto(address)

    assert desk.get_by_role("link", name="Put it back").count() == 0


def test_a_new_page_that_was_saved_is_not_offered_to_the_next_one(site: Any, desk: Any) -> None:
    desk.get_by_label("Title:").press_sequentially("First")
    desk.get_by_label("Summary:").fill("What it is.")
    text(desk).fill("Some text.")
    desk.get_by_role("button", name="Save draft and close").click()
    desk.get_by_text("Saved as revision 1.").wait_for()
    desk.goto(f"{site}{ADD}")

    assert desk.get_by_role("link", name="Put it back").count() == 0
    assert text(desk).input_value() == ""


def test_tags_author_and_dates_are_put_back_too(site: Any, desk: Any) -> None:
    make_tag("Alcohol")
    make_person("Ann Writer")
    desk.on("dialog", lambda dialog: dialog.accept())

    desk.goto(f"{site}{ADD}")
    desk.get_by_label("Alcohol").check()
    desk.get_by_label("Next review due:").fill("2031-05-01")
    desk.locator("#id_author").select_option("Ann Writer")
    desk.goto(f"{site}/admin/")
    desk.goto(f"{site}{ADD}")
    desk.get_by_role("link", name="Put it back").click()

    assert desk.get_by_label("Alcohol").is_checked()
    assert desk.get_by_label("Next review due:").input_value() == "2031-05-01"
    assert desk.locator("#id_author").locator("option:checked").inner_text() == "Ann Writer"


def test_publishing_with_unsaved_text_gives_the_text_back_first(site: Any, desk: Any) -> None:
    page = make_draft("Page")

    desk.goto(f"{site}/admin/articles/article/{page.pk}/change/")
    text(desk).press_sequentially("Not saved.")
    desk.get_by_role("button", name="Publish now").click()
    desk.get_by_text("Nothing was done: what you typed has not been saved.").wait_for()

    assert text(desk).input_value() == "Not saved.Some text."
    assert not Revision.objects.live().exists()


def test_somebody_signed_out_is_told_and_keeps_the_text(desk: Any) -> None:
    desk.context.clear_cookies()

    text(desk).press_sequentially("Some text.")
    desk.get_by_text("You are signed out.").first.wait_for()

    assert text(desk).input_value() == "Some text."


def test_somebody_who_signs_in_again_in_another_tab_goes_on_and_saves(site: Any, desk: Any) -> None:
    desk.get_by_label("Title:").press_sequentially("Long work")
    desk.get_by_label("Summary:").fill("What it is.")
    desk.context.clear_cookies(name="sessionid")
    text(desk).press_sequentially("Some text")
    desk.get_by_text("You are signed out.").first.wait_for()
    sign_in_by_form(site, desk.context.new_page())
    text(desk).press_sequentially(" and more.")
    desk.get_by_role("region", name="Preview of the text").get_by_text("Some text and more.").wait_for()
    told = desk.get_by_text("You are signed out.").count()
    desk.get_by_role("button", name="Save draft", exact=True).click()
    desk.get_by_text("Saved as revision 1.").wait_for()

    assert told == 0
    assert Revision.objects.get().body == "Some text and more."


def test_a_save_right_after_signing_in_again_waits_for_a_new_token(site: Any, desk: Any) -> None:
    desk.get_by_label("Title:").press_sequentially("Long work")
    desk.get_by_label("Summary:").fill("What it is.")
    desk.context.clear_cookies(name="sessionid")
    text(desk).press_sequentially("Some text.")
    desk.get_by_text("You are signed out.").first.wait_for()
    sign_in_by_form(site, desk.context.new_page())
    desk.get_by_role("button", name="Save draft and close").click()
    desk.get_by_text("Saved as revision 1.").wait_for()

    assert Revision.objects.get().body == "Some text."
    assert desk.url == f"{site}/admin/articles/article/"


def test_what_a_useless_form_could_not_save_is_offered_again(site: Any, desk: Any) -> None:
    desk.get_by_label("Title:").press_sequentially("Long work")
    desk.get_by_label("Summary:").fill("What it is.")
    text(desk).fill("Some text.")
    desk.get_by_text("Some text.").wait_for()  # the preview has been drawn: nothing tells of what comes
    desk.context.clear_cookies(name="sessionid")
    sign_in_by_form(site, desk.context.new_page())
    desk.get_by_role("button", name="Save draft", exact=True).click()
    refusal = desk.locator("h1").inner_text()
    desk.goto(f"{site}{ADD}")
    desk.get_by_role("link", name="Put it back").click()

    assert refusal == "This page was open too long"
    assert text(desk).input_value() == "Some text."


def test_a_page_is_written_and_published_without_javascript(site: Any, browser: Any) -> None:
    make_user("edith", group="editor")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    sign_in_by_form(site, page)
    page.goto(f"{site}{ADD}")
    page.get_by_label("Title:").fill("Plain")
    page.get_by_label("Address:").fill("plain")
    page.get_by_label("Summary:").fill("What it is.")
    text(page).fill("Some text [@nobody2020].")
    page.get_by_role("button", name="Save draft", exact=True).click()
    findings = page.locator("[data-findings] li").inner_text()
    text(page).fill("Some text.")
    page.get_by_role("button", name="Save and publish").click()
    page.goto(f"{site}/articles/plain/")
    heading = page.locator("h1").inner_text()
    context.close()

    assert "No source has this key." in findings
    assert heading == "Plain"


def test_no_page_of_the_admin_breaks_a_rule_of_accessibility(site: Any, page: Any) -> None:
    account = make_user("admin", is_superuser=True)
    make_reviewer()
    article = make_article("Page", tags=("Alcohol",), body="## A\n\n| a | b |\n| --- | --- |\n| 1 | 2 |")
    edit(article, body=f"{article.body}\n\nA claim [@nobody2020].")
    change = f"/admin/articles/article/{article.pk}/"
    places = ["/admin/", "/admin/articles/article/", ADD, f"/admin/auth/user/{account.pk}/change/", f"{change}change/"]
    places += [f"{change}{verb}/" for verb in ("publish", "schedule", "withdraw", "review", "history")]
    sign_in(site, page, "admin")
    found: list[str] = []

    for place in places:
        page.goto(f"{site}{place}")
        found += faults_in_every_form(page, place)
    stale = edit(Article.objects.get(), title="Theirs", body="Another text.")
    page.goto(f"{site}{change}change/")
    page.evaluate("document.querySelector('#id_based_on').value = 2")
    page.get_by_role("button", name="Save draft", exact=True).click()
    page.get_by_text("Both texts, whole").wait_for()
    found += faults_in_every_form(page, f"after revision {stale.number}")
    page.goto(f"{site}{change}change/")
    page.get_by_role("button", name="Cite").click()
    found += faults_in_every_form(page, "the picker")

    assert found == []
