"""How hard a text is to read: the two formulas, worked out by hand, and what they leave out."""

import pytest

from articles.editorial import Manuscript
from articles.editorial.plain_language import readability

PLAIN = "The cat sat on the mat. "  # 6 words, 6 syllables
HARD = "Unfortunately hospitalisation complicates rehabilitation. "


def read(body: str) -> readability.Readability:
    return readability.of(Manuscript.of(body=body).sentences)


def test_flesch_kincaid_is_what_the_formula_says():
    found = read("The cats sat on a carpet. It was raining outside.")
    assert (found.words, found.sentences, found.words_per_sentence) == (10, 2, 5)
    assert found.flesch_kincaid == pytest.approx(0.39 * 5 + 11.8 * 13 / 10 - 15.59)


def test_smog_is_what_the_formula_says():
    found = read((PLAIN + HARD) * 15)
    assert found.sentences == 30
    assert found.smog == pytest.approx(1.0430 * (4 * 15 * 30 / 30) ** 0.5 + 3.1291)
    assert found.grade == max(found.smog, found.flesch_kincaid)


def test_smog_is_left_out_below_30_sentences():
    assert read(HARD * 29).smog is None
    assert read(HARD * 30).smog is not None


def test_text_without_words_is_of_no_grade():
    assert read("") == readability.Readability(0, 0, 0.0, None, 0.0)
    assert read(". – !").grade == 0.0


def test_grade_is_never_below_nothing():
    assert read(PLAIN).flesch_kincaid == 0.0


@pytest.mark.parametrize(
    "name",
    ["acamprosate", "buprenorphine", "Philadelphia", "SAMHSA", "NIAAA", "Alessandria"],
)
def test_names_are_not_held_against_the_writer(name):
    assert (
        read(f"The doctors gave {name} to them.").flesch_kincaid
        <= read("The doctors gave carpets to them.").flesch_kincaid
    )


def test_long_word_is_counted_in_full_where_it_opens_a_sentence():
    assert read("Hospitalisation helps us.").flesch_kincaid > read("Doctors help us.").flesch_kincaid + 10


@pytest.mark.parametrize(
    "left_out",
    ["## Hospitalisation complicates rehabilitation", f"| Rehabilitation |\n|-|\n| {HARD} |", f"[^n]: {HARD}"],
)
def test_headings_tables_and_notes_are_left_out(left_out):
    assert read(f"It is so.[^n]\n\n{left_out}\n\n[^n]: More").words == 3


def test_citations_are_left_out():
    assert read("It is so [@hospitalisation2019, table 4].") == read("It is so.")


def test_item_of_a_list_is_a_sentence():
    assert read("- one\n- two words\n- three").sentences == 3


def test_figures_are_short_words():
    assert read("It is 1,057 of us.").flesch_kincaid == read("It is one of us.").flesch_kincaid
