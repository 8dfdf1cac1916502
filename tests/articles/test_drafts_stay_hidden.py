"""What readers do not see, or no longer, shows nowhere: one question a place, with words that could leak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.models import Article, Tag, TagAlias
from tests.factories import make_article, make_help_line, make_person, make_source, make_tag, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ADDRESS = "/articles/hidden/"

# Each word stands in one place of what is hidden.
TITLE, SUMMARY, BODY, TAG, CLAIM = "Quokka", "Numbat", "Bilby", "Potoroo", "Bandicoot"
NOTE, SOURCE, KEY, AUTHOR = "Wombat", "Thylacine", "dunnart2026", "Pademelon"
SECRET = (TITLE, SUMMARY, BODY, TAG, CLAIM, NOTE, SOURCE, KEY, AUTHOR)


def found(response: Any) -> list[str]:
    """The secret words that an answer holds, in its text or in its headers."""
    whole = f"{response.headers} {response.content.decode()}".casefold()
    return [word for word in SECRET if word.casefold() in whole]


def make_tags() -> list[Tag]:
    return [make_tag("Shared"), make_tag(TAG)]


def words() -> dict[str, Any]:
    make_source(KEY, title=f"{SOURCE} trial")
    return {
        "title": f"{TITLE} page",
        "slug": "hidden",
        "summary": f"{SUMMARY} in short.",
        "body": f"## {BODY} heading\n\n{BODY} words. {CLAIM} helps [@{KEY}].",
        "author": make_person(f"{AUTHOR} Writer"),
    }


def save(page: Article) -> Article:
    publishing.save_draft(page, by=None, tags=make_tags(), change_note=f"{NOTE} came in.")
    return page


def hidden_draft() -> Article:
    return save(Article(**words()))


def scheduled() -> Article:
    page = save(Article(**words()))
    publishing.publish(page, by=None, at=timezone.now() + DAY, note=f"{NOTE} came in.")
    return page


def withdrawn() -> Article:
    page = save(Article(**words()))
    publishing.publish(page, by=None)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        publishing.withdraw(page, by=None, note="It was out of date.")
    return page


def newer_draft() -> Article:
    page: Article = make_article("Plain", slug="hidden", tags=("Shared",))
    for name, value in words().items():
        setattr(page, name, value)
    return save(page)


def newer_scheduled() -> Article:
    page = newer_draft()
    publishing.publish(page, by=None, at=timezone.now() + DAY)
    return page


def cancelled() -> Article:
    page = scheduled()
    publishing.cancel(page, by=None)
    return page


def planned_withdrawal_of_a_scheduled_page() -> Article:
    page = scheduled()
    publishing.withdraw(page, by=None, at=timezone.now() + 2 * DAY, note=f"{NOTE} was wrong.")
    return page


STATES: dict[str, Callable[[], Article]] = {
    "draft": hidden_draft,
    "scheduled": scheduled,
    "withdrawn": withdrawn,
    "newer draft": newer_draft,
    "newer draft, scheduled": newer_scheduled,
    "cancelled plan": cancelled,
    "scheduled, its withdrawal planned": planned_withdrawal_of_a_scheduled_page,
}

PLACES = {
    "home": "/",
    "article list": "/articles/",
    "tag filter": "/articles/?tag=shared",
    "filter by the hidden tag": "/articles/?tag=secret&tag=shared",
    "tag list and counts": "/tags/",
    "tag page": "/tags/shared/",
    "hidden tag": "/tags/secret/",
    "feed": "/feed/",
    "tag feed": "/tags/shared/feed/",
    "hidden tag feed": "/tags/secret/feed/",
    "sitemap": "/sitemap.xml",
    "search": "/search/?q=helps",
    "search for what all pages say": "/search/?q=words",
    "search suggestion": "/search/?q=quoka",
    "suggestion from a tag": "/search/?q=pottoroo",
    "page": ADDRESS,
    "related pages, JSON-LD, references": "/articles/open/",
    "source list": "/sources/",
    "source list of one kind": "/sources/?evidence=randomised-trial",
    "back-links of a source": "/sources/open2020/",
    "source list of one topic": "/sources/?tag=secret",
    "file of all sources": "/sources.json",
    "file of a page's sources": f"{ADDRESS}sources.ris",
    "file of a source": "/sources/open2020.bib",
    "evidence": f"{ADDRESS}evidence/",
    "evidence asked for as a preview": f"{ADDRESS}evidence/?preview=2",
    "history": f"{ADDRESS}history/",
    "comparison": f"{ADDRESS}history/?from=1&to=2",
    "comparison with the hidden one": f"{ADDRESS}history/?from=2&to=2",
    "levels": "/levels-of-care/",
    "about": "/about/",
    "preview": f"{ADDRESS}?preview",
    "preview of a revision": f"{ADDRESS}?preview=1",
    "preview of the newer revision": f"{ADDRESS}?preview=2",
    "another day": f"{ADDRESS}?on=2026-05-09",
    "list of another day": "/articles/?on=2026-05-09",
    "feed of another day": "/feed/?on=2026-05-09",
    "missing page": "/articles/quoka-pages/",
    "robots": "/robots.txt",
}


@pytest.fixture
def world() -> None:
    """An open page that is near to whatever is hidden: it shares a tag, a source and its words."""
    make_help_line()
    make_source("open2020", title="Open trial")
    with time_machine.travel(NOW - DAY, tick=False):
        make_article("Open", slug="open", tags=("Shared",), body="Open words, it helps [@open2020].")


def later() -> datetime:
    """When the withdrawn page is withdrawn and nothing that is planned has come."""
    return NOW + timedelta(hours=2)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_no_place_tells_readers_anything(client: Client, state: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        STATES[state]()
        TagAlias.objects.create(tag=Tag.objects.get(name=TAG), name="Secret")
        clock.move_to(later())

        told = {place: found(client.get(address)) for place, address in PLACES.items()}

    assert {place: words for place, words in told.items() if words} == {}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_staff_without_the_right_see_no_more_than_readers(client: Client, state: str) -> None:
    addresses = [ADDRESS + asked for asked in ("?preview", "?preview=2", "?on=2026-05-09", "evidence/?preview=2")]

    with time_machine.travel(NOW, tick=False) as clock:
        STATES[state]()
        client.force_login(make_user())
        clock.move_to(later())

        told = {address: found(client.get(address)) for address in addresses}

    assert {address: words for address, words in told.items() if words} == {}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_the_page_of_a_hidden_source_is_not_there(client: Client, state: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        STATES[state]()
        clock.move_to(later())

        assert client.get(f"/sources/{KEY}/").status_code == 404


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_the_hidden_tag_is_counted_nowhere(client: Client, state: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        STATES[state]()
        clock.move_to(later())
        offered = client.get("/tags/").context["offered"]

    counts = {offer.tag.name: offer.count for offer in offered}
    assert counts == {"Shared": 2 if state.startswith("newer") else 1}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", [ADDRESS, "/articles/", "/feed/", "/sitemap.xml", "/search/?q=bilby", "/tags/"])
def test_what_somebody_kept_before_a_withdrawal_is_not_confirmed(client: Client, address: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        withdrawn()
        kept = client.get(address)
        clock.move_to(later())

        response = client.get(address, headers={"If-None-Match": kept.headers["ETag"]})

    assert response.status_code == (410 if address == ADDRESS else 200)
    assert found(kept) != []
    assert [word for word in found(response) if word != BODY or "q=bilby" not in address] == []


# That each word does show once readers see the page, so that the tests above could fail.

SHOWN = {
    "/": {TITLE, SUMMARY},
    "/articles/": {TITLE, SUMMARY},
    "/tags/": {TAG},
    "/tags/secret/": {TAG},
    "/tags/shared/": {TITLE, SUMMARY},
    "/feed/": {TITLE, SUMMARY, TAG},
    "/tags/shared/feed/": {TITLE, SUMMARY, TAG},
    "/search/?q=helps": {TITLE, BODY, CLAIM},
    "/search/?q=quoka": {TITLE},
    "/search/?q=pottoroo": {TAG},
    ADDRESS: {TITLE, SUMMARY, BODY, TAG, CLAIM, NOTE, SOURCE, KEY, AUTHOR},
    "/articles/open/": {TITLE},
    "/sources/": {SOURCE, KEY},
    f"/sources/{KEY}/": {SOURCE, KEY, TITLE, CLAIM},
    f"{ADDRESS}history/": {TITLE, NOTE},
    f"{ADDRESS}evidence/": {TITLE, BODY, CLAIM, KEY},
    f"{ADDRESS}sources.ris": {SOURCE, KEY},
    f"/sources/{KEY}.bib": {SOURCE, KEY},
    "/sources.json": {SOURCE, KEY},
}


@pytest.mark.usefixtures("world")
def test_the_words_show_once_the_page_is_live(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        scheduled()
        TagAlias.objects.create(tag=Tag.objects.get(name=TAG), name="Secret")
        clock.move_to(NOW + DAY)

        told = {address: set(found(client.get(address, follow=True))) for address in SHOWN}

    assert {address: words - told[address] for address, words in SHOWN.items() if words - told[address]} == {}


def test_a_comparison_shows_the_words_once_they_are_live(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        newer_scheduled()
        clock.move_to(NOW + DAY)

        response = client.get(f"{ADDRESS}history/?from=1&to=2")

    assert found(response) == list(SECRET[:7] + SECRET[8:])  # the key of a source is no part of what readers read


def test_staff_with_the_right_see_the_draft(client: Client) -> None:
    hidden_draft()
    client.force_login(make_user(group="author"))

    assert set(found(client.get(f"{ADDRESS}?preview"))) >= {TITLE, SUMMARY, BODY, TAG, CLAIM, SOURCE, AUTHOR}


def test_staff_with_the_right_see_what_is_planned(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        scheduled()
        client.force_login(make_user(group="author"))

        response = client.get(f"{ADDRESS}?on=2026-05-09")

    assert set(found(response)) >= {TITLE, SUMMARY, BODY, TAG, CLAIM, NOTE, SOURCE, AUTHOR}
