"""What happens to a source shows at once, on every page that rests on it, and what was kept is not confirmed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import html5lib
import pytest
from django.test import Client

from articles.library import standing
from articles.library.standing import Word
from articles.models import Page, Source
from articles.publishing import sharing
from articles.references.record import Standing
from tests.factories import edit, make_article, make_level, make_source, make_user

pytestmark = pytest.mark.django_db

RETRACTED = Word(
    standing=Standing.RETRACTED,
    origin="Retraction Watch",
    note="The data could not be verified.",
    on=date(2024, 5, 3),
    notice="https://doi.org/10.1000/notice",
)
SHOWN = {
    "/articles/baclofen/": "Part of this page rests on a retracted source",
    "/articles/baclofen/evidence/": "Part of this page rests on a retracted source",
    "/levels-of-care/care/": "Part of this page rests on a retracted source",
    "/levels-of-care/care/evidence/": "Part of this page rests on a retracted source",
    "/levels-of-care/": "Part of this page rests on a retracted source",
    "/about/us/": "Part of this page rests on a retracted source",
    "/articles/both/": "Retracted on 3 May 2024. It can no longer be relied on.",
    "/articles/both/evidence/": "Minozzi 2018 Randomised trial Retracted on 3 May 2024",
    "/sources/minozzi2018/": "Retracted on 3 May 2024. It can no longer be relied on.",
    "/sources/": "Retracted on 3 May 2024. It can no longer be relied on.",
    "/sources/?standing=retracted": "1 source: Retracted",
}


@pytest.fixture
def source() -> Source:
    source = make_source("minozzi2018", authors=[{"family": "Minozzi"}], year=2018, doi="10.1000/m")
    make_source("agabio2023", year=2023)
    make_article("Baclofen", slug="baclofen", body="It helps 71 of 100 people [@minozzi2018]. It harms [@agabio2023].")
    make_article("Both", slug="both", body="It helps [@minozzi2018; @agabio2023].")
    make_level("Care", slug="care", hours="9 hours [@minozzi2018]")
    make_article("Levels of care", slug="levels-of-care", kind="section", body="It helps [@minozzi2018].")
    make_article("Us", slug="us", kind="about", body="It helps [@minozzi2018].")
    return source


def words(response: Any) -> str:
    tree = html5lib.parse(response.content, namespaceHTMLElements=False)
    return " ".join("".join(tree.find(".//main").itertext()).split())


def structured(client: Client, address: str) -> Any:
    tree = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
    return json.loads(tree.find(".//script[@type='application/ld+json']").text)["citation"][0]


def test_a_retraction_changes_every_page_and_what_was_kept_of_it(client: Client, source: Source) -> None:
    kept = {address: client.get(address) for address in SHOWN}
    before = structured(client, "/articles/baclofen/")
    same = [
        client.get(address, headers={"If-None-Match": kept[address].headers["ETag"]}).status_code for address in SHOWN
    ]

    standing.say(source, RETRACTED, by=None)
    after = {
        address: client.get(address, headers={"If-None-Match": kept[address].headers["ETag"]}) for address in SHOWN
    }

    assert same == [304] * len(SHOWN)
    assert {address: response.status_code for address, response in after.items()} == dict.fromkeys(SHOWN, 200)
    assert [address for address, response in kept.items() if SHOWN[address] in words(response)] == []
    assert [address for address, response in after.items() if SHOWN[address] not in words(response)] == []
    assert structured(client, "/articles/baclofen/") == before | {
        "creativeWorkStatus": "Retracted",
        "correction": "https://doi.org/10.1000/notice",
    }


def test_the_notice_names_the_sentence_what_happened_and_where_to_look(client: Client, source: Source) -> None:
    standing.say(source, RETRACTED, by=None)
    response = client.get("/articles/baclofen/")
    tree = html5lib.parse(response.content, namespaceHTMLElements=False)
    notice = tree.find(".//section[@class='notice-top']")

    links = [link.get("href") for link in notice.iter("a")]

    assert " ".join("".join(notice.itertext()).split()) == (
        "Part of this page rests on a retracted source Retracted: Minozzi 2018, on 3 May 2024. It can no longer be "
        "relied on. The data could not be verified. Read the notice about Minozzi 2018. One sentence rests on it "
        "alone: It helps 71 of 100 people. See every sentence of this page with its sources"
    )
    assert links == [
        "/sources/minozzi2018/",
        "https://doi.org/10.1000/notice",
        "#cite-1",
        "/articles/baclofen/evidence/",
    ]


def test_many_sentences_are_told_in_one_notice(client: Client, source: Source) -> None:
    make_article(slug="many", body="\n\n".join(f"It helps {n} of 100 [@minozzi2018]." for n in range(1, 7)))
    standing.say(source, RETRACTED, by=None)

    read = words(client.get("/articles/many/"))

    assert "6 sentences rest on it alone: It helps 1 of 100. It helps 2 of 100. It helps 3 of 100. and 3 more" in read
    assert read.count("Retracted:") == 1


def test_a_newer_version_is_told_and_led_to(client: Client, source: Source) -> None:
    newer = Source.objects.get(key="agabio2023")
    standing.say(source, Word(standing=Standing.SUPERSEDED, superseded_by=newer), by=None)

    read = words(client.get("/articles/baclofen/"))

    assert "Part of this page rests on a source that was replaced" in read
    assert "A newer version exists of Minozzi 2018: Agabio 2023." in read


@pytest.mark.parametrize("word", [Standing.CORRECTED, Standing.CONCERN, Standing.CURRENT])
def test_nothing_else_puts_a_notice_over_the_page(client: Client, source: Source, word: Standing) -> None:
    standing.say(source, Word(standing=word), by=None)

    assert "Part of this page" not in words(client.get("/articles/baclofen/"))


def test_what_is_cited_as_retracted_is_no_news(client: Client, source: Source) -> None:
    make_article(slug="told", body="A trial of 2018 was withdrawn [@minozzi2018, p. 4, cited as retracted].")
    standing.say(source, RETRACTED, by=None)

    assert "Part of this page" not in words(client.get("/articles/told/"))
    assert "p. 4, cited as retracted" in words(client.get("/articles/told/evidence/"))


def test_a_reinstatement_takes_it_all_back(client: Client, source: Source) -> None:
    standing.say(source, RETRACTED, by=None)
    between = words(client.get("/articles/baclofen/"))
    standing.say(source, Word(standing=Standing.UNKNOWN), by=None)
    after = words(client.get("/articles/baclofen/"))

    assert [sign in between for sign in ("Part of this page", "etracted")] == [True, True]
    assert [sign in after for sign in ("Part of this page", "etracted")] == [False, False]


def test_previews_warn_as_the_page_would(client: Client, source: Source) -> None:
    page = Page.objects.get(slug="baclofen")
    token = sharing.share(edit(page, body="It helps 9 of 100 [@minozzi2018]."), by=None, days=7)[1]
    standing.say(source, RETRACTED, by=None)

    shared = words(client.get(f"/preview/{token}/"))
    client.force_login(make_user(group="author"))
    staff = words(client.get("/articles/baclofen/?preview"))

    for read in (shared, staff):
        assert "One sentence rests on it alone: It helps 9 of 100." in read
        assert "1 claim, 1 cited" in read
        assert "See every sentence" not in read
