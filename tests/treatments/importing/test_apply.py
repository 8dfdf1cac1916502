"""Applying a list: what it adds, changes and leaves, what somebody chose, and what stays when it is cut off."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from articles.publishing import Refused
from tests.treatments.importing.given_lists import (
    DECEMBER,
    NOVEMBER,
    OCTOBER,
    applied,
    assured,
    change,
    imported,
    make_terms,
    outcomes,
    planned,
    programme,
    row,
    rows_of,
)
from treatments import importing
from treatments.models import (
    Assurance,
    DirectoryStamp,
    Listing,
    Programme,
    ProgrammeImport,
    Provider,
    Term,
    TermName,
)

pytestmark = pytest.mark.django_db

KEPT_BY_THE_DIRECTORY = (Assurance, DirectoryStamp, Listing, Programme, Provider)


def directory() -> list[dict[str, Any]]:
    return [values for model in KEPT_BY_THE_DIRECTORY for values in model.objects.order_by("pk").values()]


def test_new_rows_become_programmes_as_if_somebody_had_saved_them() -> None:
    make_terms()
    first = row(1, "Naltrexone (oral)", "Intensive outpatient treatment", "Medicaid", "Sound baths")
    second = row(2, name1="EXAMPLE HEALTH-TRUST", website="javascript:alert(1)")

    file = imported(first, second)

    one, two = programme(1), programme(2)
    listing = one.listings.get()
    made = Programme.objects.filter(pk=one.pk).values().get()
    one.full_clean()
    one.save()
    assert Programme.objects.filter(pk=one.pk).values().get() == made
    assert (one.slug, one.services, one.country, one.latitude) == ("example-centre-1", ["MD", "NXN", "OIT"], "US", 42.3)
    assert (one.provider, Provider.objects.get().name, two.website) == (two.provider, "Example Health Trust", "")
    assert [name for _, name, _ in listing.offers][-1] == "Sound baths"
    assert (listing.last_seen, listing.is_in_latest, listing.record["services"]) == (OCTOBER, True, one.services)
    assert assured(1) == [(group, "Example list", OCTOBER) for group in ("contact", "cost", "services")]
    assert assured(2) == [(group, "Example list", OCTOBER) for group in ("contact", "services")]
    assert (file.told, DirectoryStamp.current()) == ({"new": 2}, 1)
    assert [(each.programme, each.is_applied, each.record) for each in rows_of(file)] == [
        (one, True, {}),
        (two, True, {}),
    ]


def test_a_second_run_writes_nothing_but_itself() -> None:
    make_terms()
    rows = [row(number, "Medicaid", "Sound baths") for number in range(3)]
    imported(*rows)
    before = directory()

    again = imported(*rows)

    assert (outcomes(again), again.told) == (["same"] * 3, {"same": 3})
    assert [each.record for each in rows_of(again)] == [{}] * 3
    assert directory() == before


def test_the_list_changes_what_nobody_else_did_and_is_not_asked_again() -> None:
    imported(row(1), row(2))
    change(1, phone="555-555-0199", status="defunct", withheld="outside our criteria", alert="It has closed.")
    newer = row(1, phone="555-555-0111", hotline1="555-555-0122", name1="Another Trust")

    file = imported(newer, row(2), as_of=NOVEMBER)
    same = planned(newer, row(2), as_of=NOVEMBER)

    one = programme(1)
    assert (file.told, outcomes(same)) == ({"conflict": 1, "same": 1}, ["same", "same"])
    assert (one.phone, one.hotline, one.provider.name) == ("555-555-0199", "555-555-0122", "Another Trust")
    assert (one.status, one.withheld, one.alert) == ("defunct", "outside our criteria", "It has closed.")
    assert outcomes(planned(row(1, phone="555-555-0133"), row(2), as_of=DECEMBER)) == ["conflict", "same"]


def test_conflicts_take_what_somebody_chose_for_the_row_or_for_all() -> None:
    imported(*(row(number) for number in (1, 2, 3)))
    for number in (1, 2, 3):
        change(number, phone="555-555-0199", city="Salem")
    file = planned(*(row(number, phone="555-555-0111", zip="02109") for number in (1, 2, 3)), as_of=NOVEMBER)
    one, two, _ = rows_of(file)

    importing.choose_for_all(file, True, by=None)
    importing.choose(one, ["phone", "nothing"], by=None)
    importing.choose(two, ["postal_code"], by=None)
    applied(file)

    found = [(each.phone, each.city, each.postal_code) for each in map(programme, (1, 2, 3))]
    assert (one.take, two.take) == (["phone"], ["city", "postal_code"])
    assert found == [
        ("555-555-0111", "Salem", "02108"),
        ("555-555-0199", "Boston", "02109"),
        ("555-555-0111", "Boston", "02109"),
    ]


def test_programmes_that_the_latest_list_has_not_are_marked_until_they_come_back() -> None:
    imported(row(1), row(2), row(3))
    refused = row(3, latitude="999")

    file = imported(row(1), refused, as_of=NOVEMBER)
    gone = Listing.objects.get(is_in_latest=False)
    stamp = DirectoryStamp.current()
    back = imported(row(1), row(2), refused, as_of=NOVEMBER)

    assert [(each.outcome, each.name) for each in rows_of(file)] == [
        ("same", "Example Centre 1"),
        ("refused", ""),
        ("gone", "Example Centre 2"),
    ]
    assert (gone.identifier, gone.last_seen, gone.programme.status) == ("id-2", OCTOBER, "active")
    assert (outcomes(back), Listing.objects.filter(is_in_latest=False).count()) == (["same", "same", "refused"], 0)
    assert DirectoryStamp.current() == stamp + 1


def test_a_name_that_gets_its_term_later_adds_the_service() -> None:
    make_terms()
    imported(row(1, "Naltrexone tablets"))
    TermName.objects.create(term=Term.objects.get(code="NXN"), name="Naltrexone tablets")

    file = imported(row(1, "Naltrexone tablets"), as_of=NOVEMBER)

    assert (outcomes(file), programme().services) == (["changed"], ["NXN"])


def test_a_plan_that_is_no_longer_true_is_not_applied_but_planned_anew() -> None:
    imported(row(1), row(2))
    file = planned(row(1, phone="555-555-0111"), row(2, phone="555-555-0111"), as_of=NOVEMBER)
    change(1, phone="555-555-0199")
    before = directory()

    with pytest.raises(importing.PlanChanged, match="1 row stands differently now") as refused:
        importing.apply_on(file, by=None)

    assert [each.identifier for each in refused.value.rows] == ["id-1"]
    assert (directory(), outcomes(file)) == (before, ["conflict", "changed"])
    assert importing.apply_on(file, by=None).is_done is True
    assert [programme(1).phone, programme(2).phone] == ["555-555-0199", "555-555-0111"]


def test_an_import_that_is_cut_off_between_batches_goes_on_to_the_same_end() -> None:
    rows = [row(number) for number in range(501)]
    file = planned(*rows)

    cut = importing.apply_on(file, by=None, seconds=0)
    half = Programme.objects.count()
    anew = planned(*rows)
    applied(file)

    assert (str(cut), cut.is_done, half) == ("Applied 500 of 501 rows", False, 500)
    assert importing.counts(anew) == {"new": 1, "same": 500}
    assert (Programme.objects.count(), Listing.objects.count(), file.told) == (501, 501, {"new": 501})
    with pytest.raises(Refused, match="Another file of this list was applied"):
        importing.apply_on(planned_before(anew), by=None)


def test_a_full_last_batch_ends_the_import() -> None:
    file = planned(*(row(number) for number in range(500)))

    done = importing.apply_on(file, by=None, seconds=0)

    file.refresh_from_db()
    assert (done.is_done, file.told) == (True, {"new": 500})


def planned_before(file: ProgrammeImport) -> ProgrammeImport:
    """It was made after the other began to be applied; as if it had been made before."""
    other = ProgrammeImport.objects.exclude(pk=file.pk).get()
    file.at = other.at
    file.save()
    return file


def test_a_batch_takes_as_many_queries_however_many_rows_it_has() -> None:
    imported(row(0, name1="Trust 0"))
    numbers = []
    for last in (1, 21):
        file = planned(*(row(number, name1=f"Trust {number}") for number in range(last + 1)))
        with CaptureQueriesContext(connection) as queries:
            applied(file)
        numbers.append(len(queries))

    assert numbers[0] == numbers[1]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory knows no second connection")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_press_apply_at_once_apply_it_once() -> None:
    file = planned(*(row(number) for number in range(50)))
    done: list[bool] = []

    def press() -> None:
        try:
            done.append(importing.apply_on(ProgrammeImport.objects.get(pk=file.pk), by=None).is_done)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (done, Programme.objects.count(), DirectoryStamp.current()) == ([True, True], 50, 1)
