"""The articles of the extract in tests/data are made up, but for the notices about the first."""

import io
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.notices import pubmed_articles
from articles.notices.pubmed import KINDS, read
from articles.notices.record import Notice, Problem, Unreadable
from articles.references.record import Standing

EXTRACT = Path(__file__).parents[2] / "data" / "notices" / "pubmed.xml"


def articles(*texts):
    return io.BytesIO(f"<PubmedArticleSet>{''.join(texts)}</PubmedArticleSet>".encode())


def article(
    *, pmid="123", kind="RetractionIn", where="J Ex. 2019 Jan 2;1:1", notice="<PMID>456</PMID>", doi="", more=""
):
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID>"
        f"<Article><ELocationID EIdType='doi'>{doi}</ELocationID></Article>{more}"
        f"<CommentsCorrectionsList><CommentsCorrections RefType='{kind}'><RefSource>{where}</RefSource>{notice}"
        "</CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle>"
    )


def test_the_extract_is_read_to_its_end():
    with EXTRACT.open("rb") as file:
        told = list(read(file))

    assert told[1] == Notice(
        doi="10.1016/s0140-6736(97)11096-0",
        pmid="9500320",
        standing=Standing.RETRACTED,
        on=date(2010, 2, 6),
        address="https://pubmed.ncbi.nlm.nih.gov/20137807/",
        origin="PubMed",
        said="pubmed 9500320 RetractionIn 20137807",
        reason="Retraction: Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4.",
    )
    assert [(n.pmid, n.doi, n.standing, n.on, n.address[-9:]) for n in told[2:]] == [
        ("9500320", "10.1016/s0140-6736(97)11096-0", Standing.CONCERN, None, "21971344/"),
        ("90000004", "10.5555/marked.only", Standing.RETRACTED, None, ""),
        ("90000005", "", Standing.CORRECTED, None, ""),
        ("90000005", "", Standing.CORRECTED, date(1999, 1, 2), "90000006/"),
    ]
    assert told[3].reason == "Marked in PubMed as a retracted publication."
    assert told[4].reason.endswith("Whitely RJ [corrected to Whitley RJ].")


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_article_says_of_itself_is_a_notice(kind):
    (notice,) = read(articles(article(kind=kind)))

    assert (notice.pmid, notice.standing) == ("123", KINDS[kind][0])


@pytest.mark.parametrize(
    "kind",
    [
        *("RetractionOf", "ErratumFor", "ExpressionOfConcernFor", "PartialRetractionOf", "CorrectedandRepublishedFrom"),
        *("RetractedandRepublishedFrom", "CommentIn", "UpdateIn", "RepublishedIn", "", "retractionin"),
    ],
)
def test_what_it_says_of_another_paper_is_none(kind):
    assert list(read(articles(article(kind=kind)))) == []


@pytest.mark.parametrize(
    ("where", "on"),
    [
        ("Lancet. 2010 Feb 6;375(9713):445", date(2010, 2, 6)),
        ("Lancet. 2010 Feb 6-12;375:445", date(2010, 2, 6)),
        ("J Ex (1985). 2011 Nov;23(11):1082", None),
        ("J Ex. 2010 Feb 31;1:1", None),
        ("", None),
    ],
)
def test_the_day_is_taken_where_all_of_it_is_known(where, on):
    (notice,) = read(articles(article(where=where)))

    assert notice.on == on


def test_an_article_that_nobody_can_tell_is_told():
    told = list(read(articles(article(pmid="0"), article(pmid="x", doi="10.5555/A"), article(doi="no doi"))))

    assert [type(item) for item in told] == [Problem, Problem, Notice, Problem, Notice]
    assert (told[2].doi, told[2].pmid, told[4].doi, told[4].pmid) == ("10.5555/a", "", "", "123")
    assert "Article 1 " in told[0].reason


def test_an_erratum_without_a_number_still_has_a_name_of_its_own():
    texts = [article(kind="ErratumIn", where=f"J Ex. {'x' * 200}{n}", notice="") for n in (1, 2)]

    told = list(read(articles(*texts)))

    assert len({notice.said for notice in told}) == 2


BOMB = "<!DOCTYPE PubmedArticleSet [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE PubmedArticleSet [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
PARAMETER = "<!DOCTYPE PubmedArticleSet [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a.dtd'> %a;]>"


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (BOMB, "<PubmedArticleSet>&b;</PubmedArticleSet>", "entities or the like"),
        (OUTSIDE, "<PubmedArticleSet>&a;</PubmedArticleSet>", "entities or the like"),
        (PARAMETER, "<PubmedArticleSet/>", "entities or the like"),
        ("<!DOCTYPE PubmedArticleSet [<!ATTLIST a b CDATA 'x'>]>", "<PubmedArticleSet/>", "entities or the like"),
        ("<!DOCTYPE PubmedArticleSet SYSTEM 'http://127.0.0.1:9/a.dtd'>", "<PubmedArticleSet>&a;", "damaged"),
        ("", "<html><body/></html>", "it is a “html”"),
        ("", "<eFetchResult><ERROR>No</ERROR></eFetchResult>", "it is a “eFetchResult”"),
        ("", "<PubmedArticleSet>" + article(), "at line 1"),
        ("", "<PubmedArticleSet/><PubmedArticleSet/>", "at line 1"),
        ("", "no XML", "at line 1"),
        ("", "", "at line 1"),
        ("<?xml version='1.0' encoding='made-up'?>", "<PubmedArticleSet/>", "encoding"),
        ("<?xml version='1.0' encoding='utf-7'?>", "<PubmedArticleSet/>", "encoding"),
        ("", "<PubmedArticleSet>" + "<a>" * 200, "kinds or levels"),
        ("", "<PubmedArticleSet>" + "".join(f"<a{n}/>" for n in range(2_000)), "kinds or levels"),
        ("", "<PubmedArticleSet><PubmedArticle>" + "<a/>" * 40_000, "longer than any"),
        ("", "<PubmedArticleSet><PubmedArticle>" + "a" * 2**18, "longer than any"),
    ],
)
def test_a_file_that_is_not_whole_or_not_from_pubmed_is_refused(start, end, why, monkeypatch):
    monkeypatch.setattr(pubmed_articles, "MOST_ELEMENTS", 2_000)
    monkeypatch.setattr(pubmed_articles, "LONGEST_ARTICLE", 2**17)

    with pytest.raises(Unreadable, match=why) as refused:
        list(read(io.BytesIO((start + end).encode())))

    assert str(refused.value).endswith(".")


def test_what_was_told_before_a_file_breaks_off_was_told():
    told = read(io.BytesIO(f"<PubmedArticleSet>{article()}{' ' * 40_000}<Pub".encode()))

    assert next(told).pmid == "123"
    with pytest.raises(Unreadable):
        next(told)


@given(st.binary(max_size=300), st.integers(0, 3_000))
def test_no_damage_does_more_than_make_a_file_unreadable(damage, place):
    whole = EXTRACT.read_bytes()

    try:
        told = list(read(io.BytesIO(whole[:place] + damage + whole[place + len(damage) :])))
    except Unreadable as refused:
        told = [str(refused)]

    f"{told}".encode()


def test_no_article_is_kept():
    class Long:
        """Many articles, made as they are asked for."""

        chunks = iter([b"<PubmedArticleSet>", *[article(more="<x/>" * 50).encode()] * 1_500, b"</PubmedArticleSet>"])

        def read(self, size):
            return next(self.chunks, b"")

    tracemalloc.start()

    count = sum(1 for _ in read(Long()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 1_500
    assert peak < 1_000_000
