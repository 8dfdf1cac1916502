import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.harms_missing import RULE
from tests.articles.editorial.rules.whole_pages import DOUBT, HARMS, OTHERS, PRAISE, page


def findings(body: str, title: str = "Baclofen for alcohol", **parts: object):
    return check(Manuscript.of(body=body, title=title, **parts), [RULE])


@pytest.mark.parametrize(
    "title", ["Baclofen for alcohol", "How does baclofen work?", "The pill that ends drinking: baclofen"]
)
def test_praise_without_a_word_of_harm_is_reported(title: str):
    found = findings(page(PRAISE, DOUBT, OTHERS), title)

    assert [(each.line, each.words) for each in found] == [(1, "reduces cravings")]


@pytest.mark.parametrize(
    "harm",
    [
        HARMS,
        "Side effects are mostly mild.",
        "It does not suit people with kidney disease: it is not suitable for them.",
        "Trials seldom recorded harms.",
        "Some people feel worse at first, with headaches.",
    ],
)
def test_any_word_of_harm_is_enough(harm: str):
    assert findings(page(PRAISE, harm)) == []


@pytest.mark.parametrize(
    "no_harm", ["There are no side effects.", "It is a risk-free way out.", "Addiction is dangerous."]
)
def test_saying_that_there_is_none_is_no_word_of_harm(no_harm: str):
    assert len(findings(page(PRAISE, no_harm))) == 1


def test_a_therapy_is_looked_at_as_well():
    text = "Hypnosis reduces cravings. It helps people stay sober."

    assert len(findings(page(text), "Hypnosis")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Nine in ten of our guests: 91% of guests are sober. The method heals addiction at the root.",
        "Members drink less within weeks. The drops changed their lives.",
        "The stay saved my life. Working with horses brings relief and calm.",
        "It leads to large reductions in cravings. In time people lose interest in alcohol.",
    ],
)
@pytest.mark.parametrize("title", ["Luxury rehab by the sea", "Equine therapy", "Supplements for cravings"])
def test_programmes_and_other_ways_of_praise_are_looked_at(text: str, title: str):
    assert len(findings(page(text), title)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Acamprosate keeps people dry for longer. They feel calm within a week.",
        "People on acamprosate drink on fewer days. Their craving fades.",
        "With acamprosate people no longer need a drink. They sleep better, too.",
        "It makes it far more likely that you will stop for good. Most stay in treatment for twice as long.",
        "It takes the edge off craving. Our guests have their lives back.",
    ],
)
def test_good_in_other_words_is_looked_at(text: str):
    assert len(findings(page(text), "Acamprosate")) == 1


def test_what_stands_under_a_heading_of_harms_counts_in_any_words():
    assert findings(page(PRAISE, "## What can go wrong\n\nFingers tingle.")) == []
    assert len(findings(page(PRAISE, "## No side effects\n\nYou will be fine."))) == 1
    assert len(findings(page(PRAISE, "## The risks of drinking\n\nThe liver suffers."))) == 1


def test_horses_are_no_drug_interaction():
    text = "Interacting with horses changed my life. The therapy heals addiction."

    assert len(findings(page(text), "Equine therapy")) == 1


def test_a_fact_of_a_treatment_counts():
    assert findings(page(PRAISE), kind="treatment", facts={"risks": "It can cause drowsiness."}) == []


@pytest.mark.parametrize("kind", ["about", "section", "level-of-care"])
def test_other_kinds_of_page_are_left_alone(kind: str):
    assert findings(page(PRAISE), kind=kind) == []


def test_a_page_of_something_else_and_a_short_text_are_left_alone():
    assert findings(page(PRAISE.replace("Baclofen", "Rest")), "A quiet garden") == []
    assert findings(PRAISE) == []
