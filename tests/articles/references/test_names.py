import pytest

from articles.references.names import author_list, full_name, initials, short_names
from articles.references.record import Name

AGABIO = Name(family="Agabio", given="Roberta")
SAULLE = Name(family="Saulle", given="Rosella")
WHO = Name(literal="World Health Organization")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Roberta", "R"),
        ("Christian A.", "CA"),
        ("Jean-Marc", "JM"),
        ("J.-M.", "JM"),
        ("I. A.", "IA"),
        ("I.A.", "IA"),
        ("Julia MA", "JMA"),
        ("Julia M. A.", "JMA"),
        ("Maria de Lourdes", "ML"),
        ("D'Arcy", "D"),
        ("Élodie", "É"),
        ("bell", "B"),
        ("Al", "A"),
        ("小明", "小"),
        ("", ""),
        ("...", ""),
    ],
)
def test_initials(given, shown):
    assert initials(given) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (AGABIO, "Agabio R"),
        (Name(family="de Beaurepaire", given="Renaud"), "de Beaurepaire R"),
        (Name(family="Higgins-Biddle", given="John C."), "Higgins-Biddle JC"),
        (Name(family="D'Angelo", given="Cristina"), "D'Angelo C"),
        (Name(family="DeVita", given="Vincent T., Jr."), "DeVita VT Jr"),
        (Name(family="Sarkisian", given="J., III"), "Sarkisian J 3rd"),
        (Name(family="Polites"), "Polites"),
        (Name(given="Plato"), "Plato"),
        (WHO, "World Health Organization"),
        (Name(literal="Acme Inc."), "Acme Inc."),
        (Name(family=" ,Smith, ", given="Ann"), "Smith A"),
        (Name(), ""),
    ],
)
def test_full_name(name, shown):
    assert full_name(name) == shown


def test_people_are_parted_by_commas_and_organisations_by_semicolons():
    office = Name(literal="Department of Justice, Office of Public Affairs")

    assert author_list([AGABIO, SAULLE]) == "Agabio R, Saulle R"
    assert (
        author_list([AGABIO, SAULLE, office]) == "Agabio R, Saulle R; Department of Justice, Office of Public Affairs"
    )
    assert author_list([WHO, AGABIO]) == "World Health Organization; Agabio R"


def test_six_authors_are_named_and_more_are_et_al():
    names = [Name(family=family) for family in "ABCDEFG"]

    assert author_list(names[:6]) == "A, B, C, D, E, F"
    assert author_list(names) == "A, B, C, D, E, F, et al."


def test_authors_without_a_name_are_passed_over():
    assert author_list([Name(), AGABIO, Name(family="...")]) == "Agabio R"


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        ([Name()], ""),
        ([AGABIO], "Agabio"),
        ([AGABIO, SAULLE], "Agabio and Saulle"),
        ([AGABIO, SAULLE, SAULLE], "Agabio"),
        ([WHO], "World Health Organization"),
        ([WHO, WHO], "World Health Organization"),
        ([AGABIO, WHO], "Agabio"),
        ([Name(given="Plato")], "Plato"),
    ],
)
def test_short_names(names, shown):
    assert short_names(names) == shown
