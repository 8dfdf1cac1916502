"""Sources as files for reference managers: all, those that the list shows, those that are selected."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from articles.references import csl, writing
from tests.factories import make_source, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/source/"


def keys(response: Any) -> list[str]:
    return [item["id"] for item in json.loads(response.content)]


@pytest.mark.parametrize(("extension", "form"), [(end, form) for form, end in writing.EXTENSIONS.items()])
def test_the_whole_library_is_one_file(client: Client, extension: str, form: writing.Format) -> None:
    newer = make_source("newer", title="Zwei Übungen")
    older = make_source("older", standing="superseded", superseded_by=newer)
    client.force_login(make_user(group="reviewer"))

    response = client.get(f"{LIST}export.{extension}")

    assert response.content.decode() == writing.write([newer.record(), older.record("newer")], form)
    assert response.headers["Content-Type"] == f"{writing.MEDIA_TYPES[form]}; charset=utf-8"
    assert response.headers["Content-Disposition"].endswith(f'.{extension}"')


def test_what_the_list_shows_and_what_is_selected_is_exported(editor: Client) -> None:
    trial, cohort = make_source("trial"), make_source("cohort", evidence="cohort")
    make_source("label", evidence="label")

    content = editor.get(f"{LIST}?evidence__exact=cohort").content.decode()
    assert f'href="{LIST}export.json?evidence__exact=cohort"' in content
    assert keys(editor.get(f"{LIST}export.json?evidence__exact=cohort")) == ["cohort"]
    assert keys(editor.get(f"{LIST}export.json?q=label")) == ["label"]
    assert keys(editor.get(f"{LIST}export.json?id__exact={trial.pk}")) == ["trial"]

    selected = {"action": "export_json", "_selected_action": [trial.pk, cohort.pk]}
    assert keys(editor.post(LIST, selected)) == ["cohort", "trial"]


def test_what_is_exported_is_read_back(editor: Client) -> None:
    source = make_source("agabio2023", doi="10.1111/x", finding="Fewer.", note="A note.")

    item = json.loads(editor.get(f"{LIST}export.json").content)[0]

    read = csl.from_csl(item)
    assert (read.key, read.doi, read.authors) == (source.key, source.doi, source.record().authors)


@pytest.mark.parametrize("query", ["e=1", "evidence__exact=%00", "years=%00", "q=%00", "id__exact=x", "kind__regex=("])
def test_any_question_is_answered(editor: Client, query: str) -> None:
    make_source()

    assert editor.get(f"{LIST}export.ris?{query}", follow=True).status_code in (200, 400)


def test_no_other_form_is_offered(editor: Client) -> None:
    assert editor.get(f"{LIST}export.xml").status_code == 404
    assert editor.get(f"{LIST}export.medline").status_code == 404
