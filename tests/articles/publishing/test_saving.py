"""Saving: every save is a revision of its own, and nothing is overwritten."""

from __future__ import annotations

import pytest

from articles import publishing
from articles.models import Event, Page, Stage
from tests.factories import (
    edit,
    make_draft,
    make_level,
    make_signed,
    make_source,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_save_draft_appends_a_numbered_revision() -> None:
    page = make_draft("First title")

    revision = edit(page, title="Second title")

    assert revision.number == 2
    assert list(page.revisions.values_list("number", "title")) == [(2, "Second title"), (1, "First title")]


def test_save_draft_without_a_change_keeps_the_newest_revision() -> None:
    page = make_draft()

    revision = publishing.save_draft(page, by=None)

    assert revision.number == 1


def test_save_draft_keeps_a_change_of_tags_alone() -> None:
    page = make_draft(tags=("Alcohol",))

    revision = publishing.save_draft(page, by=None, tags=[make_tag("Baclofen")])

    assert revision.number == 2
    assert [tag.name for tag in revision.tags.all()] == ["Baclofen"]
    assert [tag.name for tag in page.revisions.get(number=1).tags.all()] == ["Alcohol"]


def test_save_draft_keeps_the_facts_of_a_level() -> None:
    page = make_level(hours="9 to 19 hours a week")

    revision = edit(page, hours="9 to 20 hours a week")

    assert revision.facts["hours"] == "9 to 20 hours a week"
    assert page.revisions.get(number=1).facts["hours"] == "9 to 19 hours a week"


def test_save_draft_records_who_saved() -> None:
    author = make_user(group="author")
    page = make_draft()

    revision = edit(page, by=author, title="New title")

    assert revision.created_by == author


def test_save_draft_refuses_a_stale_base_and_changes_nothing() -> None:
    page = make_draft("Mine")
    edit(Page.objects.get(pk=page.pk).article, title="Theirs")

    page.title = "Mine, too late"
    with pytest.raises(publishing.Stale):
        publishing.save_draft(page, by=None, based_on=1)

    assert Page.objects.get(pk=page.pk).title == "Theirs"
    assert page.revisions.count() == 2


@pytest.mark.parametrize("group", ["reviewer", "moderator"])
def test_save_draft_refuses_a_person_without_the_right(group: str) -> None:
    page = make_draft("Before")

    page.title = "After"
    with pytest.raises(publishing.NotAllowed):
        publishing.save_draft(page, by=make_user(group=group))

    assert Page.objects.get(pk=page.pk).title == "Before"


# Small changes


def test_a_small_change_keeps_the_review_and_says_so() -> None:
    page = make_signed(body="Baclofen may help. Ask a doktor.")
    signed = page.revisions.latest()

    page.body = "Baclofen may help. Ask a doctor."
    revision = publishing.save_draft(page, by=None, is_minor=True)

    assert (revision.stage, revision.reviewer, revision.signature) == (Stage.SIGNED, signed.reviewer, signed.digest)
    assert revision.has_small_changes_since


def test_any_other_change_begins_without_a_review_and_is_on_record() -> None:
    page = make_signed(body="Baclofen may help.")
    writer = make_user(group="author")

    revision = edit(page, by=writer, body="Baclofen helps some people.")

    assert (revision.stage, revision.reviewer, revision.signature) == (Stage.DRAFT, None, "")
    assert Event.objects.filter(page=page, verb=Event.Verb.LAPSED, by=writer, revision=revision).exists()


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("Take 30 mg.", "Take 60 mg.", "60 mg"),
        ("About 7 in ten.", "About 8 in ten.", "8"),
        ("Baclofen may help.", "Naltrexone may help.", "altrexone"),
        ("It may help [@agabio2023].", "It may help.", "@agabio2023"),
    ],
)
def test_a_change_of_a_dose_a_number_a_medicine_or_a_citation_is_no_small_one(old: str, new: str, word: str) -> None:
    make_source("agabio2023")
    page = make_signed(body=old)

    page.body = new
    with pytest.raises(publishing.NotMinor, match=word):
        publishing.save_draft(page, by=None, is_minor=True)

    assert page.revisions.count() == 1
    assert Page.objects.get(pk=page.pk).body == old


def test_the_very_text_that_was_signed_before_has_its_review_again() -> None:
    page = make_signed(body="The text that was signed.")
    edit(page, body="Another text.")

    revision = publishing.restore(page, 1, by=None)

    assert revision.stage == Stage.SIGNED
    assert not revision.has_small_changes_since


# Restoring


def test_restore_brings_back_text_facts_tags_and_citations_as_a_new_revision() -> None:
    make_source("agabio2023")
    page = make_draft(body="It helps some people [@agabio2023, p. 12].", tags=("Baclofen", "Craving"))
    publishing.save_draft(page, by=None, tags=[])
    edit(page, title="Other", body="Nothing is cited.")
    editor = make_user(group="editor")

    revision = publishing.restore(page, 1, by=editor, based_on=3)

    assert (revision.number, revision.body) == (4, "It helps some people [@agabio2023, p. 12].")
    assert [(cited.source.key, cited.locator) for cited in revision.citations.all()] == [("agabio2023", "p. 12")]
    assert {tag.name for tag in revision.tags.all()} == {"Baclofen", "Craving"}
    assert {tag.name for tag in Page.objects.get(pk=page.pk).tags.all()} == {"Baclofen", "Craving"}
    assert Event.objects.get(verb=Event.Verb.RESTORED).by == editor


def test_restore_brings_back_the_facts_of_a_level() -> None:
    level = make_level(hours="9 to 19 hours a week")
    edit(level, hours="")

    revision = publishing.restore(level, 1, by=None)

    assert revision.facts["hours"] == "9 to 19 hours a week"


def test_restore_refuses_a_number_that_the_page_has_not() -> None:
    page = make_draft()

    with pytest.raises(publishing.Refused, match="no revision 7"):
        publishing.restore(page, 7, by=None)


def test_restore_refuses_what_is_newest_already() -> None:
    page = make_draft()

    with pytest.raises(publishing.Refused, match="says the same"):
        publishing.restore(page, 1, by=None)


def test_restore_refuses_a_stale_base() -> None:
    page = make_draft("First")
    edit(page, title="Second")
    edit(page, title="Third")

    with pytest.raises(publishing.Stale):
        publishing.restore(page, 1, by=None, based_on=2)

    assert page.revisions.count() == 3


@pytest.mark.parametrize("group", ["reviewer", "moderator"])
def test_restore_refuses_a_person_without_the_right(group: str) -> None:
    page = make_draft("First")
    edit(page, title="Second")

    with pytest.raises(publishing.NotAllowed):
        publishing.restore(page, 1, by=make_user(group=group))

    assert page.revisions.count() == 2
