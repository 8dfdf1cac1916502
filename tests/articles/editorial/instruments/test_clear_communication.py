"""The Clear Communication Index: each item that is computed, met and not met."""

import pytest

from articles.editorial.instruments import CLEAR_COMMUNICATION

LONG = "Words follow words here. " * 120  # 480 of them
WORDED = "71 of 100 people returned, against 82 of 100 on placebo: it probably helps."
PICTURE = "::: people Returned to drinking\n- 71 of 100 with it\n- 82 of 100 with placebo\n:::"


@pytest.mark.parametrize(
    ("number", "body", "result"),
    [
        (2, "::: key\n- It helps some.\n:::", "met"),
        (2, "## The short answer\n\nIt helps some.", "met"),
        (2, "## History\n\nIt was found in 1962.", "not met"),
        (3, "::: key\n- It helps some.\n:::", "met"),
        (3, "**It helps some people** who have stopped.", "met"),
        (3, "It helps some people.\n\n## Later\n\n**Never** stop at once.", "not met"),
        (6, "The nurse gives you a tablet. You take it.", "met"),
        (6, "A tablet is given. It is taken at night.", "not met"),
        (8, "- one\n- two", "met"),
        (8, "One, and two.", "not met"),
        (8, PICTURE, "not met"),
        (9, "## One\n\n" + LONG[:2000] + "\n\n## Two\n\n" + LONG[:2000], "met"),
        (9, "## One\n\n" + LONG, "not met"),
        (9, LONG, "not met"),
        (9, "## One\n\nA few words.", "does not apply"),
        (10, "It lowers the risk of a fall.", "met"),
        (10, "What is it?", "not met"),
        (15, "71 of 100 returned.", "met"),
        (15, "The odds ratio was 0.7.", "not met"),
        (15, "11.9% returned, and OR 2.", "not met"),
        (15, "It was found in 1962, and 5 or 6 trials followed.", "does not apply"),
        (16, WORDED, "met"),
        (16, "71% returned.", "not met"),
        (16, "It helps.", "does not apply"),
        (17, WORDED, "met"),
        (17, "The rate was 13% higher.", "not met"),
        (17, "The rate was 13% higher: 34 of 100, and 30 of 100 without it.", "met"),
        (17, "1 in 8 people fell on it, and 1 in 20 without it.", "not met"),
        (17, "It helps.", "does not apply"),
        (20, PICTURE, "met"),
        (20, WORDED, "met"),
        (20, "71% returned.", "not met"),
        (20, "It helps.", "does not apply"),
    ],
)
def test_item_is_met_or_not(judged, number, body, result):
    found = judged(f"cci-{number}", body)

    assert (found.result, found.why.endswith((".", "…"))) == (result, True)


def test_summary_that_states_something_is_a_main_message(judged):
    assert judged("cci-2", "Text.", summary="It helps some people. For families.").result == "met"
    assert judged("cci-2", "Text.", summary="What it does, and how. For families.").result == "not met"


def test_first_fact_holds_what_matters_most(judged):
    assert judged("cci-10", "", facts={"what": "A muscle relaxant."}, kind="treatment").result == "met"


@pytest.mark.parametrize("number", [18, 19])
def test_items_about_risk_apply_to_pages_that_speak_of_risks(judged, number):
    assert judged(f"cci-{number}", "The risk of a fall is small.").result == "to be answered"
    assert judged(f"cci-{number}", "It is sold in bottles.").result == "does not apply"


def test_what_is_computed_and_what_is_asked():
    computed = [each.number for each in CLEAR_COMMUNICATION.criteria if not each.is_asked]
    items = [each.number for each in CLEAR_COMMUNICATION.criteria if each.scale]

    assert computed == ["2", "3", "6", "8", "9", "10", "15", "16", "17", "20"]
    assert items == [str(number) for number in range(1, 21)]
