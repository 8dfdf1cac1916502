"""Tags in the admin: renamed, merged and deleted by those who may, seen by the others."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag as TaggitTag

from articles.models import SearchEntry, Tag, TagAlias
from tests.factories import edit, make_article, make_draft, make_tag, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/tag/"
ADD = "/admin/articles/tag/add/"
MERGE = "/admin/articles/tag/merge/"


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("Edith", group="editor"))
    return client


def change(tag: Tag) -> str:
    return reverse("admin:articles_tag_change", args=[tag.pk])


def posted(name: str, *aliases: TagAlias | str, **more: Any) -> dict[str, Any]:
    """What the form sends: the tag, its other names as they are, and new ones."""
    known = [alias for alias in aliases if isinstance(alias, TagAlias)]
    fields = {"name": name, "aliases-TOTAL_FORMS": len(aliases), "aliases-INITIAL_FORMS": len(known)}
    for number, alias in enumerate(aliases):
        fields[f"aliases-{number}-name"] = str(alias)
        if isinstance(alias, TagAlias):
            fields[f"aliases-{number}-id"] = alias.pk
            fields[f"aliases-{number}-tag"] = alias.tag_id
    return fields | more


def errors(response: Any) -> list[str]:
    assert response.status_code == 200
    return [str(error) for error in response.context["errors"]]


def other_names() -> dict[str, str]:
    return dict(TagAlias.objects.values_list("name", "tag__name"))


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_taggit_has_no_admin_of_its_own() -> None:
    assert not admin.site.is_registered(TaggitTag)


# Names


def test_add_keeps_name_and_other_names(editor: Client) -> None:
    editor.post(ADD, posted("  Opioid   medicines ", "Opiates", " Painkillers "))

    tag = Tag.objects.get()
    assert (tag.name, tag.slug) == ("Opioid medicines", "opioid-medicines")
    assert other_names() == {"Opiates": "Opioid medicines", "Painkillers": "Opioid medicines"}


def test_rename_keeps_the_old_name_and_its_address(editor: Client) -> None:
    tag = make_tag("Opioid")
    page = make_article(tags=("Opioid",))

    response = editor.post(change(tag), posted("Opioids", description="What they are."))

    assert response.status_code == 302
    assert Tag.objects.values("name", "slug", "description").get() == {
        "name": "Opioids",
        "slug": "opioids",
        "description": "What they are.",
    }
    assert other_names() == {"Opioid": "Opioids"}
    assert SearchEntry.objects.get(revision__page=page).tags == "Opioids"
    assert editor.get("/tags/opioid/").headers["Location"] == "/tags/opioids/"


def test_rename_to_one_of_its_other_names_changes_places(editor: Client) -> None:
    tag = make_tag("Opioid")
    alias = TagAlias.objects.create(tag=tag, name="Opioids")

    editor.post(change(tag), posted("Opioids", alias))

    assert Tag.objects.get().name == "Opioids"
    assert other_names() == {"Opioid": "Opioids"}


def test_other_names_can_be_changed_and_taken_away(editor: Client) -> None:
    tag = make_tag("Opioids")
    first, second = (TagAlias.objects.create(tag=tag, name=name) for name in ("Opiates", "Painkillers"))

    form = posted("Opioids", first, second) | {"aliases-0-name": "Opiate", "aliases-1-DELETE": "on"}
    editor.post(change(tag), form)

    assert list(TagAlias.objects.values_list("name", "slug")) == [("Opiate", "opiate")]


@pytest.mark.parametrize("name", ["alcohol", " ALCOHOL ", "Al-cohol", "Al  cohol", "drinking", "???", ""])
def test_a_name_that_is_taken_is_refused(editor: Client, name: str) -> None:
    make_tag("Al cohol")
    taken = make_tag("Alcohol")
    TagAlias.objects.create(tag=taken, name="Drinking")
    tag = make_tag("Opioids")

    assert len(errors(editor.post(ADD, posted(name)))) >= 1
    assert len(errors(editor.post(change(tag), posted(name)))) >= 1
    assert Tag.objects.get(pk=tag.pk).name == "Opioids"


def test_the_refusal_says_what_has_the_name(editor: Client) -> None:
    make_tag("Alcohol")

    response = editor.post(ADD, posted("ALCOHOL"))

    refusal = "There is a tag “Alcohol” already. Use that one, or merge the two."
    assert response.context["adminform"].form.errors == {"name": [refusal]}


@pytest.mark.parametrize(
    "aliases", [("Opioids",), ("opioids!",), ("Alcohol",), ("Drinking",), ("drink-ing",), ("New", "new"), ("???",)]
)
def test_another_name_that_is_taken_is_refused(editor: Client, aliases: tuple[str, ...]) -> None:
    taken = make_tag("Alcohol")
    TagAlias.objects.create(tag=taken, name="Drinking")
    TagAlias.objects.create(tag=taken, name="Drink ing")
    tag = make_tag("Opioids")

    assert len(errors(editor.post(change(tag), posted("Opioids", *aliases)))) >= 1
    assert set(other_names()) == {"Drinking", "Drink ing"}


@pytest.mark.parametrize("alias", ["Opioid", "Opioids"])
def test_rename_refuses_the_old_or_the_new_name_as_another_name(editor: Client, alias: str) -> None:
    tag = make_tag("Opioid")

    assert len(errors(editor.post(change(tag), posted("Opioids", alias)))) >= 1
    assert Tag.objects.get().name == "Opioid"


# The list


def test_list_counts_live_pages_and_drafts(editor: Client) -> None:
    edit(make_article(tags=("Alcohol",)), title="A newer draft")
    make_article(tags=("Alcohol", "Opioids"))
    make_draft(tags=("Alcohol",))

    response = editor.get(LIST + "?o=-3")

    assert [(tag.name, tag.live_pages, tag.drafts) for tag in response.context["cl"].result_list] == [
        ("Alcohol", 2, 3),
        ("Opioids", 1, 1),
    ]


def test_list_finds_tags_by_their_other_names_once(editor: Client) -> None:
    tag = make_tag("Opioids")
    for name in ("Opiates", "Opiate medicines"):
        TagAlias.objects.create(tag=tag, name=name)
    make_tag("Alcohol")

    response = editor.get(LIST + "?q=opiate")

    assert [found.name for found in response.context["cl"].result_list] == ["Opioids"]


def test_list_asks_the_same_number_of_questions_for_one_row_and_for_fifty(editor: Client) -> None:
    make_article(tags=("Alcohol",))
    editor.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor.get(LIST)

    for number in range(49):
        TagAlias.objects.create(tag=make_tag(f"Tag {number}"), name=f"Other {number}")
    make_article(tags=tuple(f"Tag {number}" for number in range(49)))
    with CaptureQueriesContext(connection) as many:
        editor.get(LIST)

    assert len(many) == len(few)


# Merging


def test_merge_goes_from_the_list_over_a_preview_to_the_deed(editor: Client) -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    page = make_article(tags=("Opioid",))

    chosen = editor.post(LIST, {"action": "merge", "_selected_action": [kept.pk, loser.pk]})
    assert parse_qs(urlsplit(chosen.headers["Location"]).query) == {"tag": [str(loser.pk), str(kept.pk)]}

    preview = editor.get(chosen.headers["Location"] + f"&into={kept.pk}")
    assert preview.context["plan"].into == kept
    assert preview.context["plan"].live_pages == 1
    assert Tag.objects.count() == 2

    done = editor.post(MERGE, {"tag": [loser.pk, kept.pk], "into": kept.pk})
    assert done.headers["Location"] == LIST
    assert said(done) == "Merged “Opioid” into “Opioids”."
    assert [tag.name for tag in page.tags.all()] == ["Opioids"]
    assert other_names() == {"Opioid": "Opioids"}
    logged = LogEntry.objects.order_by("pk").values_list("user__username", "object_repr", "action_flag")
    assert list(logged) == [("Edith", "Opioid", 3), ("Edith", "Opioids", 2)]


def test_merge_offers_to_keep_the_tag_that_most_pages_have(editor: Client) -> None:
    few, many = make_tag("Opioid"), make_tag("Opioids")
    make_article(tags=("Opioids",))

    assert editor.get(MERGE, {"tag": [few.pk, many.pk]}).context["plan"].into == many


@pytest.mark.parametrize("into", [None, "", "999", "x", "\0"])
def test_merge_does_nothing_before_it_is_said_which_stays(editor: Client, into: str | None) -> None:
    tags = [make_tag("Opioids").pk, make_tag("Opioid").pk]
    other = make_tag("Other")
    data = {"tag": tags} | ({} if into is None else {"into": into.replace("999", str(other.pk))})

    response = editor.post(MERGE, data)

    assert (response.status_code, Tag.objects.count()) == (200, 3)


@pytest.mark.parametrize("strange", ["", "0", "-1", "x", "\0", "²", "9" * 18, "9" * 400, "1 OR 1=1"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_merge_of_what_is_not_there_leads_back_to_the_list(editor: Client, method: str, strange: str) -> None:
    kept, loser = make_tag("Opioids"), make_tag("Opioid")

    response = getattr(editor, method)(MERGE, {"tag": [kept.pk, loser.pk, strange], "into": kept.pk})

    assert response.headers["Location"] == LIST
    assert Tag.objects.count() == 2


@pytest.mark.parametrize("number", [1, 51])
def test_merge_of_one_or_of_very_many_is_refused(editor: Client, number: int) -> None:
    tags = [make_tag(f"Tag {each}").pk for each in range(number)]

    response = editor.post(LIST, {"action": "merge", "_selected_action": tags})

    assert said(response) == "Choose two to 50 tags to merge."


@pytest.mark.parametrize("group", ["author", "reviewer"])
def test_who_may_only_see_tags_neither_sees_nor_does_a_merge(client: Client, group: str) -> None:
    client.force_login(make_user(group=group))
    kept, loser = make_tag("Opioids"), make_tag("Opioid")
    data = {"tag": [kept.pk, loser.pk], "into": kept.pk}

    assert "merge" not in client.get(LIST).content.decode()
    assert client.get(MERGE, data).status_code == 403
    assert client.post(MERGE, data).status_code == 403
    client.post(LIST, {"action": "merge", "_selected_action": [kept.pk, loser.pk]})
    assert Tag.objects.count() == 2


def test_a_right_to_change_alone_is_not_enough_to_merge(client: Client) -> None:
    from django.contrib.auth.models import Permission

    user = make_user()
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_tag", "change_tag"]))
    client.force_login(user)
    kept, loser = make_tag("Opioids"), make_tag("Opioid")

    response = client.post(MERGE, {"tag": [kept.pk, loser.pk], "into": kept.pk})

    assert (response.status_code, Tag.objects.count()) == (403, 2)


# Deleting


def test_deleting_says_how_many_pages_lose_the_tag(editor: Client) -> None:
    tag = make_tag("Opioids")
    page = make_article(tags=("Opioids",))
    make_draft(tags=("Opioids",))
    delete = reverse("admin:articles_tag_delete", args=[tag.pk])

    content = editor.get(delete).content.decode()
    many = editor.post(LIST, {"action": "delete_selected", "_selected_action": [tag.pk]}).content.decode()
    editor.post(delete, {"post": "yes"})

    assert "Opioids: 1 live page and 2 working drafts lose it." in content
    assert "Opioids: 1 live page and 2 working drafts lose it." in many
    assert SearchEntry.objects.get(revision__page=page).tags == ""


def test_deleting_many_tells_search_too(editor: Client) -> None:
    page = make_article(tags=("Opioids", "Alcohol"))
    data = {"action": "delete_selected", "_selected_action": [make_tag("Opioids").pk], "post": "yes"}

    editor.post(LIST, data)

    assert SearchEntry.objects.get(revision__page=page).tags == "Alcohol"
