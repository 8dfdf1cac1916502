"""What the editor asks for while somebody writes: preview, sources, pages. For staff, bounded, and harmless."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.admin.editor_views import LONGEST_TEXT
from articles.library import merging
from articles.models import Revision
from tests.factories import make_article, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db

PREVIEW = "/admin/articles/article/editor/preview/"
SOURCES = "/admin/articles/article/editor/sources/"
PAGES = "/admin/articles/article/editor/pages/"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture
def author(client: Client) -> Client:
    client.force_login(make_user(group="author"))
    return client


def found(client: Client, address: str, words: str) -> list[str]:
    response = client.get(address, {"q": words})
    assert response.status_code == 200
    return [result["insert"] for result in response.json()["results"]]


# Preview


def test_preview_draws_the_text_as_a_page_would(author: Client) -> None:
    make_source("agabio2023")

    drawn = author.post(PREVIEW, {"text": "## Heading\n\nA claim [@agabio2023, p. 4]."}).json()

    assert '<h2 id="s-heading">Heading</h2>' in drawn["html"]
    assert 'href="#ref-agabio2023"' in drawn["html"]


def test_preview_is_the_text_and_nothing_about_it(author: Client) -> None:
    drawn = author.post(PREVIEW, {"text": "A claim [@nobody2020]."}).json()

    assert set(drawn) == {"html"}
    assert "No source has this key" not in drawn["html"]


def test_preview_keeps_nothing(author: Client) -> None:
    author.post(PREVIEW, {"text": "Some text."})

    assert not Revision.objects.exists()


@pytest.mark.parametrize("text", [HOSTILE, "[x](javascript:alert(1))", f"# {HOSTILE}", "\0", ""])
def test_preview_lets_nothing_hostile_through(author: Client, text: str) -> None:
    html = author.post(PREVIEW, {"text": text}).json()["html"]

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_preview_of_a_text_beyond_the_bound_says_so(author: Client) -> None:
    response = author.post(PREVIEW, {"text": "a" * (LONGEST_TEXT + 1)})

    assert (response.status_code, response.json()) == (
        413,
        {"error": "The text has 200,001 characters. A page holds at most 200,000: divide it."},
    )


def test_preview_answers_posts_with_a_token_only() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user(group="author"))

    assert client.post(PREVIEW, {"text": "Some text."}).status_code == 403
    assert client.get(PREVIEW).status_code == 405


# Sources


@pytest.mark.parametrize(
    "words",
    ["agabio2023", "@agab", "agabio 2023", "Rösner", "rösn", "cochrane", "baclofen disorder", "cd012557", "123456"],
)
def test_sources_are_found_by_what_people_remember(author: Client, words: str) -> None:
    make_source(
        "agabio2023",
        title="Baclofen for alcohol use disorder",
        authors=[{"family": "Agabio", "given": "Roberta"}, {"family": "Rösner", "given": "Susanne"}],
        container="Cochrane Database of Systematic Reviews",
        doi="10.1002/14651858.cd012557.pub3",
        pmid="1234567",
        year=2023,
    )
    make_source("other2020", title="Something else", authors=[{"literal": "Somebody"}])

    assert found(author, SOURCES, words) == ["agabio2023"]


def test_sources_are_found_by_a_pasted_doi_address(author: Client) -> None:
    make_source("mine", doi="10.1000/xyz")
    make_source("other", doi="10.1000/abc")

    assert found(author, SOURCES, "https://doi.org/10.1000/xyz") == ["mine"]


@pytest.mark.parametrize("words", ["%", "_", "\\", '"', "'", "family", "given", "x\0x", "x" * 5000, "x " * 5000, "[@"])
def test_odd_words_find_nothing_and_bring_no_error(author: Client, words: str) -> None:
    make_source("one", title="A plain title")
    make_draft("Plain too")

    assert (found(author, SOURCES, words), found(author, PAGES, words)) == ([], [])


def test_without_words_some_sources_are_offered(author: Client) -> None:
    for number in range(25):
        make_source(f"key{number}")

    assert len(found(author, SOURCES, "")) == 20


def test_a_source_is_found_by_the_key_and_the_number_of_a_merged_record(author: Client) -> None:
    kept = make_source("agabio2023", title="Baclofen")
    make_source("other", title="Something else")
    merging.merge(make_source("agabio2023b", doi="10.1111/x", pmid="1234567"), kept, by=None)

    for typed in ("@agabio2023b", "https://doi.org/10.1111/X", "PMID: 1234567"):
        assert found(author, SOURCES, typed) == ["agabio2023"]
    assert "formerly agabio2023b" in author.get(SOURCES, {"q": "agabio"}).json()["results"][0]["details"]


def test_a_source_that_cannot_be_relied_on_says_so(author: Client) -> None:
    fine = make_source("fine", standing="current", year=2019)
    make_source("bad", standing="retracted")
    make_source("unseen", standing="unknown", year=2018)
    make_source("old", standing="superseded", superseded_by=fine, year=2017)

    results = author.get(SOURCES).json()["results"]

    assert [(result["insert"], result["caution"]) for result in results] == [
        ("bad", "Retracted: do not rest a claim on it"),
        ("fine", ""),
        ("unseen", ""),
        ("old", "Superseded. Cite fine instead"),
    ]


def test_hostile_sources_are_data_and_not_markup(author: Client) -> None:
    make_source("bad", title=HOSTILE)

    response = author.get(SOURCES)

    assert response["Content-Type"] == "application/json"
    assert response.json()["results"][0]["title"] == HOSTILE


def test_sources_cost_one_query_however_many_there_are(author: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        make_source(f"key{number}", superseded_by=None)

    with django_assert_max_num_queries(6):
        author.get(SOURCES, {"q": "trial"})


# Pages


def test_pages_are_found_with_what_readers_see_of_them(author: Client) -> None:
    make_article("Acamprosate", slug="acamprosate")
    make_draft("Acamprosate and sleep", slug="sleep", kind="about")

    results = author.get(PAGES, {"q": "acampr"}).json()["results"]

    assert [(result["insert"], result["title"], result["caution"]) for result in results] == [
        ("article/acamprosate", "Acamprosate", ""),
        ("about/sleep", "Acamprosate and sleep", "Readers do not see it"),
    ]


# Who may


@pytest.mark.parametrize(
    ("group", "statuses"),
    [("author", [200, 200, 200]), ("editor", [200, 200, 200]), ("reviewer", [403, 200, 403]), ("", [403, 403, 403])],
)
def test_they_answer_those_who_write(client: Client, group: str, statuses: list[int]) -> None:
    client.force_login(make_user(group=group))

    answers = [client.post(PREVIEW, {"text": "x"}), client.get(SOURCES), client.get(PAGES)]

    assert [answer.status_code for answer in answers] == statuses


def test_they_answer_nobody_who_is_not_staff(client: Client) -> None:
    client.force_login(make_user(group="editor", is_staff=False))

    for answer in (client.post(PREVIEW, {"text": "x"}), client.get(SOURCES), client.get(PAGES)):
        assert answer["Location"].startswith("/admin/login/")
