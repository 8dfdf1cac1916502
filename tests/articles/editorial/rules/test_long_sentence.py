import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.long_sentence import RULE


def found(body: str, **parts: str) -> list[tuple[str, str]]:
    return [(each.severity.value, each.reason) for each in check(Manuscript.of(body=body, **parts), [RULE])]


def words(count: int) -> str:
    return " ".join(["Somebody", *["walked"] * (count - 2), "home"]) + "."


@pytest.mark.parametrize(
    "text",
    [
        words(30),
        f"{words(20)} {words(20)}",
        f"## {words(40)}",
        f"| {words(40)} |\n|-|\n| {words(40)} |",
        f"Noted.[^n]\n\n[^n]: {words(40)}",
        f"> {words(40)}",
        f"{words(29)[:-1]} [@one2019, table 4; @two2020, p. 12; @three2021, cited as superseded] [@four].",
        f"- {words(25)}\n- {words(25)}",
        f"{words(30)[:-1]} – – – & / ().",
        "It needs a twenty-four-hour-a-day eye on every first-line, second-line and third-line step. " * 3,
        "Term\n: " + words(28),
        "",
    ],
)
def test_sentence_of_up_to_30_words_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        words(31),
        f"- {words(31)}",
        f"It is so. {words(31)} It is so.",
        words(31).replace("walked walked", "walked; walked").replace("walked walked", "walked, walked"),
        words(31).replace("walked walked", "walked\nwalked"),
        words(31).replace("walked walked", "**walked** [walked](/a/)"),
        f"{words(31)} [@one]",
        f"::: help\n{words(31)}\n:::",
        words(31).replace(" walked", " 1,057", 3),
        words(31).replace(" walked", " (walked)", 5),
        words(31).replace(" walked walked", " walked—walked", 2),
        words(31)[:-1] + "?",
    ],
)
def test_sentence_of_31_words_is_noted(text):
    assert found(text) == [("note", "This sentence has 31 words.")]


def test_sentence_of_more_than_40_words_is_a_warning():
    assert found(words(40)) == [("note", "This sentence has 40 words.")]
    assert found(words(41)) == [("warning", "This sentence has 41 words.")]


def test_summary_is_read_and_the_title_is_not():
    assert found("", title=words(41)) == []
    assert found("", summary=words(41)) == [("warning", "This sentence has 41 words.")]
