"""The evidence of a page in the admin: its claims, their sources, and what somebody notes that these say."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from articles import publishing, rendering
from articles.admin.evidence_form import NAME
from articles.evidence.supporting import support
from articles.models import Event, Page, Source, Support
from tests.articles.admin.page_posts import said
from tests.articles.admin.verb_posts import everything
from tests.factories import edit, make_article, make_draft, make_level, make_signer, make_source, make_user

pytestmark = pytest.mark.django_db

HELPS = "Baclofen helps some people to stop drinking."
BODY = (
    "# Page\n\nIt is a medicine.\n\n## Effect\n\nBaclofen helps some people [@agabio2023, p. 4] to stop drinking. "
    "It lowers the risk of relapse by 13 per cent.\n"
)


@pytest.fixture
def author(client: Client) -> Client:
    client.force_login(make_user("sam", first_name="Sam", last_name="Reed", group="author"))
    return client


@pytest.fixture
def source() -> Source:
    return make_source("agabio2023", title="Baclofen", year=2023)


def evidence(page: Page) -> str:
    return f"/admin/articles/article/{page.pk}/evidence/"


def fields(client: Client, page: Page, **asked: str) -> dict[str, str]:
    """The fields of the form that this person gets, with the words in them."""
    text = client.get(evidence(page), asked).content.decode()
    found = re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)
    return dict(found)


def name(client: Client, page: Page) -> str:
    """Of the only field that there is."""
    (only,) = fields(client, page)
    return only


def words(response: Any) -> str:
    return " ".join(response.content.decode().split())


# What is shown


def test_every_claim_stands_with_its_sources_and_what_has_none_is_marked(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)

    response = author.get(evidence(page))

    rows = [(row.text, [use.citation.locator for use in row.uses]) for each in sections(response) for row in each.rows]
    assert rows == [(HELPS, ["p. 4"]), ("It lowers the risk of relapse by 13 per cent.", [])]
    shown = words(response)
    assert f'href="/admin/articles/source/{source.pk}/change/">Agabio 2023</a>' in shown
    assert "agabio2023 · Randomised trial · p. 4" in shown
    assert f'href="/articles/{page.slug}/?preview=1#cite-1"' in shown
    assert shown.count("Not cited</span>") == 1


def sections(response: Any) -> Any:
    return response.context["sections"]


def test_a_source_that_fell_says_so(author: Client, source: Source) -> None:
    newer = make_source("newer2025")
    Source.objects.filter(pk=source.pk).update(standing="superseded", superseded_by=newer)

    assert "Superseded by newer2025" in words(author.get(evidence(make_draft(body=BODY))))


def test_what_a_source_says_is_shown_with_who_checked_it_and_when(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    ida = make_user(first_name="Ida", last_name="Lund", group="editor")
    support(page.revisions.get().citations.get(), "12 of 30 stopped.", by=ida)

    shown = words(author.get(evidence(page)))

    assert list(fields(author, page).values()) == ["12 of 30 stopped."]
    assert f"Checked by Ida Lund on {timezone.localdate():%-d %B %Y}" in shown


def test_a_claim_that_stands_twice_has_one_field(author: Client, source: Source) -> None:
    page = make_draft(body="It helps people [@agabio2023].\n\n## Again\n\nIt helps people [@agabio2023].")

    shown = words(author.get(evidence(page)))

    assert (len(fields(author, page)), shown.count("stand above as well")) == (1, 1)


def test_citations_that_stand_in_no_sentence_are_there_too(author: Client, source: Source) -> None:
    page = make_draft(body="Some text.\n\n[@agabio2023]")

    assert len(fields(author, page)) == 1


@pytest.mark.parametrize(("show", "number"), [("", 2), ("all", 2), ("unsaid", 1), ("uncited", 1), ("\0<b>", 2)])
def test_claims_are_filtered(author: Client, source: Source, show: str, number: int) -> None:
    page = make_draft(body=BODY)

    shown = author.get(evidence(page), {"show": show})

    assert sum(len(each.rows) for each in sections(shown)) == number


def test_a_claim_with_words_is_not_among_those_without(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    support(page.revisions.get().citations.get(), "Some.", by=None)

    shown = author.get(evidence(page), {"show": "unsaid"})

    assert [(value, number) for value, _, number in shown.context["counted"]] == [
        ("all", 2),
        ("unsaid", 0),
        ("uncited", 1),
    ]
    assert "What the sources say is noted behind every claim that has one." in words(shown)


def test_it_leads_to_what_readers_see_once_they_do(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    link = f'href="/articles/{page.slug}/evidence/"'

    before = words(author.get(evidence(page)))
    publishing.publish(page, by=None)

    assert (link in before, link in words(author.get(evidence(page)))) == (False, True)


def test_pages_of_other_kinds_name_their_facts(client: Client, source: Source) -> None:
    client.force_login(make_user(group="editor"))
    level = make_level(hours="Nine hours help most people [@agabio2023].")

    response = client.get(f"/admin/treatments/levelofcare/{level.pk}/evidence/")

    assert [each.title for each in sections(response)][:1] == ["Hours a week"]


def test_a_page_without_text_says_so(author: Client) -> None:
    page = make_draft()
    page.revisions.all().delete()

    assert "This page has no text yet" in words(author.get(evidence(page)))
    assert "This page has no text yet" in words(author.post(evidence(page), {"based_on": 1}))


def test_page_history_and_signing_lead_to_it(client: Client, source: Source) -> None:
    client.force_login(make_signer())
    page = make_draft(body=BODY)
    publishing.submit(page, by=None)
    link = f'href="{evidence(page)}"'

    shown = [
        client.get(f"/admin/articles/article/{page.pk}/{at}/").content.decode() for at in ("change", "history", "sign")
    ]

    assert [link in each for each in shown] == [True] * 3


# Noting


def test_an_author_notes_what_a_source_says_behind_a_draft(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)

    response = author.post(evidence(page), {"based_on": 1, name(author, page): " 12 of 30\r\nstopped. "})

    kept = Support.objects.get()
    assert (kept.words, kept.claim, kept.checked_by_name) == ("12 of 30\nstopped.", HELPS, "Sam Reed")
    assert (response.status_code, response["Location"], said(response)) == (
        302,
        evidence(page),
        "Saved what a source says.",
    )
    event = Event.objects.get(verb="supported")
    assert (event.number, event.note) == (1, "agabio2023: 12 of 30\nstopped.")
    assert LogEntry.objects.get().get_change_message() == "Saved what a source says."


def test_many_are_saved_at_once_and_only_those_that_were_changed(author: Client, source: Source) -> None:
    page = make_draft(body="One helps [@agabio2023]. Two helps [@agabio2023]. Three helps [@agabio2023].")
    first, second, _ = page.revisions.get().citations.all()
    support(first, "Kept.", by=None)
    support(second, "Goes.", by=None)
    one, two, three = fields(author, page)

    response = author.post(evidence(page) + "?show=unsaid", {"based_on": 1, one: "Kept.", two: "", three: "New."})

    assert {(each.claim, each.words, each.checked_by_name) for each in Support.objects.all()} == {
        ("One helps.", "Kept.", "Firm Ground"),
        ("Three helps.", "New.", "Sam Reed"),
    }
    assert Event.objects.filter(verb="supported").first().note == "agabio2023: taken away\nagabio2023: New."
    assert response["Location"] == evidence(page) + "?show=unsaid"
    assert said(response) == "Saved what sources say in 2 places."


def test_one_is_saved_and_what_was_typed_elsewhere_stays_in_its_field(author: Client, source: Source) -> None:
    page = make_draft(body="One helps [@agabio2023]. Two helps [@agabio2023].")
    one, two = fields(author, page)

    response = author.post(evidence(page), {"based_on": 1, one: "First.", two: "Second.", "only": one})

    assert [each.words for each in Support.objects.all()] == ["First."]
    assert "Words in 1 other field are not saved yet: they are still here." in words(response)
    assert "Second.</textarea>" in words(response)


def test_one_is_saved_and_nothing_else_was_typed(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    one = name(author, page)

    response = author.post(evidence(page), {"based_on": 1, one: "First.", "only": one})

    assert response["Location"] == f"{evidence(page)}#{one.rpartition('-')[0]}"


def test_nothing_typed_saves_nothing(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    before = everything()

    response = author.post(evidence(page), {"based_on": 1, name(author, page): "  "})

    assert (said(response), everything()) == ("Nothing was saved: you changed no words.", before)


def test_words_that_are_too_long_come_back(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)

    response = author.post(evidence(page), {"based_on": 1, name(author, page): "x" * 1001})

    assert "is too long: 1001 characters, and 1000 fit. Shorten it." in words(response)
    assert "x" * 1001 + "</textarea>" in words(response)
    assert not Support.objects.exists()


def test_words_hold_for_the_claim_in_later_revisions_until_it_is_worded_anew(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    author.post(evidence(page), {"based_on": 1, name(author, page): "12 of 30."})

    edit(page, body=BODY + "\nMore text.")
    same = list(fields(author, page).values())
    edit(page, body=BODY.replace("some people", "many people"))

    assert (same, list(fields(author, page).values())) == (["12 of 30."], [""])


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "</textarea><b>bold</b>", '"><img src=x onerror=y>'])
def test_hostile_words_stay_words(author: Client, source: Source, hostile: str) -> None:
    page = make_draft(body=BODY)

    author.post(evidence(page), {"based_on": 1, name(author, page): hostile + "\0"})

    shown = author.get(evidence(page)).content.decode().partition('id="content"')[2]
    assert Support.objects.get().words == hostile
    assert [mark for mark in ("<script>alert", "<b>", "<img") if mark in shown] == []


@pytest.mark.parametrize("odd", ["says-1-0-0", "says-9999999999999999999-0123456789abcdef-01234567", "says-", "only"])
def test_odd_fields_change_nothing(author: Client, source: Source, odd: str) -> None:
    page = make_draft(body=BODY)
    before = everything()

    response = author.post(evidence(page), {"based_on": 1, odd: "Words."})

    assert (response.status_code, everything()) == (302, before)


# Two at once


def test_a_newer_revision_keeps_what_was_typed_beside_the_sentences_as_they_are_now(
    author: Client, source: Source
) -> None:
    page = make_draft(body="One helps [@agabio2023]. Two helps [@agabio2023].")
    one, two = fields(author, page)
    edit(page, body="One helps [@agabio2023]. Two helps most [@agabio2023].")

    response = author.post(evidence(page), {"based_on": 1, one: "First.", two: "Second."})

    shown = words(response)
    assert (response.status_code, Support.objects.exists()) == (409, False)
    assert "Nothing was saved: revision 2 was saved after you opened this page." in shown
    assert 'name="based_on" value="2"' in shown
    assert "First.</textarea>" in shown
    assert response.context["stray"] == [("Agabio 2023", "Two helps.", "Second.")]
    again = author.post(evidence(page), {"based_on": 2, one: "First."})
    assert (again.status_code, Support.objects.get().words) == (302, "First.")


def test_two_tabs_that_note_different_claims_do_not_meet(author: Client, source: Source) -> None:
    page = make_draft(body="One helps [@agabio2023]. Two helps [@agabio2023].")
    one, two = fields(author, page)

    author.post(evidence(page), {"based_on": 1, one: "First.", two: ""})
    author.post(evidence(page), {"based_on": 1, one: "", two: "Second."})

    assert [each.words for each in Support.objects.all()] == ["First.", "Second."]


def test_two_who_note_the_same_claim_are_told_and_see_both(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    mine = name(author, page)
    support(page.revisions.get().citations.get(), "Theirs.", by=make_user(group="editor"))

    response = author.post(evidence(page), {"based_on": 1, mine: "Mine."})

    assert (response.status_code, Support.objects.get().words) == (409, "Theirs.")
    assert "<q>Theirs.</q>" in words(response)
    assert "Mine.</textarea>" in words(response)
    (anew,) = re.findall(r'name="(says-[^"]+)"', response.content.decode())
    author.post(evidence(page), {"based_on": 1, anew: "Both."})
    assert Support.objects.get().words == "Both."


def test_the_same_words_twice_are_noted_once(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    sent = {"based_on": 1, name(author, page): "Once."}

    author.post(evidence(page), sent)
    author.post(evidence(page), sent)

    assert (Support.objects.count(), Event.objects.filter(verb="supported").count()) == (1, 1)


def test_sources_of_new_keys_that_renumber_the_citations_do_not_move_the_words(author: Client, source: Source) -> None:
    page = make_draft(body="One helps [@later2024]. Two helps [@agabio2023].")
    mine = name(author, page)
    make_source("later2024")
    rendering.render(page.revisions.get())

    author.post(evidence(page), {"based_on": 1, mine: "Of two."})

    kept = Support.objects.get()
    assert (kept.source.key, kept.claim) == ("agabio2023", "Two helps.")


# For whom


@pytest.mark.parametrize(
    ("group", "draft", "live"),
    [
        ("author", True, False),
        ("editor", True, True),
        ("reviewer", True, True),
        ("moderator", False, False),
    ],
)
def test_who_notes_what_a_source_says(client: Client, source: Source, group: str, draft: bool, live: bool) -> None:
    client.force_login(make_user(group=group))
    pages = (make_draft(body=BODY), make_article(body=BODY))

    assert [bool(fields(client, page)) for page in pages] == [draft, live]


def test_an_author_whose_draft_went_live_meanwhile_keeps_the_words(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    mine = name(author, page)
    publishing.publish(page, by=None)

    response = author.post(evidence(page), {"based_on": 1, mine: "12 of 30."})

    assert (response.status_code, Support.objects.exists()) == (403, False)
    assert "Readers see this claim" in words(response)
    assert "12 of 30.</textarea>" in words(response)


def test_an_author_notes_new_sentences_of_a_live_page_and_leaves_the_others(author: Client, source: Source) -> None:
    page = make_article(body=BODY)
    edit(page, body=BODY + "\nNew helps [@agabio2023].")

    (only,) = fields(author, page)
    author.post(evidence(page), {"based_on": 2, only: "New words."})

    assert Support.objects.get().claim == "New helps."


@pytest.mark.parametrize(("group", "status"), [("moderator", 403), ("", 403)])
def test_others_save_nothing(client: Client, source: Source, group: str, status: int) -> None:
    page = make_draft(body=BODY)
    editor = Client()
    editor.force_login(make_user(group="editor"))
    only = name(editor, page)
    client.force_login(make_user(group=group))

    assert client.post(evidence(page), {"based_on": 1, only: "Words."}).status_code == status
    assert not Support.objects.exists()


def test_who_is_signed_out_gets_the_words_back(author: Client, source: Source) -> None:
    page = make_draft(body=BODY)
    only = name(author, page)
    author.logout()

    response = author.post(evidence(page), {"based_on": 1, only: "12 of 30."})

    assert (response.status_code, "12 of 30.</textarea>" in words(response)) == (403, True)
    assert not Support.objects.exists()


# What it costs


def test_sixty_claims_cost_as_much_as_one(author: Client, source: Source, django_assert_max_num_queries: Any) -> None:
    one = make_draft(body="One helps [@agabio2023].")
    many = make_draft(body=" ".join(f"Number {each} helps [@agabio2023]." for each in range(60)))
    author.get(evidence(one))

    for page in (one, many):
        sent = dict.fromkeys(fields(author, page), "Words.")
        with django_assert_max_num_queries(12):
            author.get(evidence(page))
        with django_assert_max_num_queries(25):
            author.post(evidence(page), {"based_on": 1} | sent)

    assert Support.objects.count() == 61
    assert all(NAME.fullmatch(each) for each in sent)
