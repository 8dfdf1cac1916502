"""The list of sources and the page of each: what narrows the list, how to get a source, and what rests on it."""

from __future__ import annotations

from datetime import date
from typing import Any

import html5lib
import pytest
from django.db.models import Q
from django.test import Client

from articles.evidence.supporting import support
from articles.library import merging, standing
from articles.library.standing import Word
from articles.models import Source
from articles.references.record import Evidence, Standing
from articles.views.source_ways import MEANINGS
from tests.factories import make_article, make_draft, make_level, make_source

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    tree = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
    return " ".join("".join(tree.find(".//main").itertext()).split())


def say(source: Source, word: Standing, **given: Any) -> None:
    standing.say(source, Word(standing=word, **given), by=None)


def keys(client: Client, query: str) -> list[str]:
    return [source.key for source in client.get(f"/sources/{query}").context["shown"]]


# The list


@pytest.fixture
def library() -> None:
    make_source("review23", evidence="systematic-review", year=2023)
    make_source("trial21", year=2021, doi="10.1000/t")
    make_source("trial07", year=2007)
    make_source("old99", year=1999, kind="book", evidence="guideline")
    make_source("web", year=None, kind="web-page", evidence="web-page")
    make_source("draft20", year=2020)
    Source.objects.filter(key="trial07").update(standing="retracted")
    make_article("One", slug="one", body="It helps [@review23; @trial21].", tags=("Alcohol", "Baclofen"))
    make_article("Two", slug="two", body="It helps [@trial21; @trial07; @old99].", tags=("Alcohol",))
    make_article("Us", slug="us", kind="about", body="It helps [@web].", tags=("Site",))
    make_draft("Three", slug="three", body="It helps [@draft20].", tags=("Alcohol", "Secret"))


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["old99", "review23", "trial07", "trial21", "web"]),
        ("?evidence=randomised-trial", ["trial07", "trial21"]),
        ("?kind=book", ["old99"]),
        ("?year=2020-2024", ["review23", "trial21"]),
        ("?year=before-2000", ["old99"]),
        ("?year=none", ["web"]),
        ("?standing=retracted", ["trial07"]),
        ("?tag=baclofen", ["review23", "trial21"]),
        ("?tag=alcohol&evidence=randomised-trial&year=2020-2024&standing=unknown&kind=article", ["trial21"]),
        ("?tag=baclofen&standing=retracted", []),
        (
            "?tag=secret&evidence=nonsense&year=2020&kind=&standing=gone",
            ["old99", "review23", "trial07", "trial21", "web"],
        ),
        ("?tag=site", ["old99", "review23", "trial07", "trial21", "web"]),
    ],
)
def test_facets_combine_and_what_no_source_has_is_left_out(client: Client, query: str, expected: list[str]) -> None:
    assert keys(client, query) == expected


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("query", ["", "?tag=alcohol", "?evidence=randomised-trial&tag=alcohol"])
def test_every_choice_leads_to_as_many_sources_as_it_says(client: Client, query: str) -> None:
    found = client.get(f"/sources/{query}").context["found"]

    choices = [choice for facet in found.facets for choice in facet.choices]

    assert {facet.name for facet in found.facets} == {"evidence", "kind", "year", "standing", "tag"}
    assert all(choice.count for choice in choices)
    assert [len(keys(client, choice.query)) for choice in choices] == [choice.count for choice in choices]


@pytest.mark.usefixtures("library")
def test_what_was_chosen_is_said_and_can_be_taken_away(client: Client) -> None:
    words = read(client, "/sources/?tag=alcohol&evidence=randomised-trial")
    html = client.get("/sources/?tag=alcohol&evidence=randomised-trial").content.decode()

    assert "2 sources: Randomised trial, Alcohol" in words
    assert 'href="/sources/?tag=alcohol"><span class="visually-hidden">Remove </span>Randomised trial' in html
    assert 'href="/sources.ris?evidence=randomised-trial&amp;tag=alcohol"' in html


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("query", "robots"),
    [
        ("", '<link rel="canonical" href="http://localhost:8000/sources/">'),
        ("?evidence=law&page=7&x=1", '<link rel="canonical" href="http://localhost:8000/sources/">'),
        ("?evidence=guideline", '<link rel="canonical" href="http://localhost:8000/sources/?evidence=guideline">'),
        ("?evidence=guideline&kind=book", '<meta name="robots" content="noindex">'),
    ],
)
def test_single_choices_are_pages_and_combinations_are_not(
    client: Client, settings: Any, query: str, robots: str
) -> None:
    settings.SITE_URL = "http://localhost:8000"

    assert robots in client.get(f"/sources/{query}").content.decode()


def make_library(number: int) -> None:
    """So many sources below one page, without drawing it."""
    page = make_article(tags=("Alcohol",))
    Source.objects.bulk_create(
        Source(key=f"s{page.pk}x{each:04}", title=f"T{each}", evidence=Evidence.COHORT, year=1990 + each % 35)
        for each in range(number)
    )
    found = Source.objects.filter(key__startswith=f"s{page.pk}x").order_by("key")
    revision = page.revisions.get()
    revision.citations.bulk_create(
        revision.citations.model(revision=revision, source=source, use=use, number=use, claim="It helps.")
        for use, source in enumerate(found, 1)
    )


def test_two_thousand_sources_cost_no_more_queries_than_ten(client: Client, django_assert_num_queries: Any) -> None:
    make_library(10)
    with django_assert_num_queries(4):
        client.get("/sources/")

    make_library(1990)

    with django_assert_num_queries(4):
        response = client.get("/sources/?year=2000-2004&page=2")
    assert response.context["page_obj"].paginator.count > 250
    assert 'href="?year=2000-2004&amp;page=3"' in response.content.decode()


# One source


def test_it_says_how_to_get_it_in_plain_words(client: Client) -> None:
    make_source(
        "all1", pmcid="PMC1", arxiv="2101.00001", doi="10.1000/x", pmid="12", trial="NCT01711125", url="https://a.b/"
    )
    make_source("web1", url="https://www.example.org/a")
    make_source("paper1", kind="book", title="A book", isbn="9780306406157", publisher="P", trial="NCT01711126")
    make_article(body="It helps [@all1; @web1; @paper1].")

    everything, page, book = (read(client, f"/sources/{key}/") for key in ("all1", "web1", "paper1"))

    assert (
        "How to get it Free full text in PubMed Central: PMC1 Free full text at arXiv: arXiv:2101.00001 Read it at the "
        "publisher: doi:10.1000/x Abstract in PubMed: PMID 12 The trial in its register, ClinicalTrials.gov: "
        "NCT01711125 Kind of evidence" in everything
    )
    assert "How to get it Read it at: example.org Kind of evidence" in page
    assert "We know no link to it. Ask a library for: Agabio R. A book. P; 2020. ISBN 9780306406157." in book


def test_every_kind_of_evidence_is_told_in_plain_words() -> None:
    assert set(MEANINGS) == set(Evidence)


def test_every_live_claim_is_there_once_with_what_stands_behind_it(client: Client) -> None:
    make_source("agabio2023", finding="71 of 100 against 82 of 100.", evidence="systematic-review")
    make_source("other")
    body = "It helps some [@agabio2023, p. 4] and more [@agabio2023, p. 5]. It harms 1 in 100 [@agabio2023; @other]."
    page = make_article("Baclofen", slug="baclofen", body=body)
    make_level("Care", slug="care", hours="9 hours [@agabio2023]")
    make_draft(body="Unseen [@agabio2023].")
    support(page.revisions.get().citations.get(use=1), "RR 0.87.", by=None)

    words = read(client, "/sources/agabio2023/")
    pages = client.get("/sources/agabio2023/").context["pages"]

    assert "What it found 71 of 100 against 82 of 100." in words
    assert "Systematic review. It looks for all studies of a question" in words
    assert "It helps some and more. (p. 4; p. 5) This is its only source. See it there" in words
    assert "What the source says: RR 0.87. Checked by Firm Ground, on" in words
    assert "It harms 1 in 100. See it there" in words
    assert "Unseen" not in words
    assert [[each.address for each in resting.held] for resting in pages] == [
        [
            "/articles/baclofen/#cite-1:~:text=It%20helps%20some%20and%20more",
            "/articles/baclofen/#cite-3:~:text=It%20harms%201%20in%20100",
        ],
        ["/levels-of-care/care/#cite-1:~:text=9%20hours"],
    ]


def test_its_standing_is_told_with_all_that_was_said(client: Client) -> None:
    source = make_source("agabio2023", doi="10.1000/x")
    make_article(body="It helps [@agabio2023].")

    unchecked = read(client, "/sources/agabio2023/")
    standing.checked(Q(pk=source.pk), where="Retraction Watch", on=date(2026, 11, 3))
    checked = read(client, "/sources/agabio2023/")
    notice = {"on": date(2024, 5, 3), "notice": "https://doi.org/10.1000/n", "note": "Data could not be verified."}
    say(source, Standing.RETRACTED, origin="Retraction Watch", said="rw:1", **notice)
    say(source, Standing.CORRECTED, origin="PubMed", said="pm:1")
    retracted = read(client, "/sources/agabio2023/")

    assert "Standing Not checked yet." in unchecked
    assert (
        "Nothing is on record against it. Looked up in Retraction Watch on 3 November 2026: nothing found. No match is "
        "not proof that all is well." in checked
    )
    assert "Retracted on 3 May 2024, as Retraction Watch said. Looked up in" in retracted
    assert "Corrected, said PubMed. This did not count, as more was known already." in retracted
    assert "Retracted, said Retraction Watch, in a notice of 3 May 2024. Before: Unknown." in retracted
    assert retracted.index("Corrected, said") < retracted.index("Retracted, said")


def test_what_replaced_it_and_what_it_replaces_lead_to_each_other(client: Client) -> None:
    first, second, third = make_source("first"), make_source("second"), make_source("third")
    make_article(body="It helps [@first].")
    say(first, Standing.SUPERSEDED, superseded_by=second)
    say(second, Standing.SUPERSEDED, superseded_by=third)

    assert "Replaced by" in read(client, "/sources/first/")
    assert "Replaces" in read(client, "/sources/second/")
    assert "No page rests on it today." in read(client, "/sources/third/")
    assert 'href="/sources/second/"' in client.get("/sources/third/").content.decode()


def test_a_merged_key_leads_on_and_one_that_nothing_rests_on_does_not(client: Client) -> None:
    kept, dropped, unused = make_source("kept"), make_source("dropped"), make_source("unused")
    make_article(body="It helps [@dropped].")
    merging.merge(dropped, kept, by=None)

    page, file = client.get("/sources/dropped/"), client.get("/sources/dropped.ris")

    assert (page.status_code, page.headers["Location"]) == (301, "/sources/kept/")
    assert (file.status_code, file.headers["Location"]) == (301, "/sources/kept.ris")
    assert client.get(unused.get_absolute_url()).status_code == 404


def test_a_source_of_many_pages_costs_no_more_queries(client: Client, django_assert_num_queries: Any) -> None:
    make_source("agabio2023")
    make_article(body="It helps [@agabio2023].")
    with django_assert_num_queries(7):
        client.get("/sources/agabio2023/")

    for number in range(8):
        make_article(body=f"It helps {number} of 100 [@agabio2023]. It harms [@agabio2023].")

    with django_assert_num_queries(7):
        client.get("/sources/agabio2023/")
