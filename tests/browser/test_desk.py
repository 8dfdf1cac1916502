"""The admin's first page and the lists behind it in a real browser."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles import publishing
from articles.findings import Finding, Severity
from articles.models import Source
from tests.browser.accessibility import faults_in_every_form
from tests.browser.signing_in import sign_in
from tests.factories import make_article, make_draft, make_source, make_user

pytestmark = [pytest.mark.browser]

DAY = timedelta(days=1)
LISTS = ("review", "sent-back", "planned", "findings", "sources", "unsaved")
ADDRESSES = ("", "articles/article/overdue/", *(f"articles/article/waiting/{key}/" for key in LISTS))


@pytest.fixture
def desk(site: Any, page: Any) -> Any:
    """An editor for whom something waits in every queue, signed in."""
    edith = make_user("edith", group="editor")
    make_source("fell")
    late = make_article("Late", body="As one found [@fell].", review_due=timezone.localdate() - 5 * DAY, owner=edith)
    found = Finding("heading-jump", Severity.WARNING, 1, 1, "", "A level is left out.", "Begin it with ##.")
    late.revisions.update(findings=[asdict(found)])
    Source.objects.update(standing="retracted", standing_note="Retracted in 2025.")
    make_article("Planned", at=timezone.now() + DAY)
    publishing.submit(make_draft("Submitted"), by=None, note="Please look at the dose.")
    back = make_draft("Back", owner=edith)
    publishing.submit(back, by=edith)
    publishing.send_back(back, by=None, note="The dose is wrong.")
    publishing.keeping.autosave(back, model="articles.article", by=edith, fields={"title": "Typed"}, based_on=1)
    sign_in(site, page)
    page.goto(f"{site}/admin/")
    return page


def test_the_desk_keeps_nobody_out(site: Any, desk: Any) -> None:
    found: list[str] = []

    for address in ADDRESSES:
        desk.goto(f"{site}/admin/{address}")
        found += faults_in_every_form(desk, address)

    assert found == []


def test_a_page_is_found_still_right_from_the_first_page_on(desk: Any) -> None:
    desk.get_by_role("link", name="Overdue for review 1").click()
    desk.get_by_label("Note on Late").fill("No new trials.")
    desk.get_by_role("button", name="Still right").click()

    desk.get_by_text("Noted: the page is still right.").wait_for()
    desk.get_by_role("link", name="Home").click()

    assert desk.get_by_role("link", name="Overdue for review").count() == 0
    assert desk.get_by_text("No page is overdue for review.").is_visible()
