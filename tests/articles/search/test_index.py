"""The full-text index stays in step with the search entries, and its migration can be undone."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles import search
from articles.models import SearchEntry
from tests.factories import make_article, make_draft, make_level, make_tag

pytestmark = pytest.mark.django_db


def found(query: str) -> int:
    return search.find(query).total


def check_sqlite_index() -> None:
    """Raises an error when the full-text table says other than the table it stands for."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO articles_search (articles_search, rank) VALUES ('integrity-check', 1)")


def test_index_keeps_title_summary_tags_and_text() -> None:
    page = make_article("Kratom", tags=("Leaves", "asia"), summary="A **plant**.", body="Some *text* here.")

    assert list(SearchEntry.objects.values_list()) == [
        (page.revisions.get().pk, "Kratom", "A **plant**.", "asia, Leaves", "Some text here.")
    ]


def test_index_keeps_the_facts_of_a_page() -> None:
    make_level("Outpatient", hours="*Nine* hours", code="", body="Some text.")

    assert SearchEntry.objects.get().body == "Nine hours\nSome text."


def test_index_keeps_no_draft() -> None:
    make_draft("Kratom")

    assert not SearchEntry.objects.exists()


def test_index_again_replaces_what_it_kept() -> None:
    revision = make_article("Kratom").revisions.get()
    revision.tags.add(make_tag("Leaves"))

    search.index(revision)

    assert SearchEntry.objects.get().tags == "Leaves"
    assert found("leaves") == 1
    check_sqlite_index()


def test_index_bears_a_very_long_text_of_different_words() -> None:
    revision = make_article("Kratom").revisions.get()
    revision.text = " ".join(f"{number}-𠀀{number}" for number in range(200_000))

    search.index(revision)

    assert found("kratom") == 1


def test_index_follows_an_update_and_a_delete() -> None:
    make_article("Kratom", body="A zebra.")
    page = make_article("Other", body="A zebra.")
    assert found("zebra") == 2

    SearchEntry.objects.filter(title="Kratom").update(body="An okapi.")
    assert (found("zebra"), found("okapi")) == (1, 1)
    check_sqlite_index()

    page.delete()
    assert (found("zebra"), found("okapi")) == (0, 1)
    check_sqlite_index()


def test_index_is_undone_with_its_transaction() -> None:
    with transaction.atomic():
        make_article("Kratom")
        transaction.set_rollback(True)

    assert found("kratom") == 0
    check_sqlite_index()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_migration_can_be_undone_and_done_again() -> None:
    make_article("Kratom", body="A zebra.")

    call_command("migrate", "articles", "0001", verbosity=0)
    try:
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            description = connection.introspection.get_table_description(cursor, "articles_searchentry")
        SearchEntry.objects.update(body="An okapi.")
    finally:
        call_command("migrate", verbosity=0)

    assert "articles_search" not in tables
    assert [column.name for column in description] == ["revision_id", "title", "summary", "tags", "body"]
    assert (found("zebra"), found("okapi")) == (0, 1)
    check_sqlite_index()
