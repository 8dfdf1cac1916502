"""What readers are told changed."""

from __future__ import annotations

import pytest

from articles import publishing
from tests.factories import edit, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


def test_the_first_publication_needs_no_note() -> None:
    page = make_draft()
    publishing.save_draft(page, by=None, change_note="Units named.")

    revision = publishing.publish(page, by=make_user(group="editor"))

    assert revision.public_note == ""


def test_a_publication_without_a_note_is_refused() -> None:
    page = make_article()
    edit(page, body="Other words.")

    with pytest.raises(publishing.NoteMissing):
        publishing.publish(page, by=make_user(group="editor"))

    assert page.revisions.live().get().number == 1


def test_a_note_given_when_publishing_is_what_readers_see() -> None:
    page = make_article()
    edit(page, body="Other words.")

    revision = publishing.publish(page, by=make_user(group="editor"), note="A new trial.")

    assert revision.public_note == "A new trial."


def test_the_notes_of_all_that_readers_have_not_seen_are_told() -> None:
    page = make_article()
    for number, note in enumerate(["A new trial.", "", "Clearer words.", "A new trial."]):
        page.body = f"Words, version {number}."
        publishing.save_draft(page, by=None, change_note=note)

    revision = publishing.publish(page, by=make_user(group="editor"))

    assert revision.public_note == "A new trial.\nClearer words."


def test_small_changes_need_no_note() -> None:
    page = make_article(body="Ask a doktor.")
    page.body = "Ask a doctor."
    publishing.save_draft(page, by=None, is_minor=True)

    revision = publishing.publish(page, by=make_user(group="editor"))

    assert revision.public_note == ""


def test_cancelling_a_plan_drops_what_readers_would_have_been_told() -> None:
    from datetime import timedelta

    from django.utils import timezone

    page = make_article()
    revision = edit(page, body="Other words.")
    publishing.publish(page, by=None, note="A new trial.", at=timezone.now() + timedelta(days=1))

    publishing.cancel(page, by=None)

    revision.refresh_from_db()
    assert revision.public_note == ""
