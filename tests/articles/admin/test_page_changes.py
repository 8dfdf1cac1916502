"""What changed between two revisions, field by field, and how it is shown and read aloud."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string

from articles import publishing
from articles.admin.page_changes import changes
from articles.models import Revision
from tests.factories import edit, make_draft, make_level, make_person, make_source, make_tag

pytestmark = pytest.mark.django_db


def first_and_last(page: Any) -> tuple[Revision, Revision]:
    revisions = list(page.revisions.order_by("number"))
    return revisions[0], revisions[-1]


def shown(page: Any) -> str:
    return render_to_string("admin/articles/page/_changes.html", {"changes": changes(*first_and_last(page))})


def test_nothing_differs_between_a_revision_and_itself() -> None:
    revision = make_draft(tags=("Alcohol",)).revisions.get()

    assert changes(revision, revision) == []


def test_the_fields_come_in_the_order_of_the_form() -> None:
    page = make_draft("Old")
    make_source("agabio2023", year=2023)
    page.author = make_person("Sam Okafor", credentials="RN")
    page.title, page.summary, page.body = "New", "New summary.", "A claim [@agabio2023]."
    publishing.save_draft(page, by=None, tags=[make_tag("Alcohol")])

    labels = [change.label for change in changes(*first_and_last(page))]

    assert labels == ["Title", "Summary", "Text", "Citations", "Tags", "Written by"]


def test_a_text_is_compared_word_by_word() -> None:
    page = make_draft(body="It helps some people.")
    edit(page, body="It helps many people.")

    (change,) = changes(*first_and_last(page))

    (line,) = change.lines
    assert [(piece.sign, piece.text) for piece in line.pieces] == [
        ("same", "It helps "),
        ("removed", "some"),
        ("added", "many"),
        ("same", " people."),
    ]


def test_facts_go_by_the_names_of_the_model() -> None:
    page = make_level(hours="9 hours")
    edit(page, hours="", asam4="Level 2.1")

    labels = [change.label for change in changes(*first_and_last(page))]

    assert labels == ["ASAM Criteria, 4th edition", "Hours a week"]


def test_citations_are_named_with_their_place() -> None:
    make_source("agabio2023", year=2023)
    page = make_draft(body="A claim [@agabio2023, p. 12].")
    edit(page, body="A claim [@agabio2023, p. 13].")

    citations = changes(*first_and_last(page))[1]

    assert [(piece.sign, piece.text) for piece in citations.pieces] == [
        ("removed", "Agabio 2023 (agabio2023), p. 12"),
        ("added", "Agabio 2023 (agabio2023), p. 13"),
    ]


def test_tags_that_stayed_are_left_out() -> None:
    page = make_draft(tags=("Alcohol", "Baclofen"))
    publishing.save_draft(page, by=None, tags=[make_tag("Alcohol"), make_tag("Naltrexone")])

    (change,) = changes(*first_and_last(page))

    assert [(piece.sign, piece.text) for piece in change.pieces] == [("removed", "Baclofen"), ("added", "Naltrexone")]


def test_it_can_be_read_aloud() -> None:
    page = make_draft("Old title")
    edit(page, title="New title")

    assert (
        '<del><span class="visually-hidden">removed: </span>Old</del>'
        '<ins><span class="visually-hidden">added: </span>New</ins> title'
    ) in shown(page)


def test_hostile_text_is_shown_as_text() -> None:
    page = make_draft("Old", body="Old.")
    hostile = "<script>alert(1)</script>"
    edit(page, title=hostile, body=hostile)

    assert "<script" not in shown(page)


def test_the_cost_does_not_grow_with_the_page(django_assert_max_num_queries: Any) -> None:
    small = make_draft("Old")
    edit(small, title="New")
    with django_assert_max_num_queries(12) as one:
        changes(*first_and_last(small))
    keys = [make_source(f"trial{number}").key for number in range(20)]
    large = make_draft("Old", body="\n\n".join(f"A claim [@{key}]." for key in keys))
    edit(large, title="New", body="Gone.")

    with django_assert_max_num_queries(len(one)):
        changes(*first_and_last(large))
