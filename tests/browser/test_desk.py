"""The admin's first page and the lists behind it in a real browser."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import Source
from tests.factories import make_article, make_draft, make_source, make_user

pytestmark = [pytest.mark.browser]

PASSWORD = "a-long-enough-phrase"  # what make_user gives
DAY = timedelta(days=1)
LISTS = ("review", "sent-back", "planned", "findings", "sources", "unsaved")
ADDRESSES = ("", "articles/article/overdue/", *(f"articles/article/waiting/{key}/" for key in LISTS))


@pytest.fixture
def desk(site: Any, page: Any) -> Any:
    """An editor for whom something waits in every queue, signed in."""
    edith = make_user("edith", group="editor")
    make_source("fell")
    late = make_article("Late", body="As one found [@fell].", review_due=timezone.localdate() - 5 * DAY, owner=edith)
    late.revisions.update(findings=[{"severity": "warning"}])
    Source.objects.update(standing="retracted", standing_note="Retracted in 2025.")
    make_article("Planned", at=timezone.now() + DAY)
    publishing.submit(make_draft("Submitted"), by=None, note="Please look at the dose.")
    back = make_draft("Back", owner=edith)
    publishing.submit(back, by=edith)
    publishing.send_back(back, by=None, note="The dose is wrong.")
    publishing.keeping.autosave(back, model="articles.article", by=edith, fields={"title": "Typed"}, based_on=1)
    page.goto(f"{site}/admin/login/")
    page.get_by_label("Username").fill("edith")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{site}/admin/")
    return page


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1280, "light")])
def test_the_desk_keeps_nobody_out(site: Any, desk: Any, width: int, colours: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(color_scheme=colours)
    wrong = {}
    for address in ADDRESSES:
        desk.goto(f"{site}/admin/{address}")
        desk.wait_for_load_state("networkidle")
        found = [violation["id"] for violation in Axe().run(desk).response["violations"]]
        too_wide = desk.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if found or too_wide:
            wrong[address] = [*found, *(["too wide"] if too_wide else [])]

    assert wrong == {}


def test_a_page_is_found_still_right_from_the_first_page_on(desk: Any) -> None:
    desk.get_by_role("link", name="Overdue for review 1").click()
    desk.get_by_label("Note on Late").fill("No new trials.")
    desk.get_by_role("button", name="Still right").click()

    desk.get_by_text("Noted: the page is still right.").wait_for()
    desk.get_by_role("link", name="Home").click()

    assert desk.get_by_role("link", name="Overdue for review").count() == 0
    assert desk.get_by_text("No page is overdue for review.").is_visible()
