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
from articles.models import Article, Page, Person, Source, Tag, TagAlias
from tests.factories import (
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_person,
    make_source,
    make_tag,
    make_treatment,
    make_user,
)
from tests.treatments.directory.making import make_programme, make_term
from treatments import directory
from treatments.models import LevelOfCare, Treatment

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ADDRESS, TREATMENT = "/articles/hidden/", "/treatments/hidden/"

# Each word stands in one place of what is hidden.
TITLE, SUMMARY, BODY, TAG, CLAIM = "Quokka", "Numbat", "Bilby", "Potoroo", "Bandicoot"
NOTE, SOURCE, KEY, AUTHOR, FACT = "Wombat", "Thylacine", "dunnart2026", "Pademelon", "Quoll"
SECRET = (TITLE, SUMMARY, BODY, TAG, CLAIM, NOTE, SOURCE, KEY, AUTHOR, FACT)


def found(response: Any) -> list[str]:
    """The secret words that an answer holds, in its text or in its headers."""
    whole = f"{response.headers} {response.content.decode()}".casefold()
    return [word for word in SECRET if word.casefold() in whole]


def make_tags() -> list[Tag]:
    return [make_tag("Shared"), make_tag(TAG)]


def words(model: type[Page]) -> dict[str, Any]:
    source = Source.objects.filter(key=KEY).first() or make_source(KEY, title=f"{SOURCE} trial")
    name = f"{AUTHOR} Writer"
    facts = {"what": f"{FACT} is what it is.", "approval": f"- France, {FACT} use: **licensed** [@{source.key}]"}
    return {
        "title": f"{TITLE} page",
        "slug": "hidden",
        "summary": f"{SUMMARY} in short.",
        "body": f"## {BODY} heading\n\n{BODY} words. {CLAIM} helps [@{source.key}].",
        "author": Person.objects.filter(name=name).first() or make_person(name),
    } | (facts if model is Treatment else {})


def save(page: Page) -> Page:
    publishing.save_draft(page, by=None, tags=make_tags(), change_note=f"{NOTE} came in.")
    return page


def hidden_draft(model: type[Page] = Article) -> Page:
    return save(model(**words(model)))


def scheduled(model: type[Page] = Article) -> Page:
    page = hidden_draft(model)
    publishing.publish(page, by=None, at=timezone.now() + DAY, note=f"{NOTE} came in.")
    return page


def withdrawn(model: type[Page] = Article) -> Page:
    page = hidden_draft(model)
    publishing.publish(page, by=None)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        publishing.withdraw(page, by=None, note="It was out of date.")
    return page


def newer_draft(model: type[Page] = Article) -> Page:
    page: Page = make_draft("Plain", slug="hidden", tags=("Shared",), model=model)
    publishing.publish(page, by=None)
    for name, value in words(model).items():
        setattr(page, name, value)
    return save(page)


def newer_scheduled(model: type[Page] = Article) -> Page:
    page = newer_draft(model)
    publishing.publish(page, by=None, at=timezone.now() + DAY)
    return page


def cancelled(model: type[Page] = Article) -> Page:
    page = scheduled(model)
    publishing.cancel(page, by=None)
    return page


def planned_withdrawal_of_a_scheduled_page(model: type[Page] = Article) -> Page:
    page = scheduled(model)
    publishing.withdraw(page, by=None, at=timezone.now() + 2 * DAY, note=f"{NOTE} was wrong.")
    return page


STATES: dict[str, Callable[[type[Page]], Page]] = {
    "draft": hidden_draft,
    "scheduled": scheduled,
    "withdrawn": withdrawn,
    "newer draft": newer_draft,
    "newer draft, scheduled": newer_scheduled,
    "cancelled plan": cancelled,
    "scheduled, its withdrawal planned": planned_withdrawal_of_a_scheduled_page,
}


def hide(make: Callable[[type[Page]], Page]) -> None:
    """An article, and a treatment that belongs to the open pages and is what the programme gives."""
    make(Article)
    treatment = make(Treatment)
    publishing.relate(
        treatment, by=None, levels=LevelOfCare.objects.filter(slug="open"), articles=Article.objects.filter(slug="open")
    )
    make_term("OIT", "Open service", "setting", LevelOfCare.objects.get(slug="open"), treatment)


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
    "level of the treatment": "/levels-of-care/open/",
    "treatments": "/treatments/",
    "treatment": TREATMENT,
    "related pages of a treatment, JSON-LD": "/treatments/open/",
    "evidence of the treatment": f"{TREATMENT}evidence/",
    "history of the treatment": f"{TREATMENT}history/",
    "file of the treatment's sources": f"{TREATMENT}sources.json",
    "preview of the treatment": f"{TREATMENT}?preview=2",
    "side by side": "/treatments/compare/?t=open&t=hidden",
    "side by side with others": "/treatments/compare/?t=open&t=other&t=hidden",
    "choices of the comparison": "/treatments/compare/",
    "programmes": "/programmes/",
    "programmes that give the treatment": "/programmes/?treatment=hidden",
    "programme that gives the treatment": "/programmes/7/open-house/",
    "programmes to print": "/programmes/list/?id=7",
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


@pytest.fixture(autouse=True)
def read_anew() -> None:
    """The directory is kept in memory by its stamp, and every test begins with the same one."""
    directory.forget()


@pytest.fixture
def world() -> None:
    """Open pages that are near to whatever is hidden: they share a tag, a source and its words."""
    make_help_line()
    make_source("open2020", title="Open trial")
    with time_machine.travel(NOW - DAY, tick=False):
        make_article("Open", slug="open", tags=("Shared",), body="Open words, it helps [@open2020].")
        make_level("Open level", slug="open")
        make_treatment("Open treatment", slug="open", risks="It harms [@open2020].", tags=("Shared",))
        make_treatment("Other treatment", slug="other")
        make_programme("Open House", pk=7, services=["OIT"])


def later() -> datetime:
    """When the withdrawn page is withdrawn and nothing that is planned has come."""
    return NOW + timedelta(hours=2)


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_no_place_tells_readers_anything(client: Client, state: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        hide(STATES[state])
        TagAlias.objects.create(tag=Tag.objects.get(name=TAG), name="Secret")
        clock.move_to(later())

        told = {place: found(client.get(address)) for place, address in PLACES.items()}

    assert {place: words for place, words in told.items() if words} == {}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_staff_without_the_right_see_no_more_than_readers(client: Client, state: str) -> None:
    asked = ("?preview", "?preview=2", "?on=2026-05-09", "evidence/?preview=2")
    addresses = [page + more for page in (ADDRESS, TREATMENT) for more in asked]

    with time_machine.travel(NOW, tick=False) as clock:
        hide(STATES[state])
        client.force_login(make_user())
        clock.move_to(later())

        told = {address: found(client.get(address)) for address in addresses}

    assert {address: words for address, words in told.items() if words} == {}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_the_page_of_a_hidden_source_is_not_there(client: Client, state: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        hide(STATES[state])
        clock.move_to(later())

        assert client.get(f"/sources/{KEY}/").status_code == 404


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("state", STATES)
def test_the_hidden_tag_is_counted_nowhere(client: Client, state: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        hide(STATES[state])
        clock.move_to(later())
        offered = client.get("/tags/").context["offered"]

    counts = {offer.tag.name: offer.count for offer in offered}
    assert counts == {"Shared": 4 if state.startswith("newer") else 2}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "address",
    [
        *(ADDRESS, "/articles/", "/feed/", "/sitemap.xml", "/search/?q=bilby", "/tags/", "/levels-of-care/open/"),
        *(TREATMENT, "/treatments/", "/treatments/compare/?t=hidden&t=open", "/programmes/7/open-house/"),
    ],
)
def test_what_somebody_kept_before_a_withdrawal_is_not_confirmed(client: Client, address: str) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        hide(withdrawn)
        kept = client.get(address)
        clock.move_to(later())

        response = client.get(address, headers={"If-None-Match": kept.headers["ETag"]})

    assert response.status_code == (410 if address in {ADDRESS, TREATMENT} else 200)
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
    TREATMENT: {TITLE, SUMMARY, BODY, TAG, CLAIM, NOTE, SOURCE, KEY, AUTHOR, FACT},
    "/treatments/": {TITLE, SUMMARY},
    "/treatments/open/": {TITLE},
    "/treatments/compare/": {TITLE},
    "/treatments/compare/?t=open&t=hidden": {TITLE, FACT, KEY},
    "/levels-of-care/open/": {TITLE},
    "/programmes/?treatment=hidden": {TITLE},
    "/programmes/7/open-house/": {TITLE},
}


@pytest.mark.usefixtures("world")
def test_the_words_show_once_the_page_is_live(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        hide(scheduled)
        TagAlias.objects.create(tag=Tag.objects.get(name=TAG), name="Secret")
        clock.move_to(NOW + DAY)

        told = {address: set(found(client.get(address, follow=True))) for address in SHOWN}

    assert {address: words - told[address] for address, words in SHOWN.items() if words - told[address]} == {}


def test_a_comparison_shows_the_words_once_they_are_live(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        newer_scheduled()
        clock.move_to(NOW + DAY)

        response = client.get(f"{ADDRESS}history/?from=1&to=2")

    assert found(response) == list(SECRET[:7] + SECRET[8:9])  # the key of a source is no part of what readers read


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
