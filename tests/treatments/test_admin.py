"""Levels of care in the admin: the form of every page, with facts and a place on the ladder."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from articles.models import Page, Revision
from tests.factories import make_draft, make_level, make_user
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

LIST = "/admin/treatments/levelofcare/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user(group="editor"))
    return client


def posted(**typed: Any) -> dict[str, Any]:
    fields = {"title": "Intensive outpatient", "slug": "intensive-outpatient", "summary": "Day care.", "position": 3}
    return fields | typed


def test_a_level_is_written_and_published(editor: Client) -> None:
    response = editor.post(f"{LIST}add/", posted(hours="9 to 19 hours", code="2.1", _publish="1"))

    level = LevelOfCare.objects.get()
    revision = Revision.objects.live().get()
    assert response["Location"] == f"{LIST}{level.pk}/change/"
    assert (level.kind, level.position) == ("level-of-care", 3)
    assert revision.facts == {"code": "2.1", "hours": "9 to 19 hours"}


def test_a_fact_is_one_line(editor: Client) -> None:
    editor.post(f"{LIST}add/", posted(hours="9 to\r\n19   hours"))

    assert LevelOfCare.objects.get().hours == "9 to 19 hours"


def test_a_stale_save_of_a_level_is_refused(editor: Client) -> None:
    level = make_level(hours="9 hours")

    response = editor.post(f"{LIST}{level.pk}/change/", posted(hours="10 hours", based_on=0))

    assert response.status_code == 409
    assert LevelOfCare.objects.get().hours == "9 hours"


def test_a_place_on_the_ladder_that_somebody_else_set_is_kept(editor: Client) -> None:
    level = make_level(position=3)
    typed = posted(slug=level.slug, title="Mine", based_on=1, **{"initial-position": 3})
    LevelOfCare.objects.filter(pk=level.pk).update(position=7)

    editor.post(f"{LIST}{level.pk}/change/", typed)

    level = LevelOfCare.objects.get()
    assert (level.title, level.position) == ("Mine", 7)


def test_an_address_of_an_article_is_free_for_a_level(editor: Client) -> None:
    make_draft(slug="intensive-outpatient")

    editor.post(f"{LIST}add/", posted())

    assert Page.objects.filter(slug="intensive-outpatient").count() == 2


def test_an_address_of_another_level_is_refused(editor: Client) -> None:
    make_level("The first", slug="intensive-outpatient")

    response = editor.post(f"{LIST}add/", posted())

    assert response.context["adminform"].form.errors["slug"] == [
        "Another level of care has this address: “The first”. Choose other words for it."
    ]


def test_a_level_is_withdrawn(editor: Client) -> None:
    level = make_level()

    response = editor.post(f"{LIST}{level.pk}/withdraw/", {"based_on": 1})

    assert not Revision.objects.live().exists()
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Readers no longer see this page."]


def test_the_list_follows_the_ladder(editor: Client) -> None:
    make_level("Heavier", slug="b", position=2)
    make_level("Lighter", slug="a", position=1)

    assert [level.title for level in editor.get(LIST).context["cl"].result_list] == ["Lighter", "Heavier"]


def test_an_article_is_not_reached_through_the_levels(editor: Client) -> None:
    page = make_draft()

    assert editor.get(f"{LIST}{page.pk}/publish/").status_code == 404


def test_the_list_costs_the_same_with_one_level_and_with_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    make_level(slug="first", tags=("Alcohol",))
    with django_assert_max_num_queries(16) as one:
        editor.get(LIST)
    for number in range(20):
        make_level(f"Level {number}", slug=f"level-{number}", tags=("Alcohol", f"Tag {number}"))

    with django_assert_max_num_queries(len(one)):
        editor.get(LIST)
