"""Figures of an effect with nothing beside them."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.no_comparator import RULE


def reported(body: str) -> list[str]:
    return [finding.words for finding in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our programme has a 92% success rate.", "92%"),
        ("80% of our patients stopped drinking.", "80%"),
        ("In a survey, 92 out of 100 people stopped having cravings [@a].", "92 out of 100"),
        ("It reduces heavy drinking by 83%.", "83%"),
        ("It is effective in 70% of cases.", "70%"),
        ("About 85 percent of alumni remain sober after a year.", "85 percent"),
        ("In this trial 71% stayed abstinent [@a].", "71%"),
        ("The method has a success rate of 78%.", "78%"),
        ("Nine in ten clients stay sober.", "Nine in ten"),
        ("We see a 50% reduction in cravings.", "50%"),
        ("Between 40 and 60 percent of people relapse.", "40 and 60 percent"),
        ("Of the people at our group, 64% gave up drinking.", "64%"),
        ("Abstinence was reached by 68% [@a].", "68%"),
        ("In one clinic 62% were drinking little or nothing later [@a].", "62%"),
        ("With it 45% avoided heavy drinking [@a].", "45%"),
        ("The success rate of this method, told in a book, is 78%.", "78%"),
        ("More than 90% of guests are sober when they leave us.", "90%"),
        ("- 70% of members drink less", "70%"),
        ("Cravings dropped by 60% in a week.", "60%"),
        ("Two thirds of our graduates achieve sobriety.", "Two thirds of our graduates"),
        ("Of the 96 women who took the course, 61 had cut down [@a].", "61"),
        ("Of 300 graduates, 270 are sober.", "270"),
        ("Anxiety scores fell by 6.5 points with the app [@a].", "6.5 points"),
        ("In our own trial, 8 out of 10 users woke up feeling rested.", "8 out of 10"),
        ("Most days our clients drink 55% less after a month.", "55%"),
        ("Eight in ten customers no longer had headaches and felt better.", "Eight in ten"),
        ("30 of the 44 people who answered had quit [@a].", "30 of the 44"),
    ],
)
def test_a_figure_of_an_effect_alone_is_reported(text: str, words: str) -> None:
    assert reported(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "On baclofen 71 of 100 returned to drinking, against 82 of 100 on placebo [@a].",
        "In the trial 71% stayed abstinent. In the other group it was 29% [@a].",
        "The study had no control group, so nobody knows what the 62% who improved owe to it [@a].",
        "Abstinence was 68% v 24% [@a].",
        "About 7% of adults have the condition [@a].",
        "About 1 in 10 people gets drowsy [@a].",
        "Half of the people were women [@a].",
        "A third of those who started dropped out [@a].",
        "About 30% of patients stopped taking it because of side effects [@a].",
        "Drinking fell by 20% more than with usual care [@a].",
        "How many of 100 people stay sober?",
        "“90% of our clients stay sober,” says the page.",
        "The trial had 320 people [@a].",
        "Fewer than 5% of those who could benefit are offered it [@a].",
        "Deaths rose by 12% in a year [@a].",
        "Admissions fell by 9% last winter [@a].",
        "Smoking increases the risk by 20% [@a].",
        "About 36 of 100 stayed sober with it and 23 of 100 without it [@a].",
        "About 30% of residents of sober houses have a job [@a].",
        "In the survey 12% said that they drank at work [@a].",
        "Of the 14 trials, 6 told of harms [@a].",
        "In 2018, 140 people began treatment [@a].",
        "The scores fell by 4 points with it and by 3 points with placebo [@a].",
    ],
)
def test_a_figure_that_is_compared_or_is_of_no_effect_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_a_picture_of_people_is_compared_within_itself() -> None:
    picture = "::: people Drank nothing for six months\n- 36 of 100 with it [@a]\n- 23 of 100 with placebo [@a]\n:::"

    assert reported(picture) == []


def test_a_table_is_compared_within_itself() -> None:
    table = "| Group | Result |\n| --- | --- |\n| {} | 71% stayed sober |\n| {} | 50% stayed sober |"

    assert reported(table.format("Treated", "Placebo")) == []
    assert reported(table.format("North", "South")) == ["71%", "50%"]
