"""Withdrawn and deleted pages, out and in again: readers are led, or told what is gone, as before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.content import export
from articles.models import Article, FormerSlug, Page, Revision
from tests.articles.content.folders import load, page, shown, write
from tests.factories import edit, make_article

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def rows() -> list[tuple[Any, ...]]:
    return sorted(FormerSlug.objects.values_list("kind", "slug", "page__slug", "note"))


def into_an_empty_site(folder: Path) -> list[str]:
    export(folder)
    for model in (Page, FormerSlug):
        model._default_manager.all().delete()
    return load(folder)


def withdrawn(slug: str, **options: Any) -> Article:
    article = make_article(slug.title(), slug=slug)
    publishing.withdraw(article, by=None, **options)
    return article


def test_a_withdrawn_page_that_leads_on_does_so_after_a_restore(tmp_path: Path, client: Client) -> None:
    withdrawn("p", leads_to=make_article("Q", slug="q"))

    into_an_empty_site(tmp_path / "out")

    response = client.get("/articles/p/")
    assert (response.status_code, response.headers["Location"]) == (301, "/articles/q/")
    restored = Article.objects.get(slug="p")
    assert list(restored.revisions.values_list("number", "stage", "live_from")) == [(1, "draft", None)]
    assert load(tmp_path / "out")[-1] == "Nothing changed."


@pytest.mark.parametrize("note", ["", "No longer sold."])
def test_a_withdrawn_page_is_gone_for_readers_after_a_restore(tmp_path: Path, client: Client, note: str) -> None:
    withdrawn("p", note=note)

    into_an_empty_site(tmp_path / "out")

    response = client.get("/articles/p/")
    assert (response.status_code, note in response.content.decode()) == (410, True)
    assert rows() == [("article", "p", None, note)]
    assert load(tmp_path / "out")[-1] == "Nothing changed."


def test_a_former_address_of_a_withdrawn_page_is_gone_after_a_restore(tmp_path: Path, client: Client) -> None:
    article = make_article("P", slug="old")
    edit(article, slug="p")
    publishing.withdraw(article, by=None)
    edit(article, slug="moved-since")

    into_an_empty_site(tmp_path / "out")

    places = [f"/articles/{slug}/" for slug in ("old", "p", "moved-since")]
    assert [client.get(place).status_code for place in places] == [410, 410, 410]


def test_a_withdrawal_to_come_leads_on_after_a_restore(tmp_path: Path) -> None:
    end = timezone.now() + DAY
    target = make_article("Q", slug="q")
    publishing.withdraw(make_article("P", slug="p"), by=None, at=end, leads_to=target)

    into_an_empty_site(tmp_path / "out")

    assert (shown("p").live_until, rows()) == (end, [("article", "p", "q", "")])
    assert load(tmp_path / "out")[-1] == "Nothing changed."


@pytest.mark.parametrize("leads_on", [True, False])
def test_a_withdrawn_page_stays_withdrawn_after_a_restore(tmp_path: Path, leads_on: bool) -> None:
    withdrawn("p", leads_to=make_article("Q", slug="q") if leads_on else None)
    into_an_empty_site(tmp_path / "out")

    lines = load(write(tmp_path / "other", {"p.md": page("P as it was")}))

    assert "This page is withdrawn: left so, saved as a draft." in lines[-1]
    assert not Revision.objects.live().filter(page__slug="p").exists()


def test_a_page_that_links_to_a_deleted_one_comes_back_without_the_link(tmp_path: Path) -> None:
    old = make_article("Old", slug="old")
    make_article("A", slug="a", body="See [the old one](page:old).")
    publishing.withdraw(old, by=None)
    publishing.delete(old, by=None)

    lines = into_an_empty_site(tmp_path / "out")

    assert shown("a").html == "<p>See the old one.</p>"
    broken = "No page has this address. Check the spelling, or take the link out. (page:old) (warning)"
    assert [line.partition(": ")[2] for line in lines if "(warning)" in line] == [broken]


def test_a_deleted_page_is_loaded_anew_and_not_over_the_page_it_leads_to(tmp_path: Path) -> None:
    deleted = make_article("P", slug="p")
    export(tmp_path / "out")
    target = make_article("Q", slug="q")
    publishing.withdraw(deleted, by=None)
    publishing.delete(deleted, by=None, leads_to=target)

    load(tmp_path / "out")

    assert sorted(Revision.objects.live().values_list("title", "page__slug")) == [("P", "p"), ("Q", "q")]
