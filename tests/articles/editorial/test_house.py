"""The house list: its files read, each entry holds what an editor needs, and a site's own entries come first."""

import tomllib
from dataclasses import replace

import pytest

from articles.editorial import Entry, EntryKind, House, shipped
from articles.editorial.authorities import NIH, OURS
from articles.editorial.house import LISTS, read
from articles.editorial.manuscript import small
from articles.editorial.wording import avoided

FILES = sorted(LISTS.glob("*.toml"))
AVOID = shipped().of(EntryKind.AVOID)
ENTRY = Entry(EntryKind.AVOID, ("slip up",), instead="return to use", reason="It blames.")


def _named(entry: Entry) -> str:
    return entry.words[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_that_ships_reads(path):
    assert read(path.read_text("utf-8"))


def test_what_ships_is_what_the_files_hold():
    assert len(shipped().entries) == sum(len(read(path.read_text("utf-8"))) for path in FILES)


@pytest.mark.parametrize("entry", shipped().entries, ids=_named)
def test_every_entry_has_words_in_small_letters(entry):
    if entry.kind is not EntryKind.ABBREVIATION:
        assert entry.words
        assert all(words == small(words).strip() != "" for words in (*entry.words, *entry.unless))


@pytest.mark.parametrize("entry", AVOID, ids=_named)
def test_every_word_to_avoid_has_a_reason_and_something_to_write(entry):
    assert entry.reason.endswith((".", ")."))
    assert entry.instead


@pytest.mark.parametrize("entry", AVOID, ids=_named)
def test_capitals_in_a_phrase_name_a_list(entry):
    tokens = [token.lstrip("~?<>^") for each in entry.phrases for token in each.removesuffix(avoided.ALONE).split()]

    assert not [token for token in tokens if token != token.lower() and token not in avoided.LISTS]


def test_no_words_are_in_two_entries_to_avoid():
    words = [words for entry in AVOID for words in entry.words]

    assert sorted(words) == sorted(set(words))


def test_reasons_are_not_all_the_same():
    reasons = [entry.reason for entry in AVOID]

    assert len(set(reasons)) == len(reasons)


def test_an_entry_takes_its_authority_by_name():
    (entry,) = read('[[avoid]]\nwords = ["x"]\ninstead = "y"\nreason = "z"\nauthority = "NIH"')

    assert entry == Entry(EntryKind.AVOID, ("x",), "y", "z", NIH)


def test_an_entry_without_an_authority_is_ours():
    assert read('[[leave-alone]]\nwords = ["x"]')[0].authority is OURS


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[[avoid", tomllib.TOMLDecodeError),
        ('[[shun]]\nwords = ["x"]', ValueError),
        ('[[avoid]]\ninstead = "y"', TypeError),
        ('[[avoid]]\nwords = ["x"]\ncolour = "red"', TypeError),
        ('[[avoid]]\nwords = ["x"]\nauthority = "NOBODY"', AttributeError),
    ],
)
def test_a_file_with_a_mistake_is_refused(text, error):
    with pytest.raises(error):
        read(text)


def test_of_tells_the_kinds_apart():
    house = House(read('[[avoid]]\nwords = ["x"]\n[[leave-alone]]\nwords = ["y"]'))

    assert [entry.words for entry in house.of(EntryKind.LEAVE_ALONE)] == [("y",)]


def test_what_a_site_adds_comes_first():
    assert shipped().with_more([ENTRY]).entries == (replace(ENTRY, is_added=True), *shipped().entries)


def test_the_version_is_another_one_for_other_words():
    assert shipped().with_more([ENTRY]).version != shipped().version


def test_the_version_stays_for_the_same_words():
    again = [entry for path in FILES for entry in read(path.read_text("utf-8"))]

    assert House(tuple(again)).version == shipped().version
