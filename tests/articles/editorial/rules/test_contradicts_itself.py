"""Statements of one page that cannot both hold."""

from __future__ import annotations

import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.contradicts_itself import RULE
from articles.findings import Finding


def found(body: str, title: str = "") -> list[Finding]:
    return check(Manuscript.of(body=body, title=title), [RULE])


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Baclofen is not considered addictive. People develop an addiction to baclofen.", "addiction to baclofen"),
        ("Baclofen has no potential for abuse. Some people abuse it to get high.", "abuse it"),
        ("Naltrexone has no side effects. Common side effects are nausea and headache.", "Common side effects"),
        ("It comes without any side effects. Its side effects include nausea.", "side effects include"),
        ("You can stop taking baclofen at any time. Never stop baclofen suddenly.", "Never stop baclofen suddenly"),
        ("It is safe to stop. Stopping it abruptly can cause seizures.", "Stopping it abruptly can"),
        ("The drug is non-addictive. Many get hooked on it.", "hooked on it"),
        ("Some get high on it. It is not habit-forming.", "not habit-forming"),
        ("Baclofen cannot be abused. The drug is often abused.", "The drug is often abused"),
        (
            "Baclofen is approved for alcohol use disorder. Baclofen is off-label for alcohol dependence.",
            "off-label for alcohol dependence",
        ),
        ("Gabapentin does not cause addiction. Gabapentin is highly addictive.", "highly addictive"),
        ("Naltrexone does not harm the liver. Naltrexone damages the liver.", "damages the liver"),
        (
            "It is safe to drink alcohol with gabapentin. You must not drink any alcohol while you take gabapentin.",
            "must not drink any alcohol",
        ),
        ("Baclofen isn't addictive. The medicine can lead to addiction.", "can lead to addiction"),
    ],
)
def test_the_second_of_two_statements_that_cannot_both_hold_is_reported(text: str, second: str) -> None:
    assert [finding.words for finding in found(text)] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "Baclofen is not addictive. People who are addicted to alcohol may be offered it.",
        "Acamprosate is not addictive. Diazepam is addictive.",
        "Naltrexone is not addictive, unlike diazepam, which is highly addictive.",
        "Acamprosate is safe to stop. Never stop drinking suddenly.",
        "Acamprosate is safe to stop. Never stop baclofen suddenly.",
        "In France baclofen is licensed for alcoholism. In the UK baclofen is not licensed for alcoholism.",
        "Nobody can say that it has no side effects. Common side effects are listed here.",
        "Many pages say “no potential for abuse”. It can be abused.",
        "It has no serious side effects. Side effects include nausea.",
        "No side effects were reported. Common side effects are listed here.",
        "Is it not addictive? Some get hooked on it.",
        "It is not addictive. You cannot get hooked on it.",
        "> It is not addictive.\n\nSome get hooked on it.",
        "Side effects include nausea. Serious side effects are rare.",
        "Do not stop sertraline suddenly. It is safe to stop it slowly, in steps.",
        "Some people fear that they will get addicted to acamprosate. Acamprosate is not addictive.",
        "Acamprosate does not harm the liver. Naltrexone can harm the liver.",
        "Acamprosate does not harm the liver. Drinking damages the liver.",
    ],
)
def test_statements_that_can_both_hold_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_reason_quotes_the_first() -> None:
    [finding] = found("Baclofen has no abuse potential.\n\nPeople get high on it.", title="Baclofen")

    assert finding.reason == "Another sentence of this page says “no abuse potential”, and both cannot hold."
    assert finding.line == 3


def test_the_page_tells_whom_a_sentence_means() -> None:
    text = "It is not addictive. Baclofen is extremely addictive."

    assert len(found(text, title="Baclofen and alcohol")) == 1
    assert found(text, title="Naltrexone and alcohol") == []
