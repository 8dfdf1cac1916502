"""What a preview link shows, to whom, for how long, and what it never gives away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Page, PreviewLink, PreviewVisit
from articles.publishing import sharing
from tests.articles.admin.history_pages import text
from tests.factories import edit, make_article, make_draft, make_source, make_user
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def shared(page: Page, **options: Any) -> str:
    """The address of a preview link to the newest revision."""
    token = sharing.share(page.revisions.latest(), by=None, **{"days": 7} | options)[1]
    return f"/preview/{token}/"


# What it shows


def test_it_shows_the_draft_and_says_what_it_is(client: Client) -> None:
    make_source("agabio2023", title="Baclofen for alcohol use disorder")
    with time_machine.travel(NOON, tick=False):
        address = shared(make_draft("Baclofen", body="It helps some people [@agabio2023]."))
        shown = text(client.get(address))

    assert "Draft shared with you until 10 May 2026. Not for readers yet." in shown
    assert "It helps some people" in shown
    assert "Baclofen for alcohol use disorder" in shown


def test_it_never_shows_a_later_revision(client: Client) -> None:
    page = make_draft("First")
    address = shared(page)
    edit(page, title="Second")

    shown = text(client.get(address))

    assert ("First" in shown, "Second" in shown) == (True, False)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: make_draft(kind=Article.Place.ABOUT), "About this site"),
        (lambda: make_draft(kind=Article.Place.SECTION), "Some text."),
        (lambda: make_draft(model=LevelOfCare, hours="9 to 19 hours"), "9 to 19 hours"),
    ],
)
def test_every_kind_of_page_looks_as_readers_would_see_it(client: Client, make: Any, words: str) -> None:
    assert words in text(client.get(shared(make())))


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        (-2, None, "Shared with you until 10 May 2026. Readers see this text too."),
        (-2, -1, "Shared with you until 10 May 2026. Readers no longer see this text."),
        (1, None, "Draft shared with you until 10 May 2026. Not for readers yet."),
    ],
)
def test_it_says_whether_readers_see_the_text(client: Client, start: int, end: int | None, sentence: str) -> None:
    page = make_draft()
    until = NOON + timedelta(days=end) if end is not None else None
    page.revisions.update(live_from=NOON + timedelta(days=start), live_until=until)

    with time_machine.travel(NOON, tick=False):
        assert sentence in text(client.get(shared(page)))


# What it does not give away


def test_other_drafts_do_not_show(client: Client) -> None:
    make_draft("Secret draft", tags=("Alcohol",))
    make_article("Scheduled page", tags=("Alcohol",), at=timezone.now() + timedelta(days=1))
    live = make_article("Live page", tags=("Alcohol",))
    edit(live, title="Newer draft of it")

    shown = client.get(shared(make_draft(tags=("Alcohol",)))).content.decode()

    assert "Live page" in shown
    assert [words in shown for words in ("Secret draft", "Scheduled page", "Newer draft of it")] == [False] * 3


@pytest.mark.parametrize("token", ["", "ended"])
def test_nothing_keeps_it_or_passes_it_on(client: Client, token: str) -> None:
    headers = client.get(f"/preview/{token}/" if token else shared(make_draft())).headers

    kept = {name: headers.get(name) for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag", "Set-Cookie")}
    assert kept == {
        "Cache-Control": "private, no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "Set-Cookie": None,
    }
    assert "ETag" not in headers


def test_it_tells_search_engines_nothing_about_the_page(client: Client) -> None:
    address = shared(make_article())

    shown = client.get(address).content.decode()

    assert [words in shown for words in ("ld+json", 'rel="canonical"', "og:url", address)] == [False] * 4
    assert '<meta name="robots" content="noindex">' in shown


def test_who_is_signed_in_makes_no_difference(client: Client) -> None:
    address = shared(make_draft())
    anonymous = client.get(address).content

    client.force_login(make_user(group="editor"))

    assert client.get(address).content == anonymous


def test_the_link_opens_no_other_draft(client: Client) -> None:
    page = make_draft()
    client.get(shared(page))

    assert client.get(page.get_absolute_url()).status_code == 404
    assert client.get(page.get_absolute_url() + "?preview").status_code == 404


def test_robots_are_asked_to_stay_away(client: Client) -> None:
    assert "Disallow: /preview/" in client.get("/robots.txt").content.decode().splitlines()


# When it ends


def expired(page: Page) -> str:
    with time_machine.travel(NOON - timedelta(days=8), tick=False):
        return shared(page)


def revoked(page: Page) -> str:
    address = shared(page)
    sharing.revoke(PreviewLink.objects.get(), by=None)
    return address


def deleted(page: Page) -> str:
    address = shared(page)
    publishing.delete(page, by=None)
    return address


def unknown(page: Page) -> str:
    return shared(page)[:-2] + "/"


@pytest.mark.parametrize("ended", [expired, revoked, deleted, unknown])
def test_links_that_ended_are_answered_alike(client: Client, ended: Any) -> None:
    address = ended(make_draft("Secret draft"))

    response = client.get(address)

    assert response.status_code == 404
    assert response.content == client.get("/preview/never-was/").content
    assert "ask whoever sent it to you for another" in text(response)
    assert PreviewVisit.objects.count() == 0


@pytest.mark.parametrize("token", ["x" * 5000, "%F0%9F%98%80", "%ED%A0%80", "..", "a%20b", "'; --"])
def test_hostile_tokens_open_nothing(client: Client, token: str) -> None:
    assert client.get(f"/preview/{token}/").status_code == 404


def test_the_link_ends_at_its_moment(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        address = shared(make_draft(), days=1)
    answers = []
    for seconds in (-1, 0):
        with time_machine.travel(NOON + timedelta(days=1, seconds=seconds), tick=False):
            answers.append(client.get(address).status_code)

    assert answers == [200, 404]


# What is counted


def test_a_visit_is_counted_with_its_moment_and_nothing_else(client: Client) -> None:
    address = shared(make_draft())
    with time_machine.travel(NOON, tick=False):
        PreviewLink.objects.update(created_at=NOON, expires_at=NOON + timedelta(days=1))
        client.get(address)

    visit = PreviewVisit.objects.get()
    assert (visit.at, {field.name for field in visit._meta.fields}) == (NOON, {"id", "link", "at"})


def test_asking_whether_there_is_anything_is_no_visit(client: Client) -> None:
    assert client.head(shared(make_draft())).status_code == 200
    assert PreviewVisit.objects.count() == 0


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_sent_to_it(client: Client, method: str) -> None:
    assert getattr(client, method)(shared(make_draft())).status_code == 405
    assert PreviewVisit.objects.count() == 0


def test_queries_do_not_grow_with_the_page(client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        make_source(f"source{number}of")
    body = " ".join(f"Claim [@source{number}of]." for number in range(12))
    address = shared(make_draft(body=body, tags=("Alcohol", "Opioids")))

    with django_assert_max_num_queries(6):
        client.get(address)
