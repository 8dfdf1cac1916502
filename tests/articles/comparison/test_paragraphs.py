import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.comparison.paragraphs import split

WHOLE = [
    "::: warning\nStop.\n\nAsk first.\n:::\n\n",
    ":::: key\n\n- a\n\n:::\n\n- b\n\n::::\n\n",
    "::: key\na\n\n::: help\nb\n\n:::\n\n",
    "```\none\n\n~~~\n\ntwo\n```\n\n",
    "~~~ text\none\n\ntwo\n~~~~\n\n",
    "- ```\n  one\n\n  two\n  ```\n\n",
    "1. Read this:\n::: help\n\nCall.\n\n:::\nand that.\n\n",
    "| a | b |\n| - | - |\n| 1 | 2 |\n\n",
]
LINES = st.sampled_from(["a", "b", "", " ", "::: key", ":::", "```", "~~~ x", "- c", "`d`"])


@pytest.mark.parametrize("text", WHOLE)
def test_a_box_stays_whole(text):
    assert split(f"Before.\n\n{text}After.") == (["Before.\n\n", text, "After.\n\n"], "")


@pytest.mark.parametrize("line", [":::", "```inline```", "``a``", ":: key", "a ::: key"])
def test_a_line_that_opens_no_box_holds_nothing_together(line):
    assert split(f"{line}\n\nb") == ([f"{line}\n\n", "b\n\n"], "")


def test_an_open_box_holds_all_that_follows():
    assert split("a\n\n::: key\nb\n\nc\n") == (["a\n\n", "::: key\nb\n\nc\n\n"], "\n")


def test_blank_lines_belong_to_the_paragraph_before():
    assert split("\na\n \n\nb\nb\n\n  c\n\n\n") == (["\n", "a\n \n\n", "b\nb\n\n", "  c\n\n"], "\n\n\n")


def test_line_ends_of_any_system_are_the_same():
    assert split("a\r\n\r\nb\r\rc") == split("a\n\nb\n\nc")


@pytest.mark.parametrize("text", ["", "\n", " \n\n "])
def test_a_text_without_words_has_no_paragraphs(text):
    assert split(text) == ([], text)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_paragraphs_together_are_the_text(text):
    paragraphs, end = split(text)

    assert "".join(paragraphs).rstrip() + end == text
