"""Authors as an editor writes them: one a line, and back again without a loss."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.authors import Author, AuthorsField, read, write

PAIRS = [
    ("Agabio, Roberta", {"family": "Agabio", "given": "Roberta"}),
    ("  de  Beaurepaire ,  Renaud ", {"family": "de Beaurepaire", "given": "Renaud"}),
    ("DeVita, Vincent T., Jr.", {"family": "DeVita", "given": "Vincent T., Jr."}),
    ("Polites,", {"family": "Polites"}),
    ("Drugs.com", {"literal": "Drugs.com"}),
    ("World Health Organization", {"literal": "World Health Organization"}),
    (
        "= Department of Justice, Office of Public Affairs",
        {"literal": "Department of Justice, Office of Public Affairs"},
    ),
    ("=Alcohol Change UK", {"literal": "Alcohol Change UK"}),
    ("NHS", {"literal": "NHS"}),
]
WRONG = [
    ("Agabio R", "may be a person or an organisation. Write “Agabio, R” or “= Agabio R”."),
    ("Alcohol Change UK", "may be a person or an organisation. Write “Alcohol Change, UK” or “= Alcohol Change UK”."),
    ("Agabio, Roberta; Saulle, Rosella", "seems to hold several authors. Give each a line of its own."),
    (
        "Agabio R, Saulle R, Minozzi S",
        "has more than one comma. Give each author a line of its own, or begin with “=”.",
    ),
    (", Roberta", "has no family name before the comma."),
    (",", "has no family name before the comma."),
    ("=", "has no name in it."),
    ("--", "has no name in it."),
    ("Agabio\0, Roberta", "has a sign in it that cannot be seen. Type the name anew."),
]


@pytest.mark.parametrize(("line", "author"), PAIRS)
def test_read_tells_people_from_organisations(line: str, author: Author) -> None:
    assert read(line) == author


@pytest.mark.parametrize(("line", "reason"), WRONG)
def test_read_refuses_what_could_be_something_else(line: str, reason: str) -> None:
    with pytest.raises(ValueError) as refusal:
        read(line)

    assert str(refusal.value) == reason


def test_errors_name_every_line_that_is_wrong() -> None:
    with pytest.raises(ValidationError) as refusal:
        AuthorsField().clean("Agabio, Roberta\n\n, Rosella\nNaudet F")

    assert refusal.value.messages == [
        "Line 3, “, Rosella”, has no family name before the comma.",
        "Line 4, “Naudet F”, may be a person or an organisation. Write “Naudet, F” or “= Naudet F”.",
    ]


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda text: any(character.isalnum() for character in text)
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PEOPLE = st.fixed_dictionaries(
    {"family": NAMES.filter(lambda name: not set(name) & set(",;") and not name.startswith("="))},
    optional={"given": NAMES.filter(lambda name: not set(name) & set(",;"))},
)
ORGANISATIONS = st.fixed_dictionaries({"literal": NAMES})


@given(PEOPLE | ORGANISATIONS)
def test_what_is_written_reads_as_the_same_author(author: Author) -> None:
    assert read(write(author)) == author


@given(st.lists(st.fixed_dictionaries({}, optional={"family": st.text(), "given": st.text(), "literal": st.text()})))
def test_what_is_not_touched_is_kept_whatever_it_holds(authors: list[Author]) -> None:
    field = AuthorsField(required=False, initial=authors)

    assert field.clean(field.prepare_value(authors)) == authors


@given(st.text())
def test_no_text_breaks_the_field(text: str) -> None:
    field = AuthorsField(required=False)

    try:
        authors = field.clean(text)
    except ValidationError:
        return

    assert field.clean(field.prepare_value(authors)) == authors
