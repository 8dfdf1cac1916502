"""Verbs on tags: what was tagged stays tagged, old addresses lead on, search follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import publishing, tagging
from articles.models import Page, Revision, SearchEntry, Tag, TagAlias, TaggedPage, TaggedRevision
from tests.factories import edit, make_article, make_draft, make_tag, make_user

pytestmark = pytest.mark.django_db


def tags_of(thing: Page | Revision) -> list[str]:
    return sorted(thing.tags.values_list("name", flat=True))


def other_names() -> dict[str, str]:
    return dict(TagAlias.objects.values_list("name", "tag__name"))


def searched_tags(page: Page) -> str:
    return SearchEntry.objects.get(revision=page.revisions.latest()).tags


# Renaming


def test_rename_changes_name_and_address_and_leads_on_from_the_old_one(client: Client) -> None:
    tag = make_tag("Opioid")
    make_article(tags=("Opioid",))

    tagging.rename(tag, "  Opioid   medicines ", by=None)

    assert (tag.name, tag.slug) == ("Opioid medicines", "opioid-medicines")
    assert other_names() == {"Opioid": "Opioid medicines"}
    assert client.get("/tags/opioid/").headers["Location"] == "/tags/opioid-medicines/"


def test_rename_tells_search_about_what_readers_may_find() -> None:
    tag = make_tag("Opioid")
    live = make_article(tags=("Opioid", "Alcohol"))
    make_draft(tags=("Opioid",))

    tagging.rename(tag, "Opioids", by=None)

    assert searched_tags(live) == "Alcohol, Opioids"
    assert SearchEntry.objects.count() == 1


def test_rename_back_and_forth_leaves_no_address_that_leads_to_itself(client: Client) -> None:
    tag = make_tag("Opioid")

    tagging.rename(tag, "Opioids", by=None)
    tagging.rename(tag, "Opioid", by=None)

    assert other_names() == {"Opioids": "Opioid"}


@pytest.mark.parametrize(("before", "after"), [("naloxone", "Naloxone"), ("Follow up", "Follow-up")])
def test_rename_that_keeps_the_address_adds_no_other_name(before: str, after: str) -> None:
    tag = make_tag(before)

    tagging.rename(tag, after, by=None)

    assert Tag.objects.get().name == after
    assert other_names() == {}


def test_rename_to_the_same_name_changes_nothing() -> None:
    tag = make_tag("Opioids")

    tagging.rename(tag, "Opioids ", by=None)

    assert list(Tag.objects.values_list("name", "slug")) == [("Opioids", "opioids")]
    assert other_names() == {}


TAKEN = ["ALCOHOL", " alcohol ", "Al-Anon", "al anon", "drinking", "Drink-ing", "!!!", "㎉" * 90]


@pytest.mark.parametrize("name", TAKEN)
def test_rename_refuses_a_name_that_is_taken_or_has_no_address(name: str) -> None:
    make_tag("Al Anon")
    alcohol = make_tag("Alcohol")
    TagAlias.objects.create(tag=alcohol, name="Drinking")
    TagAlias.objects.create(tag=alcohol, name="Drink ing")
    tag = make_tag("Opioids")

    with pytest.raises(publishing.Refused):
        tagging.rename(tag, name, by=None)

    assert Tag.objects.get(pk=tag.pk).name == "Opioids"


def test_rename_refuses_a_person_without_the_right() -> None:
    tag = make_tag("Opioid")

    for person in (make_user(group="author"), make_user(group="reviewer"), AnonymousUser()):
        with pytest.raises(publishing.NotAllowed):
            tagging.rename(tag, "Opioids", by=person)

    assert Tag.objects.get().name == "Opioid"


# Merging


def test_merge_moves_pages_and_revisions_and_leads_on_from_the_old_addresses(client: Client) -> None:
    kept, opioid, painkillers = make_tag("Opioids"), make_tag("Opioid"), make_tag("Painkillers")
    TagAlias.objects.create(tag=opioid, name="Narcotics")
    page = make_article(tags=("Opioid", "Painkillers", "Alcohol"))

    tagging.merge([opioid, painkillers], kept, by=None)

    assert tags_of(page) == tags_of(page.revisions.get()) == ["Alcohol", "Opioids"]
    assert sorted(Tag.objects.values_list("name", flat=True)) == ["Alcohol", "Opioids"]
    assert other_names() == {"Narcotics": "Opioids", "Opioid": "Opioids", "Painkillers": "Opioids"}
    assert searched_tags(page) == "Alcohol, Opioids"
    for old in ("opioid", "painkillers", "narcotics"):
        response = client.get(f"/tags/{old}/")
        assert (response.status_code, response.headers["Location"]) == (301, "/tags/opioids/")


def test_merge_moves_tags_of_every_revision_drafts_and_former_ones_too() -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    page = make_article(tags=("Opioid",))
    edit(page, title="Never published")

    tagging.merge([loser], kept, by=None)

    assert [tags_of(revision) for revision in page.revisions.all()] == [["Opioids"], ["Opioids"]]


def test_merge_with_the_kept_tag_among_those_chosen_loses_nothing() -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    pages = [make_article(tags=("Opioids",)), make_article(tags=("Opioid",)), make_article(tags=("Opioid", "Opioids"))]

    tagging.merge([kept, loser], kept, by=None)

    assert [tags_of(page) for page in pages] == [["Opioids"]] * 3


def test_merge_takes_away_another_name_that_would_lead_to_itself(client: Client) -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    make_article(tags=("Opioids",))
    TagAlias.objects.bulk_create([TagAlias(tag=loser, name="opioids again", slug="opioids")])

    tagging.merge([loser], kept, by=None)

    assert client.get("/tags/opioids/").status_code == 200


def test_merge_keeps_an_address_that_was_not_made_from_the_name() -> None:
    kept = make_tag("Opioids")
    loser = Tag.objects.create(name="C", slug="c_1")

    tagging.merge([loser], kept, by=None)

    assert TagAlias.objects.get(slug="c_1").tag == kept


def test_merge_refuses_nothing_to_merge() -> None:
    kept = make_tag("Opioids")

    with pytest.raises(publishing.Refused):
        tagging.merge([kept], kept, by=None)

    assert Tag.objects.get() == kept


def test_merge_refuses_a_tag_that_somebody_else_has_deleted() -> None:
    kept, loser, gone = make_tag("Opioids"), make_tag("Opioid"), make_tag("Gone")
    Tag.objects.filter(pk=gone.pk).delete()

    with pytest.raises(publishing.Refused):
        tagging.merge([loser, gone], kept, by=None)

    assert Tag.objects.filter(pk=loser.pk).exists()


@pytest.mark.parametrize("group", ["author", "reviewer", "moderator"])
def test_merge_and_remove_refuse_a_person_without_the_right(group: str) -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    person = make_user(group=group)

    with pytest.raises(publishing.NotAllowed):
        tagging.merge([loser], kept, by=person)
    with pytest.raises(publishing.NotAllowed):
        tagging.remove([loser], by=person)

    assert Tag.objects.count() == 2


def test_merge_leaves_nothing_half_done_when_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    page = make_article(tags=("Opioid",))
    Tag.objects.bulk_create([Tag(name="third", slug="third")])
    TagAlias.objects.bulk_create([TagAlias(tag=loser, name="x", slug="x")])
    with connection.execute_wrapper(failing_at("DELETE", "articles_tag")), pytest.raises(RuntimeError):
        tagging.merge([loser], kept, by=None)

    assert tags_of(page) == ["Opioid"]
    assert other_names() == {"x": "Opioid"}


def failing_at(verb: str, table: str) -> Callable[..., Any]:
    """A database that fails at one statement."""

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(verb) and f'"{table}"' in sql.split("WHERE")[0]:
            raise RuntimeError("the disk is full")
        return execute(sql, params, many, context)

    return wrapper


@settings(max_examples=25)  # each makes several pages
@given(data=st.data())
def test_merge_changes_the_tags_of_every_page_as_a_replacement_would(data: st.DataObject) -> None:
    names = ["a", "b", "c", "d"]
    TaggedPage.objects.all().delete()
    Tag.objects.all().delete()
    tags = {name: make_tag(name) for name in names}
    held = data.draw(st.lists(st.sets(st.sampled_from(names)), min_size=1, max_size=4))
    pages = [make_draft(tags=tuple(sorted(each))) for each in held]
    chosen = data.draw(st.sets(st.sampled_from(names), min_size=2))
    kept = data.draw(st.sampled_from(sorted(chosen)))

    tagging.merge([tags[name] for name in sorted(chosen)], tags[kept], by=None)

    expected = [sorted({kept if name in chosen else name for name in each}) for each in held]
    assert [tags_of(page) for page in pages] == expected
    assert [tags_of(page.revisions.get()) for page in pages] == expected


# The plan


def test_plan_counts_what_a_merge_would_change_and_changes_nothing() -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    TagAlias.objects.create(tag=loser, name="Narcotics")
    edit(make_article(tags=("Opioid",)), title="A newer draft")
    make_article(tags=("Opioid", "Opioids"))
    make_article(tags=("Opioid",), at=timezone.now() + timedelta(days=1))
    make_draft(tags=("Opioid",))
    make_article(tags=("Opioids",))

    plan = tagging.plan([loser, kept], kept)

    assert (plan.live_pages, plan.new_to_it, plan.drafts, plan.revisions) == (2, 1, 4, 5)
    assert plan.losers == (loser,)
    assert plan.names == ("Narcotics", "Opioid")
    assert Tag.objects.count() == 2
    assert TaggedRevision.objects.filter(tag=loser).count() == 5


# Removing


def test_remove_takes_the_tag_from_pages_and_from_search() -> None:
    tag = make_tag("Opioid")
    page = make_article(tags=("Opioid", "Alcohol"))

    tagging.remove([tag], by=None)

    assert tags_of(page) == tags_of(page.revisions.get()) == ["Alcohol"]
    assert searched_tags(page) == "Alcohol"
