"""Words that lean on evidence without naming it."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.uncited_evidence import RULE


def reported(body: str) -> list[str]:
    return [finding.words for finding in check(Manuscript.of(body=body), [RULE])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Studies show that it works.", "Studies show"),
        ("Research has proven that longer stays help.", "Research has proven"),
        ("Experts agree that it is an illness.", "Experts agree"),
        ("According to the NIH, most people recover.", "According to the NIH"),
        ("According to several experts, it is safe.", "According to several experts"),
        ("Clinical trials have demonstrated this.", "trials have demonstrated"),
        ("It has been shown to lower the risk.", "has been shown"),
        ("The evidence suggests a benefit.", "evidence suggests"),
        ("Doctors recommend at least 90 days.", "Doctors recommend"),
        ("NICE recommends it for some people.", "NICE recommends"),
        ("There is strong evidence that it helps.", "There is strong evidence"),
        ("Scientists believe that one messenger is involved.", "Scientists believe"),
        ("A recent study of 100 people found the same.", "study of 100 people found"),
        ("It is clinically proven to help.", "is clinically proven to"),
        ("As shown in several studies, it helps.", "As shown in several studies"),
        ("Our methods are backed by science.", "backed by science"),
        (
            "A 2020 paper published in a leading weekly found that it calms.",
            "paper published in a leading weekly found",
        ),
        ("It works, with several studies showing fewer cravings.", "with several studies showing"),
        ("Rest helps, says the NIAAA.", "says the NIAAA"),
        (
            "The National Institute on Drug Abuse (NIDA) states that it is an illness.",
            "National Institute on Drug Abuse (NIDA) states",
        ),
        ("We prescribe tablets that are clinically tested.", "clinically tested"),
        ("It has decades of research behind it.", "decades of research"),
        ("I read a trial that said it works.", "trial that said"),
        ("Leading psychiatrists endorse it.", "psychiatrists endorse"),
        ("A large trial found fewer cravings ([source](https://example.org/trial)).", "trial found"),
        ("More studies have found the same.", "studies have found"),
    ],
)
def test_evidence_without_a_source_is_reported(text: str, words: str) -> None:
    assert reported(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that it works [@a].",
        "Ask what studies show.",
        "No trial has shown that it works.",
        "Studies have not shown that it works.",
        "The study cannot show what caused this.",
        "There is no good evidence that it works.",
        "More research is needed.",
        "Research is under way.",
        "We looked for trials and found none.",
        "Your doctors recommend what suits you.",
        "Take it according to your plan.",
        "Do studies show that it works?",
        "“Studies show that it works,” says one page.",
        "Many pages say that experts agree.",
        "Few studies have looked at this.",
        "## What studies show",
        "There is too little research to say so.",
        "No studies support its use.",
        "It has not been clinically tested.",
        "It would need years of research.",
        "Older papers say “alcoholic”; we do not.",
        "Our article says what studies found.",
        "One large trial shows how big this is. It found a gap of 11 in 100 [@a].",
    ],
)
def test_evidence_that_is_cited_missing_or_asked_for_is_left_alone(text: str) -> None:
    assert reported(text) == []
