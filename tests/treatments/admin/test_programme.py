"""Programmes in the admin: facts in groups, each with where it comes from; services as boxes; nobody deletes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from tests.articles.admin.history_pages import text
from tests.factories import make_superuser, make_user
from tests.treatments.admin.programmes import (
    LIST,
    assured,
    change_url,
    errors,
    make_programme,
    make_provider,
    posted,
    shown,
)
from tests.treatments.importing import given_lists
from treatments.models import Assurance, DirectoryStamp, Programme, Term

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def found(client: Client, **asked: str) -> list[str]:
    return [programme.name for programme in client.get(LIST, asked).context["cl"].result_list]


# The form


def test_a_programme_is_added_with_its_services_and_where_each_group_of_facts_comes_from(editor: Client) -> None:
    for code in ("OIT", "NXN"):
        Term.objects.create(code=code, name=code)
    typed = {
        "services": ["OIT", "NXN"],
        "phone": "555-555-0100",
        "contact_source": "Telephone call with the programme",
        "contact_assured_date": "2026-10-01",
        "contact_assurer": "Edith",
    }
    before = DirectoryStamp.current()

    response = editor.post(f"{LIST}add/", posted(make_provider(), **typed))

    programme = Programme.objects.get()
    assert response.status_code == 302
    assert (programme.services, programme.country, programme.slug) == (["NXN", "OIT"], "US", "example-house")
    assert list(Assurance.objects.values_list("group", "source", "assured_date", "shelf_life")) == [
        ("contact", "Telephone call with the programme", date(2026, 10, 1), 365)
    ]
    assert DirectoryStamp.current() > before


def test_a_form_that_is_saved_as_it_was_shown_changes_nothing(editor: Client) -> None:
    programme = make_programme(services=["OIT"], latitude=42.3, longitude=-71.1, minimum_age=18, cost="Free.")
    assured(programme, "cost", shelf_life=30)
    rows = [Programme.objects.values().get(), Assurance.objects.values().get(), DirectoryStamp.current()]

    response = editor.post(change_url(programme), shown(editor, programme))

    assert response.status_code == 302
    assert [Programme.objects.values().get(), Assurance.objects.values().get(), DirectoryStamp.current()] == rows


def test_a_service_that_no_term_explains_is_shown_and_kept(editor: Client) -> None:
    programme = make_programme(services=["ODD"])
    Term.objects.create(code="OIT", name="Intensive outpatient", facet="setting")

    page = text(editor.get(change_url(programme)))
    editor.post(change_url(programme), shown(editor, programme) | {"services": ["ODD", "OIT"]})
    refused = editor.post(change_url(programme), shown(editor, programme) | {"services": ["NEW"]})

    assert "Setting 0 of 1 Intensive outpatient (OIT)" in page
    assert "Not in the table of terms 1 of 1: ODD ODD" in page
    assert list(errors(refused)) == ["services"]
    assert Programme.objects.get().services == ["ODD", "OIT"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"country": "USA"}, "country"),
        ({"country": "1!"}, "country"),
        ({"latitude": "42.3"}, "latitude"),
        ({"latitude": "99", "longitude": "0"}, "latitude"),
        ({"minimum_age": "65", "maximum_age": "18"}, "maximum_age"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"cost_source": "A call"}, "cost_assured_date"),
        ({"cost_assured_date": "2026-01-01"}, "cost_source"),
        ({"cost_source": "A call", "cost_assured_date": str(TODAY + timedelta(days=1))}, "cost_assured_date"),
        ({"cost_source": "A call", "cost_assured_date": "2026-01-01", "cost_shelf_life": "0"}, "cost_shelf_life"),
        ({"cost_source": "A call", "cost_assured_date": "2026-01-01", "cost_url": "ftp://example.org"}, "cost_url"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(editor: Client, typed: dict[str, str], field: str) -> None:
    response = editor.post(f"{LIST}add/", posted(make_provider(), **typed))

    assert list(errors(response)) == [field]
    assert Programme.objects.count() == 0


def test_where_facts_come_from_stays_on_record(editor: Client) -> None:
    programme = make_programme()
    assured(programme)

    typed = shown(editor, programme) | {"contact_source": "", "contact_assured_date": "", "contact_assurer": ""}
    response = editor.post(change_url(programme), typed)

    assert list(errors(response)) == ["contact_source", "contact_assured_date"]
    assert Assurance.objects.get().source == "Example list"


def change_the_place(programme: Programme) -> None:
    Programme.objects.update(city="Springfield")


def confirm_it(programme: Programme) -> None:
    Assurance.objects.update(source="A call", assured_date=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("change", "told"),
    [(change_the_place, "City: “Springfield”"), (confirm_it, "Contact, confirmed on: “1 November 2026”")],
)
def test_what_changed_in_the_meantime_is_not_saved_over_unseen(editor: Client, change: Any, told: str) -> None:
    programme = make_programme(city="Boston")
    assured(programme)
    typed = shown(editor, programme) | {"phone": "555-555-0142"}
    change(programme)

    refused = editor.post(change_url(programme), typed)
    form = refused.context["adminform"].form
    again = editor.post(change_url(programme), typed | {"as_seen": form["as_seen"].value()})

    assert told in errors(refused)["__all__"][0]
    assert form["phone"].value() == "555-555-0142"
    assert again.status_code == 302
    assert (Programme.objects.get().city, Assurance.objects.get().source) == ("Boston", "Example list")


def test_nobody_deletes_a_programme(client: Client) -> None:
    programme = make_programme()
    client.force_login(make_superuser())

    page = client.get(change_url(programme))
    response = client.post(f"{LIST}{programme.pk}/delete/", {"post": "yes"})
    client.post(LIST, {"action": "delete_selected", "_selected_action": [programme.pk], "post": "yes"})

    assert "Nobody deletes a programme" in text(page)
    assert "delete" not in {action for action, _ in client.get(LIST).context["action_form"] or ()}
    assert response.status_code == 403
    assert Programme.objects.count() == 1


def test_who_may_only_look_reads_what_the_form_holds(client: Client) -> None:
    programme = make_programme(services=["ODD"], city="Boston")
    assured(programme, shelf_life=1)
    client.force_login(make_user(group="reviewer"))

    response = client.get(change_url(programme))

    page = text(response)
    assert "Boston" in page
    assert "Not in the table of terms (ODD)" in page
    assert "Stale: confirmed 1 October 2026 by Example list, from “Example list”." in page
    assert 'name="phone"' not in response.content.decode()


def test_the_form_tells_where_a_list_and_we_disagree(editor: Client) -> None:
    given_lists.make_terms()
    given_lists.imported(given_lists.row(1, "Naltrexone (oral)"))
    given_lists.change(1, phone="555-555-0177", services=["ACM"])

    page = text(editor.get(change_url(given_lists.programme())))

    assert "Last in the list of 1 October 2026, as id-1." in page
    assert "Phone 555-555-0177 555-555-0100" in page
    assert "Services that the other has not ACM NXN" in page


@pytest.mark.parametrize(("withheld", "leads"), [("", True), ("Outside our criteria", False)])
def test_what_readers_do_not_see_has_no_link_to_the_site(editor: Client, withheld: str, leads: bool) -> None:
    programme = make_programme(withheld=withheld)

    assert ("View on site" in text(editor.get(change_url(programme)))) is leads


# Confirmed today


def test_an_editor_says_what_was_confirmed_today_and_how(editor: Client) -> None:
    programme = make_programme()
    assured(programme, "contact", shelf_life=90)
    assured(programme, "cost")
    address, stamp = f"{LIST}{programme.pk}/confirm/", DirectoryStamp.current()

    saved = editor.post(change_url(programme), shown(editor, programme) | {"_confirm": "", "city": "Boston"})
    response = editor.post(address, {"groups": ["contact", "services"], "source": "A telephone call"})

    kept = Assurance.objects.values_list("group", "source", "assured_date", "assurer", "shelf_life").order_by("group")
    assert (saved["Location"], Programme.objects.get().city) == (address, "Boston")
    assert response["Location"] == change_url(programme)
    assert list(kept) == [
        ("contact", "A telephone call", TODAY, "Edith Lane", 90),
        ("cost", "Example list", date(2026, 10, 1), "Example list", 365),
        ("services", "A telephone call", TODAY, "Edith Lane", 365),
    ]
    assert DirectoryStamp.current() > stamp
    assert LogEntry.objects.first().change_message == "Confirmed contact, services: A telephone call"


@pytest.mark.parametrize(
    ("typed", "field"), [({"source": "A call"}, "groups"), ({"groups": ["cost"], "source": " "}, "source")]
)
def test_confirming_asks_what_and_how(editor: Client, typed: dict[str, Any], field: str) -> None:
    response = editor.post(f"{LIST}{make_programme().pk}/confirm/", typed)

    assert list(response.context["form"].errors) == [field]
    assert Assurance.objects.count() == 0


# The list


def test_the_list_finds_by_name_provider_place_telephone_and_number(editor: Client) -> None:
    first = make_programme("Alder House", city="Boston", provider=make_provider("Green Trust"))
    make_programme("Birch House", city="Leeds", phone="(01632) 960-123")
    searches = ["alder", "green boston", "birch", "01632960123", "01632 960 123", f"#{first.pk}", "boston leeds"]

    assert [found(editor, q=typed) for typed in searches] == [
        *(["Alder House"], ["Alder House"], ["Birch House"], ["Birch House"], ["Birch House"], ["Alder House"], []),
    ]


def test_the_list_is_filtered_by_what_is_to_be_looked_at(editor: Client) -> None:
    given_lists.imported(given_lists.row(1), given_lists.row(2))
    given_lists.imported(given_lists.row(1), as_of=given_lists.NOVEMBER)
    make_programme("Bare", withheld="Outside our criteria")
    stale = make_programme("Stale", is_example=True)
    assured(stale, assured_date=TODAY - timedelta(days=31), shelf_life=30)
    assured(stale, "cost", assured_date=TODAY - timedelta(days=31), shelf_life=31)

    kept = {each: found(editor, todo=each) for each in ("unconfirmed", "stale", "gone", "withheld", "example")}

    assert kept == {
        "unconfirmed": ["Bare"],
        "stale": ["Stale"],
        "gone": ["Example Centre 2"],
        "withheld": ["Bare"],
        "example": ["Stale"],
    }
    assert "Stale: contact" in text(editor.get(LIST, {"todo": "stale"}))
    assert "Not in latest list" in text(editor.get(LIST, {"q": "Centre 2"}))
