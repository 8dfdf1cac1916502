"""References as files: of the whole library, of a page, of one source, and what they never hold."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.models import Source
from articles.references import reading
from tests.factories import edit, make_article, make_draft, make_level, make_source, make_treatment

pytestmark = pytest.mark.django_db

FORMS = {
    "ris": (reading.Format.RIS, "application/x-research-info-systems"),
    "bib": (reading.Format.BIBTEX, "application/x-bibtex"),
    "json": (reading.Format.CSL, "application/vnd.citationstyles.csl+json"),
}


@pytest.fixture
def library() -> None:
    make_source("agabio2023", title="Baclofen & alcohol {use}", doi="10.1000/a", year=2023, editor_note="Wombat")
    make_source("minozzi2018", title="Über Baclofen", year=2018, kind="report")
    make_source("draft2020")
    make_article(
        "Baclofen", slug="baclofen", body="It helps [@minozzi2018]. It harms [@agabio2023].", tags=("Alcohol",)
    )
    make_level("Care", slug="care", hours="9 hours [@agabio2023]")
    make_treatment(slug="baclofen", what="A medicine [@minozzi2018].", risks="It harms [@agabio2023].")
    make_draft(body="It helps [@draft2020].")


def read(response: Any, extension: str) -> list[tuple[str, str]]:
    """What a file says, read back as anybody's."""
    form = FORMS[extension][0]
    records = [reading.read(entry, form) for entry in reading.entries(response.content.decode(), form)]
    return [(record.key, record.title) for record in records]


AGABIO, MINOZZI = ("agabio2023", "Baclofen & alcohol {use}"), ("minozzi2018", "Über Baclofen")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("extension", FORMS)
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/sources", [AGABIO, MINOZZI]),
        ("/sources/agabio2023", [AGABIO]),
        ("/articles/baclofen/sources", [MINOZZI, AGABIO]),
        ("/levels-of-care/care/sources", [AGABIO]),
        ("/treatments/baclofen/sources", [MINOZZI, AGABIO]),
    ],
)
def test_a_file_says_what_readers_see(
    client: Client, address: str, expected: list[tuple[str, str]], extension: str
) -> None:
    response = client.get(f"{address}.{extension}")

    assert read(response, extension) == expected
    assert b"Wombat" not in response.content
    assert response.headers["Content-Type"] == f"{FORMS[extension][1]}; charset=utf-8"
    assert response.headers["Content-Disposition"].endswith(f'.{extension}"')
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert not response.cookies


@pytest.mark.usefixtures("library")
def test_the_list_is_narrowed_in_the_file_as_on_the_page(client: Client) -> None:
    assert read(client.get("/sources.ris?kind=report&evidence=nonsense"), "ris") == [MINOZZI]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    "address",
    ["/sources.xml", "/sources/draft2020.ris", "/sources/nobody.ris", "/articles/nowhere/sources.ris"],
)
def test_what_readers_do_not_see_has_no_file(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("library")
def test_a_file_that_is_kept_is_asked_about(client: Client) -> None:
    tag = client.get("/articles/baclofen/sources.ris").headers["ETag"]

    same = client.get("/articles/baclofen/sources.ris", headers={"If-None-Match": tag})
    Source.objects.filter(key="agabio2023").update(title="Another title")
    changed = client.get("/articles/baclofen/sources.ris", headers={"If-None-Match": tag})

    assert (same.status_code, changed.status_code) == (304, 200)


def test_the_file_of_a_page_that_moved_leads_on(client: Client) -> None:
    page = make_article(slug="old")
    edit(page, slug="new")

    response = client.get("/articles/old/sources.ris")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/new/sources.ris")


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/articles/baclofen/", "/articles/baclofen/sources"),
        ("/articles/baclofen/evidence/", "/articles/baclofen/sources"),
        ("/levels-of-care/care/", "/levels-of-care/care/sources"),
        ("/sources/", "/sources"),
        ("/sources/agabio2023/", "/sources/agabio2023"),
    ],
)
def test_pages_lead_to_their_files(client: Client, address: str, file: str) -> None:
    html = client.get(address).content.decode()

    assert [f'href="{file}.{extension}"' in html for extension in FORMS] == [True] * 3
