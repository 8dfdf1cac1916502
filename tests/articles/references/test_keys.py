import pytest

from articles.references.reading.keys import key_from


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("agabio2023", "agabio2023"),
        ("DBLP:journals/corr/abs-1", "DBLP:journals-corr-abs-1"),
        ("Müller 2015", "Muller-2015"),
        ("_a_", "a"),
        ("http://zotero.org/users/local/1/items/ABCD", ""),
        ("42", ""),
        ("", ""),
        ("漢字", ""),
        ("a" * 61, ""),
    ],
)
def test_the_name_of_an_entry_becomes_a_key_where_it_can(name, key):
    assert key_from(name) == key
