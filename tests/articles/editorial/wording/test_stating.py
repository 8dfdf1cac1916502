"""What a sentence states, at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.wording.stating import BLANK, stated, told


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It lowers the risk.", "it lowers the risk."),
        ("Does it lower the risk?", ""),
        ("Ask what lowers the risk.", ""),
        ("It is cheap, so ask for it.", "it is cheap, "),
        ("It helps: do not stop.", "it helps: "),
        ("We read 17 trials.", ""),
        ("Our clients stay sober.", "the clients stay sober."),
        ("One page says “it cures”.", ""),
        ("Keep in mind that it is rare.", " it is rare."),
        ("Nobody knows whether it helps.", "nobody knows "),
        ("You may read that it cures.", ""),
        ("At our villa guests stay sober.", "at the villa guests stay sober."),
        ("Our page lists 17 trials.", ""),
        ("A trial found it (source).", "a trial found it ."),
        ("For example, the rate is 40%.", " the rate is 40%."),
        ("Join over 900 members.", "over 900 members."),
    ],
)
def test_only_what_is_stated_stays(text: str, kept: str) -> None:
    assert stated(text).replace(BLANK, "") == kept


def test_an_amount_in_advice_is_told_and_in_a_question_is_not() -> None:
    assert told("Take 50 mg.") == "take 50 mg."
    assert told("Why 50 mg?").strip(BLANK) == ""
    assert "15 units" not in told("If you drink 15 units, get advice.")


@given(text=st.text())
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(stated(text)) == len(told(text)) == len(text)


@given(
    words=st.lists(
        st.sampled_from(["Ask", "our", "we", "if", "ſ", "ß", "İ", "“", "”", "stay", ",", ": ", "? ", "because"])
    )
)
def test_every_letter_of_odd_sentences_keeps_its_place(words: list[str]) -> None:
    text = " ".join(words)

    assert len(stated(text)) == len(told(text)) == len(text)
