"""From draft to signed text: who may lead a revision where, and what a signature stands under."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, User
from django.utils import timezone

from articles import publishing
from articles.models import Event, Page, Revision, Stage
from articles.publishing import signatures
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_level,
    make_person,
    make_signed,
    make_signer,
    make_source,
    make_superuser,
    make_user,
)

pytestmark = pytest.mark.django_db

VERBS: dict[str, Callable[..., Revision]] = {
    "submit": publishing.submit,
    "send_back": publishing.send_back,
    "sign": publishing.sign,
    "still_right": publishing.still_right,
    "needs_work": publishing.needs_work,
}
NEED_NOTES = ("send_back", "needs_work")


def arguments(verb: str) -> dict[str, Any]:
    return {"note": "The dose has no source."} if verb in NEED_NOTES else {}


def submitted(**fields: Any) -> Page:
    page: Page = make_draft(**fields)
    publishing.submit(page, by=None)
    return page


# The way


def test_a_draft_is_submitted_signed_and_published() -> None:
    page, author, signer = make_draft(), make_user(group="author"), make_signer()

    publishing.submit(page, by=author, note="New trial added.")
    publishing.sign(page, by=signer)
    publishing.publish(page, by=make_user(group="editor"))

    live = Revision.objects.live().get()
    assert (live.stage, live.reviewer) == (Stage.SIGNED, signer.person)
    assert [event.verb for event in page.events.order_by("pk")] == ["submitted", "signed", "published"]


def test_what_was_sent_back_can_be_submitted_again() -> None:
    page = submitted()

    publishing.send_back(page, by=make_signer(), note="The dose has no source.")
    revision = publishing.submit(page, by=None)

    assert revision.stage == Stage.SUBMITTED


def test_a_newer_revision_begins_as_a_draft() -> None:
    page = submitted()

    assert edit(page, body="New words.").stage == Stage.DRAFT


def test_sending_back_takes_a_signature_away() -> None:
    page = make_signed()

    revision = publishing.send_back(page, by=make_user(group="editor"), note="Not yet.")

    revision.refresh_from_db()
    assert (revision.stage, revision.reviewer, revision.signature) == (Stage.SENT_BACK, None, "")


def test_what_readers_see_is_not_sent_back() -> None:
    page = make_signed()
    publishing.publish(page, by=None)

    with pytest.raises(publishing.Refused, match="Readers see revision 1"):
        publishing.send_back(page, by=None, note="Too late.")

    assert page.revisions.get().reviewer is not None


def test_publishing_refuses_what_was_sent_back() -> None:
    page = submitted()
    publishing.send_back(page, by=None, note="Not yet.")

    with pytest.raises(publishing.Refused, match="was sent back"):
        publishing.publish(page, by=None)


def test_levels_of_care_go_the_same_way() -> None:
    level = make_level()

    publishing.sign(level, by=make_signer())

    assert level.revisions.get().stage == Stage.SIGNED


# The log


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_who_did_what_to_which_revision_and_why(verb: str) -> None:
    page, who = make_draft() if verb == "submit" else submitted(), make_signer()
    reason = arguments(verb).get("note", "")

    VERBS[verb](page, by=who, **arguments(verb))

    event = page.events.first()
    assert event
    assert (event.by, event.number, event.note) == (who, 1, reason)


def test_the_log_keeps_the_name_of_an_account_that_is_deleted() -> None:
    author = make_user("edith", group="author")
    page = make_draft()
    publishing.submit(page, by=author)

    author.delete()

    event = page.events.get()
    assert (event.by, event.by_name) == (None, "edith")


def test_the_log_cannot_be_changed_or_emptied() -> None:
    event = submitted().events.get()

    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()
    with pytest.raises(TypeError):
        Event.objects.update(note="Nothing happened.")
    with pytest.raises(TypeError):
        Event.objects.all().delete()


# Who may not


RIGHTS = {
    "submit": {"author", "editor", "reviewer"},
    "send_back": {"editor", "reviewer"},
    "sign": {"reviewer"},
    "still_right": {"editor", "reviewer"},
    "needs_work": {"editor", "reviewer"},
}


GROUPS = ("author", "editor", "reviewer", "moderator", "")
WITHOUT = [(verb, group) for verb in VERBS for group in GROUPS if group not in RIGHTS[verb]]


@pytest.mark.parametrize(("verb", "group"), WITHOUT)
def test_who_has_no_right_changes_nothing(verb: str, group: str) -> None:
    page = submitted()
    before = Revision.objects.values().get()

    with pytest.raises(publishing.NotAllowed):
        VERBS[verb](page, by=make_user(group=group), **arguments(verb))

    assert Revision.objects.values().get() == before
    assert page.events.count() == 1


@pytest.mark.parametrize("verb", VERBS)
def test_who_is_not_signed_in_changes_nothing(verb: str) -> None:
    page = submitted()

    with pytest.raises(publishing.NotAllowed):
        VERBS[verb](page, by=AnonymousUser(), **arguments(verb))

    assert page.events.count() == 1


@pytest.mark.parametrize("verb", VERBS)
def test_a_stale_base_changes_nothing(verb: str) -> None:
    page = make_draft()
    edit(page, title="Newer")
    publishing.submit(page, by=None)
    before = list(Revision.objects.values())

    with pytest.raises(publishing.Stale, match="revision 2"):
        VERBS[verb](page, by=make_signer(), based_on=1, **arguments(verb))

    assert list(Revision.objects.values()) == before


WRONG = [("submit", "submitted"), ("submit", "signed"), ("send_back", "draft"), ("sign", "draft"), ("sign", "signed")]


@pytest.mark.parametrize(("verb", "stage"), WRONG)
def test_a_verb_that_does_not_lead_on_from_here_is_refused(verb: str, stage: str) -> None:
    make = {"draft": make_draft, "submitted": submitted, "signed": make_signed}[stage]
    page = make()
    before = Revision.objects.values().get()

    with pytest.raises(publishing.Refused, match="not possible now"):
        VERBS[verb](page, by=make_signer("Dr Ann Hale"), **arguments(verb))

    assert Revision.objects.values().get() == before


@pytest.mark.parametrize("verb", NEED_NOTES)
def test_a_reason_is_needed(verb: str) -> None:
    page = submitted()

    with pytest.raises(publishing.Refused, match="Say why"):
        VERBS[verb](page, by=None, note="  ")

    assert page.revisions.get().stage == Stage.SUBMITTED


# The signature


def test_a_signature_stands_under_the_exact_text_and_its_citations() -> None:
    make_source("agabio2023")
    page = make_signed(body="It may help [@agabio2023].")
    revision = page.revisions.get()

    changed = Revision.objects.get(pk=revision.pk)
    changed.body = "It may help [@agabio2023, p. 13]."

    assert revision.signature == revision.digest != signatures.digest(changed)


@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_no_text_can_change_under_a_signature_unseen(field: str) -> None:
    revision = make_signed().revisions.get()

    setattr(revision, field, "Other words.")

    assert signatures.digest(revision) != revision.signature


def test_signing_records_the_reviewer_and_the_day() -> None:
    page, signer = submitted(), make_signer()

    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False):
        revision = publishing.sign(page, by=signer)

    assert (revision.reviewer, revision.reviewed_on) == (signer.person, date(2026, 5, 1))


def test_signing_what_readers_see_sets_the_day_of_the_next_review() -> None:
    page = make_article()

    with time_machine.travel(datetime(2027, 5, 1, 12, tzinfo=UTC), tick=False):
        publishing.sign(page, by=make_signer())

    assert Page.objects.get(pk=page.pk).review_due == publishing.next_review(page, date(2027, 5, 1))


def test_a_review_that_readers_do_not_see_yet_leaves_their_page_due_until_it_is_published() -> None:
    page = make_article()
    due = Page.objects.get(pk=page.pk).review_due
    edit(page, body="New words.")
    publishing.submit(page, by=None)

    with time_machine.travel(datetime(2027, 5, 1, 12, tzinfo=UTC), tick=False):
        publishing.sign(page, by=make_signer())
        before = Page.objects.get(pk=page.pk).review_due
        publishing.publish(page, by=None)

    after = Page.objects.get(pk=page.pk).review_due
    assert (before, after) == (due, publishing.next_review(page, date(2027, 5, 1)))


def test_what_was_reviewed_long_ago_can_be_reviewed_again_as_it_stands() -> None:
    page = make_signed()
    publishing.publish(page, by=None)
    again = make_signer("Dr Ann Hale")

    with time_machine.travel(datetime(2027, 5, 1, 12, tzinfo=UTC), tick=False):
        publishing.sign(page, by=again)

    live = page.revisions.get()
    assert (live.reviewer, live.reviewed_on) == (again.person, date(2027, 5, 1))


def test_what_readers_see_without_a_review_can_be_signed_at_once() -> None:
    page = make_article()

    publishing.sign(page, by=make_signer())

    assert Revision.objects.live().get().reviewer is not None


def nobody_in_particular() -> User:
    return make_user(group="reviewer")


def not_marked() -> User:
    user = make_user(group="reviewer")
    make_person("Dr Ann Hale", credentials="MD", account=user)
    return user


def without_credentials() -> User:
    user = make_user(group="reviewer")
    make_person("Ann Hale", is_reviewer=True, account=user)
    return user


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (nobody_in_particular, "no clinical reviewer"),
        (make_superuser, "no clinical reviewer"),
        (not_marked, "not marked as a reviewer"),
        (without_credentials, "no credentials"),
    ],
)
def test_only_a_clinical_reviewer_signs(make: Callable[[], User], reason: str) -> None:
    page = submitted()

    with pytest.raises(publishing.Refused, match=reason):
        publishing.sign(page, by=make())

    assert page.revisions.get().reviewer is None


def test_nobody_signs_what_they_are_named_the_author_of() -> None:
    signer = make_signer()
    page = submitted(author=signer.person)

    with pytest.raises(publishing.Refused, match="You wrote revision 1"):
        publishing.sign(page, by=signer)


def test_nobody_signs_what_they_saved_since_the_last_signature() -> None:
    signer = make_signer()
    signer.is_superuser = True
    signer.save()
    page = make_draft()
    edit(page, by=signer, body="Mine.")
    edit(page, body="Somebody else's, on top of mine.")
    publishing.submit(page, by=None)

    with pytest.raises(publishing.Refused, match="You wrote revision 2"):
        publishing.sign(page, by=signer)


def test_what_somebody_wrote_before_the_last_signature_does_not_keep_them_from_signing() -> None:
    signer = make_signer()
    signer.is_superuser = True
    signer.save()
    page = make_draft()
    edit(page, by=signer, body="Mine.")
    publishing.submit(page, by=None)
    publishing.sign(page, by=make_signer("Dr Ann Hale"))
    edit(page, body="Somebody else's.")
    publishing.submit(page, by=None)

    revision = publishing.sign(page, by=signer)

    assert revision.reviewer == signer.person


# The policy


def test_where_review_is_required_nothing_unsigned_is_published(settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    page = submitted()

    with pytest.raises(publishing.Refused, match="only what a clinical reviewer has signed"):
        publishing.publish(page, by=make_user(group="editor"))
    assert not Revision.objects.live().exists()

    publishing.sign(page, by=make_signer())
    publishing.publish(page, by=make_user(group="editor"))
    assert Revision.objects.live().exists()


def test_where_review_is_required_small_changes_keep_it(settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    page = make_signed(body="Ask a doktor.")
    publishing.publish(page, by=None)

    page.body = "Ask a doctor."
    publishing.save_draft(page, by=None, is_minor=True)
    publishing.publish(page, by=None)

    assert Revision.objects.live().get().body == "Ask a doctor."


# Looking again


def test_still_right_sets_the_day_of_the_next_review() -> None:
    page = make_article()

    with time_machine.travel(datetime(2027, 5, 1, 12, tzinfo=UTC), tick=False):
        publishing.still_right(page, by=make_user(group="editor"), note="Nothing new since.")

    assert Page.objects.get(pk=page.pk).review_due == publishing.next_review(page, date(2027, 5, 1))


def test_needs_work_leaves_the_page_and_its_signature_to_readers() -> None:
    page = make_signed()
    publishing.publish(page, by=None)

    publishing.needs_work(page, by=make_signer("Dr Ann Hale"), note="A newer guideline is out.")

    live = Revision.objects.live().get()
    assert (live.stage, live.signature) == (Stage.SENT_BACK, live.digest)


@pytest.mark.parametrize("verb", ["still_right", "needs_work"])
def test_a_button_pressed_twice_is_written_into_the_log_once(verb: str) -> None:
    page, editor = make_article(), make_user(group="editor")

    for _ in range(2):
        VERBS[verb](page, by=editor, **arguments(verb))

    assert page.events.exclude(verb=Event.Verb.PUBLISHED).count() == 1


def test_the_same_said_again_later_is_written_into_the_log_again() -> None:
    page, editor = make_article(), make_user(group="editor")
    publishing.still_right(page, by=editor)

    with time_machine.travel(datetime(2035, 5, 1, 12, tzinfo=UTC), tick=False):
        publishing.still_right(page, by=editor)

    assert page.events.filter(verb=Event.Verb.STILL_RIGHT).count() == 2


def test_the_longest_name_fits_the_log() -> None:
    author = make_user(group="author", first_name="A" * 150, last_name="B" * 150)

    publishing.submit(make_draft(), by=author)

    assert len(Event.objects.get().by_name) == 300


def test_what_is_planned_is_cancelled_before_it_is_marked_as_needing_work() -> None:
    page = make_article()
    edit(page, body="New words.")
    publishing.publish(page, by=None, at=timezone.now() + timedelta(days=1))

    with pytest.raises(publishing.Refused, match="Cancel that first"):
        publishing.needs_work(page, by=make_signer(), note="Not yet.")

    assert page.revisions.latest().stage == Stage.DRAFT
