"""Restoring what a backup tells of a revision: past times as they were, and never two revisions for one time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from articles import publishing
from articles.models import Revision
from tests.factories import edit, make_article, make_draft, make_reviewer

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_past_time_and_a_review_are_taken_as_they_were() -> None:
    revision: Revision = make_draft("A").revisions.get()
    rosa = make_reviewer()

    publishing.restore_record(
        revision, live_from=NOON, live_until=NOON + DAY, reviewer=rosa, reviewed_on=date(2026, 4, 30)
    )

    assert [list(Revision.objects.live(at)) for at in (NOON, NOON + DAY)] == [[revision], []]
    stored = Revision.objects.get()
    assert (stored.reviewer, stored.reviewed_on) == (rosa, date(2026, 4, 30))
    assert stored.search_entry.title == "A"


@pytest.mark.parametrize(
    ("begin", "end", "taken"),
    [
        (NOON - DAY, NOON, False),
        (NOON - DAY, NOON + DAY, True),
        (NOON, None, True),
        (NOON + DAY, NOON + 2 * DAY, True),
        (NOON + 2 * DAY, None, False),
        (NOON - DAY, None, True),
    ],
)
def test_a_time_that_another_revision_has_is_refused(begin: datetime, end: datetime | None, taken: bool) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Old")
        publishing.withdraw(page, by=None, at=NOON + 2 * DAY)
        revision = edit(page, title="New")
    refusal = ""

    try:
        publishing.restore_record(revision, live_from=begin, live_until=end)
    except publishing.Refused as refused:
        refusal = str(refused)

    expected = "Readers see revision 1 at that time, so another cannot be restored to it."
    assert refusal == (expected if taken else "")
    assert page.revisions.filter(live_from=begin, number=2).exists() is not taken


def test_a_text_with_errors_is_not_restored_to_readers() -> None:
    revision = make_draft(body="One [@nobody].").revisions.get()

    with pytest.raises(publishing.Refused, match="has errors that readers would meet"):
        publishing.restore_record(revision, live_from=NOON)
