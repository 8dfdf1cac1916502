"""Merging two sources in the admin: choose, look at both, do it, and take it back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.library import merging, standing
from articles.library.standing import Word
from articles.models import Source, SourceMerge
from articles.references.record import Standing
from tests.articles.admin.source_posts import change, said
from tests.articles.admin.test_hostile import HOSTILE, dangers
from tests.factories import edit, make_article, make_source, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/source/"


def merge_address(dropped: Source, kept: Source | None = None) -> str:
    address = reverse("admin:articles_source_merge", args=[dropped.pk])
    return f"{address}?into={kept.pk}" if kept else address


def undo_address(done: SourceMerge) -> str:
    return reverse("admin:articles_source_undo_merge", args=[done.kept_id, done.pk])


def preview(client: Client, dropped: Source, kept: Source) -> str:
    return " ".join(client.get(merge_address(dropped, kept)).content.decode().split())


def confirmed(client: Client, dropped: Source, kept: Source) -> dict[str, Any]:
    """What the button of the preview sends."""
    context = client.get(merge_address(dropped, kept)).context
    return {"into": kept.pk, "as_seen": context["as_seen"]}


def test_two_records_become_one_with_a_way_back(editor: Client) -> None:
    kept, old = make_source("kept"), make_source("old")
    page = make_article(body="Two [@old].")

    done = editor.post(merge_address(old), confirmed(editor, old, kept))

    assert done.headers["Location"] == change(kept)
    assert list(page.revisions.get().citations.values_list("source__key", flat=True)) == ["kept"]
    merge = SourceMerge.objects.get()
    assert (merge.dropped_key, merge.by_name) == ("old", "edith")
    assert f'<a href="{undo_address(merge)}">Undo…</a>' in said(done)

    asked = " ".join(editor.get(undo_address(merge)).content.decode().split())
    assert "1 revision that cites it by its own key leads to it again." in asked
    undone = editor.post(undo_address(merge))

    assert undone.headers["Location"] == change(Source.objects.get(key="old"))
    assert list(page.revisions.get().citations.values_list("source__key", flat=True)) == ["old"]
    told = {entry.change_message for entry in LogEntry.objects.all()}
    assert told >= {
        "Merged old into this source.",
        "Made anew: its merge into kept was undone.",
        "The merge of old into this source was undone.",
    }
    content = " ".join(editor.get(change(kept)).content.decode().split())
    assert "Undone by edith" in content
    assert undo_address(merge) not in content


def test_the_preview_shows_both_and_all_that_follows(editor: Client) -> None:
    kept = make_source("kept", volume="7", doi="10.1/kept", year=2020)
    old = make_source(
        "old", volume="8", issue="2", doi="10.1/old", pmid="123", year=2020, month=5, note="For <b>readers</b>"
    )
    merging.merge(make_source("oldest"), old, by=None)
    standing.say(make_source("older"), Word(standing=Standing.SUPERSEDED, superseded_by=old), by=None)
    page = make_article("Does it help?", body="One [@old; @kept]. Two [@old, p. 4].")
    edit(page, body="One [@old].")

    content = preview(editor, old, kept)

    assert "3 citations in 2 revisions, drafts and former ones too, lead to kept." in content
    assert f'Readers see it on <a href="/articles/{page.slug}/">Does it help?</a>.' in content
    assert "These will lead to kept: @old, DOI 10.1/old, PubMed number (PMID) 123, @oldest." in content
    assert "It takes the place of older from then on." in content
    rows = {label: outcome for outcome, label in re.findall(r'row-(\w+)"> <th scope="row">([^<]+)', content)}
    assert rows["Volume"] == "stays"
    assert rows["Issue"] == rows["PubMed number (PMID)"] == rows["Note"] == "filled"
    assert rows["Month"] == "lost"
    assert rows["DOI"] == rows["Key"] == "name"
    assert rows["Year"] == "same"
    assert "Look carefully: they may be two works." in content
    assert "Each has a DOI of its own" in content
    assert "&lt;b&gt;readers&lt;/b&gt;" in content
    assert f'<a href="{merge_address(kept, old)}">Swap: let old stay instead</a>' in content
    assert Source.objects.filter(key="old").exists()


@pytest.mark.parametrize("named", ["kept", "@KEPT", "oldest", "https://doi.org/10.1111/Kept", "PMID: 123"])
def test_the_record_that_stays_is_found_by_any_name(editor: Client, named: str) -> None:
    kept, old = make_source("kept", doi="10.1111/kept"), make_source("old")
    merging.merge(make_source("oldest", pmid="123"), kept, by=None)

    response = editor.get(merge_address(old), {"named": named})

    assert response.context["kept"] == kept


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"named": "nobody"}, "No source is known as “nobody” here."),
        ({"named": ""}, "Choose the record that stays."),
        ({"into": "999"}, "That source is not here any more."),
        ({"into": "x" * 50}, "That source is not here any more."),
        ({"into": "\0"}, "Choose the record that stays."),
    ],
)
def test_what_is_not_there_is_asked_for_again(editor: Client, asked: dict[str, str], reason: str) -> None:
    response = editor.get(merge_address(make_source("old")), asked)

    assert reason in response.content.decode()


def test_likely_doubles_are_offered_where_one_would_look(editor: Client) -> None:
    kept = make_source("kept", title="Baclofen: a trial")
    old = make_source("old", title="Baclofen – a Trial.")
    make_source("other", title="Something else")

    for address in (change(old), merge_address(old)):
        content = editor.get(address).content.decode()
        assert f'href="{merge_address(old, kept)}"' in content
    assert "other" not in [source.key for source, _ in editor.get(merge_address(old)).context["alike"]]


def test_two_selected_in_the_list_lead_to_the_preview_and_the_one_more_cited_stays(editor: Client) -> None:
    old, kept, third = make_source("old"), make_source("kept"), make_source("third")
    make_article(body="One [@kept]. Two [@kept]. Three [@old].")

    chosen = editor.post(LIST, {"action": "merge_selected", "_selected_action": [old.pk, kept.pk]})
    assert chosen.headers["Location"] == merge_address(old, kept)

    for pks in ([old.pk], [old.pk, kept.pk, third.pk]):
        refused = editor.post(LIST, {"action": "merge_selected", "_selected_action": pks})
        assert "Select the two records of one work." in said(refused)


def retitle(dropped: Source, kept: Source) -> None:
    Source.objects.filter(pk=kept.pk).update(title="Changed")


def renote(dropped: Source, kept: Source) -> None:
    Source.objects.filter(pk=dropped.pk).update(editor_note="Changed")


def take_in(dropped: Source, kept: Source) -> None:
    merging.merge(make_source("third"), kept, by=None)


@pytest.mark.parametrize("meanwhile", [retitle, renote, take_in])
def test_what_changed_since_the_preview_is_looked_at_again(editor: Client, meanwhile: Any) -> None:
    kept, old = make_source("kept"), make_source("old")
    sent = confirmed(editor, old, kept)
    meanwhile(old, kept)

    refused = editor.post(merge_address(old), sent)

    assert refused.status_code == 409
    assert "somebody changed one of the two after you opened this page" in refused.content.decode()
    assert SourceMerge.objects.filter(dropped_key="old").count() == 0
    again = sent | {"as_seen": refused.context["as_seen"]}
    assert editor.post(merge_address(old), again).status_code == 302


def test_a_merge_without_a_preview_is_not_done(editor: Client) -> None:
    kept, old = make_source("kept"), make_source("old")

    assert editor.post(merge_address(old), {"into": kept.pk}).status_code == 409
    assert Source.objects.count() == 2


def test_what_is_gone_since_the_preview_is_told(editor: Client) -> None:
    kept, old, third = make_source("kept"), make_source("old"), make_source("third")
    sent = confirmed(editor, old, kept)
    merging.merge(kept, third, by=None)

    refused = editor.post(merge_address(old), sent)
    assert refused.status_code == 409
    assert "That source is not here any more." in refused.content.decode()

    merging.merge(old, third, by=None)
    for response in (editor.post(merge_address(old), sent), editor.get(merge_address(old))):
        assert response.headers["Location"] == LIST
        assert "somebody merged or deleted one of the two" in said(response)


def test_what_cannot_be_merged_says_so_and_has_no_button(editor: Client) -> None:
    kept, old = make_source("kept"), make_source("old")
    standing.say(old, Word(standing=Standing.RETRACTED), by=None)

    assert "Settle the standing of kept first" in preview(editor, old, kept)
    assert "Merge old into kept&quot;" not in preview(editor, old, kept)
    refused = editor.post(merge_address(old), confirmed(editor, old, kept))
    assert refused.status_code == 409
    assert "These are one record already" in preview(editor, kept, kept)
    assert Source.objects.count() == 2


def test_a_merge_that_was_undone_is_not_undone_again(editor: Client) -> None:
    done = merging.merge(make_source("old"), make_source("kept"), by=None)
    editor.post(undo_address(done))

    for response in (editor.post(undo_address(done)), editor.get(undo_address(done))):
        assert "This merge was undone already." in said(response)
    assert "no such merge here any more" in said(editor.post(f"{undo_address(done)[:-6]}9/undo/"))


def test_an_undo_tells_what_it_takes_out_and_why_it_cannot(editor: Client) -> None:
    kept = make_source("kept", doi="10.1/kept")
    done = merging.merge(make_source("old", doi="10.1/old", issue="<2>"), kept, by=None)

    asked = " ".join(editor.get(undo_address(done)).content.decode().split())
    assert "is taken out of kept: Issue “&lt;2&gt;”." in asked
    assert "These names belong to it again: @old, DOI 10.1/old." in asked

    make_source("third", doi="10.1/old")
    assert "Nothing was undone. Another source has" in said(editor.post(undo_address(done)))


@pytest.mark.parametrize("group", ["author", "reviewer"])
def test_who_may_not_merge_is_offered_no_way_to(client: Client, group: str) -> None:
    kept, old = make_source("kept", title="Same"), make_source("old", title="Same")
    merging.merge(make_source("third"), kept, by=None)
    client.force_login(make_user(group=group))

    for address in (change(kept), change(old), LIST):
        content = client.get(address).content.decode()
        assert "/merge/" not in content
        assert "/undo/" not in content
        assert "merge_selected" not in content


def test_hostile_records_come_through_neither_the_preview_nor_its_messages(editor: Client) -> None:
    kept, old = make_source("kept"), make_source("old")
    make_article(HOSTILE[1], body="One [@old].")
    text = {"title": HOSTILE[0], "note": HOSTILE[0], "doi": HOSTILE[0], "url": "javascript:alert(1)", "key": HOSTILE[3]}
    Source.objects.filter(pk=old.pk).update(**text)
    sent = confirmed(editor, old, kept)

    answers = [
        editor.get(merge_address(old)),
        editor.get(merge_address(old, kept)),
        editor.get(merge_address(kept, old)),
        editor.get(change(old)),
        editor.get(merge_address(old), {"named": HOSTILE[0]}),
        editor.post(merge_address(old), sent, follow=True),
        editor.get(undo_address(SourceMerge.objects.get())),
        editor.post(undo_address(SourceMerge.objects.get()), follow=True),
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert [danger for answer in answers for danger in dangers(answer)] == []


def test_the_preview_asks_the_same_number_of_questions_for_one_page_and_for_thirty(editor: Client) -> None:
    kept, old = make_source("kept"), make_source("old")
    make_article(body="One [@old].")
    preview(editor, old, kept)
    with CaptureQueriesContext(connection) as few:
        preview(editor, old, kept)

    for _ in range(29):
        make_article(body="One [@old].")
    with CaptureQueriesContext(connection) as many:
        content = preview(editor, old, kept)

    assert len(many) == len(few)
    assert "and 10 more." in content
