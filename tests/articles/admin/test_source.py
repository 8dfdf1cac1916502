"""Sources in the admin: pasted identifiers, one record a work, and nothing lost that a page rests on."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.source_fields import DEPENDING, FIELDS_OF
from articles.library import merging
from articles.models import Source
from articles.models.source import IDENTIFIERS
from articles.references import vancouver
from articles.references.record import Evidence, Kind, Record
from tests.articles.admin.source_posts import ADD, as_posted, change, errors, posted, said
from tests.factories import edit, make_article, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/source/"


# Writing


def test_add_keeps_authors_and_makes_a_key(editor: Client) -> None:
    response = editor.post(ADD, posted(authors="de Beaurepaire, Renaud\n= Alcohol Change UK\nDrugs.com"))

    assert response.status_code == 302
    source = Source.objects.get()
    assert source.key == "debeaurepaire2023"
    assert source.authors == [
        {"family": "de Beaurepaire", "given": "Renaud"},
        {"literal": "Alcohol Change UK"},
        {"literal": "Drugs.com"},
    ]


@pytest.mark.parametrize(
    ("authors", "year", "title", "key"),
    [
        ("Agabio, Roberta", "2023", "x", "agabio2023"),
        ("D'Aleo, Giangaetano", "2007", "x", "daleo2007"),
        ("Müller, Christian", "", "x", "muller"),
        ("World Health Organization", "2020", "x", "who2020"),
        ("Drugs.com", "2020", "x", "drugscom2020"),
        ("", "2020", "Baclofen for alcohol use", "baclofenforalcohol2020"),
        ("", "", "...?", "source"),
    ],
)
def test_add_makes_the_key_from_author_and_year(editor: Client, authors: str, year: str, title: str, key: str) -> None:
    editor.post(ADD, posted(authors=authors, year=year, title=title))

    assert Source.objects.get().key == key


def test_add_makes_another_key_when_that_one_is_taken(editor: Client) -> None:
    for key in ("Agabio2023", "agabio2023b", "agabio2023dublin"):
        make_source(key)

    editor.post(ADD, posted())

    assert Source.objects.filter(key="agabio2023c").exists()


@pytest.mark.parametrize("key", ["two words", "-agabio", "agabio/2023", "<b>"])
def test_add_refuses_a_key_that_cannot_be_cited(editor: Client, key: str) -> None:
    assert list(errors(editor.post(ADD, posted(key=key)))) == ["key"]


def test_add_takes_identifiers_as_they_were_pasted(editor: Client) -> None:
    editor.post(
        ADD,
        posted(
            doi="https://doi.org/10.1111/ADD.14927.",
            pmid="https://pubmed.ncbi.nlm.nih.gov/28525555/?from=somewhere",
            pmcid="https://pmc.ncbi.nlm.nih.gov/articles/PMC3510048/",
            isbn="ISBN 978-0-306-40615-7",
            url="example.org/trial",
        ),
    )

    source = Source.objects.get()
    assert (source.doi, source.pmid, source.pmcid) == ("10.1111/add.14927", "28525555", "PMC3510048")
    assert (source.isbn, source.url) == ("9780306406157", "https://example.org/trial")


@pytest.mark.parametrize(
    ("field", "stored", "pasted"),
    [
        ("doi", "10.1111/add.14927", "https://doi.org/10.1111/ADD.14927"),
        ("doi", "10.1111/add.14927", "doi: 10.1111/add.14927."),
        ("pmid", "28525555", "PMID: 28525555"),
        ("pmid", "28525555", "https://pubmed.ncbi.nlm.nih.gov/28525555/"),
        ("key", "agabio2023", "Agabio2023"),
    ],
)
def test_add_refuses_a_work_that_is_there_and_leads_to_it(editor: Client, field: str, stored: str, pasted: str) -> None:
    source = make_source(**{"key": "first", field: stored}, title="<b>Bold</b> & proud")

    response = editor.post(ADD, posted(**{field: pasted}))

    assert list(errors(response)) == [field]
    assert f'<a href="{change(source)}">' in response.content.decode()
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; proud</a>" in response.content.decode()
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "pasted", "right", "value"),
    [
        ("doi", "PMID: 28525555", "pmid", "28525555"),
        ("doi", "https://pubmed.ncbi.nlm.nih.gov/28525555/", "pmid", "28525555"),
        ("doi", "Agabio R. Baclofen. Addiction. doi: 10.1111/ADD.14927. Epub 2020.", "doi", "10.1111/add.14927"),
        ("pmid", "https://doi.org/10.1111/ADD.14927", "doi", "10.1111/add.14927"),
        ("pmid", "PMC3510048", "pmcid", "PMC3510048"),
        ("isbn", "ClinicalTrials.gov Identifier: NCT01711125", "trial", "NCT01711125"),
        ("doi", "arXiv:2101.00001v2", "arxiv", "2101.00001"),
        ("url", "doi:10.1111/add.14927", "doi", "10.1111/add.14927"),
        ("url", "https://doi.org/10.1111/add.14927", "doi", "10.1111/add.14927"),
        ("url", "https://example.org/doi/10.1111/add.14927", "url", "https://example.org/doi/10.1111/add.14927"),
        ("doi", "https://example.org/a/page", "url", "https://example.org/a/page"),
    ],
)
def test_what_was_pasted_into_the_wrong_field_lands_in_its_own(
    editor: Client, field: str, pasted: str, right: str, value: str
) -> None:
    response = editor.post(ADD, posted(**{field: pasted}))

    source = Source.objects.get()
    filled = {name: getattr(source, name) for name in (*IDENTIFIERS, "url") if getattr(source, name)}
    assert filled == {right: value}
    assert ("was moved from" in said(response)) is (right != field)


@pytest.mark.parametrize(
    ("typed", "wrong", "hint"),
    [
        # Digits alone are put nowhere: these are a number of PubMed, or half of the one that the field wants.
        ({"doi": "28525555"}, "doi", "It looks like this: PubMed number (PMID)"),
        ({"pmcid": "3510048"}, "pmcid", "one begins with PMC"),
        ({"trial": "01711125"}, "trial", "one is NCT and eight digits"),
        ({"doi": "PMID: 28525555", "pmid": "1234567"}, "doi", "It looks like this: PubMed number (PMID)"),
        ({"pmid": "nonsense"}, "pmid", "is not a PubMed number"),
    ],
)
def test_what_belongs_nowhere_else_for_certain_stays_and_is_refused(
    editor: Client, typed: dict[str, str], wrong: str, hint: str
) -> None:
    found = errors(editor.post(ADD, posted(**typed)))

    assert list(found) == [wrong]
    assert hint in found[wrong][0]


def test_what_was_moved_is_told_beside_what_is_refused(editor: Client) -> None:
    response = editor.post(ADD, posted(title="", doi="PMID: 28525555"))

    assert list(errors(response)) == ["title"]
    assert "“PMID: 28525555” was moved from DOI to PubMed number (PMID), as 28525555." in response.content.decode()
    assert 'name="pmid" value="28525555"' in response.content.decode()


@pytest.mark.parametrize(("field", "value"), [("key", "OLD"), ("doi", "10.1111/old"), ("pmid", "123")])
def test_a_name_that_a_merged_record_had_is_not_given_again(editor: Client, field: str, value: str) -> None:
    kept = make_source("kept", doi="10.1111/kept", pmid="999")
    merging.merge(make_source("old", doi="10.1111/old", pmid="123"), kept, by=None)

    response = editor.post(ADD, posted(**{field: value}))

    assert "was merged into another, which stands for it now" in errors(response)[field][0]
    assert f'<a href="{change(kept)}">' in response.content.decode()


def test_chapters_share_the_number_of_their_book_and_papers_that_of_their_trial(editor: Client) -> None:
    isbn, trial = "9780306406157", "NCT01711125"
    for kind in ("book", "chapter", "chapter", "article", "article", "web-page"):
        number = {"trial": trial} if kind in ("article", "web-page") else {"isbn": isbn}
        editor.post(ADD, posted(kind=kind, title=f"A {kind}", **number))
    assert Source.objects.count() == 6

    second = {"book": {"isbn": isbn}, "web-page": {"trial": trial}}
    wrong = [list(errors(editor.post(ADD, posted(kind=kind, **number)))) for kind, number in second.items()]

    assert wrong == [["isbn"], ["trial"]]


def test_who_gives_a_record_a_number_that_another_has_is_led_to_merging_them(editor: Client) -> None:
    there, second = make_source("there", doi="10.1111/x"), make_source("second")

    response = editor.post(change(second), as_posted(editor, second, doi="10.1111/x"))

    address = reverse("admin:articles_source_merge", args=[second.pk])
    assert f'<a href="{address}?into={there.pk}">merge them</a>' in response.content.decode()


def test_a_preprint_and_what_it_found_are_kept(editor: Client) -> None:
    editor.post(ADD, posted(kind="preprint", arxiv="arXiv:2101.00001", finding=" Fewer relapses:\n 1 in 9. "))

    source = Source.objects.get()
    assert (source.kind, source.arxiv, source.finding) == ("preprint", "2101.00001", "Fewer relapses: 1 in 9.")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://example.org/x", "//", "https://"]
)
def test_add_refuses_an_address_that_is_not_of_the_web(editor: Client, url: str) -> None:
    assert list(errors(editor.post(ADD, posted(url=url)))) == ["url"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": "2023", "month": "2", "day": "31"}, "day"),
        ({"year": "2023", "day": "3"}, "day"),
        ({"year": "", "month": "2"}, "month"),
        ({"year": "2023", "month": "0"}, "month"),
        ({"year": "2023", "month": "13"}, "month"),
        ({"year": "999"}, "year"),
        ({"year": "20000"}, "year"),
        ({"year": "99999999999999999999"}, "year"),
        ({"doi": "11.1/x"}, "doi"),
        ({"pmid": "123456789"}, "pmid"),
        ({"isbn": "9780306406158"}, "isbn"),
        ({"title": " "}, "title"),
        ({"superseded_by": "999"}, "superseded_by"),
        ({"superseded_by": "x"}, "superseded_by"),
        ({"superseded_by": "9" * 40}, "superseded_by"),
    ],
)
def test_add_refuses_what_cannot_be(editor: Client, changes: dict[str, str], field: str) -> None:
    assert list(errors(editor.post(ADD, posted(**changes)))) == [field]


def test_a_source_cannot_take_its_own_place(editor: Client) -> None:
    source = make_source("agabio2023")

    response = editor.post(change(source), as_posted(editor, source, superseded_by=source.pk))

    assert errors(response) == {"superseded_by": ["A source cannot take its own place. Choose the newer one."]}


def test_change_of_nothing_changes_nothing(editor: Client) -> None:
    strange = [{"family": "Smith, Jr", "given": ""}, {"given": "Roberta"}, {"literal": "= A; B, C"}]
    source = make_source(
        "agabio2023", authors=strange, month=2, day=28, accessed=date(2026, 5, 1), doi="10.1111/x", url="https://a.org/"
    )
    before = Source.objects.values().get()

    response = editor.post(change(source), as_posted(editor, source))

    assert response.status_code == 302, errors(response)
    assert Source.objects.values().get() == before


def test_change_over_what_somebody_else_saved_is_refused_once(editor: Client) -> None:
    source = make_source("agabio2023", title="First")
    form = as_posted(editor, source, title="Mine")
    Source.objects.filter(pk=source.pk).update(title="Theirs")

    refused = editor.post(change(source), form)

    assert Source.objects.get().title == "Theirs"
    assert "“Theirs”" in errors(refused)["__all__"][0]
    again = form | {"as_seen": refused.context["adminform"].form["as_seen"].value()}
    assert editor.post(change(source), again).status_code == 302
    assert Source.objects.get().title == "Mine"


# What pages rest on


def test_the_key_cannot_be_changed_once_a_draft_cites_it(editor: Client) -> None:
    source = make_source("agabio2023")
    before = as_posted(editor, source, key="changed")
    make_draft(body="Baclofen helps [@agabio2023].")

    editor.post(change(source), before)

    assert Source.objects.get().key == "agabio2023"


def test_the_key_can_be_changed_before_anything_cites_it(editor: Client) -> None:
    source = make_source("agabio2023")

    editor.post(change(source), as_posted(editor, source, key="agabio2023cochrane"))

    assert Source.objects.get().key == "agabio2023cochrane"


def test_a_new_name_is_drawn_wherever_somebody_may_see_it(editor: Client) -> None:
    source = make_source("agabio2023")
    live = make_article(body="It helps [@agabio2023].")
    planned = make_article(body="It may help [@agabio2023].", at=timezone.now() + timedelta(days=1))
    draft = make_draft(body="It does not [@agabio2023].")
    edit(live, body="It helps a little [@agabio2023].")
    edit(live, body="It helps some [@agabio2023].")

    editor.post(change(source), as_posted(editor, source, authors="Saulle, Rosella", year="2024"))

    names = {
        (revision.page_id, revision.number): "Saulle 2024" in revision.html
        for page in (live, planned, draft)
        for revision in page.revisions.all()
    }
    assert names == {
        (live.pk, 1): True,
        (live.pk, 2): False,
        (live.pk, 3): True,
        (planned.pk, 1): True,
        (draft.pk, 1): True,
    }


def test_a_change_that_no_page_shows_draws_nothing_anew(editor: Client) -> None:
    source = make_source("agabio2023")
    page = make_article(body="It helps [@agabio2023].")
    page.revisions.update(html="as it was")

    editor.post(change(source), as_posted(editor, source, volume="12"))

    assert page.revisions.get().html == "as it was"


def test_a_draft_that_was_waiting_for_a_source_finds_it(editor: Client) -> None:
    page = make_draft(body="It helps [@agabio2023].")
    assert page.revisions.get().findings != []

    editor.post(ADD, posted())

    revision = page.revisions.get()
    assert [citation.source.key for citation in revision.citations.all()] == ["agabio2023"]
    assert revision.findings == []


def test_the_form_shows_every_page_that_rests_on_the_source(editor: Client) -> None:
    source = make_source("agabio2023")
    live = make_article("Live <b>page</b>", body="It helps [@agabio2023].")
    draft = make_draft("Draft page", body="It helps [@agabio2023].")
    make_article("Another page")

    content = editor.get(change(source)).content.decode()

    assert f'<a href="/admin/articles/article/{live.pk}/change/">Live &lt;b&gt;page&lt;/b&gt;</a>' in content
    assert f'<a href="/admin/articles/article/{draft.pk}/change/">Draft page</a>' in content
    assert "Another page" not in content
    assert source.printed in content


def test_who_may_only_look_sees_the_authors_as_lines(client: Client) -> None:
    client.force_login(make_user(group="reviewer"))
    source = make_source("agabio2023", authors=[{"family": "Agabio", "given": "Roberta"}, {"literal": "NHS"}])

    content = client.get(change(source)).content.decode()

    assert "<ul><li>Agabio, Roberta</li><li>NHS</li></ul>" in content
    assert "<textarea" not in content


def test_a_cited_source_cannot_be_deleted_and_the_reason_names_the_page(editor: Client) -> None:
    source = make_source("agabio2023")
    make_draft("Does baclofen help?", body="It helps [@agabio2023].")
    delete = reverse("admin:articles_source_delete", args=[source.pk])

    assert delete not in editor.get(change(source)).content.decode()
    for response in (editor.get(delete), editor.post(delete, {"post": "yes"})):
        assert response.headers["Location"] == change(source)
        assert "“Does baclofen help?”" in said(response)
    assert Source.objects.exists()


def test_deleting_many_is_refused_when_one_is_cited(editor: Client) -> None:
    cited, free = make_source("agabio2023"), make_source("rigal2020")
    make_draft("Does baclofen help?", body="It helps [@agabio2023].")

    for confirmed in ({}, {"post": "yes"}):
        response = editor.post(LIST, {"action": "delete_selected", "_selected_action": [cited.pk, free.pk]} | confirmed)
        assert "“Does baclofen help?”" in said(response)

    assert Source.objects.count() == 2


def test_an_unused_source_can_be_deleted(editor: Client) -> None:
    source = make_source("agabio2023")

    editor.post(reverse("admin:articles_source_delete", args=[source.pk]), {"post": "yes"})

    assert not Source.objects.exists()


def test_form_asks_the_same_number_of_questions_for_one_page_and_for_thirty(editor: Client) -> None:
    source = make_source("agabio2023")
    make_article(body="It helps [@agabio2023].")
    editor.get(change(source))
    with CaptureQueriesContext(connection) as few:
        editor.get(change(source))

    for _ in range(29):
        make_article(body="It helps [@agabio2023].")
    with CaptureQueriesContext(connection) as many:
        editor.get(change(source))

    assert len(many) == len(few)


# Which fields the form can put away

SHOWN = st.sampled_from(["container", "volume", "issue", "pages", "publisher", "place", "edition", "number", "isbn"])


@given(kind=st.sampled_from(Kind), field=SHOWN)
def test_a_field_that_is_put_away_changes_no_printed_reference(kind: Kind, field: str) -> None:
    record = Record(key="k", kind=kind, title="Title", evidence=Evidence.COHORT, year=2020)
    filled = dataclasses.replace(record, **{field: "9780306406157"})

    prints = vancouver.printed_in_full(filled) != vancouver.printed_in_full(record)

    assert prints <= (field in FIELDS_OF[kind])


def test_fields_that_depend_on_the_kind_are_fields_of_the_form() -> None:
    assert set(DEPENDING) <= {field.name for field in Source._meta.fields}
    assert set(FIELDS_OF) == set(Kind)
