"""Letting a finding stand: by whom, for how long, with a reason on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType

from articles import publishing
from articles.checking import dismissing
from articles.models import Article, Dismissal, Event, KeptFinding, Page
from tests.articles.checking.found_here import ADDRESS, DANGER, WORDS, of, standing, the_one
from tests.factories import edit, make_draft, make_level, make_person, make_treatment, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]

REASON = "The address is what the page is about."
STOPPING = "help-box-missing"


def let_stand(page: Page, rule: str = "bare-url", *, reason: str = REASON, by: User | None = None) -> Dismissal:
    return dismissing.dismiss(page, the_one(page, rule).finding, reason, by=by)


def events(page: Page) -> list[tuple[str, int | None, str]]:
    found = Event.objects.filter(page=page.pk, verb__in=("dismissed", "reopened")).order_by("pk")
    return list(found.values_list("verb", "number", "note"))


def somebody(role: str) -> User | None:
    if role == "the site":
        return None
    if role == "superuser":
        return make_user(is_superuser=True)
    return make_user(group="" if role == "none" else role)


# What is kept of it


def test_a_dismissal_says_what_why_by_whom_and_when() -> None:
    page = make_draft(body=ADDRESS)
    editor = make_user("edith", group="editor", first_name="Edith", last_name="Small")

    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False):
        kept = let_stand(page, by=editor)

    assert Dismissal.objects.get() == kept
    assert (kept.rule, kept.words, kept.passage, kept.reason) == ("bare-url", WORDS, ADDRESS, REASON)
    assert (kept.by_name, str(kept.on), kept.key) == ("Edith Small", "2026-05-01", the_one(page).finding.key)


def test_a_person_who_is_known_to_readers_is_named_as_there_and_an_account_never() -> None:
    page = make_draft(body=f"{ADDRESS}\n\nSee https://example.org/y there.")
    known, unnamed = make_user("edith", group="editor"), make_user("login-name", group="editor")
    make_person("Dr Edith Small", account=known)

    names = [
        dismissing.dismiss(page, each.finding, REASON, by=by).by_name
        for each, by in zip(of(page), (known, unnamed), strict=True)
    ]

    assert names[0] == "Dr Edith Small"
    assert names[1].startswith("an editor of ")


def test_it_is_written_to_the_log_with_the_revision_that_was_seen() -> None:
    page = make_draft(body=ADDRESS)
    edit(page, body=f"{ADDRESS} More.")
    editor = make_user(group="editor")

    kept = let_stand(page, by=editor)
    dismissing.report_again(page, kept.key, by=editor)

    told = f"Addresses in place of words “{WORDS}”"
    assert events(page) == [("dismissed", 2, f"{told}: {REASON}"), ("reopened", 2, told)]
    assert {event.by for event in Event.objects.filter(verb__in=("dismissed", "reopened"))} == {editor}


def test_dismissing_again_replaces_the_reason() -> None:
    page = make_draft(body=ADDRESS)

    let_stand(page)
    let_stand(page, reason="Another reason.")

    assert [each.reason for each in Dismissal.objects.all()] == ["Another reason."]
    assert [verb for verb, *_ in events(page)] == ["dismissed", "dismissed"]


def test_the_text_and_its_revisions_stay_as_they_are() -> None:
    page = make_draft(body=ADDRESS)
    before = list(page.revisions.values()), list(KeptFinding.objects.values())

    let_stand(page)

    assert (list(page.revisions.values()), list(KeptFinding.objects.values())) == before


def test_what_is_dismissed_is_no_longer_among_what_stands() -> None:
    page = make_draft(body=ADDRESS)

    before = KeptFinding.objects.standing().count()
    let_stand(page)

    assert (before, KeptFinding.objects.standing().count(), KeptFinding.objects.count()) == (1, 0, 1)


# The reason


@pytest.mark.parametrize("reason", ["", "   ", "\n\t\r\n", "\0", "\u2028 \x00"])
def test_without_a_reason_nothing_is_let_stand(reason: str) -> None:
    page = make_draft(body=ADDRESS)

    with pytest.raises(publishing.Refused, match="Say why it may stand"):
        let_stand(page, reason=reason)

    assert (Dismissal.objects.count(), events(page)) == (0, [])


@pytest.mark.parametrize(("length", "fits"), [(300, True), (301, False), (100_000, False)])
def test_a_reason_is_a_sentence_and_no_page(length: int, fits: bool) -> None:
    page = make_draft(body=ADDRESS)

    if fits:
        let_stand(page, reason="a" * length)
    else:
        with pytest.raises(publishing.Refused, match=f"too long: {length} characters, and 300 fit"):
            let_stand(page, reason="a" * length)

    assert Dismissal.objects.count() == fits


def test_the_reason_is_one_line() -> None:
    page = make_draft(body=ADDRESS)

    assert let_stand(page, reason="  It is\r\n\r\n  meant.\0 ").reason == "It is meant."


# For how long it holds


@pytest.mark.parametrize(
    "body",
    [
        f"New words above.\n\n{ADDRESS}",
        f"{ADDRESS} And a sentence behind.",
        f"## A heading\n\n- A list.\n- {ADDRESS}",
        ADDRESS.replace(" for ", "\nfor "),
        ADDRESS.upper().replace("HTTPS://WWW.EXAMPLE.ORG/X", WORDS),
    ],
)
def test_it_holds_while_the_sentence_stays(body: str) -> None:
    page = make_draft(body=ADDRESS)
    let_stand(page)

    edit(page, body=body)

    assert (standing(page), the_one(page).dismissal is None) == ([], False)


@pytest.mark.parametrize("part", ["title", "summary", "what"])
def test_it_holds_in_another_part_of_the_page(part: str) -> None:
    page = make_treatment(body=ADDRESS)
    let_stand(page)

    edit(page, **{"body": "Some text.", part: ADDRESS})

    assert the_one(page).dismissal is not None
    assert the_one(page).finding.part == part


@pytest.mark.parametrize(
    "body",
    [
        ADDRESS.replace("/x", "/y"),
        ADDRESS.replace("for more", "for less"),
        ADDRESS.replace("See", "Buy at"),
    ],
)
def test_it_holds_no_longer_once_the_words_or_the_sentence_change(body: str) -> None:
    page = make_draft(body=ADDRESS)
    let_stand(page)

    edit(page, body=body)

    assert standing(page) == ["bare-url"]


def test_it_holds_again_when_the_text_is_restored() -> None:
    page = make_draft(body=ADDRESS)
    let_stand(page)
    edit(page, body="Nothing to find.")

    publishing.restore(page, 1, by=None)

    assert (standing(page), the_one(page).dismissal is None) == ([], False)


def test_the_same_words_twice_in_the_same_sentence_are_let_stand_together() -> None:
    page = make_draft(body=f"{ADDRESS}\n\n{ADDRESS}")

    dismissing.dismiss(page, of(page)[0].finding, REASON, by=None)

    assert (len(of(page)), standing(page)) == (2, [])


def test_it_goes_with_the_page() -> None:
    let_stand(make_draft(body=ADDRESS))

    Article.objects.all().delete()

    assert not Dismissal.objects.exists()


# Taking it back


def test_it_is_reported_again() -> None:
    page = make_draft(body=ADDRESS)
    kept = let_stand(page)

    dismissing.report_again(page, kept.key, by=None)

    assert (standing(page), Dismissal.objects.count()) == (["bare-url"], 0)


def test_what_is_not_dismissed_cannot_be_reported_again() -> None:
    page, other = make_draft(body=ADDRESS), make_draft(body=ADDRESS)
    kept = let_stand(other)

    for key in (kept.key, "", "x" * 100):
        with pytest.raises(publishing.Refused, match="not dismissed any more"):
            dismissing.report_again(page, key, by=None)

    assert (Dismissal.objects.count(), events(page)) == (1, [])


def test_a_dismissal_whose_words_are_gone_can_be_taken_back() -> None:
    page = make_draft(body=ADDRESS)
    kept = let_stand(page)
    edit(page, body="Nothing to find.")

    dismissing.report_again(page, kept.key, by=None)

    assert not Dismissal.objects.exists()


def test_a_dismissal_of_a_rule_that_is_no_more_can_be_taken_back() -> None:
    page = make_draft(body=ADDRESS)
    kept = let_stand(page)
    Dismissal.objects.update(rule="of-former-days")

    dismissing.report_again(page, kept.key, by=None)

    assert [note for _, _, note in events(page)][1:] == ["of-former-days"]


# What cannot be dismissed


@pytest.mark.parametrize("body", ["One [@nobody].", "[A page](page:article/nowhere)"])
def test_what_readers_would_meet_as_broken_is_not_dismissed(body: str) -> None:
    page = make_draft(body=body)
    (found,) = of(page)

    with pytest.raises(publishing.Refused, match="Readers would meet this as an error"):
        dismissing.dismiss(page, found.finding, REASON, by=make_user(is_superuser=True))

    assert not Dismissal.objects.exists()


def test_a_rule_that_nobody_knows_is_not_dismissed() -> None:
    page = make_draft(body=ADDRESS)

    with pytest.raises(publishing.Refused):
        dismissing.dismiss(page, replace(the_one(page).finding, rule="of-no-kind"), REASON, by=None)


def test_nothing_is_let_stand_on_a_page_that_somebody_deleted() -> None:
    page = make_draft(body=ADDRESS)
    finding = the_one(page).finding
    gone = Article.objects.get()
    Article.objects.all().delete()

    with pytest.raises(publishing.Refused, match="deleted this page"):
        dismissing.dismiss(gone, finding, REASON, by=None)


# Who may

ROLES = {  # a finding that informs, and one that stops publishing
    "author": (True, False),
    "editor": (True, True),
    "reviewer": (True, True),
    "moderator": (False, False),
    "none": (False, False),
    "superuser": (True, True),
    "the site": (True, True),
}


@pytest.mark.parametrize("make", [make_draft, make_level, make_treatment])
@pytest.mark.parametrize("role", ROLES)
def test_who_may_let_stand_and_report_again(role: str, make: Any) -> None:
    page = make_draft_of(make)
    by = somebody(role)
    may = []

    for rule in ("bare-url", STOPPING):
        may += [dismissing.may_dismiss(page, rule, by), is_done(page, rule, by), is_undone(page, rule, by)]

    informs, stops = ROLES[role]
    assert may == [informs] * 3 + [stops] * 3


def make_draft_of(make: Any) -> Any:
    """Saved and not published: what stops is in it."""
    page = make(body="Some text.")
    edit(page, body=f"{ADDRESS}\n\n{DANGER}")
    return page


def is_done(page: Page, rule: str, by: User | None) -> bool:
    try:
        let_stand(page, rule, by=by)
    except publishing.NotAllowed:
        assert the_one(page, rule).dismissal is None
        return False
    return the_one(page, rule).dismissal is not None


def is_undone(page: Page, rule: str, by: User | None) -> bool:
    kept = let_stand(page, rule)
    try:
        dismissing.report_again(page, kept.key, by=by)
    except publishing.NotAllowed:
        assert the_one(page, rule).dismissal is not None
        return False
    return the_one(page, rule).dismissal is None


def test_who_writes_articles_lets_nothing_stand_on_treatments() -> None:
    writer = make_user()
    right = Permission.objects.get(codename="change_article", content_type=ContentType.objects.get_for_model(Article))
    writer.user_permissions.add(right)
    article, treatment = make_draft(body=ADDRESS), make_treatment(body=ADDRESS)

    assert is_done(article, "bare-url", writer)
    assert not is_done(treatment, "bare-url", writer)


def test_who_is_not_active_may_nothing() -> None:
    page = make_draft(body=ADDRESS)

    assert not is_done(page, "bare-url", make_user(group="editor", is_active=False))


def test_no_right_counts_before_the_reason() -> None:
    page = make_draft(body=ADDRESS)

    with pytest.raises(publishing.NotAllowed):
        let_stand(page, reason="", by=make_user(group="moderator"))


def test_nobody_may_dismiss_a_rule_that_is_none() -> None:
    page = make_draft()

    assert not dismissing.may_dismiss(page, "unknown-citation", make_user(is_superuser=True))
