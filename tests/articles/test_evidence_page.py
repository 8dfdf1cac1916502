"""The evidence of a page, sentence by sentence: what is claimed, on what, in whose words, and what is not cited."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format

from articles import publishing
from articles.evidence.supporting import support
from articles.models import Page, Source
from articles.views import places
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_level,
    make_source,
    make_superuser,
    make_user,
)

pytestmark = pytest.mark.django_db

BODY = """It helps some people [@agabio2023, p. 4; @minozzi2018].

## Harms

It caused falls in 12% of people [@agabio2023]. In one trial 30% of people had a headache. Ask your clinician.

| Who | Deaths |
| --- | --- |
| People with liver disease | 7 of 100 [@agabio2023, table 2] |

## Where to ask

Ask a clinician first.
"""
ADDRESS = "/articles/baclofen/"


@pytest.fixture
def article() -> Any:
    make_source("agabio2023", evidence="systematic-review", year=2023)
    make_source("minozzi2018", authors=[{"family": "Minozzi"}], year=2018)
    return make_article("Baclofen", slug="baclofen", body=BODY)


def read(client: Client, address: str = f"{ADDRESS}evidence/") -> str:
    """The words of the page, as they are read."""
    tree = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
    return " ".join("".join(tree.find(".//main").itertext()).split())


def shown(client: Client) -> list[Any]:
    context = client.get(f"{ADDRESS}evidence/").context
    return [each for part in context["parts"] for each in part.shown]


def note(page: Page, words: str, use: int = 1) -> None:
    support(page.revisions.get().citations.get(use=use), words, by=None)


def test_every_claim_stands_below_its_heading_with_its_sources(client: Client, article: Any) -> None:
    words = read(client)

    assert (
        "At the beginning of the text It helps some people. Agabio 2023, p. 4 Systematic review Minozzi 2018" in words
    )
    assert "Harms It caused falls in 12% of people. Agabio 2023 Systematic review See it in the page" in words
    assert "Who: People with liver disease; Deaths: 7 of 100 Agabio 2023, table 2" in words


def test_what_is_not_cited_says_so_and_is_led_to(client: Client, article: Any) -> None:
    words = read(client)
    html = client.get(f"{ADDRESS}evidence/").content.decode()

    assert "4 claims, 3 of them cited." in words
    assert "1 claim not cited In one trial 30% of people had a headache." in words
    assert "had a headache. Not cited See it in the page" in words
    assert html.index('href="#claim-3"') < html.index('id="claim-3"')


def test_what_states_nothing_is_listed_apart(client: Client, article: Any) -> None:
    words = read(client)

    assert "1 sentence here that explains or advises Ask your clinician." in words
    assert "Parts of the page where nothing asks for a source Where to ask: 1 sentence Ask a clinician first." in words
    assert [each.claim.text for each in shown(client) if "clinician" in each.claim.text] == []


def test_what_nobody_has_noted_is_said_once(client: Client, article: Any) -> None:
    assert read(client).count("Nobody has noted yet what the sources say") == 1


def test_the_words_of_the_source_are_shown_with_who_and_when(client: Client, article: Any) -> None:
    note(article, "RR 0.87 (0.77 to 0.99).")

    words = read(client)

    today = date_format(timezone.localdate(), "j F Y")
    assert f"What the source says: RR 0.87 (0.77 to 0.99). Checked by Firm Ground, on {today}." in words
    assert "For 1 of 4 citations somebody has noted what the source says there." in words
    assert "Nobody has noted yet" not in words


def test_words_noted_for_another_wording_are_not_shown(client: Client, article: Any) -> None:
    note(article, "RR 0.87.")
    edit(article, body=BODY.replace("It helps some people", "It helps most people"))
    publishing.publish(article, by=None)

    assert "RR 0.87." not in read(client)


def test_a_sentence_leads_to_its_place(client: Client, article: Any) -> None:
    addresses = [each.address for each in shown(client)]

    assert addresses == [
        f"{ADDRESS}#cite-1:~:text=It%20helps%20some%20people",
        f"{ADDRESS}#cite-3:~:text=It%20caused%20falls%20in%2012%25%20of%20people",
        f"{ADDRESS}#s-harms:~:text=In%20one%20trial%2030%25%20of%20people%20had%20a%20headache",
        f"{ADDRESS}#cite-4",
    ]


@pytest.mark.parametrize(
    ("text", "elsewhere", "found"),
    [
        ("It helps.", "It helps. So they say.", "/p/#a"),
        ("A b c d e f g h, and then i j k, l.", "", "A%20b%20c%20d%20e%20f%20g%20h,i%20j%20k%2C%20l"),
        ("- a & b, c", "", "%2D%20a%20%26%20b%2C%20c"),
        ("It was cut…", "", "It%20was"),
        ("…", "", "/p/#a"),
        ("\ud800 helps", "", "%3F%20helps"),
    ],
)
def test_an_address_finds_words_or_holds_to_its_anchor(text: str, elsewhere: str, found: str) -> None:
    expected = found if found.startswith("/") else f"/p/#a:~:text={found}"

    assert places.address("/p/", "a", text, elsewhere=elsewhere) == expected


def test_every_kind_of_page_has_its_evidence(client: Client) -> None:
    make_source("agabio2023")
    make_level(slug="iop", body="It helps [@agabio2023].", hours="9 to 19 hours a week [@agabio2023]", code="2.1")
    make_article(slug="privacy", kind="about", body="It helps [@agabio2023].")
    make_article(slug="levels-of-care", kind="section", body="It helps [@agabio2023].")

    found = [
        [each.claim.text for part in client.get(address).context["parts"] for each in part.shown]
        for address in ("/levels-of-care/iop/evidence/", "/about/privacy/evidence/", "/levels-of-care/evidence/")
    ]

    assert found == [["9 to 19 hours a week", "It helps."], ["It helps."], ["It helps."]]


def test_the_page_and_its_evidence_give_the_same_figure(client: Client, article: Any) -> None:
    page = read(client, ADDRESS)

    assert "4 claims, 3 cited" in page
    assert "4 claims, 3 of them cited. A claim can rest on several kinds of evidence." in page
    assert "Systematic review 3 claims Randomised trial 1 claim Not cited 1 claim" in page
    assert "Claims are counted by a program, not by a person." in page
    assert f'href="{ADDRESS}evidence/"' in client.get(ADDRESS).content.decode()


def test_a_page_without_claims_has_no_figure(client: Client) -> None:
    make_article(slug="plain", body="Ask a clinician.")

    assert "claim" not in read(client, "/articles/plain/")
    assert "Nothing here asks for a source" in read(client, "/articles/plain/evidence/")


def test_previews_show_the_figure_and_lead_nowhere_else(client: Client, article: Any) -> None:
    edit(article, body="It helps some people [@agabio2023].")
    client.force_login(make_superuser())

    html = client.get(f"{ADDRESS}?preview").content.decode()

    assert "1 claim, 1 cited" in html
    assert f"{ADDRESS}evidence/" not in html
    assert f"{ADDRESS}sources.ris" not in html


def test_the_evidence_of_a_draft_is_nobodys(client: Client, article: Any) -> None:
    edit(article, body="Zebras cure 90% of people [@agabio2023].")
    make_draft("Unseen", slug="unseen", body="It helps [@agabio2023].")
    client.force_login(make_user(group="editor"))

    assert "Zebras" not in read(client, f"{ADDRESS}evidence/?preview=2")
    assert client.get("/articles/unseen/evidence/?preview").status_code == 404


def test_a_moved_page_takes_its_evidence_along(client: Client, article: Any) -> None:
    edit(article, slug="moved")

    response = client.get(f"{ADDRESS}evidence/?a=1")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/moved/evidence/?a=1")


def test_nothing_of_it_costs_a_query_a_claim(client: Client, django_assert_num_queries: Any) -> None:
    sources = [make_source() for _ in range(30)]
    body = "\n\n".join(f"It helps {n} in 100 people [@{each.key}]." for n, each in enumerate(sources))
    page = make_article(slug="baclofen", body=body)
    for use in range(1, 20):
        note(page, f"Words {use}.", use)
    other = make_article(slug="short", body=f"It helps [@{sources[0].key}].")

    with django_assert_num_queries(5):
        client.get(f"{ADDRESS}evidence/")
    with django_assert_num_queries(5):
        client.get(f"{other.get_absolute_url()}evidence/")


HOSTILE = "<script>alert(1)</script> \"'& {{ x }} </title> \u202e"


def test_hostile_words_stay_words_and_the_html_is_valid(client: Client, article: Any) -> None:
    edit(article, title=HOSTILE, summary=HOSTILE)
    publishing.publish(article, by=None)
    support(article.revisions.latest().citations.get(use=1), HOSTILE, by=None)
    Source.objects.update(
        title=HOSTILE,
        authors=[{"family": HOSTILE}],
        standing="retracted",
        standing_note=HOSTILE,
        notice="javascript:alert(1)",
        finding=HOSTILE,
        url="javascript:alert(1)",
    )

    for address in (ADDRESS, f"{ADDRESS}evidence/", "/sources/agabio2023/", "/sources/"):
        content = client.get(address).content
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content)
        ids = [each.get("id") for each in tree.iter() if each.get("id")]
        assert b"<script>alert" not in content
        assert b'href="javascript' not in content
        assert len(ids) == len(set(ids))
