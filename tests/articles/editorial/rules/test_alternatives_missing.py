import pytest

from articles.editorial import Manuscript, check
from articles.editorial.rules.alternatives_missing import RULE
from tests.articles.editorial.rules.whole_pages import DOUBT, HARMS, OTHERS, PRAISE, page


def findings(body: str, title: str = "Baclofen", **parts: object):
    return check(Manuscript.of(body=body, title=title, **parts), [RULE])


@pytest.mark.parametrize("beside", ["", "It is given together with counselling.", "Lioresal is one of its brands."])
def test_praise_of_the_one_treatment_is_reported(beside: str):
    assert [each.words for each in findings(page(PRAISE, DOUBT, beside))] == ["reduces cravings"]


@pytest.mark.parametrize(
    "other",
    [
        OTHERS,
        "See [how the medicines compare](page:compared): other options stand there.",
        "Cognitive behavioural therapy helps as well.",
        "Alcoholics Anonymous is free.",
        "Ask about other treatments.",
        "| Acamprosate | Kidneys |\n| --- | --- |\n| Yes | Check |",
    ],
)
def test_any_other_treatment_is_enough(other: str):
    assert findings(page(PRAISE, other)) == []


def test_the_sinclair_method_is_no_choice_beside_its_own_medicine():
    text = PRAISE.replace("Baclofen", "Naltrexone")

    assert len(findings(page(text), "The Sinclair method")) == 1


def test_a_leaflet_that_tells_more_harm_than_good_is_left_alone():
    assert findings(page("It reduces cravings.", HARMS)) == []


def test_a_page_of_one_side_by_its_title_is_left_alone():
    assert findings(page(PRAISE), "Baclofen side effects") == []


def test_a_page_that_leaves_room_for_doubt_is_left_alone():
    text = "It may reduce cravings. It may help people stay sober. It might improve sleep. It could ease anxiety."

    assert check(Manuscript.of(body=page(text), title="Acamprosate"), [RULE]) == []
