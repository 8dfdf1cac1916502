"""Providers, terms and facility lists in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.articles.admin.history_pages import text
from tests.factories import make_level, make_superuser
from tests.treatments.admin.programmes import assured, errors, make_programme, make_provider
from tests.treatments.importing import given_lists
from treatments.models import DirectoryStamp, FacilityList, Programme, Provider, Term, TermName

pytestmark = pytest.mark.django_db

ADMIN = "/admin/treatments/"
NO_NAMES = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
A_NAME = {"names-TOTAL_FORMS": "1", "names-INITIAL_FORMS": "0", "names-0-seen_in": "2019"}


def term(code: str = "OIT", **fields: Any) -> Term:
    return Term.objects.create(code=code, **{"name": "Intensive outpatient", "facet": "setting"} | fields)


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def listed_row(number: int) -> None:
    provider = make_provider()
    programme = make_programme(f"Programme {number}", provider=provider, services=[f"T{number}"])
    assured(programme)
    term(f"T{number}", name=f"Term {number}")
    made = FacilityList.objects.create(name=f"List {number}")
    made.listings.create(identifier="1", programme=programme, last_seen="2026-10-01")


@pytest.mark.parametrize("model", ["programme", "provider", "term", "facilitylist"])
def test_lists_ask_as_many_questions_for_sixty_rows_as_for_one(editor: Client, model: str) -> None:
    listed_row(0)
    editor.get(f"{ADMIN}{model}/")
    with CaptureQueriesContext(connection) as few:
        editor.get(f"{ADMIN}{model}/")

    for number in range(1, 60):
        listed_row(number)
    with CaptureQueriesContext(connection) as many:
        editor.get(f"{ADMIN}{model}/")

    assert len(many) == len(few)


# Providers


def test_a_provider_that_lists_spell_otherwise_is_not_made_twice(editor: Client) -> None:
    make_provider("St. Mary's")

    response = editor.post(f"{ADMIN}provider/add/", {"name": "ST MARYS"})

    assert errors(response) == {
        "name": ["There is a provider “St. Mary's” already: lists that spell it otherwise find it."]
    }


def test_readers_see_a_provider_renamed_at_once(editor: Client) -> None:
    provider = make_provider("Old")
    make_programme("Alder House", provider=provider)
    stamp = DirectoryStamp.current()

    page = text(editor.get(f"{ADMIN}provider/{provider.pk}/change/"))
    editor.post(f"{ADMIN}provider/{provider.pk}/change/", {"name": "New"})

    assert "Alder House" in page
    assert (Provider.objects.get().name, Provider.objects.get().name_key) == ("New", "new")
    assert DirectoryStamp.current() > stamp


def test_only_a_provider_without_programmes_is_deleted(client: Client) -> None:
    used, unused = make_provider("Used"), make_provider("Unused")
    make_programme(provider=used)
    client.force_login(make_superuser())

    refused = client.post(f"{ADMIN}provider/{used.pk}/delete/", {"post": "yes"})
    client.post(f"{ADMIN}provider/{unused.pk}/delete/", {"post": "yes"})

    assert said(refused) == "Nothing was deleted. Used runs 1 programme: what was said of them stays on record."
    assert Provider.objects.get() == used


# Terms


def test_a_term_is_kept_with_its_pages_and_names_and_readers_see_it_at_once(editor: Client) -> None:
    kept, level = term(), make_level()
    typed = {"code": "OIT", "name": "Intensive outpatient", "facet": "therapy", "levels": [level.pk]}
    stamp = DirectoryStamp.current()

    editor.post(f"{ADMIN}term/{kept.pk}/change/", typed | A_NAME | {"names-0-name": "Day  programme"})

    kept.refresh_from_db()
    assert (kept.facet, list(kept.levels.all())) == ("therapy", [level])
    assert list(kept.names.values_list("name", "name_key", "seen_in")) == [("Day programme", "day programme", "2019")]
    assert DirectoryStamp.current() > stamp


def test_a_name_of_another_term_is_refused(editor: Client) -> None:
    TermName.objects.create(term=term("ACM", name="Acamprosate"), name="Campral®")
    typed = {"code": "NXN", "name": "Naltrexone", "facet": "medicine"}

    response = editor.post(f"{ADMIN}term/add/", typed | A_NAME | {"names-0-name": "CAMPRAL"})

    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.errors == [{"name": ["“Acamprosate” has this name already."]}]


@pytest.mark.parametrize(("code", "told"), [("NEW", "Programmes have the code OIT."), ("acm", "“Acamprosate” has")])
def test_a_code_stays_where_programmes_have_it_and_stands_once(editor: Client, code: str, told: str) -> None:
    kept = term()
    term("ACM", name="Acamprosate")
    Programme.objects.filter(pk=make_programme(services=["OIT"] if code == "NEW" else []).pk).update(withheld="Why")

    typed = {"code": code, "name": "Intensive outpatient", "facet": "setting"}
    response = editor.post(f"{ADMIN}term/{kept.pk}/change/", typed | NO_NAMES)

    assert errors(response)["code"][0].startswith(told)


def test_the_list_counts_the_programmes_that_readers_find(editor: Client) -> None:
    term()
    make_programme(services=["OIT"])
    make_programme(services=["OIT"], withheld="Outside our criteria")

    result = editor.get(f"{ADMIN}term/").context["cl"].result_list

    assert [each.counted for each in result] == [1]


def test_a_name_that_an_import_did_not_know_is_given_to_a_term(editor: Client) -> None:
    given_lists.make_terms()
    file = given_lists.planned(given_lists.row(1, "Day programme"))
    plan = f"{ADMIN}programme/import/{file.pk}/?outcome=names"
    address = f"{ADMIN}term/name/?name=Day%20programme&import={file.pk}"

    leads = editor.get(plan).content.decode()
    asked = editor.get(address).context["form"]
    response = editor.post(address, {"name": "Day programme", "term": "OIT", "seen_in": asked["seen_in"].value()})

    assert address.replace("&", "&amp;") in leads
    assert response["Location"] == plan
    assert list(TermName.objects.values_list("term__code", "name", "seen_in")) == [
        ("OIT", "Day programme", "Example list")
    ]
    assert "Every service of this list has its term." in text(editor.get(plan))


# Facility lists


def test_a_facility_list_says_how_far_it_was_taken_over(editor: Client) -> None:
    given_lists.imported(given_lists.row(1), given_lists.row(2))
    given_lists.imported(given_lists.row(1), as_of=given_lists.NOVEMBER)

    result = editor.get(f"{ADMIN}facilitylist/").context["cl"].result_list.get()

    assert (result.counted, result.counted_latest) == (2, 1)
    assert result.imported == given_lists.the_list().imports.first().applied_at
