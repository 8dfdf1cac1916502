"""Where an article may stand."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article


@pytest.mark.parametrize("slug", ["articles", "tags", "sources", "search", "about", "feed", "admin"])
def test_a_front_page_cannot_take_an_address_of_the_site(slug: str) -> None:
    page = Article(kind=Article.Place.SECTION, slug=slug)

    with pytest.raises(ValidationError, match="The site uses this address itself"):
        page.clean()


@pytest.mark.parametrize("slug", ["levels-of-care", "families", "", "not a slug", "é"])
def test_other_addresses_are_for_the_field_to_judge(slug: str) -> None:
    Article(kind=Article.Place.SECTION, slug=slug).clean()


@pytest.mark.parametrize("kind", [Article.Place.ARTICLE, Article.Place.ABOUT])
def test_articles_and_about_pages_stand_under_an_address_of_their_own(kind: str) -> None:
    Article(kind=kind, slug="search").clean()
