"""The public history of a page: what readers saw, what changed, who reviewed it, and comparisons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import html5lib
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from articles import publishing
from articles.models import Article, Page
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_person,
    make_signed,
    make_signer,
    make_source,
    make_tag,
)
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
HISTORY = "/articles/page/history/"


def read(address: str = HISTORY) -> Any:
    response = Client().get(address)
    assert response.status_code == 200
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def having(document: Any, name: str, value: str) -> list[Any]:
    return [element for element in document.iter() if value in element.get(name, "").split()]


def versions(document: Any) -> list[str]:
    return [words(version) for version in having(document, "class", "version")]


def comparison(query: str) -> Any:
    (found,) = having(read(f"{HISTORY}?{query}"), "id", "comparison")
    return found


def changed(element: Any, tag: str) -> list[str]:
    """What was put in ("ins") or taken out ("del"), without the words for those who do not see which."""
    spoken = ("[Put in:]", "[Taken out:]", "[end]")
    found = [words(each) for each in element.iter(tag)][1:] if tag in ("ins", "del") else []
    for word in spoken:
        found = [each.replace(word, "") for each in found]
    return [each.strip() for each in found]


def republish(page: Page, *, note: str = "", minor: bool = False, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    publishing.save_draft(page, by=None, is_minor=minor)
    publishing.publish(page, by=None, note=note)


# The list


def test_every_published_revision_stands_there_newest_first() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_article(slug="page", body="Ask a doktor.")
        clock.shift(DAY)
        republish(page, body="Ask a doctor.", minor=True)
        clock.shift(DAY)
        edit(page, body="Never seen.")
        republish(page, body="Ask anybody.", note="A trial was added.")
        found = versions(read())

    assert found == [
        "Version 4: 3 March 2026, 09:00 UTC A trial was added. Readers see it now · Not clinically reviewed "
        "What changed since version 2, in version 4",
        "Version 2: 2 March 2026, 09:00 UTC Small changes. Readers saw it until 3 March 2026, 09:00 UTC · "
        "Not clinically reviewed What changed since version 1, in version 2",
        "Version 1: 1 March 2026, 09:00 UTC First published. Readers saw it until 2 March 2026, 09:00 UTC · "
        "Not clinically reviewed",
    ]


def test_each_version_says_who_reviewed_it_and_whether_it_changed_since() -> None:
    with time_machine.travel(START, tick=False) as clock:
        page = make_signed(slug="page", body="Ask a doktor.", by=make_signer("Dr Rosa Marsh"))
        publishing.publish(page, by=None)
        clock.shift(DAY)
        republish(page, body="Ask a doctor.", minor=True)
        newest, oldest = versions(read())

    assert "Reviewed by Dr Rosa Marsh, MD, 1 March 2026 (small changes since the review)" in newest
    assert "Reviewed by Dr Rosa Marsh, MD, 1 March 2026" in oldest
    assert "small changes" not in oldest


@pytest.mark.parametrize(
    ("address", "kind"),
    [("/articles/page/", "article"), ("/about/page/", "about"), ("/page/", "section"), ("/levels-of-care/", "section")],
)
def test_every_kind_of_article_has_a_history_and_leads_there(client: Client, address: str, kind: str) -> None:
    make_article("Asked", slug="levels-of-care" if address.startswith("/levels") else "page", kind=kind)

    html = client.get(address).content.decode()

    assert f'href="{address}history/"' in html
    assert "What changed: Asked" in words(read(f"{address}history/"))


def test_a_level_has_a_history_that_names_its_facts() -> None:
    level = make_level(slug="page", hours="9 to 19 hours a week")
    republish(level, hours="9 to 20 hours a week", note="The new edition.")

    (found,) = having(read("/levels-of-care/page/history/?from=1&to=2"), "id", "comparison")

    assert "Hours a week 9 to" in words(found)
    assert (changed(found, "del"), changed(found, "ins")) == (["19"], ["20"])


@pytest.mark.parametrize(
    "page", [LevelOfCare(slug="history"), Article(kind="section", slug="preview"), Article(kind="section", slug="tags")]
)
def test_an_address_that_the_site_uses_is_refused(page: Page) -> None:
    with pytest.raises(ValidationError, match="The site uses this address itself"):
        page.clean()


def test_history_of_the_ladder_wins_over_a_level_of_that_name(client: Client) -> None:
    make_level("Wrong", slug="history")
    make_article("Right", slug="levels-of-care", kind="section")

    assert "What changed: Right" in words(read("/levels-of-care/history/"))


# Comparing


def test_a_comparison_shows_words_in_and_out_as_readers_read_them() -> None:
    page = make_article("Title", slug="page", summary="In short.", body="## Head\n\nIt **helps** some people.\n\nStop.")
    republish(page, body="## Head\n\nIt **harms** some people.\n\nStop.\n\nGo on.", note="A trial.")

    found = comparison("from=1&to=2")

    assert (changed(found, "del"), changed(found, "ins")) == (["helps"], ["harms", "Go on."])
    assert [words(heading) for heading in found.iter("h3")] == ["Text"]


def test_a_comparison_shows_title_summary_author_sources_and_topics() -> None:
    make_source("old2020", title="Old trial")
    make_source("new2021", title="New trial")
    page = make_article("Old title", slug="page", summary="Old.", body="So [@old2020].", tags=("Old", "Kept"))
    page.title, page.summary, page.body, page.author = "New title", "New.", "So [@new2021].", make_person("Ana Lopez")
    publishing.save_draft(page, by=None, tags=[make_tag("Kept"), make_tag("New")])
    publishing.publish(page, by=None, note="All of it.")

    found = comparison("from=1&to=2")

    assert [words(h) for h in found.iter("h3")] == ["Title", "Written by", "Summary", "Sources", "Topics"]
    removed, added = changed(found, "del"), changed(found, "ins")
    assert [removed[0], removed[1], removed[3]] == ["Old", "Old.", "Old"]
    assert [added[0], added[1], added[2], added[4]] == ["New", "Ana Lopez", "New.", "New"]
    assert ("Old trial" in removed[2], "New trial" in added[3]) == (True, True)


def test_a_comparison_goes_from_the_older_to_the_newer_whichever_way_it_is_asked() -> None:
    page = make_article(slug="page", body="Old.")
    republish(page, body="New.", note="New.")

    assert words(comparison("from=2&to=1")) == words(comparison("from=1&to=2"))


def test_versions_that_say_the_same_are_said_to() -> None:
    make_article(slug="page")

    assert "are the same" in words(comparison("from=1&to=1"))


@pytest.mark.parametrize(
    "query",
    [
        *("from=1", "to=1", "from=1&to=2", "from=1&to=99", "from=&to=", "from=-1&to=1", "from=1&to=1.0"),
        *("from=1&to=%C2%B2", f"from=1&to={'9' * 3000}", "from=1&to=%00", "from=1&to=%F0%9F%98%80", "from[]=1&to=1"),
    ],
)
def test_anything_else_is_explained_and_never_an_error(query: str) -> None:
    page = make_article(slug="page")
    edit(page, body="A draft.")

    document = read(f"{HISTORY}?{query}")

    assert "No comparison: choose two versions" in words(document)
    assert having(document, "id", "comparison") == []


def test_text_cannot_be_markup() -> None:
    page = make_article(slug="page", title="Old <b>", body="Old.")
    republish(page, title="New <script>alert(1)</script>", body="New &lt;i&gt;", note="<u>Note</u>")

    document = read(f"{HISTORY}?from=1&to=2")

    main = next(document.iter("main"))
    assert [each.tag for each in main.iter() if each.tag in ("script", "b", "i", "u")] == []
    assert "<u>Note</u>" in words(main)


def test_comparisons_are_not_indexed_and_the_history_has_one_address(client: Client) -> None:
    page = make_article(slug="page")
    republish(page, body="New.", note="New.")

    plain, compared = (client.get(address).content.decode() for address in (HISTORY, f"{HISTORY}?from=1&to=2"))

    assert 'rel="canonical" href="http://testserver/articles/page/history/"' in plain
    assert ("noindex" in plain, "noindex" in compared) == (False, True)
    assert "history" not in client.get("/sitemap.xml").content.decode()


def test_a_planned_end_shows_nowhere_in_the_history() -> None:
    with time_machine.travel(START, tick=False):
        page = make_article(slug="page")
        publishing.withdraw(page, by=None, at=datetime(2026, 7, 23, 9, tzinfo=UTC))

        html = words(read())

    assert "Readers see it now" in html
    assert "July" not in html


def test_an_hour_that_happens_twice_is_told_by_its_zone(settings: Any) -> None:
    settings.TIME_ZONE = "Europe/London"
    with time_machine.travel(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), tick=False) as clock:
        page = make_article(slug="page")
        clock.shift(timedelta(hours=1))
        republish(page, body="New.", note="New.")
        newest, oldest = versions(read())

    assert newest.startswith("Version 2: 25 October 2026, 01:30 GMT")
    assert oldest.startswith("Version 1: 25 October 2026, 01:30 BST")


# Who may see it


def test_history_of_a_draft_is_not_there(client: Client) -> None:
    make_draft(slug="page")

    assert client.get(HISTORY).status_code == 404


def test_history_of_a_withdrawn_page_is_gone(client: Client) -> None:
    publishing.withdraw(make_article(slug="page"), by=None)

    assert client.get(f"{HISTORY}?from=1&to=1").status_code == 410


def test_history_of_a_moved_page_leads_to_the_new_address(client: Client) -> None:
    page = make_article(slug="page")
    edit(page, slug="new")

    response = client.get(f"{HISTORY}?from=1&to=2")

    assert (response.status_code, response.headers["Location"]) == (301, "/articles/new/history/?from=1&to=2")


# What it costs


@pytest.mark.parametrize(("query", "most"), [("", 3), ("?from=1&to=2", 8)])
@pytest.mark.parametrize("number", [2, 40])
def test_history_takes_as_many_queries_for_many_versions(
    client: Client, number: int, query: str, most: int, django_assert_max_num_queries: Any
) -> None:
    make_help_line()
    page = make_article(slug="page", body="Some words.", tags=("Alcohol",))
    for each in range(1, number):
        key = f"key{each}"
        make_source(key)
        republish(page, body=f"Other words [@{key}].", note="New words.")

    with django_assert_max_num_queries(most):
        response = client.get(f"{HISTORY}{query}")

    assert len(response.context["versions"]) == number
