import pytest

from articles.references.punctuation import paragraph, piece, sentence, tidy


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two  spaces\nand a line", "two spaces and a line"),
        ("wait... what", "wait… what"),
        ("one.. two", "one. two"),
        ("a,, b, ,c", "a, b,c"),
        ("1, .5 mg", "1,.5 mg"),
        ("1,000 people", "1,000 people"),
        ("?!", ""),
    ],
)
def test_tidy(text, shown):
    assert tidy(text) == shown


def test_piece_has_no_marks_that_would_meet_its_neighbours():
    assert piece(" : Oxford University Press ;,") == "Oxford University Press"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A title", "A title."),
        ("A title.", "A title."),
        ("A title..", "A title."),
        ("A title,", "A title."),
        ("Is it?", "Is it?"),
        ("It is!", "It is!"),
        ("It was…", "It was…"),
        ("", ""),
        (" . ", ""),
    ],
)
def test_sentence_closes_once(text, shown):
    assert sentence(text) == shown


def test_paragraph_leaves_out_what_is_missing():
    assert paragraph("One", "", "Two?", " ", "Three.") == "One. Two? Three."
