"""The sitemap: every address that readers can open, once, and that each of them opens."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from articles import publishing
from tests.factories import edit, make_article, make_draft, make_level, make_source, make_treatment
from tests.treatments.directory.making import make_programme
from treatments.models import Treatment

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
LISTS = ["/", "/about/", "/articles/", "/levels-of-care/", "/programmes/", "/sources/", "/tags/", "/treatments/"]


def read(**request: Any) -> list[tuple[str, str | None]]:
    """Every address with its day, sorted."""
    response = Client().get("/sitemap.xml", **request)
    assert response.status_code == 200
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    return sorted((url.findtext(f"{SITEMAP}loc") or "", url.findtext(f"{SITEMAP}lastmod")) for url in urls)


def paths() -> list[str]:
    return [address.removeprefix("http://testserver") for address, _ in read()]


@pytest.fixture
def world() -> None:
    make_source("agabio2023")
    make_source("unused2020")
    make_source("draft2020")
    make_article(slug="baclofen", body="It helps [@agabio2023].", tags=("Alcohol", "Medicines"))
    make_draft(slug="draft", body="It may help [@draft2020].", tags=("Hidden",))
    make_article(slug="privacy", kind="about", tags=("Site",))
    make_level(slug="intensive-outpatient", tags=("Alcohol",))
    make_treatment(slug="baclofen", tags=("Alcohol",))
    make_draft(slug="hidden", model=Treatment)
    make_programme("Elm House", pk=7)
    make_programme("Elm Lodge", pk=8, withheld="Outside our criteria")
    publishing.withdraw(make_article(slug="gone"), by=None)


def make_front_pages() -> None:
    for slug in ("levels-of-care", "treatments", "programmes", "getting-help"):
        make_article(slug=slug, kind="section")


PAGES = [
    "/about/privacy/",
    "/articles/baclofen/",
    "/levels-of-care/intensive-outpatient/",
    "/programmes/7/elm-house/",
    "/sources/agabio2023/",
    "/tags/alcohol/",
    "/tags/medicines/",
    "/treatments/baclofen/",
]


def test_empty_site_has_its_lists() -> None:
    assert paths() == LISTS


@pytest.mark.usefixtures("world")
def test_sitemap_has_what_readers_can_open_and_nothing_else() -> None:
    assert paths() == sorted([*LISTS, *PAGES])


@pytest.mark.usefixtures("world")
def test_list_with_a_front_page_stands_there_once() -> None:
    make_front_pages()

    assert paths() == sorted([*LISTS, *PAGES, "/getting-help/"])


@pytest.mark.usefixtures("world")
def test_every_address_answers(client: Client) -> None:
    make_front_pages()

    answers = {path: client.get(path).status_code for path in paths()}

    assert len(answers) == len(LISTS) + len(PAGES) + 1
    assert set(answers.values()) == {200}


def test_page_has_the_day_on_which_readers_first_saw_this_text() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_article(slug="baclofen")
        make_article(slug="levels-of-care", kind="section")
        clock.shift(timedelta(days=2))
        edit(page, title="Baclofen, anew")
        before = read()
        publishing.publish(page, by=None, at=START + timedelta(days=4))
        clock.shift(timedelta(days=5))
        after = read()

    assert [found for found in before if found[1]] == [
        ("http://testserver/articles/baclofen/", "2026-03-01"),
        ("http://testserver/levels-of-care/", "2026-03-01"),
    ]
    assert [found for found in after if found[1]] == [
        ("http://testserver/articles/baclofen/", "2026-03-05"),
        ("http://testserver/levels-of-care/", "2026-03-01"),
    ]


@pytest.mark.parametrize("site_url", ["https://example.org", "http://example.org:8080"])
def test_sitemap_holds_to_site_url_whatever_the_host(settings: Any, site_url: str) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = site_url, ["inside"]

    assert [address for address, _ in read(headers={"host": "inside:8000"})] == [site_url + path for path in LISTS]


def test_sitemap_without_site_url_is_at_the_host_that_was_asked_for() -> None:
    found = read(headers={"host": "localhost:8000"}, secure=True)

    assert [address for address, _ in found] == [f"https://localhost:8000{path}" for path in LISTS]


@pytest.mark.usefixtures("world")
def test_sitemap_is_never_unchanged_by_date(client: Client) -> None:
    response = client.get("/sitemap.xml", headers={"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"})

    assert response.status_code == 200
    assert "Last-Modified" not in response.headers
