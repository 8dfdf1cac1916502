import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.benefits_missing import RULE
from tests.articles.editorial.rules.whole_pages import HARMS, PRAISE, page


def findings(body: str, title: str = "Baclofen", **parts: object):
    return check(Manuscript.of(body=body, title=title, **parts), [RULE])


@pytest.mark.parametrize(
    "title",
    ["Baclofen", "What is baclofen?", "Baclofen for alcohol withdrawal", "Baclofen side effects", "Baclofen: warnings"],
)
def test_harms_without_a_word_of_the_good_are_reported(title: str):
    assert [each.words for each in findings(page(HARMS), title)] == ["drowsy"]


@pytest.mark.parametrize(
    "good",
    [
        PRAISE,
        "It has not been shown to reduce drinking.",
        "Placebo did as well.",
        "It is prescribed for stiff muscles.",
    ],
)
def test_any_word_of_what_it_does_is_enough(good: str):
    assert findings(page(HARMS, good)) == []


@pytest.mark.parametrize(
    "title",
    [
        "Stopping baclofen: tolerance, withdrawal and tapering",
        "Baclofen overdose",
        "Is baclofen addictive?",
        "Baclofen and pregnancy",
        "Baclofen dosage",
        "Alcohol withdrawal: when it is an emergency",
        "Baclofen versus naltrexone",
    ],
)
def test_a_page_of_one_side_by_its_title_is_left_alone(title: str):
    assert findings(page(HARMS), title) == []


def test_getting_used_to_it_is_no_word_of_what_it_is_used_for():
    assert len(findings(page(HARMS, "The body gets used to it."))) == 1
    assert findings(page(HARMS, "It is used for stiff muscles.")) == []


def test_a_fact_of_a_treatment_counts():
    assert findings(page(HARMS), kind="treatment", facts={"benefit": "It helps some people."}) == []


def test_a_page_about_a_detox_stay_is_left_alone():
    text = "A detox can be dangerous by yourself. You may feel sick and dizzy. Tell us about allergies and headaches."

    assert check(Manuscript.of(body=page(text), title="Your stay for alcohol detox"), [RULE]) == []
