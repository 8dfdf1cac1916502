"""The address of a page, and those that it had before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import FormerSlug, Revision
from tests.factories import (
    edit,
    make_article,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def live_titles(at: datetime | None = None) -> list[str]:
    return sorted(Revision.objects.live(at).values_list("title", flat=True))


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
