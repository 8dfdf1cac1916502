"""What readers open: every address, what it costs, and what must never show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Tag, TagAlias
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_many,
    make_reviewer,
    make_source,
    make_superuser,
    make_tag,
    make_treatment,
    make_user,
)
from tests.treatments.directory.making import make_programme, make_term
from treatments import directory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
BAD = [
    "%00",
    "%F0%9F%98%80",
    "a" * 3000,
    "..",
    "%2e%2e",
    "-1",
    "0",
    "99999999999999999999",
    "'",
    '"',
    "<script>",
    "%C3",
]


def text(response: Any) -> str:
    return response.content.decode()


@pytest.fixture(autouse=True)
def read_anew() -> None:
    """The directory is kept in memory by its stamp, and every test begins with the same one."""
    directory.forget()


@pytest.fixture
def world() -> None:
    """One live thing of every kind, and the front page of a section."""
    make_source("agabio2023", title="Baclofen for alcohol use disorder", evidence="systematic-review")
    make_help_line()
    make_article(
        "Baclofen for alcohol use",
        slug="baclofen-for-alcohol-use",
        body="## What it is\n\nIt helps some people [@agabio2023, p. 4].",
        tags=("Alcohol", "Baclofen"),
    )
    make_article("Acamprosate", slug="acamprosate", tags=("Alcohol",))
    make_article("Privacy", slug="privacy", kind="about")
    make_article("Levels of care", slug="levels-of-care", kind="section", tags=("Alcohol",))
    for slug in ("treatments", "programmes"):
        make_article(slug=slug, kind="section", body="It helps [@agabio2023].")
    level = make_level("Intensive outpatient", slug="intensive-outpatient", tags=("Alcohol",))
    treatment = make_treatment("Baclofen", slug="baclofen", risks="Sleepiness [@agabio2023].", tags=("Alcohol",))
    publishing.relate(treatment, by=None, levels=[level], articles=Article.objects.filter(slug="acamprosate"))
    make_treatment("Naltrexone", slug="naltrexone", risks="Nausea [@agabio2023].")
    make_term("OIT", "Intensive outpatient", "setting", level, treatment)
    make_programme("Elm House", pk=7, services=["OIT"])
    make_programme("Elm Lodge", pk=8)


ADDRESSES = [
    "/",
    "/articles/",
    "/articles/?tag=alcohol",
    "/articles/?tag=alcohol&tag=baclofen",
    "/articles/baclofen-for-alcohol-use/",
    "/tags/",
    "/tags/alcohol/",
    "/sources/",
    "/sources/?evidence=systematic-review&tag=alcohol",
    "/sources/agabio2023/",
    "/sources.ris",
    "/sources/agabio2023.bib",
    "/articles/baclofen-for-alcohol-use/evidence/",
    "/articles/baclofen-for-alcohol-use/sources.json",
    "/levels-of-care/evidence/",
    "/levels-of-care/intensive-outpatient/evidence/",
    "/about/privacy/evidence/",
    "/levels-of-care/",
    "/levels-of-care/intensive-outpatient/",
    "/treatments/",
    "/treatments/evidence/",
    "/treatments/baclofen/",
    "/treatments/baclofen/history/",
    "/treatments/baclofen/evidence/",
    "/treatments/baclofen/sources.ris",
    "/treatments/compare/",
    "/treatments/compare/?t=naltrexone&t=baclofen",
    "/programmes/",
    "/programmes/history/",
    "/programmes/?place=nowhere&q=elm",
    "/programmes/?level=intensive-outpatient",
    "/programmes/list/?id=7&id=8",
    "/programmes/7/elm-house/",
    "/search/",
    "/search/?q=baclofen",
    "/about/",
    "/about/privacy/",
    "/feed/",
    "/tags/alcohol/feed/",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/readyz",
]


@pytest.mark.usefixtures("world")
def test_every_address_of_the_contract_answers_without_a_cookie_and_varies_by_none(client: Client) -> None:
    answers = {address: client.get(address) for address in ADDRESSES}
    answers["posted"] = client.post("/programmes/", {"place": "nowhere", "q": "elm"})

    assert {address: answer.status_code for address, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert [address for address, answer in answers.items() if answer.cookies] == []
    assert [address for address, answer in answers.items() if "Cookie" in answer.headers.get("Vary", "")] == []


@pytest.mark.usefixtures("world")
def test_every_page_is_valid_html_that_asks_nobody_else(client: Client) -> None:
    pages = {address: client.get(address) for address in ADDRESSES}
    pages["posted"] = client.post("/programmes/", {"place": "nowhere", "q": "elm"})

    html = {address: page.content for address, page in pages.items() if "html" in page.headers["Content-Type"]}

    assert {address: wrong for address, content in html.items() if (wrong := told_wrong(content))} == {}
    policies = {pages[address].headers["Content-Security-Policy"] for address in html}
    assert [policy for policy in policies if "default-src 'none'" not in policy or "http" in policy] == []


def told_wrong(content: bytes) -> list[str]:
    """What is no HTML, what a browser would fetch from elsewhere or run, and ids that lead nowhere or stand twice."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    elements = list(parser.parse(content).iter())
    wrong = [code for _, code, _ in parser.errors]
    for each in elements:
        fetched = each.get("src") or (each.get("href") if each.tag == "link" else None) or each.get("action") or ""
        if urlsplit(fetched).netloc not in {"", "testserver"}:
            wrong.append(fetched)
        runs = each.tag == "style" or (each.tag == "script" and not each.get("src"))
        if each.get("style") or (runs and each.get("type") != "application/ld+json"):
            wrong.append(f"<{each.tag}> in the page itself")
    ids = [found for each in elements if (found := each.get("id"))]
    named = [name for each in elements for key in NAMING if key in each.attrib for name in each.get(key).split()]
    named += [link[1:] for each in elements if (link := each.get("href") or "").startswith("#")]
    return wrong + [each for each in set(ids) if ids.count(each) > 1] + sorted(set(named) - set(ids))


NAMING = ("aria-labelledby", "aria-describedby", "for", "form")


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "address",
    [
        *("/", "/articles/baclofen-for-alcohol-use/", "/levels-of-care/", "/tags/alcohol/", "/treatments/baclofen/"),
        *("/treatments/compare/?t=baclofen&t=naltrexone", "/programmes/", "/programmes/7/elm-house/"),
    ],
)
def test_an_unchanged_page_answers_304(client: Client, address: str) -> None:
    tag = client.get(address).headers["ETag"]

    response = client.get(address, headers={"If-None-Match": tag})

    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.usefixtures("world")
def test_pages_are_compressed_with_a_weak_etag(client: Client) -> None:
    response = client.get("/articles/baclofen-for-alcohol-use/", headers={"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["ETag"].startswith("W/")


@pytest.mark.parametrize(
    "address",
    [
        *("/articles/", "/tags/", "/sources/", "/levels-of-care/", "/about/", "/", "/feed/"),
        *("/treatments/", "/treatments/compare/", "/programmes/", "/programmes/list/"),
    ],
)
def test_an_empty_site_answers(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize(
    "address",
    [
        "/articles/?tag={}",
        "/articles/?page={}",
        "/sources/?evidence={}&year={}",
        "/sources/?tag={}&page={}",
        "/sources/?kind={}&standing={}",
        "/search/?q={}",
        "/treatments/compare/?t={}&t={}",
        "/programmes/?place={}&q={}&page={}",
        "/programmes/?level={}&unit={}&without={}",
        "/programmes/list/?id={}",
    ],
)
def test_a_bad_query_value_is_never_an_error(client: Client, address: str, value: str) -> None:
    assert client.get(address.replace("{}", value)).status_code == 200


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize(
    "address",
    [
        *("/articles/{}/", "/tags/{}/", "/sources/{}/", "/levels-of-care/{}/", "/about/{}/", "/{}/"),
        *("/treatments/{}/", "/programmes/{}/elm-house/", "/programmes/7/{}/"),
    ],
)
def test_an_unknown_address_is_a_404(client: Client, address: str, value: str) -> None:
    assert client.get(address.format(value)).status_code in {404, 301}


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_can_only_read(client: Client, method: str) -> None:
    make_article("Stays", slug="stays")

    getattr(client, method)("/articles/stays/")

    assert "Stays" in text(client.get("/articles/stays/"))


# Drafts and the clock


PLACES = ["/", "/articles/", "/articles/zebra/", "/articles/open/", "/tags/", "/tags/zebra/", "/search/?q=stripes"]


@pytest.mark.parametrize("place", [*PLACES, "/feed/", "/sitemap.xml", "/sources/", "/sources/zebra2020/", "/about/"])
def test_a_draft_shows_nowhere(client: Client, place: str) -> None:
    make_source("zebra2020", title="Zebra trial")
    make_article("Open", slug="open", tags=("Shared",))
    make_draft("Zebra", slug="zebra", body="Zebra stripes [@zebra2020].", tags=("Zebra", "Shared"))

    assert "Zebra" not in text(client.get(place))


def test_a_scheduled_page_appears_everywhere_with_the_clock_alone(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        make_source("later2020")
        make_article("Open", slug="open", tags=("Shared",))
        at = timezone.now() + DAY
        make_article("Moonrise", slug="later", body="Moonlit [@later2020].", tags=("Shared", "Moon"), at=at)
        places = [
            "/articles/",
            "/articles/open/",
            "/tags/",
            "/search/?q=moonlit",
            "/feed/",
            "/sitemap.xml",
            "/sources/",
        ]
        marks = ["Moonrise", "Moonrise", "Moon", "Moonrise", "Moonrise", "/articles/later/", "later2020"]

        before = [mark in text(client.get(place)) for place, mark in zip(places, marks, strict=True)]
        clock.move_to(at)
        after = [mark in text(client.get(place)) for place, mark in zip(places, marks, strict=True)]

    assert before == [False] * len(places)
    assert after == [True] * len(places)


def test_a_withdrawn_page_is_gone(client: Client) -> None:
    page = make_article("Gone", slug="gone")
    publishing.withdraw(page, by=None)

    assert client.get("/articles/gone/").status_code == 410


def test_the_tag_of_a_draft_is_not_on_the_live_page(client: Client) -> None:
    page = make_article("Open", slug="open", tags=("Shared",))
    publishing.save_draft(page, by=None, tags=[make_tag("Shared"), make_tag("Unseen")])

    assert "Unseen" not in text(client.get("/articles/open/"))
    assert client.get("/tags/unseen/").status_code == 404


# Preview


def test_staff_preview_the_draft_at_the_real_address(client: Client) -> None:
    page = make_article("Old words", slug="page")
    edit(page, title="New words")
    client.force_login(make_user(group="author"))

    response = client.get("/articles/page/?preview")

    assert "New words" in text(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_staff_without_preview_see_what_readers_see(client: Client) -> None:
    page = make_article("Old words", slug="page")
    edit(page, title="New words")
    client.force_login(make_superuser())

    assert "New words" not in text(client.get("/articles/page/"))


def test_preview_is_not_there_for_readers(client: Client) -> None:
    make_draft("Secret", slug="secret")

    assert client.get("/articles/secret/?preview").status_code == 404


def test_preview_is_not_there_for_staff_without_rights(client: Client) -> None:
    make_draft("Secret", slug="secret")
    client.force_login(make_user())

    assert client.get("/articles/secret/?preview").status_code == 404


# Addresses


def test_a_changed_slug_answers_301_and_keeps_the_query(client: Client) -> None:
    page = make_article(slug="old")
    edit(page, slug="new")

    response = client.get("/articles/old/?a=1")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/new/?a=1")


def test_a_slug_changed_twice_leads_on_in_one_step(client: Client) -> None:
    page = make_article(slug="first")
    edit(page, slug="second")
    edit(page, slug="third")

    assert client.get("/articles/first/").headers["Location"] == "/articles/third/"


def test_a_page_wins_over_a_former_address(client: Client) -> None:
    page = make_article(slug="old")
    edit(page, slug="new")
    make_article("Another", slug="old")

    assert "Another" in text(client.get("/articles/old/"))


def test_a_former_address_of_a_withdrawn_page_says_that_it_is_gone(client: Client) -> None:
    page = make_article(slug="old")
    edit(page, slug="new")
    publishing.withdraw(page, by=None)

    assert client.get("/articles/old/").status_code == 410


def test_another_name_of_a_tag_leads_to_it(client: Client) -> None:
    make_article(tags=("Alcohol",))
    TagAlias.objects.create(tag=Tag.objects.get(), name="Drinking")

    response = client.get("/tags/drinking/")

    assert (response.status_code, response.headers["Location"]) == (301, "/tags/alcohol/")


def test_another_name_of_a_tag_filters_too(client: Client) -> None:
    make_article("Found", tags=("Alcohol",))
    TagAlias.objects.create(tag=Tag.objects.get(), name="Drinking")

    assert "Found" in text(client.get("/articles/?tag=drinking"))


# Filter


def test_several_tags_are_all_needed(client: Client) -> None:
    make_article("Both", tags=("Alcohol", "Baclofen"))
    make_article("One", tags=("Alcohol",))

    page = client.get("/articles/?tag=alcohol&tag=baclofen").context["page_obj"]

    assert [revision.title for revision in page] == ["Both"]


def test_each_offered_tag_says_what_it_would_leave_and_none_leads_to_nothing(client: Client) -> None:
    make_article(tags=("Alcohol", "Baclofen"))
    make_article(tags=("Alcohol", "Naltrexone"))
    make_article(tags=("Alcohol", "Naltrexone"))
    make_article(tags=("Opioids",))

    offered = client.get("/articles/?tag=alcohol").context["offered"]

    assert [(offer.tag.name, offer.count) for offer in offered] == [("Naltrexone", 2), ("Baclofen", 1)]
    for offer in offered:
        found = client.get(f"/articles/?tag=alcohol&tag={offer.tag.slug}").context["page_obj"]
        assert found.paginator.count == offer.count


def test_combinations_are_not_indexed(client: Client) -> None:
    make_article(tags=("Alcohol", "Baclofen"))

    assert "noindex" in text(client.get("/articles/?tag=alcohol&tag=baclofen"))
    assert "noindex" not in text(client.get("/articles/"))


def test_paging_keeps_the_filter(client: Client) -> None:
    for _ in range(25):
        make_article(tags=("Alcohol",))

    assert "tag=alcohol&amp;page=2" in text(client.get("/articles/?tag=alcohol"))


# What an article says


def test_a_page_without_review_says_so_plainly(client: Client) -> None:
    make_article(slug="page")

    assert "ot yet clinically reviewed" in text(client.get("/articles/page/"))


def test_a_reviewed_page_names_who_and_when(client: Client) -> None:
    page = make_article(slug="page")
    publishing.restore_record(
        page.revisions.get(), reviewer=make_reviewer("Dr Rosa Marsh"), reviewed_on=timezone.localdate()
    )

    html = text(client.get("/articles/page/"))

    assert "Dr Rosa Marsh" in html
    assert "ot yet clinically reviewed" not in html


@pytest.mark.usefixtures("world")
def test_references_lead_there_and_back(client: Client) -> None:
    html = text(client.get("/articles/baclofen-for-alcohol-use/"))

    assert 'href="#ref-agabio2023"' in html
    assert 'id="ref-agabio2023"' in html
    assert 'id="cite-1"' in html
    assert 'href="#cite-1"' in html
    assert "Systematic review" in html


def test_the_standing_of_a_source_shows_at_once(client: Client) -> None:
    newer = make_source("new2023")
    source = make_source("old2018")
    make_article(slug="page", body="It was so [@old2018].")
    source.standing, source.superseded_by = "superseded", newer
    source.save()

    assert "uperseded" in text(client.get("/articles/page/"))


def test_related_pages_prefer_the_rarer_tag() -> None:
    page = make_article(tags=("Common", "Rare"))
    for number in range(5):
        make_article(f"Common {number}", tags=("Common",))
    make_article("Near", tags=("Rare",))
    from articles import related
    from articles.models import Revision

    near = related.to(Revision.objects.live().with_page().get(page=page))

    assert near[0].title == "Near"


# What it costs


@pytest.mark.parametrize("number", [10, 1000])
def test_an_article_takes_six_queries(client: Client, number: int, django_assert_num_queries: Any) -> None:
    """The page, its references, related pages, help lines, treatments, and the stamp of the directory."""
    make_help_line()
    make_many(number, tags=5)
    for each in range(10):
        make_source(f"key{each}")
    page = make_article(
        slug="asked", tags=("Tag 1", "Tag 2", "Rare"), body="".join(f"So [@key{each}]. " for each in range(10))
    )
    treatments = [make_treatment(f"Treatment {each}") for each in range(3)]
    for each in treatments:
        publishing.relate(each, by=None, articles=[page])
    make_term("OIT", "Intensive outpatient", "setting", *treatments)
    make_programme(services=["OIT"])
    client.get("/programmes/")

    with django_assert_num_queries(6):
        response = client.get("/articles/asked/")

    assert len(response.context["references"]) == 10
    assert len(response.context["related"]) == 5
    assert len(response.context["beside"][0].links) == 6


@pytest.mark.parametrize("number", [1, 20])
def test_a_treatment_takes_seven_queries_and_its_level_six(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    """A treatment asks for its approach besides, for search engines; a level has one kind of page beside it."""
    make_help_line()
    make_source("key2020")
    treatment = make_treatment(slug="asked", tags=("Alcohol",), risks="Nausea [@key2020].")
    levels = [make_level(f"Level {each}", slug=f"level-{each}", tags=("Alcohol",)) for each in range(number)]
    articles = [make_article(tags=("Alcohol",)) for _ in range(number)]
    publishing.relate(treatment, by=None, levels=levels, articles=articles)
    make_term("OIT", "Intensive outpatient", "setting", treatment, *levels)
    for _ in range(number):
        make_programme(services=["OIT"])
    client.get("/programmes/")

    with django_assert_num_queries(7):
        client.get("/treatments/asked/")
    with django_assert_num_queries(6):
        client.get("/levels-of-care/level-0/")


@pytest.mark.parametrize("number", [10, 1000])
def test_a_list_takes_six_queries(client: Client, number: int, django_assert_max_num_queries: Any) -> None:
    make_help_line()
    make_many(number)

    for address in ("", "articles/", "articles/?tag=tag-1", "articles/?tag=tag-1&tag=tag-2", "tags/", "tags/tag-1/"):
        with django_assert_max_num_queries(6, info=address):
            client.get(f"/{address}")


@pytest.mark.parametrize("number", [1, 30])
def test_other_lists_take_six_queries_too(client: Client, number: int, django_assert_max_num_queries: Any) -> None:
    make_help_line()
    for each in range(number):
        make_source(f"key{each}")
        make_article(kind="about", tags=("Alcohol", f"Tag {each % 5}"), body=f"These words [@key{each}].")
        make_level(f"Level {each}", tags=("Alcohol",))
        make_treatment(f"Treatment {each}", tags=("Alcohol",))

    for address in ("/", "/sources/", "/levels-of-care/", "/treatments/", "/about/", "/search/?q=words"):
        with django_assert_max_num_queries(6, info=address):
            client.get(address)


@pytest.mark.parametrize("address", ["/tags/unseen/", "/tags/hidden/", "/tags/unseen/feed/"])
def test_a_tag_that_only_drafts_have_is_not_there(client: Client, address: str) -> None:
    make_draft(tags=("Unseen",))
    TagAlias.objects.create(tag=Tag.objects.get(), name="Hidden")

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["about", "section"])
def test_a_page_that_no_topic_lists_links_to_no_topic(client: Client, kind: str) -> None:
    page = make_article(kind=kind, slug="asked", tags=("Alcohol",))

    assert "/tags/alcohol/" not in text(client.get(page.get_absolute_url()))
    assert client.get("/tags/alcohol/").status_code == 404


def test_a_topic_names_each_kind_once(client: Client) -> None:
    for title in ("A", "B"):
        make_treatment(title, tags=("Alcohol",))
        make_article(title, tags=("Alcohol",))
        make_level(title, tags=("Alcohol",))

    groups = client.get("/tags/alcohol/").context["groups"]

    assert [kind.key for kind, _ in groups] == ["article", "treatment", "level-of-care"]


@pytest.mark.parametrize("slug", ["unseen", "hidden"])
def test_the_filter_does_not_know_a_tag_that_only_drafts_have(client: Client, slug: str) -> None:
    make_article()
    make_draft(tags=("Unseen",))
    TagAlias.objects.create(tag=Tag.objects.get(), name="Hidden")

    response = client.get(f"/articles/?tag={slug}")

    assert response.context["chosen"] == []
    assert "Unseen" not in text(response)
    assert "noindex" in text(response)
