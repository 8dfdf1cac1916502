"""The page that merges two texts: found again later, for its writer alone, and safe from whoever saves meanwhile."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from articles import publishing
from articles.admin.page_merge import PageMerge
from articles.models import Article, KeptText, Page, Revision
from tests.articles.admin.clashes import answers, clash, kept_url, merged, places, theirs
from tests.articles.admin.page_posts import change, posted
from tests.factories import edit, make_draft, make_user

pytestmark = pytest.mark.django_db


# On the page that merges


def test_somebody_who_saves_during_the_merge_is_not_overwritten(editor: Client) -> None:
    page = make_draft("Before", summary="Old.")
    theirs(page, title="Theirs", summary="Their summary.")
    response, kept = clash(editor, page, title="Mine", summary="My summary.")
    title, _ = (place.key for place in merged(response).collisions)
    sent = answers(response, "theirs") | {f"choice-{title}": "words", f"words-{title}": "Ours"}

    edit(Article.objects.get(), summary="Theirs again.")
    again = editor.post(kept_url(page, kept), sent)

    assert again.status_code == 409
    assert merged(again).number == 3
    assert [(place.answer, place.words, place.part.theirs) for place in merged(again).collisions] == [
        ("words", "Ours", "Theirs"),
        ("", "My summary.", "Theirs again."),
    ]
    assert page.revisions.latest().summary == "Theirs again."


def test_a_merge_is_with_the_revision_that_it_names(editor: Client) -> None:
    """Somebody may save while it is put together."""
    page = make_draft("Before")
    theirs(page, title="Theirs")
    _, kept = clash(editor, page, title="Mine")

    merge = PageMerge(Article.objects.get(), kept)
    edit(Article.objects.get(), title="Newer")

    assert (merge.number, merge.theirs["title"]) == (2, "Theirs")


def test_words_for_a_place_that_is_no_longer_one_are_shown(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")
    response, kept = clash(editor, page, title="Mine")
    key = merged(response).collisions[0].key

    edit(Article.objects.get(), title="Mine")
    again = editor.post(kept_url(page, kept), answers(response, "words") | {f"words-{key}": "Worded anew"})

    assert again.context["stray"] == ["Worded anew"]
    assert page.revisions.count() == 3


def test_saving_the_merged_text_settles_what_was_kept(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")
    response, kept = clash(editor, page, title="Mine")

    editor.post(kept_url(page, kept), answers(response, "mine"))

    kept.refresh_from_db()
    assert kept.settled_at is not None
    assert page.revisions.latest().title == "Mine"


def test_the_same_words_are_kept_once_however_often_they_are_sent(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")

    for _ in range(3):
        clash(editor, page, title="Mine")

    assert KeptText.objects.count() == 1


def test_the_page_can_be_opened_again_later(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")
    _, kept = clash(editor, page, title="Mine")

    form = editor.get(change(page))
    again = editor.get(kept_url(page, kept))

    assert [offer["kept"] for offer in form.context["offered"]] == [kept]
    assert (again.status_code, places(again)) == (200, [("title", "Mine", "Theirs")])


def test_others_may_read_a_conflict_and_only_its_writer_may_save_it(editor: Client, client: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")
    _, kept = clash(editor, page, title="Mine")
    client.force_login(make_user(group="editor"))

    seen = client.get(kept_url(page, kept))
    refused = client.post(kept_url(page, kept), answers(seen, "mine"))

    assert (seen.status_code, refused.status_code) == (200, 403)
    assert "Save the merged text" not in seen.content.decode()
    assert page.revisions.count() == 2


@pytest.mark.parametrize("group", ["reviewer", "moderator", ""])
def test_who_may_not_change_the_page_does_not_see_a_conflict(client: Client, editor: Client, group: str) -> None:
    page = make_draft("Before")
    theirs(page, title="Theirs")
    _, kept = clash(editor, page, title="Mine")
    client.force_login(make_user(group=group))

    assert client.get(kept_url(page, kept)).status_code == 403


def test_a_kept_text_of_another_page_is_not_found(editor: Client) -> None:
    page, other = make_draft(), make_draft()
    theirs(page, title="Theirs")
    _, kept = clash(editor, page, title="Mine")

    assert editor.get(kept_url(other, kept)).status_code == 404
    assert editor.get(f"{change(page)}../kept/{'9' * 40}/").status_code == 404


def test_hostile_text_of_both_is_shown_as_text(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, title="<script>alert(1)</script>")

    response, _ = clash(editor, page, title="<script>alert(2)</script>")

    assert "<script>alert" not in response.content.decode()
    assert "&lt;script&gt;alert(2)" in response.content.decode()


# What belongs to the page and to no revision


def test_what_somebody_else_set_beside_the_text_is_not_undone(editor: Client) -> None:
    page = make_draft(slug="old")
    typed = posted(page, title="Mine")
    Page.objects.filter(pk=page.pk).update(slug="new", review_due=date(2027, 5, 1), owner=make_user("olga"))

    editor.post(change(page), typed)

    page.refresh_from_db()
    assert (page.title, page.slug, page.review_due) == ("Mine", "new", date(2027, 5, 1))
    assert page.owner.username == "olga"


def test_publishing_meanwhile_does_not_lose_the_day_of_the_next_review(editor: Client) -> None:
    page = make_draft()
    typed = posted(page, title="Mine")
    publishing.publish(page, by=None)
    due = Page.objects.get().review_due

    editor.post(change(page), typed)

    assert due is not None
    assert Page.objects.get().review_due == due


def test_two_people_who_set_the_same_field_choose(editor: Client) -> None:
    page = make_draft(slug="old")
    typed = posted(page, slug="mine")
    Page.objects.filter(pk=page.pk).update(slug="theirs")

    response = editor.post(change(page), typed)
    before = Page.objects.get().slug
    editor.post(kept_url(page, KeptText.objects.get()), answers(response, "mine"))

    assert (response.status_code, places(response), before) == (409, [("slug", "mine", "theirs")], "theirs")
    assert Page.objects.get().slug == "mine"


def test_a_field_that_was_not_sent_stays(editor: Client) -> None:
    page = make_draft(review_due=date(2027, 5, 1), owner=make_user("olga"))
    fields = {"title": "Mine", "slug": page.slug, "summary": page.summary, "body": page.body, "based_on": "1"}

    editor.post(change(page), fields)

    page.refresh_from_db()
    assert (page.title, page.review_due, page.owner.username) == ("Mine", date(2027, 5, 1), "olga")


def test_several_places_of_one_text_are_told_apart(editor: Client) -> None:
    page = make_draft(body="One.\n\nTwo.\n\nThree.")
    theirs(page, body="Their one.\n\nTwo.\n\nTheir three.")

    conflict, _ = clash(editor, page, body="My one.\n\nTwo.\n\nMy three.")

    assert [place.label for place in conflict.context["merge"].collisions] == [
        *("Text, place 1 of 2", "Text, place 2 of 2")
    ]


def test_what_was_empty_before_shows_what_came_alone(editor: Client) -> None:
    page = make_draft("Before")
    other = Article.objects.get(pk=page.pk)
    other.review_due = date(2027, 5, 1)
    publishing.save_draft(other, by=None)

    conflict, _ = clash(editor, page, review_due="2027-06-01", **{"initial-review_due": ""})

    [place] = conflict.context["merge"].collisions
    sides = [[(line.sign, line.pieces[0].text) for line in side] for side in (place.mine, place.theirs)]
    assert sides == [[("added", "1 June 2027")], [("added", "1 May 2027")]]


def test_what_is_chosen_between_is_shown_in_full(editor: Client) -> None:
    page = make_draft(body="One\ntwo\nthree\nfour")
    theirs(page, body="One\ntwo\nthree\ntheir four")

    conflict, _ = clash(editor, page, body="One\ntwo\nthree\nmy four")

    [place] = conflict.context["merge"].collisions
    assert [line.sign for line in place.mine] == ["same", "same", "same", "changed"]


def test_what_was_thrown_away_by_mistake_can_be_saved_all_the_same(editor: Client) -> None:
    page = make_draft("Before")
    theirs(page, summary="Theirs.")
    _, kept = clash(editor, page, title="Mine")

    editor.post(f"/admin/articles/article/kept/{kept.pk}/throw-away/")
    told = editor.get(change(page)).content.decode()
    response = editor.post(kept_url(page, kept), answers(editor.get(kept_url(page, kept))))

    assert f'<a href="{kept_url(page, kept)}">Look at it once more</a>' in told
    assert response.status_code == 302
    assert Revision.objects.latest("number").title == "Mine"
