"""Whether a sentence wants a source: pairs for each rule, and a set sorted by hand: how often the rules are right."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.effect import is_of_effect
from articles.claims.wording import is_claim

SORTED_BY_HAND = Path(__file__).resolve().parents[2] / "data" / "claims.toml"
LEAST_PRECISION = 0.9
LEAST_RECALL = 0.8

# What one rule tells apart: a claim, and a sentence much like it that claims nothing.
PAIRS = {
    "a share": ("About 12% of them stopped.", "Section 12 says more."),
    "people": ("It took in 1,383 people.", "The two people in the picture are actors."),
    "a number in brackets": ("One in nine stays off alcohol.", "Who will be the one in nine."),
    "a dose": ("The usual dose is 50 mg.", "The usual dose differs."),
    "a time": ("It starts within 6 hours.", "It starts with a talk."),
    "an effect": ("It reduces craving.", "It is hard to reduce it to a word."),
    "no effect": ("It does not reduce craving.", "Ways to reduce craving."),
    "help": ("It helps people stay off alcohol.", "It helps to say why."),
    "a comparison": ("It is safer than placebo.", "Do this rather than nothing."),
    "a cause": ("It causes sleepiness.", "So it cannot show cause."),
    "a harm": ("An overdose is dangerous.", "Danger has many names."),
    "a side effect": ("Side effects include nausea.", "a place to note side effects"),
    "studies": ("Studies show a small gain.", "New studies appear."),
    "guidelines": ("Guidelines recommend counselling.", "Guidelines are long."),
    "an approval": ("It was approved in 2004.", "An approved medicine has a leaflet."),
    "a country, not us": ("The US label warns of fits.", "It warns us of fits."),
    "a question": ("It works better at night.", "Does it work better at night?"),
    "a question within": ("It helps.", "Nobody has asked whether it helps."),
    "a heading of what is not known": ("It helps women more than men.", "Whether it helps women more than men."),
    "advice": ("A sudden stop causes fits.", "Do not stop suddenly."),
    "advice with a reason": ("Do not stop suddenly: it can cause fits.", "Do not stop suddenly: ask first."),
    "advice with an amount": ("Take 50 mg at night.", "Take it at night."),
    "advice behind a case": ("In pregnancy, it raises the risk.", "If it raises the risk, ask first."),
    "an order that is a noun": ("Drink driving kills 200 people a year.", "Drink water with your 200 friends."),
    "advice behind a fact": ("It raises the risk, so ask first.", "It is new, so ask first."),
    "the page": ("Naltrexone reduces craving.", "This page explains what reduces craving."),
    "its makers": ("They found that it reduces craving.", "We found that it reduces craving."),
    "a definition": ("Off-label use is common.", "Off-label means outside the label."),
    "quoted words": ("Some call it safe; it is not safe.", "The page calls it “100% safe”."),
    "an example": ("Sleepiness is common.", "For example, sleepiness is common."),
    "a lead-in": ("It reduces craving.", "It reduces these things:"),
    "a title": ("It can be an emergency.", "See withdrawal: when it is an emergency."),
    "a row": ("Medicine: Baclofen | Risk: 0.83 times that on placebo", "Medicine: Baclofen | Read more: Its page"),
}


@pytest.mark.parametrize(("claim", "other"), PAIRS.values(), ids=PAIRS.keys())
def test_claim_is_told_from_what_is_none(claim, other):
    assert (is_claim(claim), is_claim(other)) == (True, False)


@pytest.mark.parametrize("group", ["starter", "own", "kept_back"])
def test_most_sentences_are_sorted_as_by_hand(group, capsys):
    by_hand = tomllib.loads(SORTED_BY_HAND.read_text())[group]

    found = [sentence for sentence in by_hand["claims"] if is_claim(sentence)]
    wrong = [sentence for sentence in by_hand["others"] if is_claim(sentence)]

    precision = len(found) / (len(found) + len(wrong))
    recall = len(found) / len(by_hand["claims"])
    with capsys.disabled():
        print(f"\n{group}: precision {precision:.2f}, recall {recall:.2f}, wrong: {wrong}")  # noqa: T201
    assert precision >= LEAST_PRECISION
    assert recall >= (LEAST_RECALL if group != "kept_back" else 0.6)


def test_enough_sentences_are_sorted_by_hand():
    by_hand = tomllib.loads(SORTED_BY_HAND.read_text())
    sentences = [sentence for group in by_hand.values() for sort in group.values() for sentence in sort]

    assert len(sentences) == len(set(sentences)) >= 250


WORDS = [
    *["it", "helps", "if", "50", "mg", "%", "?", "trials", "’s", "“"],
    "do not",
    "12 to",
    ", ",
    ": ",
    "; ",
    " | ",
    '"',
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=30).map(" ".join))
def test_any_text_is_sorted(text):
    assert is_claim(text) in (True, False)
    assert is_of_effect(text) in (True, False)


@pytest.mark.parametrize(
    "piece", ["1,", "1-1", "one to ", "study ", "if, ", "a-", '"', "is not ", "has ", "so and ", "a. "]
)
def test_long_text_is_sorted_in_one_go(piece):
    assert is_claim(piece * 20_000) is False


OF_EFFECT = [
    "Baclofen probably helps some people stay off alcohol.",
    "It does not help with the symptoms of alcohol withdrawal.",
    "Nausea is about as common as on placebo.",
    "Stopping suddenly can cause seizures.",
    "About 11 people need to take it for 1 of them to avoid a return to drinking.",
    "What was counted: Any drinking | Result: Risk 0.93 times that on placebo | Trials: 16",
    "Deaths were more frequent with baclofen.",
    "Intensive outpatient care worked about as well as staying in.",
    "No clear difference was found.",
]
OF_SOMETHING_ELSE = [
    "France approved baclofen for alcohol use disorder in October 2018.",
    "The usual tablet dose is 50 mg once a day.",
    "Withdrawal usually starts 6 to 24 hours after the last drink.",
    "The questionnaire has ten questions.",
    "Baclofen is a muscle relaxant.",
    "The trial took in 320 people in 39 centres.",
    "About one person in five meets the criteria.",
    "United States rules protect these records.",
    "Dependence means that the body has adapted.",
]


@pytest.mark.parametrize("claim", OF_EFFECT)
def test_claim_of_effect_says_what_helps_harms_or_compares(claim):
    assert is_of_effect(claim) is True


@pytest.mark.parametrize("claim", OF_SOMETHING_ELSE)
def test_history_definition_dose_and_law_are_no_claims_of_effect(claim):
    assert is_of_effect(claim) is False
