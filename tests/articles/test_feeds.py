"""The Atom feeds: what stands in an entry, what its id is, and what a reader's feed reader is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
import time_machine
from django.test import Client

from articles import publishing, tagging
from articles.models import Revision, Tag, TagAlias
from tests.factories import edit, make_article, make_draft, make_tag

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def read(address: str = "/feed/", **request: Any) -> ElementTree.Element:
    response = Client().get(address, **request)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def texts(element: ElementTree.Element, path: str) -> list[str | None]:
    """The texts of all elements at a path such as "entry/title"."""
    return [found.text for found in element.findall("/".join(ATOM + name for name in path.split("/")))]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def entry(feed: ElementTree.Element) -> ElementTree.Element:
    (found,) = feed.findall(f"{ATOM}entry")
    return found


def seen(summary: str | None) -> list[str]:
    """The paragraphs that a feed reader shows of a summary sent as HTML."""
    body = html5lib.parse(summary, namespaceHTMLElements=False).find("body")
    return ["".join(paragraph.itertext()) for paragraph in body]


# Text


def test_summary_is_html_that_says_what_was_written() -> None:
    page = make_article("Limits & <i>more</i>")
    edit(page, summary="Drink <5 units & <b>rest</b>.")
    publishing.publish(page, by=None, note="Was <6 units.")

    found = entry(read())

    summary = found.find(f"{ATOM}summary")
    assert summary is not None
    assert summary.attrib == {"type": "html"}
    assert seen(summary.text) == [
        "What changed: Was <6 units.",
        "See the change",
        "Drink <5 units & <b>rest</b>.",
    ]
    assert texts(found, "title") == ["Limits & <i>more</i>"]


def test_summary_of_a_page_without_a_note_is_one_paragraph() -> None:
    make_article(summary="What helps.")

    assert texts(read(), "entry/summary") == ["<p>What helps.</p>"]


def test_feed_leaves_out_what_xml_refuses() -> None:
    make_article("Page", tags=("Alcohol",))
    Revision.objects.update(title="A\x01b\x0c\ufffe", summary="C\x1bd")
    Tag.objects.update(name="G\x02h")

    feed = read("/tags/alcohol/feed/")

    assert texts(feed, "title") == ["Firm Ground: G h"]
    assert texts(feed, "entry/title") == ["A b  "]
    assert texts(feed, "entry/summary") == ["<p>C d</p>"]
    assert [each.attrib["term"] for each in feed.iter(f"{ATOM}category")] == ["G h"]


def test_feed_can_be_read_whatever_character_is_stored() -> None:
    make_article()
    Revision.objects.update(summary="".join(map(chr, (*range(1, 0xD800), *range(0xE000, 0x11000)))))

    feed = read()

    assert len(feed.findall(f"{ATOM}entry")) == 1


def test_note_leaves_out_what_xml_refuses() -> None:
    page = make_article()
    edit(page, summary="Words.")
    publishing.publish(page, by=None, note="Words.")
    Revision.objects.filter(number=2).update(public_note="E\x08f")

    (summary,) = texts(read(), "entry/summary")

    assert seen(summary)[0] == "What changed: E f"


# What changed


def test_entry_leads_to_the_comparison_with_the_version_before(client: Client) -> None:
    page = make_article(slug="baclofen", body="Old words.")
    edit(page, title="Never seen")
    edit(page, title="Seen", body="New words.")
    publishing.publish(page, by=None, note="A new trial.")

    (summary,) = texts(read(), "entry/summary")
    body = html5lib.parse(summary, namespaceHTMLElements=False)
    address = body.find(".//a").get("href")

    assert address == "http://testserver/articles/baclofen/history/?from=1&to=3"
    assert b"From version 1 to version 3" in client.get(address).content


def test_small_changes_bring_no_entry_up_again() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_article("Ask a doktor")
        clock.shift(timedelta(days=1))
        make_article("Newer")
        clock.shift(timedelta(days=1))
        page.title = "Ask a doctor"
        publishing.save_draft(page, by=None, is_minor=True)
        publishing.publish(page, by=None)

        feed = read()

    assert texts(feed, "entry/title") == ["Newer", "Ask a doctor"]
    assert texts(feed, "entry/updated") == ["2026-03-02T09:00:00+00:00", "2026-03-01T09:00:00+00:00"]


def test_entry_still_tells_the_last_change_after_small_ones() -> None:
    page = make_article(body="Ask.", summary="About it.")
    edit(page, body="Ask a doktor.")
    publishing.publish(page, by=None, note="Whom to ask.")
    page.body = "Ask a doctor."
    publishing.save_draft(page, by=None, is_minor=True)
    publishing.publish(page, by=None)

    (summary,) = texts(read(), "entry/summary")

    assert seen(summary) == ["What changed: Whom to ask.", "See the change", "About it."]


# Atom


@time_machine.travel(START, tick=False)
def test_feed_has_all_that_atom_asks_for() -> None:
    make_article("Baclofen", slug="baclofen", tags=("Alcohol", "Medicines"))

    feed = read()

    assert texts(feed, "id") == ["tag:testserver,2026:/feed/"]
    assert texts(feed, "title") == ["Firm Ground"]
    assert texts(feed, "author/name") == ["Firm Ground"]
    assert texts(feed, "updated") == ["2026-03-01T09:00:00+00:00"]
    assert links(feed) == {"alternate": "http://testserver/", "self": "http://testserver/feed/"}
    assert texts(feed, "entry/id") == ["tag:testserver,2026:/articles/baclofen/"]
    assert texts(feed, "entry/published") == ["2026-03-01T09:00:00+00:00"]
    assert texts(feed, "entry/updated") == ["2026-03-01T09:00:00+00:00"]
    assert links(entry(feed)) == {"alternate": "http://testserver/articles/baclofen/"}
    assert [each.attrib["term"] for each in feed.iter(f"{ATOM}category")] == ["Alcohol", "Medicines"]


def test_tag_feed_has_its_own_id_and_links() -> None:
    make_article("Baclofen", tags=("Alcohol",))
    make_article("Naltrexone", tags=("Opioids",))

    feed = read("/tags/alcohol/feed/?from=somewhere")

    assert texts(feed, "id") == ["tag:testserver,2026:/tags/alcohol/feed/"]
    assert links(feed) == {
        "alternate": "http://testserver/tags/alcohol/",
        "self": "http://testserver/tags/alcohol/feed/",
    }
    assert texts(feed, "entry/title") == ["Baclofen"]


def test_new_revision_updates_the_entry_and_leaves_its_id() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_article(slug="baclofen")
        clock.shift(timedelta(days=2))
        edit(page, title="Baclofen, anew")
        publishing.publish(page, by=None)

        feed = read()

    assert texts(feed, "entry/id") == ["tag:testserver,2026:/articles/baclofen/"]
    assert texts(feed, "entry/title") == ["Baclofen, anew"]
    assert texts(feed, "entry/published") == ["2026-03-01T09:00:00+00:00"]
    assert texts(feed, "entry/updated") == ["2026-03-03T09:00:00+00:00"]


def test_feed_holds_to_site_url_whatever_the_host(settings: Any) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://example.org", ["inside"]
    make_article(slug="baclofen", tags=("Alcohol",))

    feeds = [read("/feed/", headers={"host": "inside:8000"}), read("/tags/alcohol/feed/", headers={"host": "inside"})]

    assert [links(feed) for feed in feeds] == [
        {"alternate": "https://example.org/", "self": "https://example.org/feed/"},
        {"alternate": "https://example.org/tags/alcohol/", "self": "https://example.org/tags/alcohol/feed/"},
    ]
    assert [texts(feed, "id") for feed in feeds] == [
        ["tag:example.org,2026:/feed/"],
        ["tag:example.org,2026:/tags/alcohol/feed/"],
    ]
    for feed in feeds:
        assert links(entry(feed)) == {"alternate": "https://example.org/articles/baclofen/"}
        assert texts(feed, "entry/id") == ["tag:example.org,2026:/articles/baclofen/"]


def test_id_has_no_port() -> None:
    make_article(slug="baclofen")

    feed = read(headers={"host": "localhost:8000"})

    assert texts(feed, "entry/id") == ["tag:localhost,2026:/articles/baclofen/"]


# Withdrawals


def test_withdrawal_reaches_a_reader_that_asks_by_date(client: Client) -> None:
    make_article("Stays")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1), tick=False) as clock:
        page = make_article("Goes")
        first = client.get("/feed/")
        clock.shift(timedelta(hours=1))
        publishing.withdraw(page, by=None)
        since = {"If-Modified-Since": "Thu, 01 Jan 2099 00:00:00 GMT"}

        second = client.get("/feed/", headers=since)
        third = client.get("/feed/", headers={"If-None-Match": first.headers["ETag"]})
        fourth = client.get("/feed/", headers={"If-None-Match": second.headers["ETag"]})

    assert [response.status_code for response in (second, third, fourth)] == [200, 200, 304]
    assert "Last-Modified" not in first.headers
    assert texts(ElementTree.fromstring(second.content), "entry/title") == ["Stays"]


# Tags


def test_feed_of_a_renamed_tag_leads_to_the_new_one(client: Client) -> None:
    make_article(tags=("Booze",))
    tagging.rename(Tag.objects.get(), "Alcohol", by=None)

    response = client.get("/tags/booze/feed/")

    assert (response.status_code, response.headers["Location"]) == (301, "/tags/alcohol/feed/")


def test_feed_of_a_merged_tag_leads_to_the_one_that_is_kept(client: Client) -> None:
    make_article(tags=("Alcohol",))
    make_article(tags=("Drinking",))
    tagging.merge([make_tag("Drinking")], make_tag("Alcohol"), by=None)

    response = client.get("/tags/drinking/feed/")

    assert (response.status_code, response.headers["Location"]) == (301, "/tags/alcohol/feed/")


@pytest.mark.parametrize("address", ["/tags/hidden/feed/", "/tags/unseen/feed/", "/tags/nothing/feed/"])
@pytest.mark.parametrize("state", ["unused", "draft", "withdrawn", "about"])
def test_tag_that_readers_do_not_see_has_no_feed(client: Client, address: str, state: str) -> None:
    TagAlias.objects.create(tag=make_tag("Hidden"), name="Unseen")
    if state == "draft":
        make_draft(tags=("Hidden",))
    elif state == "withdrawn":
        publishing.withdraw(make_article(tags=("Hidden",)), by=None)
    elif state == "about":
        make_article(kind="about", tags=("Hidden",))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/feed/", "/tags/alcohol/feed/"])
def test_feed_takes_three_queries(client: Client, address: str, django_assert_max_num_queries: Any) -> None:
    for _ in range(5):
        make_article(tags=("Alcohol", "Medicines"))

    with django_assert_max_num_queries(3):
        client.get(address)
