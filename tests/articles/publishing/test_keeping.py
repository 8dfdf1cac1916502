"""What was typed and not saved: one text a person, page and tab, until it is settled."""

from __future__ import annotations

from typing import Any

import pytest

from articles.models import KeptText, Revision
from articles.publishing import keeping
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db

MODEL = "articles.article"


def test_autosaving_again_takes_the_place_of_what_was_kept() -> None:
    page, author = make_draft(), make_user()

    for words in ("One", "One two"):
        keeping.autosave(page, model=MODEL, by=author, fields={"body": words}, based_on=1)

    assert [kept.fields for kept in KeptText.objects.all()] == [{"body": "One two"}]


def test_autosaving_is_no_revision() -> None:
    page = make_draft()

    keeping.autosave(page, model=MODEL, by=make_user(), fields={"body": "One"}, based_on=1)

    assert Revision.objects.count() == 1


def test_two_tabs_two_people_and_two_pages_keep_their_own() -> None:
    page, author, other = make_draft(), make_user(), make_user()
    wheres: list[dict[str, Any]] = [
        {"page": page, "by": author, "tab": "a"},
        {"page": page, "by": author, "tab": "b"},
        {"page": page, "by": other, "tab": "a"},
        {"page": None, "by": author, "tab": "a"},
        {"page": None, "by": other, "tab": "a"},
    ]

    for number, where in enumerate(wheres):
        keeping.autosave(model=MODEL, fields={"body": str(number)}, based_on=1, **where)

    assert KeptText.objects.count() == 5


def test_a_conflict_is_kept_once_however_often_it_is_sent() -> None:
    page, author = make_draft(), make_user()

    for _ in range(2):
        keeping.keep(page, model=MODEL, by=author, fields={"body": "Mine"}, based_on=1, reason=KeptText.Reason.CONFLICT)

    assert KeptText.objects.count() == 1


def test_what_is_settled_stays_on_record_and_is_offered_no_more() -> None:
    page, author = make_draft(), make_user()
    keeping.autosave(page, model=MODEL, by=author, fields={"body": "One"}, based_on=1)

    settled = keeping.settle(keeping.unsettled(author, page, MODEL))

    assert settled == 1
    assert not keeping.unsettled(author, page, MODEL).exists()
    assert KeptText.objects.get().fields == {"body": "One"}
