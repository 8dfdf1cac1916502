"""What a source is called, also after a merge, and the keys that are made."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.library import merging, naming
from articles.models import Source
from articles.references.record import Name
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def merged(key: str, into: Source, **fields: Any) -> None:
    merging.merge(make_source(key, **fields), into, by=None)


def test_a_source_is_known_by_its_key_and_by_those_of_merged_records() -> None:
    kept, other = make_source("agabio2023"), make_source("other")
    merged("agabio2023b", kept)

    found = naming.sources_named({"agabio2023", "agabio2023b", "other", "nobody"})

    assert found == {"agabio2023": kept, "agabio2023b": kept, "other": other}


def test_known_keys_cost_one_question_and_former_ones_a_second() -> None:
    make_source("agabio2023")

    with CaptureQueriesContext(connection) as known:
        naming.sources_named({"agabio2023"})
    with CaptureQueriesContext(connection) as unknown:
        naming.sources_named({"agabio2023", "agabio2023b"})

    assert (len(known), len(unknown)) == (1, 2)


def test_identifiers_of_merged_records_are_found_in_any_number() -> None:
    kept, own = make_source(doi="10.1/kept"), make_source(doi="10.1/own")
    merged("old", kept, doi="10.1/old")
    asked = ["10.1/old", "10.1/kept", "10.1/own", "", *(f"10.1/{number}" for number in range(1000))]

    assert naming.identified("doi", asked) == {"10.1/old": kept, "10.1/kept": kept, "10.1/own": own}


def test_a_chapter_is_not_its_book_and_a_paper_not_its_trial() -> None:
    isbn, trial = "9780306406157", "NCT01711125"
    make_source(kind="chapter", isbn=isbn)
    make_source(kind="article", trial=trial)
    assert not naming.bears_name("isbn", isbn)
    assert not naming.bears_name("trial", trial)

    book, register = make_source(kind="book", isbn=isbn), make_source(kind="web-page", trial=trial)

    assert naming.bears_name("isbn", isbn) == book
    assert naming.bears_name("trial", trial) == register
    assert naming.identified("isbn", [isbn]) == {isbn: book}


def test_whoever_bears_a_name_is_found_whatever_its_case_and_never_the_source_itself() -> None:
    kept = make_source("Agabio2023")
    merged("Rosner2010", kept)

    assert naming.bears_name("key", "agabio2023") == kept
    assert naming.bears_name("key", "ROSNER2010") == kept
    assert naming.bears_name("key", "rosner2010", but=kept) is None
    assert naming.bears_name("key", "") is None
    assert naming.bears_name("doi", "10.1/x", but=Source()) is None


def test_a_key_that_is_made_is_neither_taken_nor_was_taken_nor_is_promised() -> None:
    kept = make_source("Agabio2023")
    merged("agabio2023b", kept)

    made = naming.new_key([Name(family="Agabio", given="R")], 2023, "", taken={"AGABIO2023c"})

    assert made == "agabio2023d"


def test_letters_run_out_and_numbers_do_not() -> None:
    keys = naming.lettered("a")

    assert [next(keys) for _ in range(28)][-4:] == ["ay", "az", "a-27", "a-28"]
