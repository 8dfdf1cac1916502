"""Two real sessions write the same page at once, tabs die, sessions end: no text is lost and none is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles import publishing
from articles.models import Article, KeptText, Revision
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import PASSWORD, sign_in
from tests.browser.test_editor import ADD, text
from tests.factories import make_article, make_draft, make_user

pytestmark = [pytest.mark.browser]

BODY = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph."

Open = Callable[..., Any]


@pytest.fixture
def desk(site: Any, browser: Any) -> Open:
    """Opens a session of a person: a browser of its own, signed in."""

    def opened(name: str, **options: Any) -> Any:
        tab = browser.new_context(viewport={"width": 1280, "height": 900}, **options).new_page()
        tab.on("dialog", lambda dialog: dialog.accept())
        sign_in(site, tab, name)
        return tab

    make_user("edith", group="editor", first_name="Edith", last_name="Ward")
    make_user("theo", group="editor", first_name="Theo", last_name="Ray")
    return opened


def address(site: Any, page: Article) -> str:
    return f"{site}/admin/articles/article/{page.pk}/change/"


def save(tab: Any, button: str = "Save draft") -> None:
    tab.get_by_role("button", name=button, exact=True).click()


def wait_until_kept(tab: Any) -> None:
    tab.get_by_text("Kept on the server at").wait_for()


def pause(tab: Any) -> None:
    """Nobody types for as long as it takes before a text is kept. The tab's clock has been installed."""
    tab.clock.run_for(2_600)


def test_two_saves_of_different_paragraphs_merge_with_one_click(site: Any, desk: Open) -> None:
    page = make_draft(body=BODY)
    edith, theo = desk("edith"), desk("theo")

    for tab in (edith, theo):
        tab.goto(address(site, page))
    text(theo).fill(BODY.replace("Third", "Theo's third"))
    text(edith).fill(BODY.replace("First", "Edith's first"))
    save(theo)
    theo.get_by_text("Saved as revision 2.").wait_for()
    save(edith)
    edith.get_by_text("Theo Ray saved revision 2 on").wait_for()
    save(edith, "Save the merged text")
    edith.get_by_text("Saved as revision 3.").wait_for()

    assert Revision.objects.latest("number").body == (
        "Edith's first paragraph.\n\nSecond paragraph.\n\nTheo's third paragraph."
    )
    assert edith.get_by_role("link", name="Put it back").count() == 0


def test_two_saves_of_the_same_paragraph_are_chosen_between(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY)
    edith, theo = desk("edith"), desk("theo")

    for tab, words in ((edith, "Edith's"), (theo, "Theo's")):
        tab.goto(address(site, page))
        text(tab).fill(BODY.replace("Second", f"{words} second"))
        tab.get_by_label("Title:").fill(f"{words} title")
    save(theo)
    theo.get_by_text("Saved as revision 2.").wait_for()
    save(edith)
    title, body = edith.get_by_role("group", name="Title"), edith.get_by_role("group", name="Text")
    title.get_by_label("Keep theirs").check()
    body.get_by_label("Other words for: Text").fill("Second paragraph of both.")
    save(edith, "Save the merged text")
    edith.get_by_text("Saved as revision 3.").wait_for()

    revision = Revision.objects.latest("number")
    assert revision.title == "Theo's title"
    assert revision.body == BODY.replace("Second paragraph.", "Second paragraph of both.")


def test_a_save_and_publish_meets_a_save(site: Any, desk: Open) -> None:
    page = make_article("Before", body=BODY)
    edith, theo = desk("edith"), desk("theo")

    for tab, words in ((edith, "Edith's"), (theo, "Theo's")):
        tab.goto(address(site, page))
        tab.get_by_label("Title:").fill(f"{words} title")
        tab.get_by_label("What changed:").fill("A better title.")
    save(theo, "Save and publish")
    theo.get_by_text("Revision 2 is live: readers see it now.").wait_for()
    save(edith, "Save and publish")
    edith.get_by_text("Theo Ray saved revision 2 on").wait_for()

    assert [revision.title for revision in Revision.objects.live()] == ["Theo's title"]
    assert KeptText.objects.get(settled_at=None).fields["title"] == "Edith's title"


def test_publish_now_on_an_old_view_publishes_nothing(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY)
    edith, theo = desk("edith"), desk("theo")

    for tab in (edith, theo):
        tab.goto(address(site, page))
    theo.get_by_label("Title:").fill("Theo's title")
    save(theo)
    theo.get_by_text("Saved as revision 2.").wait_for()
    save(edith, "Publish now")
    edith.get_by_text("Theo Ray").first.wait_for()

    assert not Revision.objects.live().exists()


def test_the_same_person_in_two_tabs_is_told(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY)
    first = desk("edith")
    second = first.context.new_page()

    for tab, words in ((first, "First tab"), (second, "Second tab")):
        tab.goto(address(site, page))
        tab.get_by_label("Title:").fill(words)
    told = second.get_by_text("You opened this page in another tab").inner_text()
    save(first)
    first.get_by_text("Saved as revision 2.").wait_for()
    save(second)
    second.get_by_text("You saved revision 2 on").wait_for()
    second.get_by_label("Keep mine").check()
    save(second, "Save the merged text")
    second.get_by_text("Saved as revision 3.").wait_for()

    assert told == "You opened this page in another tab a moment ago."
    assert list(Revision.objects.order_by("number").values_list("title", flat=True)) == [
        *("Before", "First tab", "Second tab")
    ]


def test_a_conflict_whose_page_was_closed_is_found_again(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY)
    edith, theo = desk("edith"), desk("theo")

    for tab, words in ((edith, "Edith's"), (theo, "Theo's")):
        tab.goto(address(site, page))
        tab.get_by_label("Title:").fill(f"{words} title")
    save(theo)
    theo.get_by_text("Saved as revision 2.").wait_for()
    save(edith)
    edith.get_by_text("Theo Ray saved revision 2 on").wait_for()
    edith.close()
    again = desk("edith")
    again.goto(address(site, page))
    again.get_by_role("link", name="Put it back").click()
    again.get_by_label("Keep mine").check()
    save(again, "Save the merged text")
    again.get_by_text("Saved as revision 3.").wait_for()

    assert Revision.objects.latest("number").title == "Edith's title"


def test_a_killed_tab_loses_nothing(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY)
    edith = desk("edith")

    edith.clock.install()
    edith.goto(address(site, page))
    text(edith).fill("An hour of work.")
    pause(edith)
    wait_until_kept(edith)
    edith.context.close()
    again = desk("edith")
    again.goto(address(site, page))
    again.get_by_role("link", name="Put it back").click()
    again.get_by_text("is back in the form").wait_for()
    put_back = text(again).input_value()
    save(again)
    again.get_by_text("Saved as revision 2.").wait_for()

    assert put_back == Revision.objects.latest("number").body == "An hour of work."
    assert again.get_by_role("link", name="Put it back").count() == 0


def test_what_was_typed_without_a_connection_reaches_the_server_later(site: Any, desk: Open) -> None:
    """The tab's own copy, of a base that somebody has replaced since, leads to the merge: it is not dropped."""
    page = make_draft("Before", body=BODY)
    edith = desk("edith")

    edith.clock.install()
    edith.goto(address(site, page))
    edith.context.set_offline(True)
    text(edith).fill(BODY.replace("First", "Edith's first"))
    pause(edith)
    edith.get_by_text("Kept in this tab only.").wait_for()
    edith.context.set_offline(False)
    newer = Article.objects.get()
    newer.title = "Theirs"
    publishing.save_draft(newer, by=None)
    edith.goto(address(site, page))
    edith.get_by_role("link", name="Put it back").click()
    edith.get_by_text("Nothing collides").wait_for()
    save(edith, "Save the merged text")
    edith.get_by_text("Saved as revision 3.").wait_for()

    revision = Revision.objects.latest("number")
    assert (revision.title, revision.body) == ("Theirs", BODY.replace("First", "Edith's first"))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_session_that_ends_while_somebody_types_gives_the_text_back(site: Any, desk: Open, javascript: bool) -> None:
    edith = desk("edith", java_script_enabled=javascript)

    edith.goto(f"{site}{ADD}")
    edith.get_by_label("Title:").fill("Long work")
    edith.get_by_label("Address:").fill("long-work")
    edith.get_by_label("Summary:").fill("What it is.")
    text(edith).fill("Two hours of it.")
    edith.context.clear_cookies(name="sessionid")
    save(edith)
    edith.get_by_text("Sign in again: what you typed is still here").first.wait_for()
    edith.get_by_label("Username").fill("edith")
    edith.get_by_label("Password").fill(PASSWORD)
    save(edith, "Sign in and go on")
    edith.get_by_text("You are signed in again, and").wait_for()
    save(edith)
    edith.get_by_text("Saved as revision 1.").wait_for()

    assert list(Revision.objects.values_list("title", "body")) == [("Long work", "Two hours of it.")]


def test_who_else_writes_is_told_without_reloading(site: Any, desk: Open) -> None:
    page = make_draft("Before")
    edith, theo = desk("edith"), desk("theo")
    edith.clock.install()

    edith.goto(address(site, page))
    theo.goto(address(site, page))
    edith.clock.run_for(16_000)
    edith.get_by_role("listitem").get_by_text("Theo Ray opened this page").wait_for()
    theo.goto(f"{site}/admin/")
    edith.clock.run_for(16_000)
    edith.get_by_role("listitem").get_by_text("Theo Ray opened this page").wait_for(state="hidden")

    assert edith.locator("[data-others]").is_hidden()


def test_two_texts_are_merged_without_javascript(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY)
    edith = desk("edith", java_script_enabled=False)
    second = edith.context.new_page()

    for tab, words in ((second, "Second tab"), (edith, "First tab")):
        tab.goto(address(site, page))
        tab.get_by_label("Title:").fill(words)
    save(edith)
    save(second)
    save(second, "Save the merged text")
    asked = second.get_by_text("Choose what stays here.").count()
    second.get_by_label("Keep mine").check()
    save(second, "Save the merged text")
    second.get_by_text("Saved as revision 3.").wait_for()

    assert asked == 1
    assert Revision.objects.latest("number").title == "Second tab"


def test_no_page_of_a_conflict_breaks_a_rule_of_accessibility(site: Any, desk: Open) -> None:
    page = make_draft("Before", body=BODY, tags=("Alcohol",))
    edith, theo = desk("edith"), desk("theo")

    for tab, words in ((theo, "Theo's"), (edith, "Edith's")):
        tab.goto(address(site, page))
        tab.get_by_label("Title:").fill(f"{words} title")
    text(theo).fill(BODY.replace("Third", "Theo's third"))
    save(theo)
    save(edith)
    found = faults_in_every_form(edith, "the conflict")
    save(edith, "Save the merged text")
    found += faults_in_every_form(edith, "the conflict without a choice")
    edith.goto(address(site, page))
    found += faults_in_every_form(edith, "the offer")
    edith.context.clear_cookies(name="sessionid")
    edith.get_by_label("Title:").fill("Signed out")
    save(edith)
    found += faults_in_every_form(edith, "signed out")

    assert found == []
