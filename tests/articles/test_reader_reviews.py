"""What readers are told of the review of a page, and when it is late."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Page
from tests.factories import edit, make_article, make_signed, make_signer

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SMALL = "small changes since"


def words(address: str) -> str:
    """The words of a page in one line."""
    html = Client().get(address).content.decode()
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def make_reviewed() -> Any:
    page = make_signed("Ask a doktor", slug="page", body="Some words.", by=make_signer("Dr Rosa Marsh"))
    publishing.publish(page, by=None)
    return page


def change_a_little(page: Page) -> None:
    page.title = "Ask a doctor"
    publishing.save_draft(page, by=None, is_minor=True)
    publishing.publish(page, by=None)


PLACES = ["/articles/page/", "/articles/", "/search/?q=words", "/"]


@time_machine.travel(START, tick=False)
@pytest.mark.parametrize("address", PLACES)
def test_a_signed_text_says_when_it_was_reviewed(address: str) -> None:
    make_reviewed()

    html = words(address)

    assert "1 March 2026" in html
    assert ("Reviewed" in html, SMALL in html, "ot yet clinically" in html) == (True, False, False)


@time_machine.travel(START, tick=False)
@pytest.mark.parametrize("address", PLACES)
def test_small_changes_since_the_review_are_said(address: str) -> None:
    change_a_little(make_reviewed())

    assert f"1 March 2026 ({SMALL})" in words(address)


@pytest.mark.parametrize("address", PLACES)
def test_another_text_claims_no_review(address: str) -> None:
    page = make_reviewed()
    edit(page, body="Other words.")
    publishing.publish(page, by=None, note="Other words.")

    html = words(address)

    assert "ot yet clinically reviewed" in html
    assert ("Reviewed by" in html, "Rosa Marsh" in html, SMALL in html) == (False, False, False)


def test_search_engines_are_told_the_day_of_the_review_itself() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_reviewed()
        clock.shift(DAY)
        change_a_little(page)
        html = Client().get("/articles/page/").content.decode()

    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert (data["lastReviewed"], data["dateModified"][:10]) == ("2026-03-01", "2026-03-02")


@pytest.mark.parametrize("kind", ["article", "about"])
@pytest.mark.parametrize(("days", "is_told"), [(0, False), (30, False), (31, True)])
def test_readers_are_told_of_a_late_review_after_the_days_of_grace(days: int, is_told: bool, kind: str) -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_article(slug="page", kind=kind)
        Page.objects.update(review_due=date(2026, 5, 3))
        clock.move_to(datetime(2026, 5, 3, 12, tzinfo=UTC) + days * DAY)

        html = words(page.get_absolute_url())

    assert ("Due for review since 3 May 2026" in html) is is_told


def test_the_days_of_grace_are_a_setting(settings: Any) -> None:
    settings.REVIEW_GRACE_DAYS = 0
    make_article(slug="page")
    Page.objects.update(review_due=timezone.localdate() - DAY)

    assert "Due for review since" in words("/articles/page/")
