import pytest

from articles.editorial import Manuscript
from articles.editorial.wording.denied import is_denied, is_negated
from articles.prose.blocks import Span


def denied(text: str, words: str = "cure") -> bool:
    sentence = next(each for each in Manuscript.of(body=text).sentences if words in each.text)
    start = sentence.text.index(words)
    return is_denied(sentence, Span(start, start + len(words)))


@pytest.mark.parametrize(
    "text",
    [
        "There is no cure.",
        "It isn't a cure.",
        "Nobody offers a cure.",
        "Be careful with talk of a cure.",
        "Pages that promise a cure sell something.",
        "It is sold as a cure.",
        "The word cure is misleading.",
        "Ask them if they mean a cure.",
        "Be wary of:\n\n- a cure",
        "It depends on whether we find a cure.",
        "Clinics that offer a cure want your money.",
        "The term cure says too much.",
        "They doubt that there is a cure.",
    ],
)
def test_words_that_are_denied_or_disowned(text: str):
    assert denied(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is a cure.",
        "It is not only a cure.",
        "There is no doubt: a cure.",
        "Nobody is turned away, and our cure works.",
        "Do not despair, because we have a cure.",
        "Don't wait for our cure.",
        "Considering how ill he was, it was a cure.",
        "Quite a few found a cure.",
        "Our clinic offers a cure.",
        "It is not a drug and has been a cure.",
        "There is no wait, so come for a cure.",
        "We have:\n\n- a cure",
    ],
)
def test_words_that_are_meant(text: str):
    assert not denied(text)


@pytest.mark.parametrize("text", ["no cure", "a cure is not all", "they have no other cure to give"])
def test_a_no_on_either_side_negates(text: str):
    start = text.index("cure")
    assert is_negated(text, Span(start, start + 4))


@pytest.mark.parametrize("text", ["a cure", "there is no wait, and our cure works", "a cure, but not today"])
def test_a_no_in_another_clause_negates_nothing(text: str):
    start = text.index("cure")
    assert not is_negated(text, Span(start, start + 4))
