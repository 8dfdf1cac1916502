"""The address of a page, and those that it had before."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles import publishing
from articles.models import FormerSlug, Page
from tests.articles.publishing.moments import DAY
from tests.factories import edit, make_article, make_draft, make_user

pytestmark = pytest.mark.django_db


def test_a_changed_slug_is_kept_as_a_former_one() -> None:
    page = make_article(slug="old")

    edit(page, slug="new")

    assert list(FormerSlug.objects.values_list("kind", "slug", "page")) == [("article", "old", page.pk)]


def test_a_slug_that_comes_back_is_no_longer_a_former_one() -> None:
    page = make_article(slug="old")
    edit(page, slug="new")

    edit(page, slug="old")

    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["new"]


def test_a_changed_slug_is_followed_by_the_links_of_live_pages() -> None:
    target = make_article("Target", slug="old")
    linking = make_article("Linking", body="See [the other page](page:old).")

    edit(target, slug="new")

    html = linking.revisions.get().html
    assert "/articles/new/" in html
    assert "/articles/old/" not in html


# Addresses that readers know lead on, whoever drafts or moves a page there


def leads_to(slug: str) -> Page | None:
    return FormerSlug.objects.get(kind="article", slug=slug).page


def test_a_draft_that_moves_away_leaves_the_address_to_the_page_that_readers_saw_there() -> None:
    seen = make_article(slug="old")
    edit(seen, slug="new")
    draft = make_draft(slug="old")

    edit(draft, by=make_user(group="author"), slug="elsewhere")

    assert leads_to("old") == seen.page_ptr


def test_a_withdrawn_page_that_moves_goes_on_leading_where_it_led() -> None:
    page, other = make_article(slug="old"), make_article()
    publishing.withdraw(page, by=None, leads_to=other)

    edit(page, by=make_user(group="author"), slug="new")

    assert (leads_to("old"), leads_to("new")) == (page.page_ptr, other.page_ptr)


def test_a_withdrawn_page_that_moves_and_comes_back_goes_on_leading_where_it_led() -> None:
    page, other = make_article(slug="old"), make_article()
    publishing.withdraw(page, by=None, leads_to=other)
    edit(page, slug="new")

    edit(page, slug="old")

    assert (leads_to("old"), leads_to("new")) == (other.page_ptr, page.page_ptr)


def test_a_withdrawn_page_that_moves_to_a_former_address_of_another_does_not_take_it() -> None:
    seen = make_article(slug="old")
    edit(seen, slug="new")
    withdrawn = make_article(slug="gone")
    publishing.withdraw(withdrawn, by=None, note="No longer sold.")

    edit(withdrawn, by=make_user(group="author"), slug="old")

    assert leads_to("old") == seen.page_ptr


def test_cancelling_a_first_publication_leaves_the_address_to_the_page_that_readers_saw_there() -> None:
    seen = make_article(slug="old")
    edit(seen, slug="new")
    planned = make_article(slug="old", at=timezone.now() + DAY)

    publishing.cancel(planned, by=None)

    assert leads_to("old") == seen.page_ptr
