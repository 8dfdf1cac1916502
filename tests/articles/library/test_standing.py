"""What is said about sources: which word counts, what follows from it, and that all of it is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.library import standing
from articles.library.standing import Word, say
from articles.models import Event, Source, StandingChange
from articles.publishing import NotAllowed, Refused
from articles.references.record import Standing
from tests.factories import edit, make_article, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
WATCH, PUBMED = "Retraction Watch", "PubMed"


def word(standing: Standing, **more: Any) -> Word:
    return Word(standing=standing, **more)


def test_a_persons_word_counts_and_is_kept_with_the_name() -> None:
    source, edith = make_source("agabio2023"), make_user("edith", group="editor", first_name="Edith", last_name="Ward")

    said = word(Standing.CONCERN, note="Doubts.", on=date(2026, 5, 1), notice="https://example.org/n")
    change = say(source, said, by=edith)

    assert change is not None
    assert (change.before, change.standing, change.origin, change.by) == ("unknown", "concern", "Edith Ward", edith)
    assert change.is_applied
    stored = Source.objects.get()
    assert (stored.standing, stored.standing_by, stored.standing_note) == ("concern", "Edith Ward", "Doubts.")
    assert (stored.standing_on, stored.notice) == (date(2026, 5, 1), "https://example.org/n")
    assert source.standing == "concern"  # what was handed in is brought up to date too


def test_a_person_may_take_back_whatever_a_service_said() -> None:
    source = make_source()
    say(source, word(Standing.RETRACTED, origin=WATCH, said="1"), by=None)

    say(source, word(Standing.CURRENT), by=make_user(group="editor"))

    assert Source.objects.get().standing == "current"


def test_what_is_said_once_more_changes_nothing() -> None:
    source = make_source()
    retracted = word(Standing.RETRACTED, origin=WATCH, said="1", note="Data.")
    say(source, retracted, by=None)
    say(source, word(Standing.CURRENT), by=None)

    assert say(source, retracted, by=None) is None
    assert say(source, word(Standing.CURRENT), by=None) is None
    assert source.standing == "current"
    assert StandingChange.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "then", "stands"),
    [
        # Another origin's lighter word takes no heavier one away; the same origin's later word counts.
        (word(Standing.RETRACTED, origin=WATCH), word(Standing.CORRECTED, origin=PUBMED), "retracted"),
        (word(Standing.RETRACTED, origin=WATCH), word(Standing.CORRECTED, origin=WATCH), "corrected"),
        (word(Standing.CORRECTED, origin=WATCH), word(Standing.RETRACTED, origin=PUBMED), "retracted"),
        (word(Standing.SUPERSEDED, origin="Edith"), word(Standing.CORRECTED, origin=PUBMED), "superseded"),
        (word(Standing.CORRECTED, origin=WATCH), word(Standing.CURRENT, origin=PUBMED), "corrected"),
        # A reinstatement takes back a retraction or a concern, unless that is newer.
        (
            word(Standing.RETRACTED, origin=WATCH, on=date(2024, 1, 1)),
            word(Standing.CURRENT, origin=PUBMED, on=date(2025, 1, 1)),
            "current",
        ),
        (
            word(Standing.RETRACTED, origin=WATCH, on=date(2025, 1, 1)),
            word(Standing.CURRENT, origin=PUBMED, on=date(2024, 1, 1)),
            "retracted",
        ),
        (word(Standing.CONCERN, origin=WATCH), word(Standing.CURRENT, origin=PUBMED, on=date(2024, 1, 1)), "current"),
    ],
)
def test_of_two_services_the_graver_word_or_the_later_of_one_counts(first: Word, then: Word, stands: str) -> None:
    source = make_source()
    say(source, Word(**{name: getattr(first, name) for name in Word.__slots__} | {"said": "1"}), by=None)

    change = say(source, Word(**{name: getattr(then, name) for name in Word.__slots__} | {"said": "2"}), by=None)

    assert change is not None  # kept in any case
    assert Source.objects.get().standing == stands
    assert change.is_applied is (stands == then.standing)


def test_a_standing_that_shakes_puts_every_live_page_up_for_review() -> None:
    source = make_source("agabio2023")
    later = TODAY + timedelta(days=90)
    rests, overdue, undated = (make_article(body="It helps [@agabio2023].") for _ in range(3))
    for page, due in ((rests, later), (overdue, TODAY - timedelta(days=5)), (undated, None)):
        type(page).objects.filter(pk=page.pk).update(review_due=due)
    no_more = make_article(body="It helps [@agabio2023].")
    edit(no_more, body="It does not.")
    draft, other = make_draft(body="It helps [@agabio2023]."), make_article()
    before = draft.review_due, other.review_due

    say(source, word(Standing.RETRACTED, note="Data."), by=None)

    due = [page.__class__.objects.get(pk=page.pk).review_due for page in (rests, overdue, undated, no_more)]
    assert due == [TODAY, TODAY - timedelta(days=5), TODAY, TODAY]
    assert tuple(page.__class__.objects.get(pk=page.pk).review_due for page in (draft, other)) == before
    told = Event.objects.filter(verb=Event.Verb.SHAKEN)
    assert {event.page_id for event in told} == {rests.pk, overdue.pk, undated.pk, no_more.pk}
    assert told[0].note == "Agabio 2020 (agabio2023) is now: Retracted. Data."


def test_only_a_change_of_the_standing_puts_pages_up_for_review() -> None:
    source = make_source("agabio2023")
    page = make_article(body="It helps [@agabio2023].")
    say(source, word(Standing.CORRECTED, note="Table 2."), by=None)
    later = TODAY + timedelta(days=90)
    type(page).objects.update(review_due=later)

    say(source, word(Standing.CORRECTED, note="Tables 2 and 3."), by=None)
    say(source, word(Standing.CURRENT), by=None)

    assert type(page).objects.get().review_due == later


@pytest.mark.parametrize("group", ["reviewer", "moderator", ""])
def test_who_may_not_change_sources_says_nothing(group: str) -> None:
    source = make_source()

    with pytest.raises(NotAllowed):
        say(source, word(Standing.RETRACTED), by=make_user(group=group))

    assert (source.standing, StandingChange.objects.count()) == ("unknown", 0)


def test_sources_do_not_take_each_others_place_in_a_circle() -> None:
    first, second, third = (make_source(key) for key in ("first", "second", "third"))
    say(first, word(Standing.SUPERSEDED, superseded_by=second), by=None)
    say(second, word(Standing.SUPERSEDED, superseded_by=third), by=None)

    for older, newer in ((third, first), (second, first), (third, third)):
        with pytest.raises(Refused, match=f"{newer.key} cannot take the place of {older.key}"):
            say(older, word(Standing.SUPERSEDED, superseded_by=newer), by=None)

    assert [source.key for source in standing.successors(first)] == ["second", "third"]


def test_successors_end_even_where_the_database_holds_a_circle() -> None:
    first, second = make_source("first"), make_source("second")
    Source.objects.filter(pk=first.pk).update(superseded_by=second)
    Source.objects.filter(pk=second.pk).update(superseded_by=first)

    assert [source.key for source in standing.successors(Source.objects.get(key="first"))] == ["second"]


def test_of_a_source_that_is_gone_nothing_is_said() -> None:
    source = make_source()
    Source.objects.all().delete()

    with pytest.raises(Refused, match="merged or deleted"):
        say(source, word(Standing.RETRACTED), by=None)


def test_a_note_that_is_too_long_for_readers_is_cut_and_known_again() -> None:
    source = make_source()
    long = word(Standing.RETRACTED, note="Reason. " * 100)

    say(source, long, by=None)

    assert len(source.standing_note) <= 300
    assert source.standing_note.endswith("…")
    assert say(source, long, by=None) is None


def test_the_deletion_of_a_successor_leaves_what_was_said() -> None:
    old, new = make_source("old"), make_source("new")
    say(old, word(Standing.SUPERSEDED, superseded_by=new), by=None)

    new.delete()

    assert Source.objects.get().standing == "superseded"
    assert StandingChange.objects.get().superseded_by is None


def test_looking_up_is_noted_and_says_nothing_about_the_standing() -> None:
    looked_up, other = make_source(doi="10.1/x"), make_source()

    assert standing.checked(~Q(doi=""), where=WATCH, on=TODAY) == 1

    looked_up.refresh_from_db()
    other.refresh_from_db()
    assert (looked_up.checked_on, looked_up.checked_in, looked_up.standing) == (TODAY, WATCH, "unknown")
    assert other.checked_on is None


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9))
WORDS = st.builds(
    Word,
    standing=st.sampled_from(Standing),
    origin=st.sampled_from(["", WATCH, PUBMED]),
    note=st.sampled_from(["", "Data.", " Data.\u2028More. "]),
    on=DAYS,
    said=st.sampled_from(["", "1", "2", "3", "4"]),
)


class Sequences(TestCase):
    @given(words=st.lists(WORDS, max_size=8))
    @settings(max_examples=25)
    def test_the_standing_is_always_the_last_word_that_counted(self, words: list[Word]) -> None:
        source = make_source()
        for said in words:
            before = StandingChange.objects.filter(source=source).count()

            change = say(source, said, by=None)

            kept = StandingChange.objects.filter(source=source)
            assert kept.count() == before + (change is not None)
            assert say(source, said, by=None) is None or not said.said
            assert kept.filter(said=said.said).count() == 1 or not said.said
            source.refresh_from_db()
            last = kept.filter(is_applied=True).first()
            assert source.standing == (last.standing if last else Standing.UNKNOWN)
            assert not last or (source.standing_note, source.standing_on) == (last.note, last.on)
            assert not last or source.standing_by == last.origin
