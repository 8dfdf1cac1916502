"""Who else has a page open is told to whoever writes it. No row is written for it, and nobody is locked out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from articles.models import Page
from tests.articles.admin.page_posts import change, posted
from tests.factories import edit, make_draft, make_user

pytestmark = pytest.mark.django_db


def presence(page: Page) -> str:
    return f"/admin/articles/article/{page.pk}/presence/"


def opens(client: Client, page: Page) -> tuple[str, list[str]]:
    """The name of the form that was opened, and who else it says has the page open."""
    context = client.get(change(page)).context
    return context["adminform"].form["tab"].value(), context["others"]


@pytest.fixture
def theo() -> Client:
    client = Client()
    client.force_login(make_user("theo", group="author", first_name="Theo", last_name="Ray"))
    return client


def test_the_form_says_who_opened_the_page_before(editor: Client, theo: Client) -> None:
    page = make_draft()

    with time_machine.travel(timezone.now(), tick=False) as clock:
        first = opens(theo, page)[1]
        clock.shift(timedelta(minutes=5))
        second = opens(editor, page)[1]

    assert (first, second) == ([], ["Theo Ray opened this page 5\xa0minutes ago."])


def test_polling_tells_who_came_and_who_left(editor: Client, theo: Client) -> None:
    page = make_draft()
    mine, theirs = opens(editor, page)[0], opens(theo, page)[0]

    there = editor.post(presence(page), {"tab": mine}).json()
    theo.post(presence(page), {"tab": theirs, "leaves": "1"})
    gone = editor.post(presence(page), {"tab": mine}).json()

    assert (there, gone) == ({"others": ["Theo Ray opened this page a moment ago."]}, {"others": []})


@pytest.mark.parametrize(("polled", "minutes", "names"), [(False, 14, 1), (False, 16, 0), (True, 1, 1), (True, 3, 0)])
def test_nobody_stays_for_ever(editor: Client, theo: Client, polled: bool, minutes: int, names: int) -> None:
    page = make_draft()

    with time_machine.travel(timezone.now(), tick=False) as clock:
        tab, _ = opens(theo, page)
        if polled:
            theo.post(presence(page), {"tab": tab})
        clock.shift(timedelta(minutes=minutes))
        others = opens(editor, page)[1]

    assert len(others) == names


def test_saving_leaves(editor: Client, theo: Client) -> None:
    page = make_draft()
    tab, _ = opens(theo, page)

    theo.post(change(page), posted(page, title="Saved", tab=tab))

    assert opens(editor, page)[1] == []


def test_a_save_that_meets_another_leaves_too(editor: Client) -> None:
    page = make_draft("Before")
    tab, _ = opens(editor, page)
    edit(page, title="Theirs")

    response = editor.post(change(page), posted(page, based_on=1, title="Mine", tab=tab))

    assert response.status_code == 409
    assert opens(editor, page)[1] == []


def test_another_tab_of_the_same_person_is_told_as_such(editor: Client) -> None:
    page = make_draft()

    first, second = opens(editor, page), opens(editor, page)

    assert (first[1], second[1]) == ([], ["You opened this page in another tab a moment ago."])


def test_another_page_has_its_own(editor: Client, theo: Client) -> None:
    opens(theo, make_draft())

    assert opens(editor, make_draft())[1] == []


@pytest.mark.parametrize("group", ["reviewer", "moderator", ""])
def test_who_may_not_change_the_page_neither_sees_nor_shows(editor: Client, client: Client, group: str) -> None:
    page = make_draft()
    reader = Client()
    reader.force_login(make_user(group=group))

    shown = reader.get(change(page))
    refused = reader.post(presence(page), {"tab": "x"})

    assert refused.status_code == 403
    assert b"data-presence" not in shown.content
    assert opens(editor, page)[1] == []


def test_looking_writes_no_row(editor: Client, django_assert_max_num_queries: Any) -> None:
    page = make_draft()

    with django_assert_max_num_queries(30) as queries:
        editor.get(change(page))

    verbs = {query["sql"].split()[0] for query in queries.captured_queries}
    assert verbs & {"INSERT", "UPDATE", "DELETE"} == set()


@pytest.mark.parametrize("kept", ["nonsense", [1, 2], {"a": 1}, object])
def test_a_broken_cache_shows_nobody(editor: Client, theo: Client, kept: Any) -> None:
    page = make_draft()
    opens(theo, page)
    caches["presence"].set(f"open:{page.pk}", kept)

    assert opens(editor, page)[1] == []
    assert editor.post(presence(page), {"tab": "x"}).status_code == 200


def test_a_cache_that_cannot_be_written_shows_nobody(editor: Client, settings: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("not a folder")
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = settings.CACHES | {"presence": {"BACKEND": backend, "LOCATION": tmp_path / "file"}}

    assert opens(editor, make_draft())[1] == []


def test_it_is_shared_through_files(editor: Client, theo: Client, settings: Any, tmp_path: Any) -> None:
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = settings.CACHES | {"presence": {"BACKEND": backend, "LOCATION": tmp_path / "presence"}}
    page = make_draft()

    opens(theo, page)

    assert opens(editor, page)[1] == ["Theo Ray opened this page a moment ago."]
