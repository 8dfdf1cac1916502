"""The list of sources in the admin: what it counts, finds and filters."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import urlencode

from articles.library import merging
from tests.factories import edit, make_article, make_draft, make_source

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/source/"


def found(client: Client, query: str) -> list[str]:
    response = client.get(LIST + query)
    assert response.status_code == 200
    return [source.key for source in response.context["cl"].result_list]


def test_list_counts_live_pages_and_sorts_by_them(editor: Client) -> None:
    for key in ("a", "b", "c"):
        make_source(key)
    page = make_article(body="One [@b]. Two [@b].")
    edit(page, body="Three [@c].")
    make_article(body="One [@b]. Two [@a].")

    response = editor.get(LIST + "?o=-6")

    assert [(source.key, source.live_pages) for source in response.context["cl"].result_list] == [
        ("b", 2),
        ("a", 1),
        ("c", 0),
    ]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?q=rosner", ["rosner2010"]),
        ("?q=Rösner", ["rosner2010"]),
        ("?q=rösner susanne", ["rosner2010"]),
        ("?q=susanne baclofen", []),
        ("?q=AGABIO baclofen", ["agabio2023"]),
        ('?q="for alcohol"', ["agabio2023"]),
        ("?q=cochrane", ["agabio2023"]),
        ("?q=10.1002/14651858", ["agabio2023"]),
        ("?q=20824837", ["rosner2010"]),
        ("?q=%", []),
        ('?q="', []),
        ("?q=family", []),
        ("?q=\\", []),
        ("?evidence__exact=cohort", ["rosner2010"]),
        ("?standing__exact=retracted", ["rosner2010"]),
        ("?kind__exact=report", ["rosner2010"]),
        ("?years=5", ["agabio2023"]),
        ("?years=older", []),
        ("?years=none", ["undated"]),
        ("?years=nonsense", ["agabio2023", "rosner2010", "undated"]),
        ("?cited=live", ["agabio2023"]),
        ("?cited=unseen", ["rosner2010"]),
        ("?cited=never", ["undated"]),
    ],
)
def test_list_finds_and_filters(editor: Client, query: str, keys: list[str]) -> None:
    make_source(
        "agabio2023",
        title="Baclofen for alcohol use disorder",
        container="Cochrane Database of Systematic Reviews",
        doi="10.1002/14651858.cd012557.pub3",
        year=timezone.localdate().year - 1,
    )
    make_source(
        "rosner2010",
        title="Acamprosate",
        authors=[{"family": "Rösner", "given": "Susanne"}],
        pmid="20824837",
        evidence="cohort",
        standing="retracted",
        kind="report",
        year=timezone.localdate().year - 15,
    )
    make_source("undated", title="No day", authors=[], year=None)
    make_article(body="It helps [@agabio2023].")
    make_draft(body="It helps [@rosner2010].")

    assert found(editor, query) == keys


def test_list_finds_by_whatever_names_a_work(editor: Client) -> None:
    kept = make_source("agabio2023", doi="10.1002/x", arxiv="2101.00001", trial="NCT01711125")
    merging.merge(make_source("rigal2020", doi="10.1111/old", pmid="28525555"), kept, by=None)
    make_source("other")

    pasted = ["https://doi.org/10.1002/X", "doi: 10.1111/OLD.", "PMID: 28525555", "28525555", "arXiv:2101.00001v2"]
    for typed in [*pasted, "https://pubmed.ncbi.nlm.nih.gov/28525555/?from=x", "NCT01711125", "Rigal2020", "@rigal"]:
        assert found(editor, f"?{urlencode({'q': typed})}") == ["agabio2023"], typed
    assert found(editor, f"?{urlencode({'q': 'A. Title. doi: 10.1111/nobody'})}") == []


def test_list_tells_what_is_to_be_done(editor: Client) -> None:
    make_source("unsorted", evidence="unsorted", finding="Said.")
    make_source("first", title="Baclofen: a trial", finding="Said.", doi="10.1/x", checked_on=timezone.localdate())
    make_source("second", title="Baclofen – a Trial.", finding="Said.", doi="10.1/y")
    for key in ("shaken", "superseded"):
        make_source(key, finding="Said.", standing="superseded")
    make_source("silent")
    make_article(body="One [@shaken; @first]. Two [@silent].")

    chosen = ("sort", "doubled", "shaken", "successor", "finding", "unchecked")
    todo = {what: found(editor, f"?todo={what}") for what in chosen}

    assert todo == {
        "sort": ["unsorted"],
        "doubled": ["first", "second"],
        "shaken": ["shaken"],
        "successor": ["shaken", "superseded"],
        "finding": ["silent"],
        "unchecked": ["second"],
    }
    assert len(found(editor, "?todo=nonsense")) == 6


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_fifty(editor: Client) -> None:
    make_source("first")
    make_article(body="It helps [@first].")
    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)

    for number in range(49):
        make_source(f"more{number}")
    make_article(body=" ".join(f"It helps [@more{number}]." for number in range(49)))
    with CaptureQueriesContext(connection) as many:
        editor.get(LIST)

    assert len(many) == len(few)


def test_autocomplete_finds_by_author_and_takes_a_zero_byte(editor: Client) -> None:
    source = make_source("rosner2010", authors=[{"family": "Rösner"}])
    query = {"app_label": "articles", "model_name": "source", "field_name": "superseded_by"}

    response = editor.get("/admin/autocomplete/", query | {"term": "Rösner\0"})

    assert [found["id"] for found in response.json()["results"]] == [str(source.pk)]


STRANGE = ["standing__exact=%00", "years=%00", "q=%00", "p=-1", "p=x", "o=99.x", "e=1", "authors__0=1", "kind__regex=("]


@pytest.mark.parametrize("query", STRANGE)
def test_list_takes_any_query(editor: Client, query: str) -> None:
    make_source("agabio2023")

    assert editor.get(f"{LIST}?{query}", follow=True).status_code in (200, 400)
