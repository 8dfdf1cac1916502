"""Comparisons without a source."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.uncited_comparison import RULE


def reported(body: str) -> list[str]:
    return [finding.words for finding in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Baclofen is more effective than therapy.", "more effective than"),
        ("Naltrexone works better than acamprosate.", "works better than"),
        ("A clinic is safer than stopping at home.", "safer than"),
        ("Tablets are just as effective as a stay in rehab.", "just as effective as"),
        ("The injection is superior to the pill.", "superior to"),
        ("It is the most effective medication there is.", "the most effective medication"),
        ("Outpatient care costs less than inpatient care.", "costs less than"),
        ("Baclofen has fewer side effects than diazepam.", "fewer side effects than"),
        ("It is no better than placebo.", "no better than"),
        ("People in the programme had better outcomes than those outside it.", "better outcomes than"),
        ("They had a lower risk of relapse compared to placebo.", "lower risk of relapse compared to"),
        ("Women are as likely to relapse as men.", "as likely to relapse as"),
        ("Compared to other medications, it has fewer side effects.", "Compared to other medications"),
        ("Success rates are higher among those who stay.", "rates are higher among those"),
        ("Sleeping tablets are more harmful compared with talking.", "more harmful compared with"),
        ("People in a choir sleep better than those who sing alone.", "better than those who"),
        ("An implant is no worse than a tablet.", "no worse than"),
        ("Older guests coped less well than younger ones.", "coped less well than"),
        ("The relapse rate is similar to that of asthma.", "rate is similar to"),
        ("Long stays lead to better results.", "lead to better results"),
        ("Guests see dramatically higher retention.", "dramatically higher retention"),
        ("No other clinic comes close.", "No other clinic comes"),
        ("Antabuse is more effective for abstinence.", "more effective for"),
        ("The villa has the highest completion rates.", "the highest completion rates"),
        ("Baclofen is less addictive than benzodiazepines.", "less addictive than"),
        ("Meetings online work better than an IOP.", "work better than"),
        ("Pregabalin is safer than a benzodiazepine at night.", "safer than"),
        (
            "People get well quicker with a coach than with a psychiatrist.",
            "quicker with a coach than with a psychiatrist",
        ),
        ("Day care is more comfortable than a ward and works just as well.", "more comfortable than"),
        ("A garden calms the mind more quickly than a hospital.", "more quickly than"),
    ],
)
def test_a_comparison_without_a_source_is_reported(text: str, words: str) -> None:
    assert reported(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Naltrexone works better than placebo [@a].",
        "It is better to ask than to guess.",
        "Drinking more than you planned is one sign.",
        "Some people need longer than others.",
        "It is not known whether one works better than the other.",
        "Is baclofen better than naltrexone?",
        "No trial has compared the two.",
        "It is easier than you think to ask for help.",
        "Rather than stop at once, cut down slowly.",
        "“Safer than any clinic,” says the advertisement.",
        "Stay as long as you can.",
        "Some pages claim that it is more effective than therapy.",
        "More than half the day is free.",
        "The medicine was compared with placebo.",
        "A room is larger than before.",
        "The safest approach is not to drink at all.",
        "Your doctor knows the best treatment for you.",
        "It is taken with no more than two tablets of the other.",
        "This is an option when no other treatment works.",
        "It may be easier to talk to a counsellor than to your family.",
        "The tablets work just as well if you take them with food.",
        "Going with a friend is easier than going alone.",
    ],
)
def test_what_is_cited_or_compares_no_treatments_is_left_alone(text: str) -> None:
    assert reported(text) == []
