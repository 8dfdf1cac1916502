"""What search engines are told of a page, as it stands in the HTML."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import html5lib
import pytest
import time_machine
from django.test import Client

from articles import publishing
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_level,
    make_person,
    make_reviewer,
    make_source,
    make_treatment,
)

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
SITE = {"@type": "Organization", "name": "Firm Ground", "url": "http://testserver/"}


def read(address: str, **request: Any) -> dict[str, Any]:
    response = Client().get(address, **request)
    scripts = html5lib.parse(response.content, namespaceHTMLElements=False).iter("script")
    (found,) = [script.text for script in scripts if script.get("type") == "application/ld+json"]
    data: dict[str, Any] = json.loads(found)
    return data


def test_page_says_all_that_is_on_record() -> None:
    with time_machine.travel(START, tick=False) as clock:
        make_source("agabio2023", title="Baclofen trial", kind="article", year=2023, doi="10.1000/xyz")
        page = make_article(
            "Baclofen",
            slug="baclofen",
            body="It helps [@agabio2023].",
            author=make_person("Ana Lopez", role="Writer"),
            tags=("Medicines", "Alcohol"),
        )
        clock.shift(timedelta(days=2))
        edit(page, summary="For </script> & others.")
        revision = publishing.publish(page, by=None)
        publishing.restore_record(revision, reviewer=make_reviewer("Rosa Marsh"), reviewed_on=date(2026, 3, 3))

        data = read("/articles/baclofen/")

    assert data == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": "Baclofen",
        "description": "For </script> & others.",
        "url": "http://testserver/articles/baclofen/",
        "inLanguage": "en-GB",
        "datePublished": "2026-03-01T09:00:00+00:00",
        "dateModified": "2026-03-03T09:00:00+00:00",
        "lastReviewed": "2026-03-03",
        "reviewedBy": {"@type": "Person", "name": "Rosa Marsh", "honorificSuffix": "MD"},
        "author": {"@type": "Person", "name": "Ana Lopez", "jobTitle": "Writer"},
        "publisher": SITE | {"publishingPrinciples": "http://testserver/about/"},
        "about": [{"@type": "Thing", "name": "Alcohol"}, {"@type": "Thing", "name": "Medicines"}],
        "citation": [
            {
                "@type": "MedicalScholarlyArticle",
                "name": "Baclofen trial",
                "datePublished": "2023",
                "sameAs": "https://doi.org/10.1000/xyz",
            }
        ],
    }


@time_machine.travel(START, tick=False)
def test_page_guesses_nothing_that_is_not_on_record() -> None:
    make_article("Baclofen", slug="baclofen", summary="About it.")

    assert read("/articles/baclofen/") == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": "Baclofen",
        "description": "About it.",
        "url": "http://testserver/articles/baclofen/",
        "inLanguage": "en-GB",
        "datePublished": "2026-03-01T09:00:00+00:00",
        "dateModified": "2026-03-01T09:00:00+00:00",
        "author": SITE,
        "publisher": SITE | {"publishingPrinciples": "http://testserver/about/"},
    }


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/articles/page/", "MedicalWebPage"),
        ("/about/page/", "AboutPage"),
        ("/page/", "MedicalWebPage"),
        ("/levels-of-care/", "MedicalWebPage"),
        ("/levels-of-care/page/", "MedicalWebPage"),
        ("/treatments/", "MedicalWebPage"),
        ("/treatments/page/", "MedicalWebPage"),
        ("/programmes/", "MedicalWebPage"),
    ],
)
def test_only_a_page_about_the_site_is_an_about_page(address: str, kind: str) -> None:
    for each in ("article", "about", "section"):
        make_article(slug="page", kind=each)
    for slug in ("levels-of-care", "treatments", "programmes"):
        make_article(slug=slug, kind="section")
    make_level(slug="page")
    make_treatment(slug="page")

    data = read(address)

    assert (data["@type"], data["url"]) == (kind, f"http://testserver{address}")


def test_addresses_hold_to_site_url_whatever_the_host(settings: Any) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://example.org", ["inside"]
    make_article(slug="baclofen")

    data = read("/articles/baclofen/", headers={"host": "inside"})

    assert data["url"] == "https://example.org/articles/baclofen/"
    assert data["publisher"] == {
        "@type": "Organization",
        "name": "Firm Ground",
        "url": "https://example.org/",
        "publishingPrinciples": "https://example.org/about/",
    }


def test_preview_tells_search_engines_nothing(admin_client: Client) -> None:
    make_draft(slug="draft")

    html = admin_client.get("/articles/draft/?preview").content.decode()

    assert "application/ld+json" not in html
