"""The list of pages in the admin: what stands in it, its filters and search, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.admin.page_state import Progress, with_state
from articles.checking import dismissing
from articles.models import Article
from tests.articles.checking.found_here import ADDRESS, DANGER, the_one
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_person,
    make_reviewer,
    make_signed,
    make_treatment,
    make_user,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def titles(client: Client, **query: str) -> list[str]:
    response = client.get(LIST, query)
    assert response.status_code == 200
    return sorted(page.title for page in response.context["cl"].result_list)


def withdrawn(title: str) -> Article:
    page = make_article(title)
    publishing.withdraw(page, by=None)
    return page


def with_newer_draft(title: str) -> Article:
    page = make_article(title)
    edit(page, summary="Newer.")
    return page


def with_newer_scheduled(title: str) -> Article:
    page = with_newer_draft(title)
    publishing.publish(page, by=None, at=timezone.now() + DAY)
    return page


MAKERS: dict[str, Callable[[str], Article]] = {
    "draft": make_draft,
    "scheduled": lambda title: make_article(title, at=timezone.now() + DAY),
    "live": make_article,
    "live-newer": with_newer_draft,
    "live-scheduled": with_newer_scheduled,
    "withdrawn": withdrawn,
}


def test_every_state_is_told_apart_and_filtered(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        pages = {state: make(state) for state, make in MAKERS.items() if state != "withdrawn"}
        live = make_article("withdrawn")
        clock.shift(timedelta(minutes=5))
        publishing.withdraw(live, by=None)

        shown = {page.title: page.state for page in editor.get(LIST).context["cl"].result_list}
        filtered = {state: titles(editor, state=state) for state in MAKERS}

    assert len(pages) == 5
    assert shown == {state: state for state in MAKERS}
    assert filtered == {state: [state] for state in MAKERS}


def test_every_stage_of_the_newest_revision_is_told_apart_and_filtered(editor: Client) -> None:
    make_draft("draft")
    publishing.submit(make_draft("submitted"), by=None)
    back = make_draft("sent-back")
    publishing.submit(back, by=None)
    publishing.send_back(back, by=None, note="More.")
    make_signed("signed")
    make_article("unreviewed")

    shown = {page.title: page.progress for page in editor.get(LIST).context["cl"].result_list}
    filtered = {progress: titles(editor, progress=progress) for progress in Progress.values}

    assert shown == {progress: progress for progress in Progress.values}
    assert filtered == {progress: [progress] for progress in Progress.values}


def test_a_newer_revision_of_a_live_page_has_a_stage_of_its_own(editor: Client) -> None:
    page = with_newer_draft("Page")
    publishing.submit(page, by=None)

    row = editor.get(LIST).content.decode()

    assert "Live, newer revision" in row
    assert "Waits for review</span>" in row


def test_pages_and_states_come_in_one_query(django_assert_num_queries: Any) -> None:
    for title in ("One", "Two", "Three"):
        make_article(title)

    with django_assert_num_queries(1):
        states = [(page.state, page.progress, page.newest) for page in with_state(Article.objects.all())]

    assert states == [("live", "unreviewed", 1)] * 3


def test_an_older_draft_than_the_live_revision_does_not_count_as_newer(editor: Client) -> None:
    page = make_draft("Page")
    edit(page, summary="Second.")
    publishing.publish(page, by=None)

    assert editor.get(LIST).context["cl"].result_list[0].state == "live"


def test_a_row_says_who_reviewed_what_readers_see(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        page = make_article("Page", tags=("Baclofen", "Alcohol"), review_due=date(2027, 4, 30))
        publishing.restore_record(page.revisions.get(), reviewer=make_reviewer(), reviewed_on=NOON.date())
        row = editor.get(LIST).content.decode()

    for words in ("Dr Rosa Marsh", "Alcohol, Baclofen", "1 May 2026", "30 Apr 2027"):
        assert words in row


def test_filter_by_next_review(editor: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        today = NOON.date()
        for title, due in {"past": today - DAY, "today": today, "later": today + 31 * DAY, "none": None}.items():
            make_draft(title, review_due=due)

        found = {choice: titles(editor, review=choice) for choice in ("overdue", "soon", "none")}

    assert found == {"overdue": ["past"], "soon": ["today"], "none": ["none"]}


def test_filter_by_place_tag_and_author(editor: Client) -> None:
    author = make_person("Sam Okafor")
    make_draft("One", tags=("Alcohol",), author=author)
    make_draft("Two", kind="about")

    assert titles(editor, place="article") == ["One"]
    assert titles(editor, tag="alcohol") == ["One"]
    assert titles(editor, author=str(author.pk)) == ["One"]


def choices(client: Client) -> dict[str, str]:
    """What the list offers to choose by findings."""
    filters = client.get(LIST).context["cl"].filter_specs
    (found,) = [each for each in filters if each.title == "findings"]
    return dict(found.lookup_choices)


@pytest.mark.usefixtures("two_rules")
def test_filter_by_what_the_checks_find(editor: Client) -> None:
    make_draft("Error", body=DANGER)
    make_draft("Warning", body=ADDRESS)
    make_draft("Both", body=f"{ADDRESS}\n\n{DANGER}")
    make_draft("Unknown source", body="One [@nobody].")
    make_draft("Nothing")
    make_draft("Note", body="A [draft](page:article/none-of-ours-yet).", slug="note")

    found = {choice: titles(editor, findings=choice) for choice in ("error", "warning", "none", "bare-url")}

    assert found == {
        "error": ["Both", "Error", "Note", "Unknown source"],
        "warning": ["Both", "Warning"],
        "none": ["Nothing"],
        "bare-url": ["Both", "Warning"],
    }


@pytest.mark.usefixtures("two_rules")
def test_the_filter_by_findings_is_about_the_newest_revision(editor: Client) -> None:
    mended = make_article("Mended", body=ADDRESS)
    edit(mended, body="Mended.")
    worse = make_article("Worse", body="Fine.")
    edit(worse, body=ADDRESS)

    assert (titles(editor, findings="warning"), titles(editor, findings="none")) == (["Worse"], ["Mended"])


@pytest.mark.usefixtures("two_rules")
def test_what_is_let_stand_counts_as_nothing_found(editor: Client) -> None:
    page = make_draft("Page", body=ADDRESS)

    dismissing.dismiss(page, the_one(page).finding, "It is meant.", by=None)

    assert (titles(editor, findings="warning"), titles(editor, findings="none")) == ([], ["Page"])
    assert titles(editor, findings="bare-url") == []


@pytest.mark.usefixtures("two_rules")
def test_rules_are_offered_that_report_something_in_pages_of_this_kind(editor: Client) -> None:
    grave = {"error": "Errors", "warning": "Warnings", "none": "Neither of the two"}
    make_treatment(body=ADDRESS)

    before = choices(editor)
    make_draft(body=ADDRESS)

    assert before == grave
    assert choices(editor) == grave | {"bare-url": "Addresses in place of words"}


@pytest.mark.usefixtures("two_rules")
@pytest.mark.parametrize("choice", ["", "error", "warning", "none", "bare-url"])
def test_filtering_by_findings_costs_the_same_for_many_pages(
    editor: Client, django_assert_max_num_queries: Any, choice: str
) -> None:
    make_draft(body=f"{ADDRESS}\n\n{DANGER}")
    with django_assert_max_num_queries(16) as one:
        editor.get(LIST, {"findings": choice})
    for _ in range(20):
        make_draft(body=f"{ADDRESS}\n\n{DANGER}")

    with django_assert_max_num_queries(len(one)):
        editor.get(LIST, {"findings": choice})


@pytest.mark.parametrize("name", ["state", "progress", "place", "tag", "author", "review", "findings"])
@pytest.mark.parametrize("value", ["nonsense", "\0", "1'; --", "9" * 30, "²", ""])
def test_a_filter_with_nonsense_is_no_error_of_ours(editor: Client, name: str, value: str) -> None:
    make_draft("One")

    assert editor.get(LIST, {name: value}).status_code == 200


@pytest.mark.parametrize("words", ["alpha", "BETA", "gamma", "delta-slug", "alpha gamma"])
def test_search_looks_into_title_summary_text_and_address(editor: Client, words: str) -> None:
    make_draft("Alpha", summary="Beta.", body="Gamma.", slug="delta-slug")
    make_draft("Other")

    assert titles(editor, q=words) == ["Alpha"]


def test_a_zero_byte_in_a_search_is_no_error_of_ours(editor: Client) -> None:
    make_draft("Alpha")

    assert titles(editor, q="al\0pha") == ["Alpha"]


def test_the_list_costs_the_same_with_one_page_and_with_fifty(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    make_article("First", tags=("Alcohol",))
    with django_assert_max_num_queries(16) as one:
        editor.get(LIST)
    reviewer = make_reviewer()
    for number in range(49):
        page = make_article(f"Page {number}", tags=("Alcohol", "Baclofen", f"Tag {number}"))
        publishing.restore_record(page.revisions.get(), reviewer=reviewer, reviewed_on=timezone.localdate())

    with django_assert_max_num_queries(len(one)):
        response = editor.get(LIST)

    assert len(response.context["cl"].result_list) == 50


@pytest.mark.parametrize(("group", "status"), [("author", 200), ("reviewer", 200), ("moderator", 200), ("", 403)])
def test_the_list_is_for_staff_with_the_right_to_view(client: Client, group: str, status: int) -> None:
    client.force_login(make_user(group=group))

    assert client.get(LIST).status_code == status
