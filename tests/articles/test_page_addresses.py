"""Where the address of a page leads when readers do not see the page there: on, to why it is gone, or nowhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import html5lib
import pytest
import time_machine
from django.test import Client

from articles import publishing
from articles.models import FormerSlug, Page, Revision
from tests.factories import edit, make_article, make_draft, make_help_line, make_level

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def answer(address: str) -> tuple[int, str]:
    """The status and, where it leads on, the address."""
    response = Client().get(address)
    return response.status_code, response.headers.get("Location", "")


def links(address: str) -> list[str]:
    """The addresses of this site that the text of a page links to."""
    document = html5lib.parse(Client().get(address).content, namespaceHTMLElements=False)
    (prose,) = [each for each in document.iter("div") if each.get("class") == "prose"]
    return [link.get("href") for link in prose.iter("a")]


# Leading on


def test_a_withdrawn_page_leads_to_the_one_that_takes_its_place() -> None:
    make_article(slug="better")
    page = make_article(slug="worse")
    publishing.withdraw(page, by=None, leads_to=Page.objects.get(slug="better"))

    assert answer("/articles/worse/?a=1&b=%C3%A9") == (301, "/articles/better/?a=1&b=%C3%A9")


def test_a_page_that_comes_back_wins_over_where_its_address_led() -> None:
    better, page = make_article(slug="better"), make_article(slug="worse")
    publishing.withdraw(page, by=None, leads_to=better)
    publishing.publish(page, by=None)

    assert answer("/articles/worse/") == (200, "")


def test_a_chain_of_moves_and_withdrawals_is_one_step() -> None:
    last = make_article(slug="last")
    second = make_article(slug="second")
    first = make_article(slug="oldest")
    edit(first, slug="first")
    publishing.withdraw(first, by=None, leads_to=second)
    publishing.withdraw(second, by=None, leads_to=last)
    edit(last, slug="newest")

    assert {answer(f"/articles/{slug}/") for slug in ("oldest", "first", "second", "last")} == {
        (301, "/articles/newest/")
    }


def test_a_circle_ends_in_why_it_is_gone() -> None:
    one, other = make_article(slug="one"), make_article(slug="other")
    publishing.withdraw(one, by=None, leads_to=other)
    publishing.withdraw(other, by=None)
    FormerSlug.objects.filter(slug="other").update(page=one)

    assert [answer(f"/articles/{slug}/") for slug in ("one", "other")] == [(410, ""), (410, "")]


def test_an_address_that_another_page_took_shows_that_page() -> None:
    edit(make_article(slug="old"), slug="new")
    make_article("Another", slug="old")

    assert answer("/articles/old/") == (200, "")


def test_a_draft_that_takes_an_address_does_not_stop_it_from_leading_on() -> None:
    edit(make_article(slug="old"), slug="new")
    make_draft(slug="old")

    assert answer("/articles/old/") == (301, "/articles/new/")


def test_a_page_may_lead_to_one_of_another_kind_and_what_is_below_follows() -> None:
    level = make_level(slug="level")
    publishing.withdraw(level, by=None, leads_to=make_article(slug="article"))

    assert answer("/levels-of-care/level/history/?from=1") == (301, "/articles/article/history/?from=1")


# Gone


def test_a_withdrawn_page_says_why_and_shows_nothing_of_itself() -> None:
    page = make_article("Zebra", slug="page", body="Stripes.", tags=("Shared",))
    make_article("Near by", tags=("Shared",))
    publishing.withdraw(page, by=None, note="It was <b>wrong</b>.\n\nAsk a doctor.")

    response = Client().get("/articles/page/")

    html = response.content.decode()
    assert response.status_code == 410
    assert "It was &lt;b&gt;wrong&lt;/b&gt;." in html
    assert "Near by" in html
    assert ("Zebra" in html, "Stripes" in html) == (False, False)
    assert "noindex" in html


def test_a_deleted_page_offers_what_its_address_asks_for() -> None:
    make_article("Stopping baclofen")
    page = make_article(slug="baclofen-and-rest")
    publishing.withdraw(page, by=None)
    publishing.delete(page, by=None, note="It said what another page says.")

    response = Client().get("/articles/baclofen-and-rest/")

    assert response.status_code == 410
    assert [hit.title for hit in response.context["near"]] == ["Stopping baclofen"]
    assert "It said what another page says." in response.content.decode()


def test_only_pages_that_readers_see_are_near() -> None:
    page = make_article(slug="words", tags=("Shared",))
    make_draft("Words in a draft", tags=("Shared",))
    publishing.withdraw(page, by=None)

    assert Client().get("/articles/words/").context["near"] == []


def test_a_page_that_came_and_went_by_the_clock_is_gone() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_article(slug="page", at=START + DAY)
        publishing.withdraw(page, by=None, at=START + 2 * DAY, note="For one day.")
        found = []
        for _ in range(3):
            found.append(answer("/articles/page/")[0])
            clock.shift(DAY)

    assert found == [404, 200, 410]


def test_what_is_below_the_address_is_gone_with_it() -> None:
    publishing.withdraw(make_article(slug="page"), by=None)

    assert answer("/articles/page/history/") == (410, "")


@pytest.mark.parametrize("slug", ["levels-of-care", "treatments", "programmes"])
def test_a_list_stays_when_its_front_page_is_withdrawn(slug: str) -> None:
    publishing.withdraw(make_article(slug=slug, kind="section"), by=None)

    assert answer(f"/{slug}/") == (200, "")


def test_a_page_that_readers_never_saw_is_a_404_at_every_address_it_had() -> None:
    page = make_draft(slug="first")
    page.slug = "second"
    publishing.save_draft(page, by=None)

    assert [answer(f"/articles/{slug}/")[0] for slug in ("first", "second")] == [404, 404]


# Links


def leave_redirected(page: Page, other: Page) -> None:
    publishing.withdraw(page, by=None, leads_to=other)


def leave_gone(page: Page, other: Page) -> None:
    publishing.withdraw(page, by=None)


def leave_moved(page: Page, other: Page) -> None:
    edit(page, slug="elsewhere")


def leave_deleted(page: Page, other: Page) -> None:
    publishing.withdraw(page, by=None)
    publishing.delete(page, by=None)


@pytest.mark.parametrize(
    ("leave", "number"), [(leave_redirected, 3), (leave_gone, 3), (leave_moved, 3), (leave_deleted, 0)]
)
def test_a_link_in_a_live_page_never_leads_to_a_404(leave: Any, number: int) -> None:
    other, page = make_article(slug="other"), make_article(slug="target")
    make_article(slug="live", body="See [it](page:target), or [by hand](/articles/target/), or <page:target>.")
    leave(page, other)

    statuses = [Client().get(address, follow=True).status_code for address in links("/articles/live/")]

    assert len(statuses) == number
    assert set(statuses) <= {200, 410}


# What it costs


@pytest.mark.parametrize("number", [1, 20])
def test_a_page_that_is_gone_takes_as_many_queries_among_many(
    client: Client, number: int, django_assert_max_num_queries: Any
) -> None:
    make_help_line()
    page = make_article(slug="page", tags=("Shared",))
    for _ in range(number):
        make_article(tags=("Shared",))
    publishing.withdraw(page, by=None)

    with django_assert_max_num_queries(7):
        assert client.get("/articles/page/").status_code == 410


def test_revisions_that_were_live_stay_on_record() -> None:
    page = make_article(slug="page")
    publishing.withdraw(page, by=None)

    assert Revision.objects.filter(page=page, live_from__isnull=False).count() == 1
