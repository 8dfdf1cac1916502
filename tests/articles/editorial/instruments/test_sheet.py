"""Sheets: what answers do, how points are counted, and pages of all sorts."""

from datetime import date
from pathlib import Path

import pytest

from articles import front_matter
from articles.editorial import Manuscript
from articles.editorial.instruments import (
    CLEAR_COMMUNICATION,
    DISCERN,
    INSTRUMENTS,
    JAMA,
    Answer,
    Particulars,
    Result,
    judge,
)

ROOT = Path(__file__).resolve().parents[4]
STARTER = [*(ROOT / "articles/starter").rglob("*.md"), *(ROOT / "treatments/starter").glob("*/*.md")]
KNOWN = Particulars(today=date(2026, 6, 1))
PAGE = Manuscript.of(title="Baclofen", body="## Risks\n\nThe risk of a fall rises. Never stop suddenly.")


def judged(instrument, answers, key, page=PAGE):
    sheet = judge(instrument, page, KNOWN, answers)
    return next(each for each in sheet.judged if each.criterion.id == key)


def test_question_without_an_answer_has_no_points_and_counts_against_the_score():
    sheet = judge(DISCERN, PAGE, KNOWN, {})
    asked = next(each for each in sheet.judged if each.criterion.id == "discern-2")

    assert (asked.result, asked.points, asked.out_of) == (Result.TO_BE_ANSWERED, None, 5)
    assert sheet.unanswered == 3


@pytest.mark.parametrize(("value", "result"), [(5, "met"), (4, "partly"), (3, "partly"), (2, "partly"), (1, "not met")])
def test_answer_gives_its_own_points(value, result):
    found = judged(DISCERN, {"discern-2": Answer(value, "Half of it is missing.")}, "discern-2")

    assert (found.result, found.points) == (result, value)
    assert found.why == f"Answered {value} of 5: Half of it is missing."


def test_answer_overrides_what_was_computed_and_both_are_told():
    found = judged(DISCERN, {"discern-11": Answer(2, "Falls alone")}, "discern-11")

    assert (found.result, found.points) == (Result.PARTLY, 2)
    assert found.why.startswith("Answered 2 of 5: Falls alone. Computed: met. Harms are told in line 1")


def test_computed_results_give_five_three_and_one():
    points = {each.result: each.points for each in judge(DISCERN, PAGE, KNOWN, {}).judged if each.points}

    assert points == {Result.MET: 5, Result.PARTLY: 3, Result.NOT_MET: 1}


def test_proposal_is_one_until_it_is_answered():
    proposed = judged(DISCERN, {}, "discern-6")
    answered = judged(DISCERN, {"discern-6": Answer(4)}, "discern-6")

    assert (proposed.is_proposal, answered.is_proposal) == (True, False)
    assert answered.why.startswith("Answered 4 of 5. Computed: ")
    assert not judged(DISCERN, {}, "discern-11").is_proposal
    assert not judged(DISCERN, {}, "discern-2").is_proposal


def test_score_is_full_only_when_all_is_answered():
    answers = {each.id: Answer(max(each.scale)) for each in DISCERN.criteria}
    full = judge(DISCERN, PAGE, KNOWN, answers)
    one_short = judge(DISCERN, PAGE, KNOWN, {key: each for key, each in answers.items() if key != "discern-16"})

    assert (full.points, full.out_of, full.unanswered, full.percent) == (80, 80, 0, 100)
    assert (one_short.points, one_short.out_of, one_short.unanswered, one_short.percent) == (75, 80, 1, 93)


def test_clear_communication_counts_the_items_that_apply():
    sheet = judge(CLEAR_COMMUNICATION, PAGE, KNOWN, {"cci-1": Answer(1), "cci-5": Answer(0)})
    applying = [each for each in sheet.judged if each.out_of]

    assert [each.criterion.number for each in sheet.judged if each.result == "does not apply"] == [
        *("9", "15", "16", "17", "20"),
    ]
    assert sheet.out_of == len(applying) == 15
    assert sheet.percent == sheet.points * 100 // 15


def test_open_question_takes_words_and_gives_no_points():
    asked = judged(CLEAR_COMMUNICATION, {}, "cci-d")
    answered = judged(CLEAR_COMMUNICATION, {"cci-d": Answer(0, "Never stop at once.")}, "cci-d")
    blank = judged(CLEAR_COMMUNICATION, {"cci-d": Answer(0, " ")}, "cci-d")

    assert (asked.result, asked.out_of) == (Result.TO_BE_ANSWERED, 0)
    assert (answered.result, answered.points, answered.why) == (Result.ANSWERED, None, "Never stop at once.")
    assert blank.result == Result.TO_BE_ANSWERED


def test_open_questions_are_not_counted_as_unanswered():
    answers = {each.id: Answer(1) for each in CLEAR_COMMUNICATION.criteria if each.scale}

    assert judge(CLEAR_COMMUNICATION, PAGE, KNOWN, answers).unanswered == 0


def test_answer_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="discern-2 cannot be answered with 6"):
        judge(DISCERN, PAGE, KNOWN, {"discern-2": Answer(6)})


def test_answers_to_other_instruments_are_left_aside():
    assert judge(JAMA, PAGE, KNOWN, {"discern-2": Answer(5)}) == judge(JAMA, PAGE, KNOWN, {})


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda instrument: instrument.id)
def test_nothing_applies_to_an_empty_page(instrument):
    sheet = judge(instrument, Manuscript.of(body=""), KNOWN, {})

    assert {each.result for each in sheet.judged} == {Result.DOES_NOT_APPLY}
    assert (sheet.points, sheet.out_of, sheet.unanswered, sheet.percent) == (0, 0, 0, None)


@pytest.mark.parametrize("path", STARTER, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_starter_page_is_judged_and_every_reason_is_a_sentence(path):
    read = front_matter.read(path.read_text("utf-8"))
    fields = {name: read.fields[name] for name in ("title", "summary", "facts", "kind") if name in read.fields}
    page = Manuscript.of(body=read.body, **fields)

    for instrument in INSTRUMENTS:
        sheet = judge(instrument, page, KNOWN, {})
        assert sheet.points < sheet.out_of
        assert [each.why for each in sheet.judged if not each.why[0].isupper() or each.why[-1] != "."] == []


def test_ids_and_questions_are_there_once():
    criteria = [each for instrument in INSTRUMENTS for each in instrument.criteria]

    assert len({each.id for each in criteria}) == len({each.question for each in criteria}) == len(criteria)
    assert [each.id for each in criteria if not each.question.endswith("?") or not each.how.endswith((".", "?"))] == []
