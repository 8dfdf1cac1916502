"""Figures without a source."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.uncited_figure import RULE


def reported(body: str, title: str = "", summary: str = "") -> list[str]:
    return [finding.words for finding in check(Manuscript.of(body=body, title=title, summary=summary), [RULE])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About 40 to 60 percent of people drink again within a year.", "40 to 60 percent"),
        ("Our centre has a 92% success rate.", "92%"),
        ("Nearly 29 million Americans live with the condition.", "29 million Americans"),
        ("One in five adults drinks too much.", "One in five"),
        ("Nine out of ten clients would come again.", "Nine out of ten"),
        ("In that group 71 of 100 drank again.", "71 of 100"),
        ("A month costs $5,000 to $20,000.", "$5,000 to $20,000"),
        ("Women are twice as likely to fall ill.", "twice"),
        ("Clients who finish are 5x more likely to stay sober.", "5x"),
        ("More than half of people who leave early drink again.", "half of people"),
        ("Two thirds of our alumni stay sober.", "Two thirds of our alumni"),
        ("Symptoms usually begin 6 to 12 hours after the last drink.", "6 to 12 hours"),
        ("Heavy drinking doubles the risk of a stroke.", "doubles"),
        ("Keep in mind that 1 in 3 people drops out.", "1 in 3"),
        ("Some 17 trials have looked at it.", "17 trials"),
        ("The relapse rate is 45 for all of them.", "relapse rate is 45"),
        ("- Two trials ended early.", "Two trials"),
        ("At our lodge 8 out of 10 guests sleep through.", "8 out of 10"),
        ("Join more than 30,000 members today.", "30,000 members"),
        ("Those who stay relapse half as often.", "half"),
        ("Nearly all our guests finish.", "Nearly all our guests"),
        ("Sixty-five per cent of callers recommend us.", "Sixty-five per cent"),
        ("Every 40 minutes somebody dies.", "Every 40 minutes"),
        ("We have guided 600 families.", "600 families"),
        ("Only one adult in six is ever asked.", "one adult in six"),
        ("Two weeks of coaching tripled abstinence.", "tripled"),
        ("A month costs $9,500.", "$9,500"),
        ("Every pound saves £4 later.", "£4"),
        ("More than half were back at work.", "half"),
        ("Shaking eases about three days after the last drink.", "three days"),
    ],
)
def test_a_figure_without_a_source_is_reported(text: str, words: str) -> None:
    assert reported(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "About 71 of 100 people drank again, against 82 on placebo [@a].",
        "Trials found the same in 1,383 people. [@a]",
        "Intensive care means nine hours or more a week.",
        "The programme lasts 12 weeks.",
        "Ask these three questions.",
        "Call 988 at any hour, 24 hours a day.",
        "People over 65 should ask first.",
        "No two people are the same.",
        "Step 2 of 12 speaks of a higher power.",
        "You may read that 9 in 10 people succeed.",
        "“Nine in ten of our clients stay sober,” says one advertisement.",
        "How many of 100 people stay sober?",
        "We read 17 trials for this page.",
        "This site costs £200 a year.",
        "Most groups have 8 to 12 people.",
        "Talking to two people you trust can help.",
        "This page was checked in May 2026.",
        "Our line is free and 100% confidential.",
        "It is 100% effective.",
        "A prescription costs £9.90.",
        "The first half was about sleep.",
        "It is safe for most of our clients.",
        "Our article lists 14 trials.",
        "Level 3.5 is a residential level.",
        "> Half of the patients got better.",
        "## 90% success",
        "::: help\nAbout 1 in 20 people has a seizure.\n:::",
    ],
)
def test_what_is_cited_or_no_figure_of_the_world_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_a_figure_that_an_earlier_sentence_cites_may_be_repeated() -> None:
    assert reported("In the trial 71 of 100 drank again [@a].\n\nSo 71% drank again.") == []
    assert reported("So 71% drank again.\n\nIn the trial 71 of 100 drank again [@a].") == ["71%"]


def test_a_sum_of_what_was_just_cited_is_no_new_figure() -> None:
    assert reported("It was 71 of 100 against 82 of 100 [@a]. That is 11 of 100 fewer.") == []


def test_a_title_and_a_summary_may_hold_what_the_page_cites() -> None:
    figure = "71 of 100 drank again"

    assert reported("In the trial 71 of 100 drank again [@a].", title=figure, summary=figure) == []
    assert reported("The trial was small [@a].", title=figure) == ["71 of 100"]
    assert reported("The trial was small [@a].", summary=figure) == ["71 of 100"]


def test_a_cell_is_cited_by_its_row_and_an_item_by_its_lead() -> None:
    table = "| Group | Drank |\n| --- | --- |\n| Treated [@a] | 71% |\n| Others | 82% |"

    assert reported(table) == ["82%"]
    assert reported("One trial found [@a]:\n\n- 71% drank again") == []


def test_one_remark_is_made_a_sentence() -> None:
    assert reported("Half of them, or 50%, were among the 320 people.") == ["Half of them"]
