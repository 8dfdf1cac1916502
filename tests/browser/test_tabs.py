"""One browser, several tabs and several accounts: what a tab holds is not mistaken for another's."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import Revision
from tests.browser.accessibility import faults
from tests.browser.signing_in import sign_in_by_form
from tests.browser.test_conflicts import BODY, Open, address, desk, pause, save  # noqa: F401
from tests.browser.test_editor import text
from tests.factories import make_article, make_draft

pytestmark = [pytest.mark.browser]


def test_a_text_is_not_saved_under_the_name_of_whoever_signed_in_beside_it(site: Any, desk: Open) -> None:  # noqa: F811
    page = make_draft("Before")
    edith = desk("edith")
    edith.goto(address(site, page))
    other = edith.context.new_page()
    other.goto(f"{site}/admin/")
    other.get_by_role("button", name="Log out").click()
    other.get_by_text("Logged out", exact=True).first.wait_for()
    sign_in_by_form(site, other, "theo")

    text(edith).fill("Edith's text.")
    edith.get_by_text("Another account is signed in with this browser now.").first.wait_for()
    save(edith)
    edith.wait_for_timeout(500)

    assert text(edith).input_value() == "Edith's text."
    assert Revision.objects.count() == 1


def test_a_refused_form_does_not_offer_its_own_text(site: Any, desk: Open) -> None:  # noqa: F811
    page = make_article("Before", body="Every day, 20 minutes.")
    edith = desk("edith")
    edith.clock.install()
    edith.goto(address(site, page))

    text(edith).fill("Every day, 30 minutes.")
    edith.get_by_label("Small change").check()
    save(edith)
    edith.get_by_text("This cannot be a small change").first.wait_for()
    pause(edith)
    edith.get_by_text("Kept on the server at").wait_for()

    assert edith.get_by_role("link", name="Put it back").count() == 0
    assert text(edith).input_value() == "Every day, 30 minutes."


def test_many_places_break_no_rule_of_accessibility(site: Any, desk: Open) -> None:  # noqa: F811
    page = make_draft("Before", body=BODY)
    edith, theo = desk("edith"), desk("theo")

    for tab, words in ((theo, "Theo's"), (edith, "Edith's")):
        tab.goto(address(site, page))
        tab.get_by_label("Title:").fill(f"{words} title")
        text(tab).fill(BODY.replace("First", f"{words} first").replace("Third", f"{words} third"))
    save(theo)
    theo.get_by_text("Saved as revision 2.").wait_for()
    save(edith)
    edith.get_by_role("group", name="Text, place 2 of 2").first.wait_for()

    assert faults(edith, "the conflict") == []
