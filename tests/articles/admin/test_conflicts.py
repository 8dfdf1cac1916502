"""Two people who write the same page at once: nothing is overwritten, nothing is lost, and the two texts merge."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles import publishing
from articles.admin.page import PageAdmin
from articles.models import KeptText, Page
from tests.articles.admin.clashes import answers, clash, kept_url, merged, places, taken, theirs
from tests.articles.admin.page_posts import change, errors, posted, said
from tests.factories import edit, make_article, make_draft, make_level, make_person, make_tag
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

THREE = "First paragraph.\n\nSecond paragraph.\n\nThird paragraph."


# A stale save


def test_a_stale_save_saves_nothing_and_keeps_what_was_typed(editor: Client) -> None:
    page = make_draft("Before")
    typed = posted(page, title="Mine", summary="My summary.", body="My text.", change_note="My note.")
    theirs(page, title="Theirs")

    response = editor.post(change(page), typed)

    kept = KeptText.objects.get()
    assert response.status_code == 409
    assert list(page.revisions.values_list("title", flat=True)) == ["Theirs", "Before"]
    assert (kept.by.username, kept.reason, kept.based_on, kept.settled_at) == ("edith", "conflict", 1, None)
    assert [kept.fields[name] for name in ("title", "summary", "body", "change_note")] == [
        *("Mine", "My summary.", "My text.", "My note.")
    ]


def test_a_stale_save_says_who_saved_what(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")

    response, _ = clash(editor, page, title="Mine")

    assert "Theo Ray saved revision 2 on " in response.content.decode()


def test_a_field_that_only_they_changed_and_one_that_only_i_changed_merge_with_one_click(editor: Client) -> None:
    page = make_draft("Before", summary="Old summary.")
    theirs(page, title="Theirs")

    response, kept = clash(editor, page, title="Before", summary="My summary.")
    saved = editor.post(kept_url(page, kept), answers(response))

    page.refresh_from_db()
    assert (places(response), taken(response)) == ([], [("title", "theirs"), ("summary", "mine")])
    assert (page.title, page.summary, page.revisions.latest().number) == ("Theirs", "My summary.", 3)
    assert saved["Location"] == change(page)
    assert said(saved) == "Saved as revision 3. Readers do not see it yet."


def test_paragraphs_that_do_not_collide_merge(editor: Client) -> None:
    page = make_draft(body=THREE)
    theirs(page, body=THREE.replace("Third", "Their third"))

    response, kept = clash(editor, page, body=THREE.replace("First", "My first"))
    editor.post(kept_url(page, kept), answers(response))

    assert places(response) == []
    assert page.revisions.latest().body == "My first paragraph.\n\nSecond paragraph.\n\nTheir third paragraph."


@pytest.mark.parametrize(("choice", "body"), [("mine", "My second."), ("theirs", "Their second.")])
def test_a_paragraph_that_both_changed_is_chosen(editor: Client, choice: str, body: str) -> None:
    page = make_draft(body=THREE)
    theirs(page, body=THREE.replace("Second paragraph.", "Their second."))

    response, kept = clash(editor, page, body=THREE.replace("Second paragraph.", "My second."))
    editor.post(kept_url(page, kept), answers(response, choice))

    assert places(response) == [("body", "My second.", "Their second.")]
    assert page.revisions.latest().body == f"First paragraph.\n\n{body}\n\nThird paragraph."


def test_a_collision_can_be_worded_anew(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")

    response, kept = clash(editor, page, title="Mine")
    key = merged(response).collisions[0].key
    editor.post(kept_url(page, kept), answers(response, "words") | {f"words-{key}": "Ours"})

    assert page.revisions.latest().title == "Ours"


def test_a_collision_without_a_choice_is_asked_for_again_with_all_that_was_written(editor: Client) -> None:
    page = make_draft("Before", summary="Old.")
    theirs(page, title="Theirs", summary="Their summary.")

    response, kept = clash(editor, page, title="Mine", summary="My summary.")
    title, summary = (place.key for place in merged(response).collisions)
    sent = answers(response) | {f"choice-{title}": "words", f"words-{title}": "Ours", f"choice-{summary}": ""}
    again = editor.post(kept_url(page, kept), sent)

    assert again.status_code == 409
    assert [(place.answer, place.words, place.error) for place in merged(again).collisions] == [
        ("words", "Ours", ""),
        ("", "My summary.", "Choose what stays here."),
    ]
    assert page.revisions.count() == 2


def test_words_in_the_box_are_not_dropped_for_another_choice(editor: Client) -> None:
    """Without JavaScript nothing ticks the box while somebody writes in it."""
    page = make_draft("Before")
    theirs(page, title="Theirs")

    response, kept = clash(editor, page, title="Mine")
    key = merged(response).collisions[0].key
    again = editor.post(kept_url(page, kept), answers(response, "theirs") | {f"words-{key}": "Ours"})

    assert [place.error for place in merged(again).collisions] == [
        "You wrote something in the box and chose something else. Choose again."
    ]
    assert "Ours" in again.content.decode()
    assert page.revisions.count() == 2


def test_tags_of_both_are_put_together(editor: Client) -> None:
    page = make_draft(tags=("Alcohol", "Opioids"))
    alcohol, opioids, sleep = (make_tag(name).pk for name in ("Alcohol", "Opioids", "Sleep"))
    theirs(page, tags=[make_tag("Alcohol"), make_tag("Opioids"), make_tag("Pain")])

    response, kept = clash(editor, page, tags=[alcohol, sleep])
    editor.post(kept_url(page, kept), answers(response))

    assert (places(response), taken(response)) == ([], [("tags", "both")])
    assert {tag.name for tag in page.revisions.latest().tags.all()} == {"Alcohol", "Sleep", "Pain"}
    assert opioids not in page.tags.values_list("pk", flat=True)


def test_authors_collide_by_name(editor: Client) -> None:
    page = make_draft()
    mine, other = make_person("Ann Writer"), make_person("Bea Writer")
    theirs(page, author=other)

    response, kept = clash(editor, page, author=mine.pk)
    editor.post(kept_url(page, kept), answers(response, "theirs"))

    assert places(response) == [("author", str(mine.pk), str(other.pk))]
    assert {"Ann Writer", "Bea Writer"} <= set(response.content.decode().replace("<", ">").split(">"))
    assert page.revisions.latest().author == other


def test_facts_of_a_level_merge_too(editor: Client) -> None:
    level = make_level("Level", slug="level", hours="9 hours", length="Weeks")
    newer = LevelOfCare.objects.get(pk=level.pk)
    edit(newer, length="Months")
    fields = {"title": "Level", "slug": "level", "summary": level.summary, "body": level.body, "position": "0"}
    fields |= {"code": "2.1", "hours": "10 hours", "length": "Weeks", "based_on": "1", "initial-position": "0"}
    address = f"/admin/treatments/levelofcare/{level.pk}/"

    response = editor.post(f"{address}change/", fields)
    editor.post(f"{address}kept/{KeptText.objects.get().pk}/", answers(response))

    level.refresh_from_db()
    assert response.status_code == 409
    assert (level.hours, level.length) == ("10 hours", "Months")


def test_without_the_number_everything_that_differs_collides(editor: Client) -> None:
    page = make_draft("Before", summary="Old summary.")
    theirs(page, title="Theirs")
    typed = posted(page, title="Mine", summary="My summary.")
    del typed["based_on"]

    response = editor.post(change(page), typed)

    assert response.status_code == 409
    assert places(response) == [("title", "Mine", "Theirs"), ("summary", "My summary.", "Old summary.")]
    assert page.revisions.count() == 2


@pytest.mark.parametrize("number", ["", "0", "many", "99", "-1", "9" * 30])
def test_a_wrong_number_overwrites_nothing(editor: Client, number: str) -> None:
    page = make_draft("Before")

    response = editor.post(change(page), posted(page, title="Mine", based_on=number))

    assert response.status_code == 409
    assert Page.objects.get().title == "Before"
    assert KeptText.objects.get().fields["title"] == "Mine"


def test_a_stale_save_that_is_wrong_as_well_is_kept_and_told_after_the_merge(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, body="Their text.")

    response, kept = clash(editor, page, title="", body="Some text.")
    after = editor.post(kept_url(page, kept), answers(response))

    assert response.status_code == 409
    assert errors(after) == ["This field is required."]
    assert after.context["adminform"].form["body"].value() == "Their text."
    assert f'action="{change(page)}"' in after.content.decode()


def test_save_and_publish_of_a_stale_form_does_neither(editor: Client) -> None:
    page = make_article("Before")
    theirs(page, title="Theirs")

    response, _ = clash(editor, page, title="Mine", _publish="1")

    assert response.status_code == 409
    assert [revision.title for revision in page.revisions.live()] == ["Before"]
    assert page.revisions.count() == 2


def test_the_same_person_in_two_tabs_is_treated_the_same(editor: Client) -> None:
    page = make_draft("Before")
    first, second = posted(page, title="First tab"), posted(page, title="Second tab")

    editor.post(change(page), first)
    response = editor.post(change(page), second)

    assert response.status_code == 409
    assert "You saved revision 2 on " in response.content.decode()
    assert KeptText.objects.get().fields["title"] == "Second tab"


def test_a_race_that_is_lost_after_the_form_was_checked_ends_on_the_same_page(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_draft("Before")

    def too_slow(self: Any, request: Any, obj: Any, form: Any, change: bool) -> None:
        raise publishing.Stale(1, 2)

    monkeypatch.setattr(PageAdmin, "save_model", too_slow)
    response = editor.post(change(page), posted(page, title="Mine"))

    assert response.status_code == 409
    assert Page.objects.get().title == "Before"
    assert KeptText.objects.get().fields["title"] == "Mine"
