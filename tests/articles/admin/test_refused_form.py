"""A form that could not be saved comes back with what was typed, and says at its beginning what is wrong."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.models import KeptText
from tests.articles.admin.page_posts import change, posted
from tests.articles.admin.test_kept import autosave
from tests.factories import make_draft

pytestmark = pytest.mark.django_db


def test_what_stands_in_a_refused_form_is_not_offered_beside_it(editor: Client) -> None:
    page = make_draft("Before")
    autosave(editor, page, tab="tab1", title="")
    autosave(editor, page, tab="tab2", title="Other")

    response = editor.post(change(page), posted(page, title="", tab="tab1"))

    assert [offer["kept"].tab for offer in response.context["offered"]] == ["tab2"]
    assert KeptText.objects.filter(settled_at=None).count() == 2


def test_every_error_is_told_where_the_form_begins(editor: Client) -> None:
    page = make_draft("Before")

    shown = editor.post(change(page), posted(page, title="", summary="")).content.decode()

    told = shown[shown.index("errors-told") : shown.index('id="id_title"')]
    assert re.findall(r'<a href="#(\w+)">(\w+)</a>: ([^<]+)<', told) == [
        ("id_title", "Title", "This field is required."),
        ("id_summary", "Summary", "This field is required."),
    ]
