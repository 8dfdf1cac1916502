"""Importing in the admin: give a file or paste, see the plan, choose, apply."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.library import importing
from articles.models import Source, SourceImport
from tests.articles.admin.history_pages import text
from tests.articles.library.given_files import csl, planned, ris, taken_in
from tests.factories import make_source, make_superuser, make_user

pytestmark = pytest.mark.django_db

IMPORT = "/admin/articles/source/import/"
DOI = "10.1111/add.14927"


def address(file: SourceImport, name: str = "") -> str:
    return f"{IMPORT}{file.pk}/{name}"


def here(key: str = "agabio2023", **fields: Any) -> Source:
    held = {"title": "Baclofen for alcohol use disorder", "year": 2023, "doi": DOI}
    return make_source(key, **held | fields)


def uploaded(client: Client, data: str | bytes, name: str = "refs.ris") -> Any:
    content = data.encode() if isinstance(data, str) else data
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def of_edith(content: str, name: str = "refs.ris") -> SourceImport:
    """A plan of the editor who is signed in."""
    return planned(content, name, by=User.objects.get(username="edith"))


def errors(response: Any) -> list[str]:
    assert response.status_code == 200
    return [str(error) for found in response.context["form"].errors.values() for error in found]


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# Giving


def test_an_uploaded_file_is_read_planned_and_applied(editor: Client) -> None:
    response = uploaded(editor, ris({"DO": DOI, "AU": "O'Neil <b>, Ann"}, {"TI": ""}))

    file = SourceImport.objects.get()
    plan = editor.get(response["Location"])
    applied = editor.post(address(file, "apply/"), {"evidence": "cohort"}, follow=True)

    source = Source.objects.get()
    assert response["Location"] == address(file)
    assert "Add 1 source; 1 refused" in text(plan)
    assert "Will be added as oneil2023" in text(plan)
    assert "Line 8 TY - JOUR" in text(plan)
    assert "The entry has no title." in text(plan)
    assert "<b>, Ann" not in plan.content.decode()
    assert "Applied. Added 1 source; 1 refused." in text(applied)
    assert (source.doi, source.evidence) == (DOI, "cohort")
    assert LogEntry.objects.get().change_message == "Imported from refs.ris."


def test_references_can_be_pasted(editor: Client) -> None:
    response = editor.post(IMPORT, {"text": csl({"id": "k", "title": "Pasted", "DOI": DOI})}, follow=True)

    assert "Import of Pasted references" in text(response)
    assert "Will be added as k" in text(response)


@pytest.mark.parametrize(
    "pasted",
    [DOI, f"https://doi.org/{DOI}", f"Agabio R, et al. Baclofen. Addiction. 2023;118:1-9. doi: {DOI.upper()}."],
)
def test_an_identifier_that_is_here_leads_to_its_source(editor: Client, pasted: str) -> None:
    source = here()

    response = editor.post(IMPORT, {"text": pasted})

    assert f"{DOI} is in the library already: Agabio 2023: Baclofen" in text(response)
    assert f"/admin/articles/source/{source.pk}/change/" in response.content.decode()
    assert SourceImport.objects.count() == 0


@pytest.mark.parametrize(
    ("pasted", "query"),
    [
        (DOI, "doi=10.1111%2Fadd.14927"),
        ("PMID: 28525555", "pmid=28525555"),
        ("978-0-306-40615-7", "isbn=9780306406157"),
        ("NCT01711125", "trial=NCT01711125"),
        ("https://www.who.int/alcohol", "url=https%3A%2F%2Fwww.who.int%2Falcohol"),
    ],
)
def test_an_identifier_that_is_new_begins_a_record(editor: Client, pasted: str, query: str) -> None:
    response = editor.post(IMPORT, {"text": pasted})
    form = editor.get(response["Location"]).context["adminform"].form
    name = query.partition("=")[0]

    assert response["Location"] == f"/admin/articles/source/add/?{query}"
    assert form[name].value() in (pasted, "28525555", "9780306406157")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({}, "Choose a file, or paste something."),
        ({"text": "Dear editor"}, "No references were found in this"),
        ({"text": "10.1111/a\n10.1111/b"}, "No references were found in this"),
        ({"file": SimpleUploadedFile("a.ris", b"")}, "The file is empty."),
        ({"file": SimpleUploadedFile("a.zip", b"PK\x03\x04...")}, "This is a ZIP archive"),
        ({"file": SimpleUploadedFile("a.ris", b"x"), "text": "y"}, "This is a file and a pasted text."),
    ],
)
def test_what_cannot_be_imported_is_told_and_what_was_pasted_stays(editor: Client, sent: Any, reason: str) -> None:
    response = editor.post(IMPORT, sent)

    assert errors(response)[0].startswith(reason)
    assert sent.get("text", "") in response.content.decode()
    assert SourceImport.objects.count() == 0


def test_a_file_of_fifty_megabytes_is_told_what_to_do(editor: Client) -> None:
    response = uploaded(editor, b"TY  - JOUR\n" * 4_800_000)

    assert errors(response) == [
        "This file has 50.4 MB; up to 20 MB can be imported here. Take it in parts, or ask somebody with access to the"
        " server to run: python manage.py import_sources FILE"
    ]


def test_more_pasted_text_than_a_form_may_hold_is_told_in_a_sentence(editor: Client) -> None:
    response = editor.post(IMPORT, {"text": "TY  - JOUR\n" * 300_000})

    assert response.status_code == 413
    assert "A form may hold up to 2.5 MB of text. Nothing was saved." in text(response)


# Reading on


def test_a_large_file_is_read_by_one_request_after_another(editor: Client) -> None:
    many = ris(*({"DO": f"10.1111/{each}", "TI": f"Part {each}"} for each in range(900)))

    response = uploaded(editor, many)
    file = SourceImport.objects.get()
    before = editor.get(response["Location"])
    answer = editor.post(address(file, "read/"), headers={"accept": "application/json"})
    while not importing.progress(file).is_done:
        editor.post(address(file, "read/"))
    after = editor.get(response["Location"])

    assert "Read 0 of 900 entries" in text(before)
    assert '<progress id="progress" max="900" value="0">' in before.content.decode()
    assert answer.json()["total"] == 900
    assert answer.json()["read"] > 0
    assert "Add 900 sources" in text(after)


def test_looking_at_an_import_changes_nothing(editor: Client) -> None:
    file = taken_in(ris({"DO": DOI}), by=User.objects.get(username="edith"))

    editor.get(address(file))
    methods = {name: editor.get(address(file, f"{name}/")).status_code for name in ("read", "choose", "apply")}

    assert file.entries.get().outcome == "waits"
    assert set(methods.values()) == {405}


# The plan


def test_the_plan_shows_each_outcome_under_its_own_tab(editor: Client) -> None:
    here(volume="12", pages="1-9")
    here("other", doi="", title="Other", year=2020)
    file = of_edith(ris({"DO": DOI, "VL": "13"}, {"TI": "Other", "PY": "2020", "VL": "2"}, {"TI": "New"}, {"TI": ""}))

    whole, conflict, alike, refused = (
        editor.get(address(file), {"outcome": outcome}) for outcome in ("", "conflict", "alike", "refused")
    )

    assert "All 4 Says something else 1 May be the same 1 New 1 Refused 1" in text(whole)
    assert "Volume 12 13 Take this" in text(conflict)
    assert "other has the same title, year and first author." in text(alike)
    assert "It is this one: other" in text(alike)
    assert [len(page.context["rows"]) for page in (whole, conflict, alike, refused)] == [4, 1, 1, 1]


def test_choices_are_kept_from_part_to_part_and_done(editor: Client) -> None:
    here(volume="12")
    here("other", doi="", title="Other", year=2020)
    file = of_edith(ris({"DO": DOI, "VL": "13"}, {"TI": "Other", "PY": "2020", "VL": "2"}, {"TI": "New"}))
    sent = {"shown": "1 2 3", "outcome": "", "p": "1", "take-1": "volume", "do-2": "same", "skip-3": "on"}

    kept = editor.post(address(file, "choose/"), sent)
    asked = editor.post(address(file, "choose/"), sent, headers={"accept": "application/json"})
    seen = editor.get(address(file)).content.decode()
    editor.post(address(file, "apply/"), {})

    assert kept["Location"] == f"{address(file)}?p=1"
    assert asked.json() == {"summary": "Fill 2 sources; 1 left out"}
    assert seen.count(" checked") == 3
    assert dict(Source.objects.values_list("key", "volume")) == {"agabio2023": "13", "other": "2"}


def test_applying_keeps_the_choices_of_the_form_that_it_is_sent_from(editor: Client) -> None:
    here(volume="12")
    file = of_edith(ris({"DO": DOI, "VL": "13"}, {"TI": "New", "PY": "2001"}))

    editor.post(address(file, "apply/"), {"shown": "1 2", "take-1": "volume", "skip-2": "on"})

    assert dict(Source.objects.values_list("key", "volume")) == {"agabio2023": "13"}


@pytest.mark.parametrize(
    ("outcome", "chosen", "summary"),
    [
        ("conflict", "take", "Fill 2 sources; 2 left out"),
        ("conflict", "keep", "Leave 2 as they are; 2 left out"),
        ("alike", "new", "Add 2 sources, leave 2 as they are"),
        ("alike", "same", "Fill 2 sources, leave 2 as they are"),
        ("alike", "no such choice", "Leave 2 as they are; 2 left out"),
    ],
)
def test_one_choice_can_be_made_for_all(editor: Client, outcome: str, chosen: str, summary: str) -> None:
    for each in "ab":
        here(each, doi=f"10.1111/{each}", title=f"Title {each}", volume="1")
        here(f"alike-{each}", doi="", title=f"Alike {each}")
    differing = [{"DO": f"10.1111/{each}", "TI": f"Title {each}", "VL": "2"} for each in "ab"]
    file = of_edith(ris(*differing, *({"TI": f"Alike {each}", "VL": "2"} for each in "ab")))

    editor.post(address(file, "choose/"), {"outcome": outcome, "all": chosen})

    assert editor.get(address(file)).context["summary"] == summary


def test_a_plan_that_is_no_longer_true_is_shown_anew_and_nothing_is_applied(editor: Client) -> None:
    file = of_edith(ris({"DO": DOI, "VL": "13"}))
    seen = editor.get(address(file)).context["seen"]
    here(volume="12")

    first = editor.post(address(file, "apply/"), {"evidence": "cohort", "seen": seen})
    pressed_twice = editor.post(address(file, "apply/"), {"seen": seen})
    again = {"seen": first.context["seen"], "shown": "1", "take-1": "volume"}
    second = editor.post(address(file, "apply/"), again, follow=True)

    assert first.status_code == 409
    assert "Nothing was applied: the library has changed" in text(first)
    assert "Line 1: now says something else, agabio2023" in text(first)
    assert '<option value="cohort" selected>' in first.content.decode()
    assert "this plan has changed since you saw it" in said(pressed_twice)
    assert "Applied. Filled 1 source." in text(second)


def test_pressing_apply_twice_applies_once_and_shows_what_was_done(editor: Client) -> None:
    file = of_edith(ris({"DO": DOI}))

    editor.post(address(file, "apply/"))
    again = editor.post(address(file, "apply/"), follow=True)

    assert "This is what was done." in text(again)
    assert "Added as agabio2023" in text(again)
    assert (Source.objects.count(), LogEntry.objects.count()) == (1, 1)
    assert 'name="skip-1"' not in again.content.decode()


def test_refused_entries_are_a_file_to_mend(editor: Client) -> None:
    file = of_edith(ris({"DO": DOI}, {"TI": ""}))

    response = editor.get(address(file, "refused/"))

    assert response.content.decode() == ris({"TI": ""})
    assert response["Content-Disposition"] == f'attachment; filename="refused-{file.pk}.ris"'


def test_an_import_can_be_thrown_away_until_it_is_applied(editor: Client) -> None:
    file, applied = of_edith(ris({"DO": DOI})), of_edith(ris({"DO": DOI}))
    editor.post(address(applied, "apply/"))

    thrown = editor.post(address(file, "throw-away/"))
    editor.post(address(applied, "throw-away/"))

    assert "Thrown away: refs.ris. Nothing in the library has changed." in said(thrown)
    assert list(SourceImport.objects.all()) == [applied]


def test_a_page_of_a_long_plan_takes_as_many_queries_as_that_of_a_short_one(editor: Client) -> None:
    for each in range(60):
        here(f"s{each}", doi=f"10.1111/{each}", title=f"Title {each}", volume="1")
    short, long = (
        of_edith(ris(*({"DO": f"10.1111/{each}", "TI": f"Title {each}", "VL": "2"} for each in range(number))))
        for number in (2, 60)
    )

    counts = []
    for file in (short, long):
        with CaptureQueriesContext(connection) as queries:
            response = editor.get(address(file))
        counts.append(len(queries))

    assert len(response.context["rows"]) == 40
    assert counts[0] == counts[1] <= 14


# Whose it is


def test_an_import_is_for_who_began_it_and_for_superusers(editor: Client) -> None:
    other = make_user("eve", group="editor")
    file = planned(ris({"DO": DOI}), by=other)
    by_command = planned(ris({"DO": DOI}))
    chief = Client()
    chief.force_login(make_superuser())

    answers = [
        *(editor.get(address(file, name)).status_code for name in ("", "refused/")),
        *(editor.post(address(file, name)).status_code for name in ("read/", "choose/", "apply/", "throw-away/")),
        *(editor.get(f"{IMPORT}{number}/").status_code for number in (by_command.pk, 9**30, "x")),
    ]

    assert set(answers) == {404}
    assert [chief.get(address(each)).status_code for each in (file, by_command)] == [200, 200]
    assert (Source.objects.count(), SourceImport.objects.count()) == (0, 2)


@pytest.mark.parametrize("right", ["add_source", "change_source"])
def test_one_of_the_two_rights_is_not_enough(client: Client, right: str) -> None:
    person = make_user("half")
    person.user_permissions.add(*person.user_permissions.model.objects.filter(codename=right))
    file = SourceImport.objects.create(name="a.ris", format="ris", by=person)
    client.force_login(person)

    answers = [client.get(IMPORT), client.post(IMPORT, {"text": ris({})}), client.get(address(file))]
    answers += [client.post(address(file, name)) for name in ("read/", "choose/", "apply/", "throw-away/")]

    assert {answer.status_code for answer in answers} == {403}
    assert SourceImport.objects.count() == 1
