"""Search, on the database: what is found, in what order, and at what cost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
import time_machine

from articles import publishing, search
from tests.factories import make_article, make_reviewer

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)

QueryCount = Callable[[int], AbstractContextManager[None]]


def titles(query: str, at: datetime | None = None) -> list[str]:
    return [hit.title for _, hits in search.find(query, at).groups for hit in hits]


def only_hit(query: str) -> search.Hit:
    ((_, (hit,)),) = search.find(query).groups
    return hit


BACLOFEN, DISULFIRAM, WITHDRAWAL = "Baclofen for alcohol use", "Disulfiram", "Alcohol withdrawal"
PRIVACY, RESIDENTIAL = "Privacy", "Residential treatment"


# The same on both databases.
FOUND = {
    "baclofen": [BACLOFEN, DISULFIRAM],
    "BACLOFEN": [BACLOFEN, DISULFIRAM],
    "baclo": [BACLOFEN, DISULFIRAM],
    "disulfiram": [DISULFIRAM],
    "Antabuse": [DISULFIRAM],
    "antabuse flushing": [DISULFIRAM],
    "alcohol baclofen": [BACLOFEN, DISULFIRAM],
    "withdrawing": [WITHDRAWAL],
    "withdrawal": [WITHDRAWAL],
    "seizure": [WITHDRAWAL],
    "what happens when I stop": [WITHDRAWAL],
    '"cold turkey"': [WITHDRAWAL],
    '"turkey cold"': [],
    "“cold turkey”": [WITHDRAWAL],
    "halfway house": [RESIDENTIAL],
    "halfway houses": [RESIDENTIAL],
    "rehab": [RESIDENTIAL],
    "counseling": [PRIVACY],
    "cookies": [PRIVACY],
    "aversion": [DISULFIRAM],
    "medicines": [DISULFIRAM, BACLOFEN],
    "cafe": [BACLOFEN],
    "CAFÉ": [BACLOFEN],
    "or level": [BACLOFEN],
    "2.1": [BACLOFEN, RESIDENTIAL],
    "outpatient hours": [RESIDENTIAL],
    "flushing zebra": [DISULFIRAM],
    "zebra": [],
    "the and of": [],
    "alcohol NOT baclofen": [BACLOFEN, DISULFIRAM],
    "NEAR(flushing craving)": [DISULFIRAM],
    "title:flushing": [DISULFIRAM],
    "flushing -craving": [DISULFIRAM],
    "flush*": [DISULFIRAM],
    'flushing"': [DISULFIRAM],
    "flushing'; DROP TABLE articles_page; --": [DISULFIRAM],
}


@pytest.mark.usefixtures("pages")
def test_find_gives_the_same_pages_on_both_databases() -> None:
    assert {query: titles(query) for query in FOUND} == FOUND


def test_find_puts_the_title_before_the_tags_the_summary_and_the_body() -> None:
    filler = "Something else altogether is written here at some length."
    make_article("One", summary=filler, body=f"{filler} Naltrexone.")
    make_article("Two", summary=f"{filler} Naltrexone.", body=filler)
    make_article("Three", summary=filler, body=filler, tags=("Naltrexone",))
    make_article("Four: naltrexone", summary=filler, body=filler)
    make_article("Five", summary=filler, body=filler)

    assert titles("naltrexone") == ["Four: naltrexone", "Three", "Two", "One"]


def test_find_puts_a_title_with_all_words_before_a_page_that_repeats_them() -> None:
    make_article("Stopping", summary="Alcohol withdrawal. " * 5, body="Alcohol withdrawal. " * 50)
    make_article("Withdrawal from alcohol and other drugs", summary="In short.", body="Read on.")

    assert titles("alcohol withdrawal") == ["Withdrawal from alcohol and other drugs", "Stopping"]


def test_find_puts_the_very_title_first() -> None:
    make_article("Acamprosate, acamprosate", summary="Acamprosate.", body="Acamprosate. " * 9)
    make_article("Acamprosate", summary="A medicine.", body="Read on. " * 200)

    assert titles("acamprosate") == ["Acamprosate", "Acamprosate, acamprosate"]


@pytest.mark.usefixtures("pages")
def test_find_groups_by_kind_in_the_order_of_the_kinds() -> None:
    make_article("Levels of care", kind="section", summary="Residential treatment and the rest.")
    make_article("Choosing residential treatment")

    results = search.find("residential treatment")

    found = [(kind.key, [hit.title for hit in hits]) for kind, hits in results.groups]
    assert found == [
        ("article", ["Choosing residential treatment"]),
        ("level-of-care", [RESIDENTIAL]),
        ("section", ["Levels of care"]),
    ]
    assert results.total == 3


def test_find_tells_what_a_result_list_shows() -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Baclofen", slug="baclofen", summary="A medicine.", body="Baclofen relaxes muscles.")
    publishing.restore_record(page.revisions.get(), reviewer=make_reviewer(), reviewed_on=NOON.date())

    hit = only_hit("muscle")

    assert hit == search.Hit(
        title="Baclofen",
        url="/articles/baclofen/",
        kind_name="Article",
        snippet=hit.snippet,
        summary="A medicine.",
        live_from=NOON,
        reviewed_on=NOON.date(),
        has_small_changes_since=False,
    )
    assert "<mark>muscles</mark>" in hit.snippet


def test_find_counts_more_than_it_shows() -> None:
    for number in range(4):
        make_article(f"Kratom {number}")

    results = search.find("kratom", limit=3)

    assert results.total == 4
    assert sum(len(hits) for _, hits in results.groups) == 3


# Understanding


@pytest.mark.usefixtures("pages")
def test_find_tells_what_else_it_searched_for() -> None:
    assert search.find("antabuse or rehab").understood == ["disulfiram", "residential treatment"]


@pytest.mark.usefixtures("pages")
def test_find_suggests_a_spelling_when_no_page_has_all_words() -> None:
    suggestions = {
        "bacofen": "baclofen",
        "antibuse": "antabuse",
        "medicnes": "medicines",
        "bacofen zebra": "baclofen zebra",
        "bacofen flushing": "baclofen flushing",
        "baclofen": "",
        "baclofen flushing": "",
        "zebra": "",
    }

    assert {query: search.find(query).suggestion for query in suggestions} == suggestions


def test_find_notices_a_crisis_though_nothing_is_found() -> None:
    assert search.find("kill myself") == search.Results(query="kill myself", is_crisis=True)


# Cost


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("query", "queries"), [("kratom", 2), ("kratom zebra", 4), ("zebra", 3), ("the", 1)])
def test_find_asks_the_database_as_often_for_many_pages(
    count: int, query: str, queries: int, django_assert_num_queries: QueryCount
) -> None:
    for _ in range(count):
        make_article("Kratom", tags=("Leaves",))

    with django_assert_num_queries(queries):
        search.find(query)


@pytest.mark.parametrize("query", ["", " ", "\x00", "?!", "💊"])
def test_find_asks_the_database_nothing_for_no_words(query: str, django_assert_num_queries: QueryCount) -> None:
    with django_assert_num_queries(0):
        search.find(query)
