"""Answering what the instruments ask: by whom, what fits, what is kept and for how long."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import publishing
from articles.checking import answering
from articles.editorial.instruments import INSTRUMENTS, Answer
from articles.models import Article, Event, Page, Revision
from tests.factories import edit, make_draft, make_level, make_signed, make_signer, make_treatment, make_user

pytestmark = pytest.mark.django_db


def newest(page: Page) -> Revision:
    return Revision.objects.filter(page=page.pk).latest()


def answers(page: Page) -> dict[str, Answer]:
    return answering.kept(newest(page))


def notes(page: Page) -> list[str]:
    return list(Event.objects.filter(page=page.pk, verb="answered").order_by("pk").values_list("note", flat=True))


# What is kept


def test_answers_are_kept_with_the_newest_revision_and_logged() -> None:
    page = make_draft()
    ida = make_user(first_name="Ida", last_name="Lund", group="editor")
    given = {"discern-2": Answer(4, "The cost is missing."), "cci-1": Answer(1), "cci-d": Answer(0, "Ask first.")}

    new = answering.answer(page, given, by=ida, based_on=1)

    assert (new, answers(page)) == (3, given)
    event = Event.objects.get(verb="answered")
    assert (event.by, event.by_name, event.number) == (ida, "Ida Lund", 1)
    assert event.note.splitlines() == [
        "DISCERN 2: 4 (The cost is missing.)",
        "Clear Communication Index 1: 1",
        "Clear Communication Index d: Ask first.",
    ]


def test_what_was_not_sent_stays() -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4), "discern-3": Answer(3)}, by=None)

    answering.answer(page, {"discern-3": Answer(5)}, by=None)

    assert answers(page) == {"discern-2": Answer(4), "discern-3": Answer(5)}
    assert notes(page)[1] == "DISCERN 3: 5"


@pytest.mark.parametrize(("question", "empty"), [("discern-2", None), ("cci-a", None), ("cci-a", Answer(0, " \n "))])
def test_an_empty_answer_takes_one_away(question: str, empty: Answer | None) -> None:
    page = make_draft()
    answering.answer(page, {question: Answer(1, "Words.")}, by=None)

    new = answering.answer(page, {question: empty}, by=None)

    assert (new, newest(page).answers) == (1, {})
    assert notes(page)[1] == f"{answering.NAMES[question]}: taken away"


def test_the_same_answer_again_changes_nothing() -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4, "Why.")}, by=None)

    new = answering.answer(page, {"discern-2": Answer(4, " Why.\n"), "discern-3": None}, by=None)

    assert (new, len(notes(page))) == (0, 1)


def test_a_reason_is_one_line_without_what_cannot_be_shown() -> None:
    page = make_draft()

    answering.answer(page, {"discern-2": Answer(4, "  It is\r\n\r\n  fine.\0 ")}, by=None)

    assert answers(page) == {"discern-2": Answer(4, "It is fine.")}


def test_a_question_that_asks_for_words_has_no_value() -> None:
    page = make_draft()

    answering.answer(page, {"cci-a": Answer(7, "For families.")}, by=None)

    assert newest(page).answers == {"cci-a": {"value": 0, "reason": "For families."}}


def test_nothing_else_of_the_revision_changes() -> None:
    page = make_signed()
    before = Revision.objects.values().get()

    answering.answer(page, {"discern-2": Answer(4)}, by=None)

    assert Revision.objects.values().get() == before | {"answers": {"discern-2": {"value": 4, "reason": ""}}}


# What does not fit


@pytest.mark.parametrize(
    ("question", "value"),
    [("discern-2", 0), ("discern-2", 6), ("discern-2", -1), ("cci-1", 2), ("cci-1", -1), ("cci-14", 10**9)],
)
def test_a_value_off_the_scale_is_refused(question: str, value: int) -> None:
    page = make_draft()

    with pytest.raises(publishing.Refused, match=f"Choose an answer to {answering.NAMES[question]}, "):
        answering.answer(page, {"discern-3": Answer(3), question: Answer(value, "Why.")}, by=None)

    assert (answers(page), notes(page)) == ({}, [])


@pytest.mark.parametrize("question", ["", "discern-17", "discern-4", "jama-1", "cci-2", "\0", "x" * 10_000])
def test_what_is_computed_or_unknown_is_not_answered(question: str) -> None:
    page = make_draft()

    with pytest.raises(publishing.Refused, match="not asked here"):
        answering.answer(page, {"discern-3": Answer(3), question: None}, by=None)

    assert (answers(page), notes(page)) == ({}, [])


def test_every_question_that_is_asked_can_be_answered() -> None:
    page = make_draft()
    asked = [each for instrument in INSTRUMENTS for each in instrument.criteria if each.is_asked]

    new = answering.answer(page, {each.id: Answer(each.out_of, "Why.") for each in asked}, by=None)

    assert new == len(answers(page)) == len(asked) == 19


@pytest.mark.parametrize("question", ["discern-2", "cci-a"])
@pytest.mark.parametrize(("length", "fits"), [(300, True), (301, False), (100_000, False)])
def test_a_reason_is_a_sentence_and_no_page(question: str, length: int, fits: bool) -> None:
    page = make_draft()
    given = {question: Answer(1, "a" * length)}

    if fits:
        answering.answer(page, given, by=None)
    else:
        with pytest.raises(publishing.Refused, match=f"too long: {length} characters, and 300 fit"):
            answering.answer(page, given, by=None)

    assert bool(answers(page)) is fits


def test_a_page_without_text_has_nothing_to_answer_about() -> None:
    page = Article.objects.create(title="Empty", slug="empty", kind="article")

    with pytest.raises(publishing.Refused, match="no text yet"):
        answering.answer(page, {"discern-2": Answer(4)}, by=None)


def test_a_page_that_somebody_deleted_is_not_answered_about() -> None:
    page = make_draft()
    gone = Article.objects.get()
    page.delete()

    with pytest.raises(publishing.Refused, match="deleted this page"):
        answering.answer(gone, {"discern-2": Answer(4)}, by=None)


# Who came first


def test_a_newer_revision_is_told() -> None:
    page = make_draft()
    edit(page, body="Newer.")

    with pytest.raises(publishing.Stale):
        answering.answer(page, {"discern-2": Answer(4)}, by=None, based_on=1)

    assert answers(page) == {}


@pytest.mark.parametrize("theirs", [Answer(3, "Theirs."), None])
def test_an_answer_that_somebody_else_changed_is_not_overwritten(theirs: Answer | None) -> None:
    page = make_draft()
    seen = Answer(2, "Before.")
    answering.answer(page, {"discern-2": seen}, by=None)
    answering.answer(page, {"discern-2": theirs}, by=None)
    saw = {"discern-2": answering.token(seen)}

    with pytest.raises(answering.Changed, match="somebody else answered DISCERN 2"):
        answering.answer(page, {"discern-2": Answer(5), "discern-3": Answer(5)}, by=None, based_on=1, seen=saw)

    assert answers(page) == ({"discern-2": theirs} if theirs else {})


def test_two_who_say_the_same_do_not_clash() -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(4)}, by=None)

    assert answering.answer(page, {"discern-2": Answer(4)}, by=None, seen={"discern-2": ""}) == 0


# For how long


def test_a_small_change_keeps_the_answers_and_a_new_text_begins_without() -> None:
    page = make_draft(body="Some txet.")
    answering.answer(page, {"discern-2": Answer(4, "Why.")}, by=None)
    page.body = "Some text."
    publishing.save_draft(page, by=None, is_minor=True)
    small = answers(page)
    edit(page, body="Another text.")

    assert (small, answers(page)) == ({"discern-2": Answer(4, "Why.")}, {})


def test_a_revision_without_answers_is_offered_the_last_ones() -> None:
    page = make_draft()
    answering.answer(page, {"discern-2": Answer(1)}, by=None)
    edit(page, body="Second.")
    answering.answer(page, {"discern-2": Answer(4), "cci-a": Answer(0, "Families.")}, by=None)
    edit(page, body="Third.")
    edit(page, body="Fourth.")

    offered = answering.offered(newest(page))
    answering.answer(page, {"discern-3": Answer(5)}, by=None)

    assert offered == (2, {"discern-2": Answer(4), "cci-a": Answer(0, "Families.")})
    assert answering.offered(newest(page)) == (0, {})


def test_answers_of_another_page_or_of_later_are_not_offered() -> None:
    page, other = make_draft(), make_draft()
    answering.answer(other, {"discern-2": Answer(4)}, by=None)
    first = newest(page)
    edit(page, body="Second.")
    answering.answer(page, {"discern-2": Answer(4)}, by=None)

    assert answering.offered(first) == (0, {})


# Who may

ROLES = {"author": True, "editor": True, "reviewer": True, "moderator": False, "": False, "the site": True}


@pytest.mark.parametrize("make", [make_draft, make_level, make_treatment])
@pytest.mark.parametrize("role", ROLES)
def test_who_may_answer(role: str, make: Any) -> None:
    page = make()
    by = None if role == "the site" else make_signer() if role == "reviewer" else make_user(group=role)

    assert (answering.may_answer(page, by), is_done(page, by)) == (ROLES[role], ROLES[role])


def is_done(page: Page, by: User | None) -> bool:
    try:
        answering.answer(page, {"discern-2": Answer(4)}, by=by)
    except publishing.NotAllowed:
        assert (answers(page), notes(page)) == ({}, [])
        return False
    return bool(answers(page))


def test_no_right_counts_before_what_was_sent() -> None:
    with pytest.raises(publishing.NotAllowed):
        answering.answer(make_draft(), {"nothing": Answer(9)}, by=make_user(group="moderator"))


def test_who_is_not_active_may_nothing() -> None:
    assert not is_done(make_draft(), make_user(group="editor", is_active=False))
