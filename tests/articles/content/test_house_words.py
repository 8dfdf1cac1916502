"""The words that a site adds to those of the editorial checks, in content folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articles.content import export
from articles.models import HouseWord
from tests.articles.content.folders import load, write

pytestmark = pytest.mark.django_db

ENTRY = {"kind": "avoid", "words": "rehab, the rehab", "instead": "treatment"}


def test_words_are_loaded_once(tmp_path: Path) -> None:
    lines = load(write(tmp_path, {"house-words.json": [ENTRY]}))

    assert "Words of the house: 1 created, 0 changed, 0 same" in lines
    assert load(tmp_path)[-1] == "Nothing changed."
    assert HouseWord.objects.get().entry().words == ("rehab", "the rehab")


def test_an_entry_changes_the_word_of_its_kind_however_it_is_written(tmp_path: Path) -> None:
    HouseWord.objects.create(words="Rehab, the rehab", instead="care", reason="It is vague.")
    HouseWord.objects.create(kind="glossary", words="rehab, the rehab", instead="care")

    load(write(tmp_path, {"house-words.json": [ENTRY]}))

    assert list(HouseWord.objects.values_list("kind", "words", "instead", "reason")) == [
        ("avoid", "rehab, the rehab", "treatment", "It is vague."),
        ("glossary", "rehab, the rehab", "care", ""),
    ]


def test_words_are_exported_without_empty_fields(tmp_path: Path) -> None:
    HouseWord.objects.create(**ENTRY)

    export(tmp_path / "out")

    assert json.loads((tmp_path / "out/house-words.json").read_text()) == [ENTRY]


def test_a_list_of_words_goes_with_the_last_of_them(tmp_path: Path) -> None:
    HouseWord.objects.create(**ENTRY)
    export(tmp_path)
    HouseWord.objects.all().delete()

    export(tmp_path, overwrite=True)

    assert not (tmp_path / "house-words.json").exists()
