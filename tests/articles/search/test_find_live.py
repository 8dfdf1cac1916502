"""Search finds what readers see, when they see it, and shows it safely."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles import publishing, search
from articles.models import SearchEntry
from tests.factories import edit, make_article, make_draft

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def titles(query: str, at: datetime | None = None) -> list[str]:
    return [hit.title for _, hits in search.find(query, at).groups for hit in hits]


def only_hit(query: str) -> search.Hit:
    ((_, (hit,)),) = search.find(query).groups
    return hit


def test_find_leaves_out_drafts() -> None:
    make_draft("Kratom")

    assert titles("kratom") == []


def test_find_leaves_out_what_an_editor_wrote_after_publishing() -> None:
    page = make_article("Kratom")
    edit(page, title="Zebra", summary="Zebra", body="Zebra")

    assert titles("zebra") == []
    assert titles("kratom") == ["Kratom"]


def test_find_follows_the_clock() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = make_article("Kratom", at=NOON + HOUR)
        publishing.withdraw(page, by=None, at=NOON + 2 * HOUR)

        before = titles("kratom")
        clock.shift(HOUR)
        during = titles("kratom")
        clock.shift(HOUR)
        after = titles("kratom")

    assert (before, during, after) == ([], ["Kratom"], [])


def test_find_follows_the_clock_from_one_revision_to_the_next() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Kratom", body="Stale text.")
        edit(page, body="Fresh text.")
        publishing.publish(page, by=None, at=NOON + HOUR)

    assert titles("stale", at=NOON) == ["Kratom"]
    assert titles("fresh", at=NOON) == []
    assert titles("stale", at=NOON + HOUR) == []
    assert titles("fresh", at=NOON + HOUR) == ["Kratom"]


def test_find_suggests_no_word_of_a_page_that_is_not_live() -> None:
    make_article("Kratom", at=datetime.now(UTC) + HOUR)

    assert search.find("kratm").suggestion == ""


# Snippets


@pytest.mark.parametrize("column", ["body", "summary"])
def test_find_escapes_what_stands_around_a_hit(column: str) -> None:
    make_article("Kratom")
    SearchEntry.objects.update(**{column: "if x < 5 & y > 6 say \"zebra\" or 'okapi' \x02then"})

    snippet = only_hit("zebra").snippet

    assert "x &lt; 5 &amp; y &gt; 6 say &quot;<mark>zebra</mark>&quot; or &#x27;okapi&#x27; then" in snippet


@pytest.mark.parametrize("column", ["body", "summary"])
def test_find_shows_no_markup_of_the_text(column: str) -> None:
    make_article("Kratom")
    SearchEntry.objects.update(**{column: "<script>zebra</script> <img src=x onerror=zebra> </mark> zebra"})

    snippet = only_hit("zebra").snippet

    assert "<mark>zebra</mark>" in snippet
    assert "<" not in snippet.replace("<mark>", "").replace("</mark>", "")


def test_find_shows_the_summary_when_only_the_title_was_found() -> None:
    make_article("Kratom", summary="A leaf & its risks.", body="Read on.")

    assert only_hit("kratom").snippet == "A leaf &amp; its risks."


def test_find_shows_a_passage_far_into_a_long_text() -> None:
    make_article("Kratom", body="Read on. " * 1_000 + "The zebra is a horse. " + "Read on. " * 1_000)

    snippet = only_hit("zebras").snippet

    assert "The <mark>zebra</mark> is a horse" in snippet
    assert len(snippet) < 400
