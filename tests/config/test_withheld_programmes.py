"""A programme that the editors withhold shows nowhere, not even as a number: one question a place, as for drafts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles import publishing
from tests.factories import make_article, make_help_line, make_level, make_treatment
from tests.treatments.directory.making import make_place, make_programme, make_term
from treatments import directory, recording
from treatments.models import Assurance, FacilityList, Listing, Programme

pytestmark = pytest.mark.django_db

# Each word stands in one place of what is withheld; the reason for it is never told.
NAME, OTHER, STREET, TOWN, PHONE, SITE = "Numbat", "Bilby", "Potoroo", "Quokka", "0199", "wombat.example"
TEXT, WHOM, COST, ALERT, LISTED, REASON = "Thylacine", "Dunnart", "Pademelon", "Quoll", "Bandicoot", "Bettong"
SECRET = (NAME, OTHER, STREET, TOWN, PHONE, SITE, TEXT, WHOM, COST, ALERT, LISTED, REASON)

# No programme is named there, whether it is withheld or not.
ELSEWHERE = ["/", "/articles/open/", "/levels-of-care/open/", "/treatments/open/", "/search/?q=elm", "/feed/"]
DIRECTORY = [
    *("/programmes/", "/programmes/?q=elm", "/programmes/?q=num", "/programmes/?level=open", "/sitemap.xml"),
    *("/programmes/?treatment=open", "/programmes/?setting=OIT&sort=name", "/programmes/list/?id=8&id=7"),
    *("/programmes/7/elm-house/", "/programmes/8/elm-lodge/", "/programmes/8/elm-lodge/?preview"),
]


def told(client: Client) -> dict[str, list[str]]:
    """The secret words by place, of those places that have any."""
    answers = {address: client.get(address, follow=True) for address in ELSEWHERE + DIRECTORY}
    answers["posted"] = client.post("/programmes/", {"place": "boston", "level": "open"})
    words = {address: found(answer) for address, answer in answers.items()}
    return {address: some for address, some in words.items() if some}


def found(response: Any) -> list[str]:
    whole = f"{response.headers} {response.content.decode()}".casefold()
    return [word for word in SECRET if word.casefold() in whole]


@pytest.fixture
def lodge() -> Programme:
    """A programme that is still shown, and beside it another of its provider that offers the same."""
    directory.forget()
    make_help_line()
    make_place("Boston")
    level, treatment = make_level("Open level", slug="open"), make_treatment("Open treatment", slug="open")
    publishing.relate(treatment, by=None, articles=[make_article("Open", slug="open")])
    make_term("OIT", "Open service", "setting", level, treatment)
    make_programme("Elm House", pk=7, services=["OIT"])
    programme = make_programme(
        f"Elm Lodge {NAME}",
        pk=8,
        services=["OIT"],
        alternate_name=OTHER,
        address_1=STREET,
        city=TOWN,
        phone=f"617-555-{PHONE}",
        website=f"https://{SITE}/",
        description=TEXT,
        eligibility=WHOM,
        cost=COST,
        alert=ALERT,
    )
    source = FacilityList.objects.create(name=f"{LISTED} list")
    Listing.objects.create(facility_list=source, identifier="8", programme=programme, last_seen=date(2026, 1, 5))
    Assurance.objects.create(programme=programme, group="cost", source=source.name, assured_date=date(2026, 1, 5))
    return programme


def withhold(programme: Programme) -> None:
    programme.withheld = REASON
    recording.save_programme(programme)


def test_a_withheld_programme_shows_nowhere_from_the_next_request_on(client: Client, lodge: Programme) -> None:
    before = told(client)
    withhold(lodge)

    after = told(client)

    assert set(before) == {*DIRECTORY, "posted"}
    assert set().union(*before.values()) == set(SECRET) - {REASON}
    assert after == {}


def test_a_withheld_programme_is_counted_nowhere(client: Client, lodge: Programme) -> None:
    withhold(lodge)

    pages = [client.get(address) for address in ("/articles/open/", "/levels-of-care/open/", "/treatments/open/")]
    numbers = [note for page in pages for each in page.context["beside"] for *_, note in each.links if "dir" in note]
    searches = [client.get(f"/programmes/{query}").context["found"] for query in ("", "?level=open", "?place=boston")]

    assert numbers == ["1 in the directory"] * 3
    assert [(search.total, search.anywhere, search.unlocated) for search in searches] == [(1, 1, 0)] * 3
    assert {choice.count for search in searches for each in search.narrowings for choice in each.first} == {1}


def test_an_address_of_a_withheld_programme_says_that_it_is_withheld(client: Client, lodge: Programme) -> None:
    withhold(lodge)

    answers = [client.get(address) for address in ("/programmes/8/elm-lodge-numbat/", "/programmes/8/any/")]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert [b"the editors do not show it" in answer.content for answer in answers] == [True, True]
    assert [found(answer) for answer in answers] == [[NAME], []]  # the words that its address has, to search with
