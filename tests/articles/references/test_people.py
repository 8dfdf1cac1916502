import pytest

from articles.references.people import people, person
from articles.references.record import Name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rigal, Laurent", Name(family="Rigal", given="Laurent")),
        ("de Beaurepaire, Renaud", Name(family="de Beaurepaire", given="Renaud")),
        ("DeVita, Vincent T., Jr", Name(family="DeVita", given="Vincent T., Jr")),
        ("Rigal, L.,", Name(family="Rigal", given="L.")),
        ("Rigal L", Name(family="Rigal", given="L")),
        ("Le Jeunne C", Name(family="Le Jeunne", given="C")),
        ("DeVita VT Jr", Name(family="DeVita", given="VT, Jr")),
        ("Laurent Rigal", Name(literal="Laurent Rigal")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("Rigal L,", Name(literal="Rigal L")),
        ("World Health Organization,", Name(literal="World Health Organization")),
        ("Department of Health,, Education", Name(literal="Department of Health, Education")),
        ("Department of Health UK", Name(literal="Department of Health UK")),
        ("NHS UK", Name(literal="NHS UK")),
        ("<i>Rigal</i>, L&eacute;a", Name(family="Rigal", given="Léa")),
        (", Laurent", Name(literal="Laurent")),
    ],
)
def test_a_name_is_a_person_or_an_organisation(text, name):
    assert person(text) == name


def test_nobody_is_left_out():
    assert people(["et al.", "", ",", "[Anonymous]", "Rigal, L.", "others"]) == (Name(family="Rigal", given="L."),)
