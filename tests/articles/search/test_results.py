"""A snippet is safe HTML, with marks around what was found."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.results import snippet


@pytest.mark.parametrize(
    ("passages", "drawn"),
    [
        (["take \x02baclofen\x03 daily"], "take <mark>baclofen</mark> daily"),
        (["\x02a\x03 \x02b\x03"], "<mark>a</mark> <mark>b</mark>"),
        (["<script>\x02alert\x03(1)</script>"], "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;"),
        (["\x02<b>\"&'\x03"], "<mark>&lt;b&gt;&quot;&amp;&#x27;</mark>"),
        (["one\n\n two\t\x02three\x03"], "one two <mark>three</mark>"),
        (["open \x02 end"], "open  end"),
        (["\x03\x02\x02a\x03\x03"], "<mark>a</mark>"),
        (["no mark", "the \x02summary\x03"], "the <mark>summary</mark>"),
        (["no mark", "the summary"], "the summary"),
        (["the \x02body\x03", "the \x02summary\x03"], "the <mark>body</mark>"),
        (["{0} %s \x02{}\x03"], "{0} %s <mark>{}</mark>"),
        ([""], ""),
    ],
)
def test_snippet_draws_the_passage_that_was_found(passages: list[str], drawn: str) -> None:
    assert snippet(*passages) == drawn


@given(st.text("ab<>&\"' \n\x02\x03"))
def test_snippet_keeps_the_text_and_balances_its_marks(passage: str) -> None:
    drawn = snippet(passage)

    plain = drawn.replace("<mark>", "").replace("</mark>", "")
    assert html.unescape(plain).split() == passage.translate({2: None, 3: None}).split()
    assert not {"<", ">"} & set(plain)
    assert drawn.count("<mark>") == drawn.count("</mark>")
