"""What is said of an address is said at its time: after a withdrawal, not before, and whoever drafts there since."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from tests.factories import edit, make_article, make_draft

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_a_draft_at_the_address_of_a_deleted_page_does_not_show(client: Client) -> None:
    deleted = make_article("Old", slug="a")
    publishing.withdraw(deleted, by=None)
    publishing.delete(deleted, by=None, note="No longer sold.")
    before = client.get("/articles/a/")

    make_draft("Secret", slug="a")

    after = client.get("/articles/a/")
    assert (after.status_code, after.content) == (410, before.content)


@pytest.mark.parametrize("leads_on", [True, False])
def test_a_page_to_come_is_not_there_whatever_is_planned_for_after_it(client: Client, leads_on: bool) -> None:
    start = timezone.now() + DAY
    page = make_article("To come", slug="a", at=start)
    publishing.withdraw(page, by=None, at=start + DAY, leads_to=make_article("Q", slug="q") if leads_on else None)

    before = client.get("/articles/a/").status_code
    with time_machine.travel(start + DAY, tick=False):
        after = client.get("/articles/a/").status_code

    assert (before, after) == (404, 301 if leads_on else 410)


def test_two_plans_for_a_new_page_do_not_hide_whom_readers_find_at_its_address(client: Client) -> None:
    start = timezone.now() + DAY
    moved = make_article("Moved", slug="a")
    edit(moved, slug="b")
    page = make_article("To come", slug="a", at=start)
    edit(page, title="To come after that")
    publishing.publish(page, by=None, at=start + DAY, note="More is known.")

    assert client.get("/articles/a/").headers["Location"] == "/articles/b/"
