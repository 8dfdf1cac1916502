"""People in the admin: who is a reviewer of record is decided by those who look after the accounts."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Person
from tests.factories import make_person, make_signed, make_signer, make_superuser, make_user

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/articles/person/"
SIGNER = {"credentials": "MD", "is_reviewer": "on"}


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_superuser())
    return client


def change(person: Person) -> str:
    return f"{PEOPLE}{person.pk}/change/"


def posted(**typed: Any) -> dict[str, Any]:
    return {"name": "Dr Rosa Marsh", "credentials": "", "role": "", "biography": "", "account": ""} | typed


def test_an_administrator_says_whose_account_it_is(administrator: Client) -> None:
    person, account = make_person(), make_user("rosa", group="reviewer")

    administrator.post(change(person), posted(account=account.pk, **SIGNER))

    person.refresh_from_db()
    assert (person.account, person.is_reviewer, person.credentials) == (account, True, "MD")


def test_an_account_belongs_to_one_person(administrator: Client) -> None:
    account = make_user()
    make_person(account=account)

    response = administrator.post(f"{PEOPLE}add/", posted(account=account.pk))

    assert list(response.context["adminform"].form.errors) == ["account"]


def test_only_accounts_of_staff_are_offered(administrator: Client) -> None:
    make_user("visitor", is_staff=False)

    form = administrator.get(f"{PEOPLE}add/").context["adminform"].form

    assert [label for _, label in form.fields["account"].choices] == ["---------", "admin"]


@pytest.mark.parametrize("address", [f"{PEOPLE}add/", None])
def test_a_reviewer_needs_credentials(editor: Client, address: str | None) -> None:
    address = address or change(make_person())

    response = editor.post(address, posted(is_reviewer="on"))

    assert response.context["adminform"].form.errors == {
        "credentials": ["Who reviews pages needs credentials, because readers see them under each review."]
    }
    assert not Person.objects.filter(is_reviewer=True).exists()


def test_an_editor_keeps_people_without_an_account(editor: Client) -> None:
    person = make_person()

    editor.post(change(person), posted(**SIGNER))

    person.refresh_from_db()
    assert (person.name, person.is_reviewer) == ("Dr Rosa Marsh", True)


def test_an_editor_cannot_make_themselves_a_reviewer_of_record(client: Client) -> None:
    account = make_user("edith", group="editor")
    person = make_person("Edith Ward", account=account)
    client.force_login(account)

    client.post(change(person), posted(name="Edith Ward, editor", **SIGNER))

    person.refresh_from_db()
    assert (person.name, person.is_reviewer, person.credentials) == ("Edith Ward, editor", False, "")


def test_an_editor_cannot_tie_an_account_to_a_reviewer(client: Client) -> None:
    account = make_user("edith", group="editor")
    reviewer = make_person("Dr Rosa Marsh", credentials="MD", is_reviewer=True)
    client.force_login(account)

    client.post(change(reviewer), posted(account=account.pk, **SIGNER))
    client.post(f"{PEOPLE}add/", posted(account=account.pk, **SIGNER))

    assert not Person.objects.filter(account=account).exists()


def test_an_editor_sees_the_account_and_cannot_change_it(editor: Client) -> None:
    person = make_person(account=make_user("rosa"))

    shown = editor.get(change(person))

    assert "rosa" in shown.content.decode()
    assert {"account", "is_reviewer", "credentials"}.isdisjoint(shown.context["adminform"].form.fields)


def test_the_list_costs_the_same_with_one_person_and_with_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    make_person(account=make_user())
    with django_assert_max_num_queries(12) as one:
        editor.get(PEOPLE)
    for _ in range(20):
        make_person(account=make_user())

    with django_assert_max_num_queries(len(one)):
        editor.get(PEOPLE)


def test_an_editor_does_not_change_whose_name_stands_under_reviews(editor: Client) -> None:
    reviewer = make_signed().revisions.get().reviewer

    editor.post(change(reviewer), posted(name="Dr Somebody Else", credentials="PhD", role="Consultant"))

    reviewer.refresh_from_db()
    assert (reviewer.name, reviewer.credentials, reviewer.role) == ("Dr Rosa Marsh", "MD", "Consultant")


def test_an_editor_does_not_delete_the_person_of_an_account(editor: Client) -> None:
    signer = make_signer()
    many = {"action": "delete_selected", "post": "yes", "_selected_action": [signer.person.pk]}

    refused = [editor.post(f"{PEOPLE}{signer.person.pk}/delete/", {"post": "yes"}), editor.post(PEOPLE, many)]

    assert [response.status_code for response in refused] == [403, 403]
    assert Person.objects.get() == signer.person
