"""What is on record of medicines: what the treatments say that readers see, as long as they see it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from articles import publishing
from articles.checking import keeping
from articles.checking.record import of, recorded
from tests.factories import edit, make_article, make_draft, make_level, make_treatment
from treatments.models import Treatment

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
TAKEN = {"taken": "10 mg three times a day."}


def names() -> list[str]:
    return [each.name for each in recorded()]


def test_a_treatment_that_readers_see_is_on_record() -> None:
    page = make_treatment("Baclofen", **TAKEN)

    (found,) = recorded()

    assert (found.name, found.taken, found.url) == ("baclofen", "10 mg three times a day.", page.get_absolute_url())


def test_drafts_and_pages_of_other_kinds_are_not() -> None:
    make_draft("Baclofen", model=Treatment, **TAKEN)
    make_article("Baclofen")
    make_level()

    assert names() == []


def test_a_treatment_that_says_nothing_of_use_is_not() -> None:
    make_treatment("Baclofen")

    assert names() == []


def test_a_newer_draft_is_not_on_record() -> None:
    page = make_treatment("Baclofen", **TAKEN)

    edit(page, taken="20 mg once a day.")

    assert [each.taken for each in recorded()] == ["10 mg three times a day."]


def test_what_is_withdrawn_is_off_the_record_and_what_is_changed_is_read_again() -> None:
    page = make_treatment("Baclofen", **TAKEN)

    before = names()
    edit(page, title="Lioresal", change_note="Another name.")
    publishing.publish(page, by=None)
    changed = names()
    publishing.withdraw(page, by=None)

    assert (before, changed, names()) == (["baclofen"], ["lioresal"], [])


def test_a_page_that_moved_is_on_record_at_its_new_address() -> None:
    page = make_treatment("Baclofen", **TAKEN)
    recorded()

    edit(page, slug="lioresal")

    assert [each.url for each in recorded()] == ["/treatments/lioresal/"]


def test_what_goes_live_by_the_clock_is_on_record_from_then_on() -> None:
    now = timezone.now()
    make_treatment("Baclofen", at=now + HOUR, **TAKEN)

    before = names()
    with time_machine.travel(now + 2 * HOUR):
        after = names()

    assert (before, after) == ([], ["baclofen"])


def test_a_change_of_the_record_makes_what_was_read_before_outdated() -> None:
    page = make_draft("An article")
    treatment = make_treatment("Baclofen", **TAKEN)

    published = [each.page_id for each in keeping.outdated()]
    keeping.bring_up_to_date(seconds=60)
    level = make_level()
    another_page = keeping.outdated().count()
    publishing.withdraw(treatment, by=None)

    assert (page.pk in published, another_page) == (True, 0)
    assert {each.page_id for each in keeping.outdated()} == {page.pk, treatment.pk, level.pk}


def test_reading_it_costs_one_query_once_it_was_read(django_assert_num_queries: Any) -> None:
    for number in range(5):
        make_treatment(f"Treatment {number}", **TAKEN)
    before = recorded()

    with django_assert_num_queries(1):
        again = recorded()

    assert (len(before), again == before) == (5, True)


@pytest.mark.parametrize("number", [1, 8])
def test_reading_it_anew_costs_two_however_many_there_are(django_assert_num_queries: Any, number: int) -> None:
    for each in range(number):
        make_treatment(f"Treatment {each}", **TAKEN)
    publishing.withdraw(make_treatment("Gone", **TAKEN), by=None)
    make_treatment("Last", **TAKEN)

    with django_assert_num_queries(2):
        assert len(recorded()) == number + 1


def test_a_kind_of_page_without_a_record_has_none() -> None:
    assert of("article", "Baclofen", {}) is None
