"""What was found is kept with the revision, for as long as somebody may see it, and is read again when rules change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.checking import keeping
from articles.models import Article, HouseWord, KeptFinding, Revision
from tests.articles.checking.found_here import ADDRESS, WORDS, kept
from tests.factories import edit, make_article, make_draft, make_treatment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("two_rules")]

HOUR = timedelta(hours=1)


def numbers(page: Article) -> list[int]:
    """Of the revisions of the page of which findings are kept."""
    return sorted(set(KeptFinding.objects.filter(revision__page=page.pk).values_list("revision__number", flat=True)))


# Saving


def test_saving_keeps_what_is_found_and_where() -> None:
    page = make_draft(body=f"Fine.\n\n{ADDRESS}")

    found = KeptFinding.objects.get()

    assert (found.revision, found.rule, found.severity) == (page.revisions.get(), "bare-url", "warning")
    assert (found.part, found.line, found.column, found.words, found.passage) == ("body", 3, 5, WORDS, ADDRESS)


@pytest.mark.parametrize("part", ["title", "summary", "what"])
def test_every_text_of_the_page_is_read(part: str) -> None:
    make_treatment(**{"summary": "What it is.", "what": "A medicine.", part: ADDRESS})

    assert [(each.part, each.line) for each in KeptFinding.objects.all()] == [(part, 1)]


def test_what_is_kept_comes_back_as_it_was_found() -> None:
    page = make_draft(body=f"{ADDRESS}\n\nAn overdose can kill.")

    found = keeping.keep(page.revisions.get())

    assert [each.finding() for each in KeptFinding.objects.all()] == found
    assert [each.key for each in KeptFinding.objects.all()] == [each.key for each in found]


def test_checking_twice_keeps_it_once() -> None:
    page = make_draft(body=ADDRESS)

    keeping.keep(page.revisions.get())

    assert kept() == [(page.pk, 1, WORDS)]


def test_a_page_in_which_nothing_is_found_counts_as_checked() -> None:
    page = make_draft()

    assert (kept(), keeping.is_outdated(page.revisions.get())) == ([], False)


def test_the_copy_that_goes_live_again_is_checked() -> None:
    page = make_article(body=ADDRESS)
    publishing.withdraw(page, by=None)

    publishing.publish(page, by=None)

    assert kept() == [(page.pk, 2, WORDS)]
    assert not keeping.outdated().exists()


def test_nothing_is_kept_of_a_page_that_somebody_deleted_meanwhile() -> None:
    page = make_draft(body=ADDRESS)
    revision = page.revisions.get()
    Article.objects.all().delete()

    found = keeping.keep(revision)

    assert ([each.words for each in found], kept()) == ([WORDS], [])


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script> https://example.org/<img src=x onerror=alert(1)>",
        f"https://example.org/{'a' * 5000}",
        "https://example.org/" + "\U0001f642" * 200,
        "[" * 500 + " https://example.org/x",
    ],
)
def test_hostile_and_long_words_are_kept_in_bounds(body: str) -> None:
    make_draft(body=body)

    assert all(len(each.words) <= 120 and len(each.passage) <= 400 for each in KeptFinding.objects.all())


def test_no_more_is_kept_of_a_rule_than_anybody_can_act_on() -> None:
    make_draft(body="\n\n".join(f"See https://example.org/{number} here." for number in range(300)))

    assert KeptFinding.objects.count() == 100


# Which revisions


def test_findings_of_a_draft_go_when_a_newer_one_is_saved() -> None:
    page = make_draft(body=ADDRESS)

    edit(page, body=f"{ADDRESS} More.")

    assert numbers(page) == [2]


def test_findings_of_what_readers_see_and_will_see_stay() -> None:
    page = make_article(body=ADDRESS)
    edit(page, body=f"{ADDRESS} Planned.")
    publishing.publish(page, by=None, at=timezone.now() + HOUR)
    edit(page, body=f"{ADDRESS} Draft.")

    edit(page, body=f"{ADDRESS} Newer draft.")

    assert numbers(page) == [1, 2, 4]


def test_findings_of_what_readers_saw_go_once_something_newer_is_checked() -> None:
    with time_machine.travel(timezone.now() - HOUR):
        page = make_article(body=ADDRESS)
    edit(page, body=f"{ADDRESS} New.")
    publishing.publish(page, by=None)

    edit(page, body=f"{ADDRESS} Newest.")

    assert numbers(page) == [2, 3]


def test_findings_of_other_pages_stay() -> None:
    other, page = make_draft(body=ADDRESS), make_draft(body=ADDRESS)

    edit(page, body="Nothing to find.")

    assert kept() == [(other.pk, 1, WORDS)]


def test_findings_go_with_their_page() -> None:
    make_draft(body=ADDRESS)

    Article.objects.all().delete()

    assert kept() == []


# When the rules change


def test_words_of_the_house_make_what_was_read_before_outdated() -> None:
    page = make_draft(body=ADDRESS)

    before = keeping.outdated().count()
    HouseWord.objects.create(words="junkie", instead="person")
    revision = page.revisions.get()
    after = (list(keeping.outdated()), keeping.is_outdated(revision))
    keeping.keep(revision)

    assert (before, after) == (0, ([revision], True))
    assert (keeping.outdated().count(), keeping.is_outdated(revision)) == (0, False)


@pytest.mark.parametrize("change", [{"instead": "patient"}, {"reason": "It hurts."}, {"authority": "Somebody"}])
def test_a_changed_word_of_the_house_makes_it_outdated_too(change: dict[str, str]) -> None:
    HouseWord.objects.create(words="junkie", instead="person")
    page = make_draft()

    HouseWord.objects.update(**change)

    assert keeping.is_outdated(page.revisions.get())


def test_another_version_of_the_rules_makes_it_outdated(monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_draft()

    monkeypatch.setattr(keeping, "RULES_VERSION", 1000)

    assert keeping.is_outdated(page.revisions.get())


def test_only_what_somebody_may_see_is_outdated() -> None:
    page = make_article(body=ADDRESS)
    edit(page, body="Draft.")
    edit(page, body="Newer draft.")
    HouseWord.objects.create(words="junkie", instead="person")

    assert [revision.number for revision in keeping.outdated()] == [1, 3]


def test_what_is_outdated_is_checked_again_in_steps() -> None:
    pages = [make_draft(body=ADDRESS) for _ in range(3)]
    KeptFinding.objects.all().delete()
    Revision.objects.update(checked_with="")

    left = [keeping.bring_up_to_date(seconds=0) for _ in range(4)]

    assert left == [2, 1, 0, 0]
    assert kept() == [(page.pk, 1, WORDS) for page in pages]


def test_with_time_enough_all_is_checked_at_once() -> None:
    for _ in range(3):
        make_draft(body=ADDRESS)
    Revision.objects.update(checked_with="")

    assert (keeping.bring_up_to_date(seconds=60), keeping.outdated().count()) == (0, 0)


def test_checking_again_changes_nothing_else_of_a_revision() -> None:
    page = make_article(body=ADDRESS)
    before = Revision.objects.filter(page=page).values().get() | {"checked_with": ""}
    Revision.objects.update(checked_with="")

    keeping.bring_up_to_date(seconds=60)

    assert Revision.objects.filter(page=page).values().get() | {"checked_with": ""} == before


# What it costs


def asked(revision: Revision) -> int:
    with CaptureQueriesContext(connection) as queries:
        keeping.keep(revision)
    return len(queries)


def test_a_text_with_many_findings_costs_as_many_queries_as_one_with_none() -> None:
    few, many = make_draft(), make_draft(body="\n\n".join(f"See https://example.org/{each}." for each in range(60)))

    assert asked(many.revisions.get()) - asked(few.revisions.get()) in (0, 1)  # one, to keep what was found


def test_what_is_outdated_is_one_question_of_many_pages(django_assert_max_num_queries: Any) -> None:
    for _ in range(10):
        make_draft(body=ADDRESS)
    HouseWord.objects.create(words="junkie", instead="person")

    with django_assert_max_num_queries(3):
        assert keeping.outdated().count() == 10


# What else a revision keeps


def test_a_small_change_keeps_the_answers_to_the_instruments_and_another_does_not() -> None:
    page = make_draft(body="Some text that is fine.")
    answers = {"discern.1": {"value": 4, "reason": "It says so."}}
    page.revisions.update(answers=answers)

    page.body = "Some text that is just fine."
    small = publishing.save_draft(page, by=None, is_minor=True)
    large = edit(page, body="Another text.")

    assert (small.is_minor, small.answers, large.answers) == (True, answers, {})
