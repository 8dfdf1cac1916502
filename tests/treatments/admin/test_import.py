"""Importing a facility list in the admin: give a file, see the plan, choose, apply."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.articles.admin.history_pages import text
from tests.treatments.importing.given_lists import (
    NOVEMBER,
    applied,
    change,
    imported,
    listed,
    make_terms,
    planned,
    programme,
    row,
    taken_in,
    the_list,
)
from treatments import importing
from treatments.admin import programme_import_form
from treatments.importing import reading, steps
from treatments.models import FacilityList, Programme, ProgrammeImport

pytestmark = pytest.mark.django_db

IMPORT = "/admin/treatments/programme/import/"
JSON = {"accept": "application/json"}


def address(file: ProgrammeImport, name: str = "") -> str:
    return f"{IMPORT}{file.pk}/{name}"


def uploaded(*rows: Any, **fields: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("list.json", listed(*rows).read())
    return {"file": file, "name": "Example list", "url": "https://example.org/list", "as_of": "2026-10-01"} | fields


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# Giving a file


def test_a_list_is_given_planned_and_applied(editor: Client) -> None:
    given = editor.post(IMPORT, uploaded(row(1, name2="Ann’s House"), row(2), {"frid": "id-3", "name2": ""}))
    file = ProgrammeImport.objects.get()
    plan = editor.get(given["Location"])
    done = editor.post(address(file, "apply/"), follow=True)

    made = FacilityList.objects.get()
    assert (given["Location"], file.by.username) == (address(file), "edith")
    assert (made.name, made.url) == ("Example list", "https://example.org/list")
    assert "Add 2 programmes; 1 refused" in text(plan)
    assert "Ann’s House Boston, MA, US" in text(plan)
    assert "Applied. Added 2 programmes; 1 refused." in text(done)
    assert "This is what was done." in text(done)
    assert "list.json Applied Example list of 1 October 2026" in text(editor.get(IMPORT))
    assert Programme.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"file": ""}, {"file": ["Choose a file."]}),
        ({"name": ""}, {"facility_list": ["Choose the list, or name a new one."]}),
        ({"as_of": "2999-01-01"}, {"as_of": ["This day is still to come."]}),
        ({"url": "ftp://example.org"}, {"url": ["Enter a valid URL."]}),
    ],
)
def test_what_is_missing_is_told_beside_its_field(editor: Client, typed: Any, told: Any) -> None:
    assert errors(editor.post(IMPORT, uploaded(row(1), **typed))) == told
    assert (FacilityList.objects.count(), ProgrammeImport.objects.count()) == (0, 0)


def test_a_file_that_cannot_be_read_leaves_nothing_behind(editor: Client) -> None:
    response = editor.post(IMPORT, uploaded(file=SimpleUploadedFile("list.pdf", b"%PDF-1.7 and more")))

    assert errors(response)["file"][0].startswith("This is a PDF file.")
    assert (FacilityList.objects.count(), ProgrammeImport.objects.count()) == (0, 0)


def test_a_file_that_is_too_large_is_told_what_to_do(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programme_import_form, "LARGEST", 1024 * 1024)

    response = editor.post(IMPORT, uploaded(file=SimpleUploadedFile("list.json", b" " * 1_600_000)))

    assert errors(response)["file"] == [
        "This file has 1.5 MB; up to 1 MB can be imported here. Ask somebody with access to the server to run: python "
        "manage.py import_programmes FILE"
    ]


def test_an_older_list_is_refused_until_somebody_means_it(editor: Client) -> None:
    imported(row(1), as_of=NOVEMBER)
    again = {"name": "", "facility_list": the_list().pk}

    refused = editor.post(IMPORT, uploaded(row(1), **again))
    taken = editor.post(IMPORT, uploaded(row(1), **again, allow_older="on"))

    assert errors(refused)["as_of"][0].startswith("This list is of 1 October 2026, and that of 1 November 2026")
    assert taken.status_code == 302


# Step by step


def test_a_long_list_is_read_and_applied_by_one_request_after_another(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = taken_in(*(row(number) for number in range(1, 5)))
    for module in (reading, steps, importing.applying):
        monkeypatch.setattr(module, "AT_ONCE", 3)
    monkeypatch.setattr(steps, "until_time_is_up", lambda do_batch, seconds: do_batch())
    monkeypatch.setattr(importing.applying, "until_time_is_up", lambda do_batch, seconds: do_batch())

    before = text(editor.get(address(file)))
    answers = [editor.post(address(file, "read/"), headers=JSON).json() for _ in range(2)]
    seen = importing.digest(file)
    begun = editor.post(address(file, "apply/"), {"seen": seen})
    halfway = text(editor.get(begun["Location"])), text(editor.get(address(file)))
    ended = editor.post(address(file, "apply/"), {"seen": seen})

    assert "Read 0 of 4 rows" in before
    assert answers == [
        {"read": 3, "total": 4, "said": "Read 3 of 4 rows"},
        {"read": 4, "total": 4, "said": "Read 4 of 4 rows"},
    ]
    assert (begun["Location"], ended["Location"]) == (f"{address(file, 'apply/')}?seen={seen}", address(file))
    assert "Applied 3 of 4 rows" in halfway[0]
    assert "Applied in part: 3 of 4 rows are done." in halfway[1]
    assert Programme.objects.count() == 4


def test_looking_at_an_import_changes_nothing(editor: Client) -> None:
    file = taken_in(row(1))

    editor.get(address(file))
    applying = editor.get(address(file, "apply/"))
    methods = [editor.get(address(file, f"{name}/")).status_code for name in ("read", "choose", "throw-away")]

    assert file.rows.get().outcome == "waits"
    assert (applying["Location"], methods) == (address(file), [405, 405, 405])


def test_a_list_that_is_still_coming_in_says_so(editor: Client) -> None:
    file = ProgrammeImport.objects.create(facility_list=the_list(), name="list.json", as_of=NOVEMBER)

    assert "This file is still coming in: 0 rows so far." in text(editor.get(address(file)))
    assert "not wholly taken in yet" in said(editor.post(address(file, "read/")))


# The plan


def in_conflict(*more: Any) -> ProgrammeImport:
    """Somebody changed the telephone and the town of the first programme, and so did the list."""
    make_terms()
    imported(row(1), row(2), row(3))
    change(1, phone="555-555-0177", city="Cambridge")
    theirs = row(1, phone="555-555-0188", city="Springfield", zip="01101")
    return planned(theirs, row(2, "Acamprosate (Campral®)"), *more, as_of=NOVEMBER)


def test_the_plan_shows_each_outcome_under_its_own_tab(editor: Client) -> None:
    file = in_conflict(row(4, "Day programme"))

    pages = {
        name: text(editor.get(address(file), {"outcome": name}))
        for name in ("conflict", "changed", "new", "gone", "names")
    }

    assert "Changed here and there 1 New 1 Changed 1 Not in the latest list 1 Unknown services" in pages["new"]
    assert "Phone 555-555-0177 555-555-0188" in pages["conflict"]
    assert "City Cambridge Springfield ZIP or postcode 02108 01101" in pages["conflict"]
    assert "Removed Naltrexone (oral) (NXN) – Added – Acamprosate (Campral®) (ACM)" in pages["changed"]
    assert "Example Centre 4 Boston, MA, US New" in pages["new"]
    assert "Example Centre 3 Not in the latest list" in pages["gone"]
    assert "Day programme 1 Give it to a term: Day programme…" in pages["names"]


def test_what_is_chosen_field_by_field_is_done_and_the_rest_stays_ours(editor: Client) -> None:
    file = in_conflict()
    entry = file.rows.get(outcome="conflict")
    sent = {"outcome": "conflict", "shown": str(entry.pk), f"take-{entry.pk}-address_1": "theirs"}

    chosen = editor.post(address(file, "choose/"), sent)
    kept = editor.post(address(file, "choose/"), sent, headers=JSON).json()
    editor.post(address(file, "apply/"), sent)

    entry.refresh_from_db()
    assert chosen["Location"] == f"{address(file)}?outcome=conflict"
    assert kept["summary"].startswith("Change 1, keep or change 1 as chosen")
    assert entry.take == ["city", "postal_code"]
    assert (programme().city, programme().postal_code, programme().phone) == ("Springfield", "01101", "555-555-0177")
    assert "What the list says was taken" in text(editor.get(address(file), {"outcome": "conflict"}))


@pytest.mark.parametrize(("chosen", "phone"), [("take", "555-555-0188"), ("keep", "555-555-0177")])
def test_one_choice_counts_for_all(editor: Client, chosen: str, phone: str) -> None:
    file = in_conflict()

    editor.post(address(file, "choose/"), {"all": chosen})
    editor.post(address(file, "apply/"))

    assert programme().phone == phone


def test_a_directory_that_changed_in_the_meantime_is_told_with_the_new_plan(editor: Client) -> None:
    file = in_conflict()
    change(2, services=["ACM"])

    by_script = editor.post(address(file, "apply/"), headers=JSON)
    change(2, services=["NXN"])
    by_form = editor.post(address(file, "apply/"))

    assert by_script.json() == {"leads_to": address(file)}
    assert by_form.status_code == 409
    assert "1 row stands differently now." in text(by_form)
    assert "Line 2, Example Centre 2: now changed" in text(by_form)
    assert not ProgrammeImport.objects.get(pk=file.pk).applied_at


def test_a_plan_that_nobody_has_looked_at_is_not_applied_from_another_tab(editor: Client) -> None:
    file = in_conflict()
    old = {"seen": importing.digest(file)}
    change(2, services=["ACM"])

    shown = editor.post(address(file, "apply/"), old)
    refused = editor.post(address(file, "apply/"), old, headers=JSON)
    goes_on = editor.get(address(file, "apply/"), old)
    half = ProgrammeImport.objects.get(pk=file.pk).applied_at
    editor.post(address(file, "apply/"), {"seen": shown.context["seen"]})

    assert refused.json() == {"leads_to": address(file)}
    assert "this plan has changed since you saw it" in said(refused)
    assert (goes_on["Location"], half) == (address(file), None)
    assert ProgrammeImport.objects.get(pk=file.pk).applied_at


def test_refused_rows_come_as_a_table_that_runs_nothing(editor: Client) -> None:
    file = planned({"frid": "=1+1", "name2": ""}, row(1, latitude="999"))

    response = editor.get(address(file, "refused.csv"))
    table = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))

    assert table[0] == ["Line", "Name", "Reason", "As it stands in the file"]
    assert [(line[0], line[2]) for line in table[1:]] == [
        (str(entry.line), entry.reason) for entry in file.rows.filter(outcome="refused")
    ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in table for cell in line)


def test_an_import_is_thrown_away_unless_it_was_applied(editor: Client) -> None:
    unapplied, done = planned(row(1)), applied(planned(row(2), allow_older=True))

    editor.post(address(unapplied, "throw-away/"))
    refused = editor.post(address(done, "throw-away/"))

    assert said(refused).endswith("This import was applied already, and stays on record.")
    assert list(ProgrammeImport.objects.all()) == [done]
    assert editor.get(address(unapplied)).status_code == 404


def test_a_plan_asks_as_many_questions_for_many_rows_as_for_one(editor: Client) -> None:
    questions = []
    for number in (1, 60):
        imported(*(row(each) for each in range(number)), allow_older=True)
        later = [row(each, "Acamprosate (Campral®)", phone="555-555-0111") for each in range(number)]
        file = planned(*later, as_of=NOVEMBER)
        editor.get(address(file))
        with CaptureQueriesContext(connection) as asked:
            editor.get(address(file), {"outcome": "changed"})
        questions.append(len(asked))

    assert questions[0] == questions[1]
