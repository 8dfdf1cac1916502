"""The ladder of levels of care."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import edit, make_article, make_draft, make_level, make_source
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db


def test_the_ladder_goes_from_lighter_to_fuller_care(client: Client) -> None:
    make_level("Hospital", position=3)
    make_level("Early help", position=1)
    make_draft("Unseen", model=LevelOfCare, position=2)

    ladder = client.get("/levels-of-care/").context["ladder"]

    assert [revision.title for revision in ladder] == ["Early help", "Hospital"]


def test_the_ladder_stands_inside_the_front_page(client: Client) -> None:
    make_level("Intensive outpatient", hours="9 to 19 hours a week")
    make_article("Levels of care", slug="levels-of-care", kind="section", body="How people step up and down.")

    html = client.get("/levels-of-care/").content.decode()

    assert html.index("9 to 19 hours a week") < html.index("How people step up and down.")


def test_the_ladder_stays_when_its_front_page_moves(client: Client) -> None:
    make_level("Intensive outpatient")
    page = make_article("Levels of care", slug="levels-of-care", kind="section")
    edit(page, slug="families")

    response = client.get("/levels-of-care/")

    assert response.status_code == 200
    assert b"Intensive outpatient" in response.content


def test_facts_and_text_share_one_numbering() -> None:
    make_source("hours2020")
    make_source("text2021")
    level = make_level(hours="9 hours a week [@hours2020]", body="It helps [@text2021]. So it was said [@hours2020].")

    citations = level.revisions.get().citations.values_list("part", "source__key", "number", "use")

    assert list(citations) == [
        ("hours", "hours2020", 1, 1),
        ("body", "text2021", 2, 2),
        ("body", "hours2020", 1, 3),
    ]
