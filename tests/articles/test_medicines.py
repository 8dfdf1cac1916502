import pytest

from articles.medicines import MEDICINES, is_medicine


@pytest.mark.parametrize(
    "word",
    [
        *("baclofen", "Baclofen", "BACLOFEN", "baclofens", "baclofen's", "baclofen’s", "benzodiazepines’"),
        *("Antabuse", "amfetamine", "amphetamine", "cocaine", "buprenorphine-naloxone", "baclofen-treated"),
        *("gamma-hydroxybutyrate", "naltrexone tablets", "Suboxone®"),
        *("cinolazepam", "adinazolam", "etonitazene", "apomorphine", "tirzeglutide"),
    ],
)
def test_name_of_a_medicine_is_known(word):
    assert is_medicine(word)


@pytest.mark.parametrize(
    "word",
    ["", "-", "alcohol", "wine", "magazine", "caine", "rapine", "undone", "medicine", "alcohol use disorder", "bacl"],
)
def test_other_word_is_no_medicine(word):
    assert not is_medicine(word)


def test_names_are_written_as_they_are_looked_up():
    assert [name for name in MEDICINES if not name.isalpha() or name != name.casefold()] == []
