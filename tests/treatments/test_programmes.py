"""The pages of the directory: search, one programme, a list to print, and the sitemap."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_help_line, make_level
from tests.treatments.directory.making import make_place, make_programme, make_term
from treatments import directory
from treatments.models import Assurance, FacilityList, Listing, Programme
from treatments.views.programme_facts import phone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_anew() -> None:
    directory.forget()


def page(client: Client, address: str, **data: Any) -> str:
    response = client.post(address, data) if data else client.get(address)
    assert response.status_code == 200
    text = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    return text


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def make_full(name: str, **fields: Any) -> Programme:
    programme = make_programme(name, services=["OIT", "NXN"], **fields)
    source = FacilityList.objects.get_or_create(name="Example list")[0]
    Listing.objects.create(
        facility_list=source, identifier=name, programme=programme, last_seen=date(2026, 1, 5), is_in_latest=False
    )
    for group, day in (("contact", date(2026, 1, 5)), ("services", date(2026, 1, 5)), ("cost", date(2025, 1, 5))):
        Assurance.objects.create(programme=programme, group=group, source="Example list", assured_date=day)
    return programme


@pytest.fixture
@time_machine.travel("2026-02-01")
def world() -> None:
    make_place("Boston")
    make_term("OIT", "Intensive outpatient", "setting", make_level("Intensive outpatient", slug="iop"))
    make_term("NXN", "Naltrexone by mouth", "medicine", meaning="A tablet.")
    make_article("Programmes", slug="programmes", kind="section", body="Who may be listed.", tags=("Help",))
    make_help_line()


@time_machine.travel("2026-03-01")
def test_a_card_says_what_is_offered_how_far_and_how_fresh(world: None, client: Client) -> None:
    make_full("Elm House", is_example=True, status="inactive")

    card = words(page(client, "/programmes/?place=Boston"))

    for said in (
        *("Elm House", "Made-up example", "Not taking new people", "Elm Trust · Boston, MA · less than 1 mile"),
        *("straight line", "Intensive outpatient", "Naltrexone by mouth", "617‑555‑0101"),
        "Not in the latest list. Cost not confirmed since 5 January 2025",
    ):
        assert said in card


@pytest.mark.parametrize("address", ["/programmes/", "/programmes/?place=Boston&q=elm&level=iop&sort=name"])
def test_search_asks_as_often_for_twenty_as_for_one(world: None, client: Client, address: str) -> None:
    make_full("Elm 0")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(1, 20):
        make_full(f"Elm {number}")
    client.get(address)
    with CaptureQueriesContext(connection) as twenty:
        response = client.get(address)

    assert len(response.context["cards"]) == 20
    assert len(twenty) == len(one) <= 8


def test_a_search_by_post_keeps_the_place_out_of_every_address(world: None) -> None:
    for number in range(21):
        make_programme(f"Elm {number}", services=["OIT", "NXN"])
    client = Client(enforce_csrf_checks=True)

    response = client.post("/programmes/", {"place": "Boston", "level": "iop", "page": "2"})

    html = response.content.decode()
    assert response.status_code == 200
    assert (response.headers["Cache-Control"], response.cookies.output()) == ("no-store", "")
    assert "21 programmes within 25 miles of Boston, MA" in words(html)
    assert [href for href in re.findall(r'(?:href|action)="?([^" >]+)', html) if "Boston" in href] == []
    for button in ('name="without" value="level=iop"', 'name="medicine" value="NXN"', 'name="page" value="1"'):
        assert button in html
    assert 'method="post"' in html
    assert '<meta name="robots" content="noindex">' in html


@pytest.mark.parametrize(
    ("query", "kept_by"),
    [("?level=iop", "public"), ("?place=Boston", "private"), ("?place=Nowhere", "private"), ("?q=elm", "private")],
)
def test_what_names_a_place_or_a_programme_is_in_no_shared_cache(
    world: None, client: Client, query: str, kept_by: str
) -> None:
    response = client.get(f"/programmes/{query}")

    assert response.headers["Cache-Control"] == f"{kept_by}, no-cache"


@pytest.mark.parametrize(
    ("query", "is_indexed"),
    [
        ("", True),
        ("?level=iop", True),
        ("?level=iop&medicine=NXN", False),
        ("?place=Boston", False),
        ("?q=elm", False),
        ("?level=unknown", False),
        ("?level=iop&page=7", True),
    ],
)
def test_search_engines_are_told_of_the_list_and_of_single_choices(
    world: None, client: Client, query: str, is_indexed: bool
) -> None:
    make_full("Elm House")

    html = page(client, f"/programmes/{query}")

    assert ('content="noindex"' in html) is not is_indexed
    assert ("Who may be listed." in html) is (query == "")
    if is_indexed:
        assert f'rel="canonical" href="http://testserver/programmes/{query.split("&")[0]}"' in html


@pytest.mark.parametrize(
    "typed", ["x" * 10_000, "\0", "💙", "<script>alert(1)</script>", "' OR 1=1 --", "%00", "\ud83d"]
)
def test_whatever_is_typed_is_kept_and_harms_nothing(world: None, client: Client, typed: str) -> None:
    typed = typed.encode(errors="replace").decode()

    by_get = client.get("/programmes/", {"place": typed, "q": typed, "level": typed, "page": typed})
    by_post = client.post("/programmes/", {"place": typed, "q": typed, "level": typed, "page": typed})

    assert (by_get.status_code, by_post.status_code) == (200, 200)
    assert b"<script>alert" not in by_get.content + by_post.content
    assert by_post.context["found"].asked.place == " ".join(typed.replace("\0", "").split())[:200]


@time_machine.travel("2026-03-01")
def test_a_programme_says_what_is_known_and_since_when(world: None, client: Client, settings: Any) -> None:
    settings.CONTACT_EMAIL = "editors@example.org"
    programme = make_full("Elm House", minimum_age=18, website="https://example.org/elm", email="a@example.org")
    make_programme("Elm Lodge")
    make_article("Ten questions", slug="ten-questions-to-ask-a-programme", kind="about")

    html = page(client, programme.get_absolute_url())

    for said in (
        *("Run by Elm Trust.", "Intensive outpatient", "Naltrexone by mouth A tablet.", "18 and over"),
        "Confirmed on 5 January 2026, good until 5 January 2027. Source: Example list",
        "Not confirmed since 5 January 2025. Ask before you rely on it.",
        "Not in the latest list of Example list; last seen there on 5 January 2026",
        "Elm Lodge",
    ):
        assert said in words(html)
    for link in ("tel:6175550101", "mailto:a@example.org", "/levels-of-care/iop/", "/about/ten-questions", "?subject="):
        assert link in html
    data = json.loads(html.split('ld+json">')[1].split("</script>")[0])
    assert (data["@type"], data["telephone"], data["address"]["addressRegion"]) == (
        "MedicalClinic",
        "617-555-0101",
        "MA",
    )
    assert "paymentAccepted" not in data


@pytest.mark.parametrize(
    ("fields", "status", "said", "unsaid"),
    [
        ({"is_example": True}, 200, "This programme does not exist.", "ld+json"),
        ({"is_example": True}, 200, "Made-up example", "tel:6175550101"),
        ({"status": "defunct", "alert": "Closed in June."}, 200, "This programme is closed.", "tel:6175550101"),
        ({"withheld": "Secret reason"}, 410, "the editors do not show it", "Secret reason"),
    ],
)
def test_what_a_programme_is_stands_first(
    client: Client, fields: dict[str, Any], status: int, said: str, unsaid: str
) -> None:
    programme = make_programme("Elm House", **fields)

    response = client.get(programme.get_absolute_url())

    assert response.status_code == status
    assert said in response.content.decode()
    assert unsaid not in response.content.decode()


def test_an_address_leads_to_the_programme_of_its_number(client: Client) -> None:
    programme = make_programme("Elm House")

    old = client.get(f"/programmes/{programme.pk}/old-name/")

    assert (old.status_code, old.headers["Location"]) == (301, f"/programmes/{programme.pk}/elm-house/")
    assert client.get(f"/programmes/{programme.pk + 1}/elm-house/").status_code == 404
    assert client.get(f"/programmes/{10**30}/elm-house/").status_code == 404


def test_a_programme_asks_as_often_whatever_hangs_on_it(world: None, client: Client) -> None:
    programme = make_full("Elm House")
    client.get("/programmes/")
    with CaptureQueriesContext(connection) as few:
        client.get(programme.get_absolute_url())
    for number in range(7):
        make_full(f"Elm {number}")
        facility_list = FacilityList.objects.create(name=f"List {number}")
        Listing.objects.create(
            facility_list=facility_list, identifier="1", programme=programme, last_seen=date(2026, 1, 5)
        )
    client.get("/programmes/")
    with CaptureQueriesContext(connection) as many:
        client.get(programme.get_absolute_url())

    assert len(few) == len(many)


def test_a_list_to_print_has_the_questions_beside_each(client: Client) -> None:
    body = "## Before you call\n\nWords.\n\n### 1. What will it cost?\n\nWords."
    make_article("Ten questions", slug="ten-questions-to-ask-a-programme", kind="about", body=body)
    first, second = make_programme("Elm House"), make_programme("Ash Lodge", status="defunct")
    hidden = make_programme("Hidden", withheld="Reason")

    asked = (second.pk, hidden.pk, "x", 10**14, first.pk, first.pk, f"0{first.pk}")
    html = page(client, f"/programmes/list/?{'&'.join(f'id={each}' for each in asked)}")

    titles = re.findall(r'card-title"><a[^>]*>([^<]+)', html)
    assert titles == ["Ash Lodge", "Elm House"]
    assert html.count("<li>1. What will it cost?</li>") == 2
    assert ("Before you call" in html, html.count("tel:")) == (False, 1)
    assert 'content="noindex"' in html


def test_the_sitemap_has_programmes_that_are_real_and_shown(client: Client) -> None:
    programme = make_programme("Elm House")
    make_programme("Example", is_example=True)
    make_programme("Hidden", withheld="Reason")

    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").content)

    found = [url.text or "" for url in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert [each for each in found if re.search("/programmes/[0-9]", each)] == [
        f"http://testserver{programme.get_absolute_url()}"
    ]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("617-555-0101", "tel:6175550101"),
        ("(617) 555-0101 ext. 12", "tel:6175550101;ext=12"),
        ("+44 (0)1632 960123", "tel:+441632960123"),
        ("020 7946 0958", "tel:02079460958"),
        ("988", "tel:988"),
        ("call us", ""),
        ("1-800-662-HELP", ""),
        ("617-555-0101 or 617-555-0102", ""),
        ("617-555-0101 617-555-0102", ""),
        ("617-555-0101 fax: 6175550199", ""),
    ],
)
def test_a_number_can_be_pressed_as_it_is_dialled(number: str, address: str) -> None:
    found = phone(number)

    assert found
    assert found.address == address
