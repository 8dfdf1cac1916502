"""The clock alone changes what readers see: between these requests no process runs and nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import publishing
from articles.models import Article
from tests.factories import (
    edit,
    make_article,
    make_help_line,
    make_level,
    make_signed,
    make_signer,
    make_source,
    make_tag,
    make_treatment,
)
from tests.treatments.directory.making import make_programme, make_term
from treatments import directory

pytestmark = pytest.mark.django_db

START = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
APPEARS, CHANGES, GOES = START + DAY, START + 2 * DAY, START + 3 * DAY


@pytest.fixture(autouse=True)
def read_anew() -> None:
    """The directory is kept in memory by its stamp, and every test begins with the same one."""
    directory.forget()


@pytest.fixture
def clock() -> Iterator[Any]:
    """A page that appears, is replaced, and is withdrawn, each on a day of its own, all planned beforehand."""
    with time_machine.travel(START - DAY, tick=False) as clock:
        make_help_line()
        make_source("first2020")
        make_source("second2021")
        make_article("Always there", slug="always", tags=("Shared",))
        signer = make_signer("Dr Rosa Marsh")
        page = make_signed("First", slug="page", body="Alpha [@first2020].", tags=("Shared", "Early"), by=signer)
        publishing.publish(page, by=None, at=APPEARS)
        edit(page, title="Second", body="Omega [@second2021].")
        publishing.save_draft(page, by=None, tags=[make_tag("Shared"), make_tag("Late")])
        publishing.publish(page, by=None, at=CHANGES, note="A trial was added.")
        publishing.withdraw(page, by=None, at=GOES, note="Out of date.")
        clock.move_to(START)
        yield clock


def walk(clock: Any, look: Callable[[], Any]) -> list[Any]:
    """What is seen on each of the days: before, the first text, the second text, after."""
    seen = []
    for moment in (START, APPEARS, CHANGES, GOES):
        clock.move_to(moment)
        seen.append(look())
    return seen


def which(client: Client, address: str, *marks: str) -> list[str]:
    """Those of the marks that the page at an address shows."""
    html = client.get(address).content.decode()
    return [mark for mark in marks if mark in html]


TITLES = [[], ["First"], ["Second"], []]


def test_lists_and_feeds_follow_the_clock(client: Client, clock: Any) -> None:
    addresses = ("/", "/articles/", "/articles/?tag=shared", "/tags/shared/", "/feed/", "/tags/shared/feed/")
    seen = [[f">{title}<" for title in titles] for titles in TITLES]

    found = walk(clock, lambda: [which(client, address, ">First<", ">Second<") for address in addresses])

    assert found == [[each] * len(addresses) for each in seen]


PAGE = "/articles/page/"
STATUSES = {
    PAGE: [404, 200, 200, 410],
    f"{PAGE}history/": [404, 200, 200, 410],
    f"{PAGE}evidence/": [404, 200, 200, 410],
    f"{PAGE}sources.ris": [404, 200, 200, 410],
    "/tags/early/": [404, 200, 404, 404],
    "/tags/late/": [404, 404, 200, 404],
    "/tags/late/feed/": [404, 404, 200, 404],
    "/sources/first2020/": [404, 200, 404, 404],
    "/sources/second2021/": [404, 404, 200, 404],
    "/sources/second2021.bib": [404, 404, 200, 404],
}


def test_addresses_follow_the_clock(client: Client, clock: Any) -> None:
    seen = walk(clock, lambda: {address: client.get(address).status_code for address in STATUSES})

    assert {address: [day[address] for day in seen] for address in STATUSES} == STATUSES


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        *[("level-of-care", address) for address in ("/", "/levels-of-care/", "/levels-of-care/other/")],
        *[("about", address) for address in ("/about/", "/about/other/", "/search/?q=harbour")],
        *[("section", address) for address in ("/other/", "/treatments/", "/programmes/")],
    ],
)
def test_every_kind_of_page_follows_the_clock(client: Client, clock: Any, kind: str, address: str) -> None:
    if kind == "level-of-care":
        page = make_level("Harbour", slug="other", at=APPEARS)
    else:
        slug = address.strip("/") if kind == "section" else "other"
        page = make_article("Harbour", slug=slug, kind=kind, at=APPEARS)
    publishing.withdraw(page, by=None, at=GOES)

    assert walk(clock, lambda: which(client, address, "Harbour")) == [[], ["Harbour"], ["Harbour"], []]


def test_a_treatment_and_what_leads_to_it_follow_the_clock(client: Client, clock: Any) -> None:
    level, other = make_level("Open", slug="open"), make_treatment("Other", slug="other")
    page = make_treatment("Harbour", slug="harbour", what="A pier.", tags=("Shared", "Sea"), at=APPEARS)
    publishing.relate(page, by=None, levels=[level], articles=[Article.objects.get(slug="always")])
    publishing.withdraw(page, by=None, at=GOES)
    make_term("OIT", "Service", "setting", page, other)
    make_programme("Elm House", pk=7, services=["OIT"])
    side_by_side = "/treatments/compare/?t=harbour&t=other"
    addresses = [
        *("/", "/treatments/", "/treatments/harbour/", "/treatments/compare/", side_by_side, "/search/?q=pier"),
        *("/articles/always/", "/levels-of-care/open/", "/tags/shared/", "/tags/sea/", "/feed/"),
        *("/programmes/?treatment=harbour", "/programmes/7/elm-house/"),
    ]

    seen = walk(clock, lambda: [address for address in addresses if which(client, address, "Harbour")])
    clock.move_to(START)
    compared = walk(clock, lambda: len(client.get(side_by_side).context["rows"]))
    clock.move_to(START)
    statuses = walk(clock, lambda: client.get("/treatments/harbour/").status_code)

    assert (seen, compared, statuses) == ([[], addresses, addresses, []], [0, 1, 1, 0], [404, 200, 200, 410])


def test_the_reason_shows_only_after_the_withdrawal(client: Client, clock: Any) -> None:
    assert walk(clock, lambda: which(client, "/articles/page/", "Out of date.")) == [[], [], [], ["Out of date."]]


def test_the_feed_tells_what_changed(client: Client, clock: Any) -> None:
    assert walk(clock, lambda: which(client, "/feed/", "A trial was added.")) == [[], [], ["A trial was added."], []]


def test_the_sitemap_follows_the_clock(client: Client, clock: Any) -> None:
    marks = ("/articles/page/", "<lastmod>2026-05-02", "<lastmod>2026-05-03", "/tags/early/", "/tags/late/")

    assert walk(clock, lambda: which(client, "/sitemap.xml", *marks)) == [
        [],
        ["/articles/page/", "<lastmod>2026-05-02", "/tags/early/"],
        ["/articles/page/", "<lastmod>2026-05-03", "/tags/late/"],
        [],
    ]


def test_search_follows_the_clock(client: Client, clock: Any) -> None:
    def titles(query: str) -> list[str]:
        results = client.get(f"/search/?q={query}").context["results"]
        return [hit.title for _, hits in results.groups for hit in hits]

    assert walk(clock, lambda: titles("alpha")) == [[], ["First"], [], []]
    clock.move_to(START)
    assert walk(clock, lambda: titles("omega")) == [[], [], ["Second"], []]


def test_tag_counts_follow_the_clock(client: Client, clock: Any) -> None:
    def counts() -> dict[str, int]:
        return {offer.tag.name: offer.count for offer in client.get("/tags/").context["offered"]}

    assert walk(clock, counts) == [
        {"Shared": 1},
        {"Early": 1, "Shared": 2},
        {"Late": 1, "Shared": 2},
        {"Shared": 1},
    ]


def test_related_pages_follow_the_clock(client: Client, clock: Any) -> None:
    def near() -> list[str]:
        return [revision.title for revision in client.get("/articles/always/").context["related"]]

    assert walk(clock, near) == TITLES


def test_comparisons_follow_the_clock(client: Client, clock: Any) -> None:
    address = "/articles/page/history/?from=1&to=3"

    assert walk(clock, lambda: which(client, address, "Omega")) == [[], [], ["Omega"], []]


def test_better_spellings_follow_the_clock(client: Client, clock: Any) -> None:
    def suggestion() -> str:
        return str(client.get("/search/?q=secnod").context["results"].suggestion)

    assert walk(clock, suggestion) == ["", "", "second", ""]


def test_history_follows_the_clock(client: Client, clock: Any) -> None:
    def versions() -> list[int]:
        context = client.get("/articles/page/history/").context or {}
        return [version.revision.number for version in context.get("versions", [])]

    assert walk(clock, versions) == [[], [1], [3, 1], []]


def test_structured_data_follows_the_clock(client: Client, clock: Any) -> None:
    marks = ('"name": "First"', '"name": "Second"', '"lastReviewed"', '"dateModified": "2026-05-03')

    assert walk(clock, lambda: which(client, "/articles/page/", *marks)) == [
        [],
        ['"name": "First"', '"lastReviewed"'],
        ['"name": "Second"', '"dateModified": "2026-05-03'],
        [],
    ]


def test_back_links_of_a_source_follow_the_clock(client: Client, clock: Any) -> None:
    def claims() -> list[str]:
        context = client.get("/sources/first2020/").context or {}
        return [held.claim for page in context.get("pages", []) for held in page.held]

    assert walk(clock, claims) == [[], ["Alpha."], [], []]


def test_evidence_follows_the_clock(client: Client, clock: Any) -> None:
    assert walk(clock, lambda: which(client, "/articles/page/evidence/", "Alpha.", "Omega.")) == [
        [],
        ["Alpha."],
        ["Omega."],
        [],
    ]


def test_files_of_sources_follow_the_clock(client: Client, clock: Any) -> None:
    marks = ("first2020", "second2021")

    assert walk(clock, lambda: which(client, "/sources.ris", *marks)) == [[], [marks[0]], [marks[1]], []]


def test_the_list_of_sources_follows_the_clock(client: Client, clock: Any) -> None:
    marks = ("/sources/first2020/", "/sources/second2021/")

    assert walk(clock, lambda: which(client, "/sources/", *marks)) == [[], [marks[0]], [marks[1]], []]


def test_what_a_browser_kept_is_not_confirmed_after_a_change(client: Client, clock: Any) -> None:
    gone = (PAGE, f"{PAGE}evidence/")
    addresses = (*gone, "/articles/", "/feed/", "/sitemap.xml", "/tags/", "/sources/")
    tags = walk(clock, lambda: {address: client.get(address).headers["ETag"] for address in addresses})

    answers = {
        address: [client.get(address, headers={"If-None-Match": day[address]}).status_code for day in tags[1:3]]
        for address in addresses
    }

    assert answers == {address: [410, 410] if address in gone else [200, 200] for address in addresses}
    assert [address for address in addresses if len({day[address] for day in tags[:3]}) != 3] == []


EVERYWHERE = [
    *("/", "/articles/page/", "/feed/", "/sitemap.xml", "/treatments/", "/treatments/compare/?t=page"),
    *("/programmes/", "/programmes/?place=boston&q=elm", "/programmes/list/?id=7"),
]


def test_nothing_is_written_on_the_way(client: Client, clock: Any) -> None:
    with CaptureQueriesContext(connection) as queries:
        walk(clock, lambda: [client.get(path) for path in EVERYWHERE])
        client.post("/programmes/", {"place": "boston"})

    reading = {"SELECT", "DECLARE"}  # a cursor of PostgreSQL, which reads the directory
    assert {query["sql"].split()[0] for query in queries} - reading == set()
