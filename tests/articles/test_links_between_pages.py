"""Links from page to page lead to what readers see, under the title that they see."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import publishing, rendering
from articles.models import Page, Revision
from tests.factories import edit, make_article, make_draft, make_treatment

pytestmark = pytest.mark.django_db


def html(page: Page) -> str:
    return page.revisions.live().get().html


def test_a_page_that_readers_do_not_see_is_named_in_the_words_of_its_writer_without_a_link() -> None:
    make_draft("Hidden title", slug="secret-page")

    page = make_article(body="Read [about it](page:secret-page) or <page:secret-page>.")

    assert html(page) == "<p>Read about it or secret page.</p>"
    assert {finding["rule"] for finding in page.revisions.get().findings} == {"unseen-page"}


def test_the_link_comes_when_the_page_is_published() -> None:
    hidden = make_draft("Shown now", slug="shown")
    page = make_article(body="Read <page:shown>.")

    publishing.publish(hidden, by=None)

    assert html(page) == '<p>Read <a href="/articles/shown/">Shown now</a>.</p>'


def test_two_pages_may_link_to_each_other_before_either_is_published() -> None:
    first = make_draft("First", slug="first")
    second = make_draft("Second", slug="second", body="[First](page:first)")
    edit(first, body="[Second](page:second)")

    publishing.publish(first, by=None)
    publishing.publish(second, by=None)

    assert (html(first), html(second)) == (
        '<p><a href="/articles/second/">Second</a></p>',
        '<p><a href="/articles/first/">First</a></p>',
    )


def test_the_link_to_a_scheduled_page_comes_with_the_next_publication_after_its_time() -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        scheduled = make_draft("Scheduled", slug="scheduled")
        page = make_article(body="[It](page:scheduled)")
        publishing.publish(scheduled, by=None, at=timezone.now() + timedelta(hours=1))
        before = html(page)

        clock.shift(timedelta(hours=2))
        make_article()

        assert (before, html(page)) == ("<p>It</p>", '<p><a href="/articles/scheduled/">It</a></p>')


def test_a_link_names_a_page_as_readers_see_it_not_as_its_draft_does() -> None:
    target = make_article("As readers see it", slug="target")
    edit(target, title="As the draft says")

    page = make_article(body="<page:target>")
    before = html(page)
    publishing.publish(target, by=None)

    assert ("As readers see it" in before, "As the draft says" in html(page)) == (True, True)


def test_drawing_anew_takes_back_nothing_that_was_done_in_the_meantime() -> None:
    page = make_draft()
    old = Revision.objects.select_related("page").get()
    publishing.publish(page, by=None)

    rendering.render(old)

    assert page.revisions.live().exists()


# Links that are written as a path


@pytest.mark.parametrize(
    ("kind", "path"),
    [("article", "/articles/a/"), ("about", "/about/a/"), ("section", "/a/"), ("treatment", "/treatments/a/")],
)
def test_a_path_of_a_page_goes_on_working_when_its_address_changes(kind: str, path: str) -> None:
    target = make_treatment("Target", slug="a") if kind == "treatment" else make_article("Target", slug="a", kind=kind)
    page = make_article(body=f"[Read]({path}#s-harms).")

    edit(target, slug="b")

    assert html(page) == f'<p><a href="{path.replace("/a/", "/b/")}#s-harms">Read</a>.</p>'
    assert list(target.linked_from.filter(page=page)) == [page.revisions.get()]


def test_a_path_of_a_page_that_readers_do_not_see_is_no_link_until_they_do() -> None:
    hidden = make_draft("Hidden", slug="hidden")
    page = make_article(body="[Read](/articles/hidden/).")
    before = html(page)

    publishing.publish(hidden, by=None)

    assert (before, html(page)) == ("<p>Read.</p>", '<p><a href="/articles/hidden/">Read</a>.</p>')


def test_a_path_at_which_no_page_stands_is_an_error() -> None:
    page = make_draft(body="[Read](/articles/nowhere/) [this](/tags/).")

    revision = page.revisions.get()

    assert revision.html == '<p>Read <a href="/tags/">this</a>.</p>'
    assert [finding["rule"] for finding in revision.findings] == ["broken-link"]
