import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.unknowns_missing import RULE
from tests.articles.editorial.rules.whole_pages import DOUBT, HARMS, OTHERS, PRAISE, page


def findings(body: str, title: str = "Baclofen", **parts: object):
    return check(Manuscript.of(body=body, title=title, **parts), [RULE])


def test_praise_without_a_doubt_is_reported():
    assert [each.words for each in findings(page(PRAISE, OTHERS))] == ["reduces cravings"]


@pytest.mark.parametrize(
    "doubt",
    [
        DOUBT,
        "## What we do not know",
        "How it works is unclear.",
        "The evidence is mixed.",
        "There are too few trials.",
        "More research is needed.",
        "The certainty was low.",
        "It has not been studied in young people.",
        "It does not work for everybody.",
        "That could be chance.",
    ],
)
def test_any_word_of_doubt_is_enough(doubt: str):
    assert findings(page(PRAISE, doubt)) == []


def test_the_fact_of_what_is_not_known_is_enough():
    assert findings(page(PRAISE), kind="treatment", facts={"unknown": "- The best dose."}) == []


def test_a_leaflet_that_tells_more_harm_than_good_is_left_alone():
    assert findings(page("It reduces cravings.", HARMS)) == []


def test_hedged_praise_is_left_alone():
    hedged = "It may reduce cravings. It might help some people stay sober. It could improve sleep."

    assert findings(page(hedged)) == []


def test_a_page_of_one_side_by_its_title_is_left_alone():
    assert findings(page(PRAISE), "Stopping baclofen") == []
