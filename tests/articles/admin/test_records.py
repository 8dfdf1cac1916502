"""People, help lines and synonyms in the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import publishing
from articles.models import HelpLine, Person, Synonym
from tests.factories import edit, make_draft, make_help_line, make_person, make_reviewer

pytestmark = pytest.mark.django_db


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(found) for name, found in response.context["adminform"].form.errors.items()}


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


# People


def written_by(person: Person) -> None:
    make_draft("A page", author=person)


def once_written_by(person: Person) -> None:
    page = make_draft("A page", author=person)
    edit(page, author=make_person("Somebody else"))


def reviewed_by(person: Person) -> None:
    page = make_draft("A page")
    publishing.restore_record(page.revisions.get(), reviewer=person, reviewed_on=timezone.localdate())


@pytest.mark.parametrize("use", [written_by, once_written_by, reviewed_by])
def test_a_person_whose_name_stands_on_a_page_cannot_be_deleted(editor: Client, use: Any) -> None:
    person = make_reviewer("Dr Rosa Marsh")
    use(person)
    change = reverse("admin:articles_person_change", args=[person.pk])
    delete = reverse("admin:articles_person_delete", args=[person.pk])
    many = {"action": "delete_selected", "_selected_action": [person.pk], "post": "yes"}

    assert delete not in editor.get(change).content.decode()
    for response in (editor.get(delete), editor.post(delete, {"post": "yes"})):
        assert response.headers["Location"] == change
        assert "Dr Rosa Marsh, MD is needed by “A page”" in said(response)
    assert "is needed by “A page”" in said(editor.post("/admin/articles/person/", many))
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_person_on_no_page_can_be_deleted(editor: Client) -> None:
    person = make_person()

    editor.post(reverse("admin:articles_person_delete", args=[person.pk]), {"post": "yes"})

    assert not Person.objects.exists()


def test_a_person_that_somebody_else_changed_is_not_saved_over_unseen(editor: Client) -> None:
    person = make_person("Rosa Marsh")
    change = reverse("admin:articles_person_change", args=[person.pk])
    seen = editor.get(change).context["adminform"].form["as_seen"].value()
    Person.objects.update(credentials="MD")

    response = editor.post(change, {"name": "Rosa Marsh", "credentials": "RN", "as_seen": seen})

    assert "Credentials: “MD”" in errors(response)["__all__"][0]
    assert Person.objects.get().credentials == "MD"


# Help lines


LINE = {
    "country": "United Kingdom",
    "name": "Samaritans",
    "number": "116 123",
    "dial": "116123",
    "position": "10",
    "shown": "on",
}


def test_a_help_line_is_kept(editor: Client) -> None:
    response = editor.post("/admin/articles/helpline/add/", LINE | {"url": "www.samaritans.org"})

    assert HelpLine.objects.get().url == "https://www.samaritans.org"
    assert "dials" not in said(response)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"dial": "116 123"}, "dial"),
        ({"dial": "tel:116123"}, "dial"),
        ({"dial": "116123;ext=1"}, "dial"),
        ({"dial": "١١٦"}, "dial"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://example.org"}, "url"),
        ({"position": "-1"}, "position"),
        ({"position": "99999999999"}, "position"),
    ],
)
def test_a_help_line_that_cannot_be_reached_is_refused(editor: Client, change: dict[str, str], field: str) -> None:
    assert list(errors(editor.post("/admin/articles/helpline/add/", LINE | change))) == [field]


def test_a_help_line_stands_once_in_a_country(editor: Client) -> None:
    make_help_line(country="United Kingdom", name="Samaritans")

    assert list(errors(editor.post("/admin/articles/helpline/add/", LINE))) == ["__all__"]


@pytest.mark.parametrize(
    ("number", "dial", "warned"),
    [
        ("0800 917 8282", "+448009178282", False),
        ("1-800-LIFENET", "18005433638", False),
        ("999", "112", True),
        ("0800 917 8282", "+448009178228", True),
    ],
)
def test_editors_are_warned_when_a_telephone_dials_what_readers_do_not_see(
    editor: Client, number: str, dial: str, warned: bool
) -> None:
    response = editor.post("/admin/articles/helpline/add/", LINE | {"number": number, "dial": dial})

    assert HelpLine.objects.get().dial == dial
    assert ("but the telephone dials" in said(response)) is warned


# Synonyms


def test_a_synonym_is_kept_with_two_meanings(editor: Client) -> None:
    for means in ("disulfiram", "medicines for alcohol use"):
        editor.post("/admin/articles/synonym/add/", {"term": "Antabuse", "means": means})

    assert Synonym.objects.filter(term="Antabuse").count() == 2


@pytest.mark.parametrize(
    ("term", "means", "field"),
    [("ANTABUSE", " Disulfiram", "term"), ("Rehab", "rehab", "means"), ("", "x", "term"), ("x", " ", "means")],
)
def test_a_synonym_that_says_nothing_new_is_refused(editor: Client, term: str, means: str, field: str) -> None:
    Synonym.objects.create(term="Antabuse", means="disulfiram")

    response = editor.post("/admin/articles/synonym/add/", {"term": term, "means": means})

    assert list(errors(response)) == [field]


@pytest.mark.parametrize(
    ("model", "make"),
    [
        ("person", lambda number: make_person(f"Person {number}")),
        ("helpline", lambda number: make_help_line(name=f"Line {number}")),
        ("synonym", lambda number: Synonym.objects.create(term=f"Term {number}", means="x")),
    ],
)
def test_lists_ask_the_same_number_of_questions_for_one_row_and_for_fifty(
    editor: Client, model: str, make: Any
) -> None:
    address = f"/admin/articles/{model}/"
    make(0)
    editor.get(address)
    with CaptureQueriesContext(connection) as few:
        editor.get(address)

    for number in range(1, 50):
        make(number)
    with CaptureQueriesContext(connection) as many:
        editor.get(address)

    assert len(many) == len(few)
