"""The notation of the lexicon, sign by sign."""

import pytest

from articles.claims.phrases import phrases

LISTS = {"STUDY": "trials? reviews?"}


@pytest.mark.parametrize(
    ("phrase", "found", "passed_over"),
    [
        ("risk|chance of", ["the chance of", "risk, of"], ["risks of", "risk off", "at-risk of", "risk to"]),
        ("STUDY ~2 found", ["a trial found", "reviews have now found"], ["trial a b c found", "trials. They found"]),
        ("is ?very common", ["is common", "is very common"], ["is not common"]),
        ("<the|a causes >of", ["it causes", "causes offence"], ["the causes", "a causes", "causes of"]),
        ("STUDY ~1 <cannot show", ["trials show"], ["trials cannot show"]),
        ("^ few trials", ["few trials", "and so, few trials"], ["the few trials"]),
        ("10 per_cent", ["10 per cent"], ["10 percent"]),
    ],
)
def test_phrase_finds(phrase, found, passed_over):
    pattern = phrases(phrase, LISTS)

    assert [words for words in found + passed_over if pattern.search(words)] == found


@pytest.mark.parametrize("phrase", ["?very common", "~2 common", "^ ?very common", "<not ?very common"])
def test_phrase_that_begins_with_a_word_to_leave_out_is_refused(phrase):
    with pytest.raises(ValueError, match="the first word of a phrase cannot be left out"):
        phrases(phrase, LISTS)
