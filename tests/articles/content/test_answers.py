"""Answers to the questions of the instruments: kept with the text that they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.content import answers, export
from tests.articles.content.folders import load, page, shown, write

pytestmark = pytest.mark.django_db

WRITTEN = {"discern-1": "4. It says: who.", "discern-2": "5"}
KEPT = {"discern-1": {"value": 4, "reason": "It says: who."}, "discern-2": {"value": 5, "reason": ""}}


def test_answers_are_loaded_with_a_page_and_again_without_a_change(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A", answers=WRITTEN)}))

    assert shown("a").answers == KEPT
    assert load(tmp_path)[-1] == "Nothing changed."


def test_other_answers_to_the_same_text_need_no_new_revision(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A", answers=WRITTEN)}))

    load(write(tmp_path, {"a.md": page("A", answers={"discern-1": "2. It does not."})}))

    assert shown("a").answers == {"discern-1": {"value": 2, "reason": "It does not."}}
    assert shown("a").number == 1


def test_a_file_without_answers_takes_none_away(tmp_path: Path) -> None:
    load(write(tmp_path, {"a.md": page("A", answers=WRITTEN)}))

    load(write(tmp_path, {"a.md": page("A")}))

    assert shown("a").answers == KEPT


def test_answers_are_written_as_they_are_read(tmp_path: Path) -> None:
    load(write(tmp_path / "one", {"a.md": page("A", answers=WRITTEN)}))

    export(tmp_path / "two")

    assert answers.written(KEPT) == WRITTEN
    assert (
        "answers:\n  discern-1: '4. It says: who.'\n  discern-2: '5'\n" in (tmp_path / "two/articles/a.md").read_text()
    )


def test_what_a_file_could_not_say_again_is_not_written() -> None:
    gone = {"gone-1": {"value": 1, "reason": ""}, "discern-3": {"value": 9, "reason": ""}}

    assert answers.written(KEPT | gone) == WRITTEN
