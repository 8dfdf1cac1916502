"""The words that editors add stand beside those that ship, and win over them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles import editorial
from articles.checking import manuscripts
from articles.checking.house import house
from articles.editorial import EntryKind, shipped
from articles.editorial.authorities import OURS
from articles.models import HouseWord

pytestmark = pytest.mark.django_db


def found(text: str) -> list[tuple[str, str]]:
    """The findings about words that a site may add, each with what it advises."""
    all_found = editorial.check(manuscripts.of_typed("article", {"title": "A page", "body": text}))
    return [(each.words, each.advice) for each in all_found if each.rule in {"house-word", "abbreviation"}]


def test_without_any_of_its_own_a_site_has_what_ships() -> None:
    assert house() == shipped()


def test_an_added_word_comes_first_and_in_small_letters() -> None:
    HouseWord.objects.create(words="Frequent  Flyer, frequent flyers", instead="person who comes back", reason="Why.")

    (entry, *others) = house().entries

    assert (entry.kind, entry.words) == (EntryKind.AVOID, ("frequent flyer", "frequent flyers"))
    assert (entry.instead, entry.reason, entry.authority) == ("person who comes back", "Why.", OURS)
    assert tuple(others) == shipped().entries


def test_who_asks_for_it_is_named_with_their_address() -> None:
    HouseWord.objects.create(words="x", instead="y", authority="A charity", authority_url="https://example.org/words")

    assert house().entries[0].authority == ("A charity", "https://example.org/words")


@pytest.mark.parametrize("kind", [each.value for each in EntryKind])
def test_every_kind_of_word_can_be_added(kind: str) -> None:
    HouseWord.objects.create(kind=kind, words="x", instead="y")

    assert house().of(EntryKind(kind))[0].words == ("x",)


def test_each_change_is_another_version() -> None:
    versions = [house().version]
    word = HouseWord.objects.create(words="x", instead="y")
    versions.append(house().version)
    HouseWord.objects.update(instead="z")
    versions.append(house().version)
    word.delete()

    assert len(set(versions)) == 3
    assert house().version == versions[0]


def test_the_words_are_read_in_one_query(django_assert_num_queries: Any) -> None:
    HouseWord.objects.bulk_create(HouseWord(words=f"word {number}", instead="y") for number in range(50))

    with django_assert_num_queries(1):
        house()


def test_the_same_words_stand_once_for_each_use() -> None:
    HouseWord.objects.create(words="Rehab", instead="treatment")
    HouseWord.objects.create(words="rehab", kind=HouseWord.Kind.GLOSSARY, instead="treatment")

    with pytest.raises(IntegrityError), transaction.atomic():
        HouseWord.objects.create(words="REHAB", instead="care")


# What they do


def test_an_added_word_is_reported_with_what_to_write() -> None:
    text = "A Frequent Flyer came in, and two frequent flyers more."
    before = found(text)
    HouseWord.objects.create(words="frequent flyer, frequent flyers", instead="person who comes back")

    told = found(text)

    assert before == []
    assert [words for words, _ in told] == ["Frequent Flyer", "frequent flyers"]
    assert all("person who comes back" in advice for _, advice in told)


def test_a_name_that_was_added_is_left_alone() -> None:
    text = "She works at the Addict Support Fund."
    HouseWord.objects.create(kind=HouseWord.Kind.LEAVE_ALONE, words="Addict Support Fund")

    assert found(text) == []


def test_an_abbreviation_that_was_added_needs_no_explaining() -> None:
    text = "The people of the QXZ came and went."
    before = [words for words, _ in found(text)]
    HouseWord.objects.create(kind=HouseWord.Kind.ABBREVIATION, words="QXZ")

    assert (before, found(text)) == (["QXZ"], [])


@pytest.mark.parametrize("words", ["(a+)+b", "[", "a{9999}", "\\", "?", "|", "x" * 200, ",,,", "é ß"])
def test_odd_words_are_words_and_no_pattern(words: str) -> None:
    HouseWord.objects.create(words=words, instead="y")

    assert found(f"Somebody wrote aaaa{'a' * 2000} here.") == []
