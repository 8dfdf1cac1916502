"""The table of links says where pages and sources lead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles import links, prose, publishing
from articles.links.knowing import addresses_in
from articles.models import Link, Revision, Source
from tests.factories import edit, make_article, make_draft, make_level, make_many, make_source

pytestmark = pytest.mark.django_db
A, B, C = "https://a.example/", "https://b.example/?x=1&y=2", "http://c.example/(d)"


def known() -> dict[str, tuple[int, int]]:
    """By address, on how many revisions and in how many sources it stands."""
    return {link.url: (link.revisions.count(), link.sources.count()) for link in Link.objects.all()}


def forget() -> None:
    """As after an upgrade, or a load of a backup: the texts are there, the table is not."""
    Link.objects.all().delete()


def test_all_that_somebody_reads_is_known() -> None:
    make_article(body=f"[One]({A}) and [two]({B}).", summary="No links.")
    make_draft(body=f"[Two]({B}) in a draft.")
    make_article(body=f"<{C}> tomorrow.", at=timezone.now() + timedelta(days=1))
    make_level(hours=f"[Nine](<{C}>) a week.")
    forget()

    links.know_all()

    assert known() == {A: (1, 0), B: (2, 0), C: (2, 0)}


def test_a_link_that_stands_nowhere_any_more_is_dropped() -> None:
    page = make_article(body=f"[One]({A}) and [two]({B}).")
    source = make_source(url="https://c.example/")
    links.know_all()
    Link.objects.update(state="fine")
    edit(page, body=f"[Two]({B}).")
    source.url = "https://d.example/"
    source.save()

    links.know_all()
    drafted = known()
    publishing.publish(page, by=None)
    links.know_all()

    assert drafted == {A: (1, 0), B: (2, 0), "https://d.example/": (0, 1)}  # readers still see the first
    assert known() == {B: (1, 0), "https://d.example/": (0, 1)}
    assert Link.objects.get(url=B).state == "fine"


def test_a_source_is_known_by_its_numbers_its_address_and_its_notice() -> None:
    source = make_source(doi="10.1111/add.14927", pmid="28525555", url=A, notice=B)
    make_source(url=A, notice="javascript:alert(1)")

    links.know_sources(Source.objects.all())
    source.url = C
    source.save()
    links.know_sources([source])

    numbers = ["https://doi.org/10.1111/add.14927", "https://pubmed.ncbi.nlm.nih.gov/28525555/"]
    assert known() == {A: (0, 1), B: (0, 1), C: (0, 1)} | dict.fromkeys(numbers, (0, 1))
    assert {link.url for link in source.web_links.all()} == {B, C, *numbers}


def test_an_address_that_is_too_long_to_follow_is_not_kept() -> None:
    make_article(body=f"[One]({A}) and [two](https://b.example/{'é' * 1900}).")
    saved = known()

    links.know_all()

    assert saved == known() == {A: (1, 0)}


def test_what_is_known_already_is_left_alone() -> None:
    make_article(body=f"[One]({A}).")
    make_source(url=B)
    links.know_all()

    with CaptureQueriesContext(connection) as queries:
        links.know_all()

    assert [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_many_pages_are_known_in_a_few_queries() -> None:
    make_many(60)
    for number, revision in enumerate(Revision.objects.all()):
        revision.html = f'<p><a href="https://example.org/{number}" class="external">There</a></p>'
        revision.save()
    make_source(url=A)

    with CaptureQueriesContext(connection) as queries:
        links.know_all()

    assert len(known()) == 61
    assert len(queries) < 20


def test_what_readers_meet_is_told_from_the_rest() -> None:
    cited = make_source(url=A)
    make_source(url="https://uncited.example/")
    make_article(body=f"It helps [@{cited.key}], see [two]({B}).")
    make_draft(body=f"[Three]({C}).")
    links.know_all()
    Link.objects.filter(url__in=[B, C]).update(state=Link.State.BROKEN)

    assert {link.url for link in links.used_live()} == {A, B}
    assert [link.url for link in links.broken()] == [B]


def test_what_readers_meet_is_checked_first_then_what_waited_longest() -> None:
    make_article(body=f"[One]({A}) and [two]({B}).")
    make_draft(body=f"[Three]({C}) and [four](https://d.example/).")
    links.know_all()
    now = timezone.now()
    Link.objects.filter(url=A).update(checked_at=now - timedelta(hours=30))
    Link.objects.filter(url=C).update(checked_at=now - timedelta(hours=1))

    due = links.to_check(now - timedelta(hours=20))

    assert [link.url for link in due] == [B, A, "https://d.example/"]
    assert [link.url for link in links.to_check()] == [B, A, "https://d.example/", C]


@given(st.lists(st.text("a/?&=#%'\"<>()[]é \\!*`", max_size=12)))
@example(["a'b", 'a"b', "a&amp;b", "<a href=", "?a=1&b=2#c"])
@settings(max_examples=50)
def test_the_links_of_a_drawn_text_are_those_that_it_was_drawn_with(ends: list[str]) -> None:
    text = "\n\n".join(f"[There](<https://example.org/{end}>) and https://example.net/{end}" for end in ends)

    drawn = prose.render(text, {}, {})

    assert addresses_in(drawn.html) == set(drawn.external_links)
