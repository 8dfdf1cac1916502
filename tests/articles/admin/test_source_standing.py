"""The standing of a source in the admin: an editor says it, the library keeps it, and what follows is told at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from articles.library import standing
from articles.library.standing import Word
from articles.models import Page, Source, StandingChange
from articles.references.record import Standing
from tests.articles.admin.source_posts import ADD, as_posted, change, errors, posted, said
from tests.factories import edit, make_article, make_draft, make_source, make_user

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


def shown(client: Client, source: Source) -> str:
    return " ".join(client.get(change(source)).content.decode().split())


# Saying it


def test_what_an_editor_says_is_kept_with_the_name_beside_what_else_changed(editor: Client) -> None:
    User.objects.update(first_name="Edith", last_name="Ward")
    source = make_source("agabio2023")
    says = {
        "standing": "concern",
        "standing_on": "2026-05-01",
        "notice": "https://example.org/notice",
        "standing_note": " Doubts  about\nthe data. ",
        "title": "Another title",
    }

    editor.post(change(source), as_posted(editor, source, **says))

    source.refresh_from_db()
    assert (source.title, source.standing, source.standing_by) == ("Another title", "concern", "Edith Ward")
    kept = StandingChange.objects.get()
    assert (kept.before, kept.standing, kept.note) == ("unknown", "concern", "Doubts about the data.")
    assert (kept.on, kept.notice) == (date(2026, 5, 1), "https://example.org/notice")
    assert kept.by is not None
    assert "Edith Ward (edith)" in shown(editor, source)
    assert "Standing: Unknown to Of concern." in [entry.change_message for entry in LogEntry.objects.all()]


def test_a_new_source_may_come_with_its_standing(editor: Client) -> None:
    newer = make_source("newer")

    editor.post(ADD, posted(standing="superseded", superseded_by=newer.pk))

    source = Source.objects.get(key="agabio2023")
    assert (source.standing, source.superseded_by) == ("superseded", newer)
    assert StandingChange.objects.get().source == source


def test_who_says_nothing_about_the_standing_leaves_no_word(editor: Client) -> None:
    source = make_source()
    standing.say(source, Word(standing=Standing.RETRACTED, origin="Retraction Watch", said="1"), by=None)

    editor.post(change(source), as_posted(editor, source, title="Another title"))
    editor.post(ADD, posted())

    source.refresh_from_db()
    assert (source.title, source.standing_by) == ("Another title", "Retraction Watch")
    assert StandingChange.objects.count() == 1


@pytest.mark.parametrize(
    ("says", "wrong", "reason"),
    [
        ({"standing": "superseded"}, "superseded_by", "Say which source took its place"),
        ({"standing": "current", "superseded_by": "newer"}, "standing", "so it is superseded"),
        ({"standing": "superseded", "superseded_by": "older"}, "superseded_by", "it was itself replaced by it"),
        ({"standing": "retracted", "standing_on": "2999-01-01"}, "standing_on", "still to come"),
        ({"standing": "retracted", "notice": "javascript:alert(1)"}, "notice", "Enter a valid URL"),
        ({"standing": "nonsense"}, "standing", "Select a valid choice"),
    ],
)
def test_half_a_word_and_a_circle_are_refused_and_nothing_typed_is_lost(
    editor: Client, says: dict[str, str], wrong: str, reason: str
) -> None:
    source, newer, older = (make_source(key) for key in ("agabio2023", "newer", "older"))
    standing.say(older, Word(standing=Standing.SUPERSEDED, superseded_by=source), by=None)
    if "superseded_by" in says:
        says |= {"superseded_by": str({"newer": newer, "older": older}[says["superseded_by"]].pk)}

    response = editor.post(change(source), as_posted(editor, source, title="Typed", **says))

    assert list(errors(response)) == [wrong]
    assert reason in errors(response)[wrong][0]
    assert ">Typed</textarea>" in "".join(response.content.decode().split("\n"))
    source.refresh_from_db()
    assert (source.standing, source.title != "Typed") == ("unknown", True)


def test_a_source_without_a_successor_may_be_edited_otherwise(editor: Client) -> None:
    source = make_source(standing="superseded")

    assert editor.post(change(source), as_posted(editor, source, volume="7")).status_code == 302
    assert "say which source took its place" in shown(editor, source)


def test_over_what_a_file_said_meanwhile_nobody_saves_unseen(editor: Client) -> None:
    source = make_source()
    form = as_posted(editor, source, title="Mine")
    standing.say(source, Word(standing=Standing.RETRACTED, origin="Retraction Watch", said="1"), by=None)

    refused = editor.post(change(source), form)

    assert "Standing: “retracted”" in errors(refused)["__all__"][0]
    assert Source.objects.get().standing == "retracted"


def test_that_it_was_looked_up_meanwhile_is_in_nobodys_way(editor: Client) -> None:
    source = make_source()
    form = as_posted(editor, source, title="Mine")
    Source.objects.update(checked_on=TODAY, checked_in="Retraction Watch")

    assert editor.post(change(source), form).status_code == 302


def test_a_retraction_tells_which_pages_were_put_up_for_review(editor: Client) -> None:
    source = make_source("agabio2023")
    page = make_article("Does <it> help?", body="It helps [@agabio2023].")
    Page.objects.update(review_due=TODAY + timedelta(days=90))

    told = said(editor.post(change(source), as_posted(editor, source, standing="retracted")))

    assert "agabio2023 is recorded as retracted. 1 live page is due for review now" in told
    assert f'<a href="/admin/articles/article/{page.pk}/change/">Does &lt;it&gt; help?</a>' in told
    assert Page.objects.get().review_due == TODAY

    told = said(editor.post(change(source), as_posted(editor, source, standing="current")))
    assert "Reviews of pages that were brought forward because of it stay due" in told


def test_a_retraction_on_which_nothing_rests_says_so(editor: Client) -> None:
    source = make_source("agabio2023")
    make_draft(body="It helps [@agabio2023].")

    told = said(editor.post(change(source), as_posted(editor, source, standing="retracted")))

    assert "No live page rests on it." in told


def test_who_may_only_add_sources_adds_them_without_a_standing(client: Client) -> None:
    person = make_user("ada")
    person.user_permissions.add(*Permission.objects.filter(codename__in=("add_source", "view_source")))
    client.force_login(person)

    told = said(client.post(ADD, posted(standing="retracted")))

    assert "Its standing was not recorded." in told
    assert Source.objects.get().standing == "unknown"


# What is shown


def test_the_history_tells_who_said_what_and_why_it_did_not_count(client: Client) -> None:
    source, newer = make_source("agabio2023"), make_source("newer")
    words = [
        Word(standing=Standing.SUPERSEDED, origin="Crossref", superseded_by=newer, said="1"),
        Word(
            standing=Standing.RETRACTED,
            origin="Retraction Watch",
            note="<b>Data</b>.",
            on=date(2026, 5, 1),
            notice="https://example.org/n",
            said="2",
        ),
        Word(standing=Standing.CORRECTED, origin="PubMed", said="3"),
        Word(standing=Standing.CURRENT, origin="PubMed", on=date(2026, 4, 1), said="4"),
    ]
    for word in words:
        standing.say(source, word, by=None)
    standing.checked(Q(), where="PubMed", on=date(2026, 6, 2))
    client.force_login(make_user(group="reviewer"))

    content = shown(client, source)

    said_so = content[content.index('id="said"') :]
    places = [said_so.index(words) for words in ("Current", "PubMed", "Retraction Watch", "Crossref")]
    assert places == sorted(places)
    assert "It did not count: it is older than the notice by which the source was retracted." in said_so
    assert "It did not count: the source was retracted by another" in said_so
    assert f'replaced by <a href="{change(newer)}">newer</a>' in said_so
    assert '<a href="https://example.org/n" rel="noopener noreferrer">' in said_so
    assert "&lt;b&gt;Data&lt;/b&gt;." in said_so
    assert "In PubMed, on 2 June 2026." in content


def test_what_rests_on_it_is_told_sentence_by_sentence(editor: Client) -> None:
    source, other = make_source("agabio2023"), make_source("other")
    page = make_article("Live", body="First <one> [@agabio2023, p. 4]. Second [@agabio2023; @other]. Third [@other].")
    dropped = make_article("Dropped", body="It helps [@agabio2023].")
    edit(dropped, body="It does not.")
    make_article("Planned", body="It helps [@agabio2023].", at=timezone.now() + timedelta(days=1))
    make_draft("Draft", body="It helps [@agabio2023].")
    earlier = make_draft("Earlier", body="It helps [@agabio2023].")
    edit(earlier, body="It does not.")

    content = shown(editor, source)

    assert "3 sentences on 2 live pages</a> rest on it, 2 of them on it alone." in content
    rests = content[content.index('id="rests"') : content.index('id="said"')]
    first = f'<a href="/articles/{page.slug}/#cite-1">First &lt;one&gt;.</a> <span class="quiet">p. 4</span>'
    assert f'{first} <strong class="alone">Only source</strong>' in rests
    assert f'<a href="/articles/{page.slug}/#cite-2">Second.</a> </li>' in rests
    assert "Third" not in rests
    assert "Its newest draft does not cite the source any more." in rests[: rests.index(">Live</a>")]
    assert 'Planned</a> <span class="quiet">is planned' in rests
    assert 'Draft</a> <span class="quiet">in its newest draft' in rests
    assert 'Earlier</a> <span class="quiet">only in earlier text' in rests
    assert "No live page rests on it" in shown(editor, make_source("unused"))
    assert "2 sentences on 1 live page</a> rest on it, 1 of them on it alone." in shown(editor, other)


def test_a_sentence_that_cites_it_twice_is_told_once(editor: Client) -> None:
    source = make_source("agabio2023")
    make_article(body="It helps [@agabio2023, p. 4; @agabio2023, table 2].")

    content = shown(editor, source)

    assert "1 sentence on 1 live page</a> rests on it, on it alone." in content
    assert '<span class="quiet">p. 4; table 2</span>' in content


def test_thousands_of_sentences_are_counted_and_the_first_are_shown(editor: Client) -> None:
    source = make_source("agabio2023")
    make_article(body="\n\n".join(f"It helps {number} people [@agabio2023]." for number in range(203)))

    content = shown(editor, source)

    assert "203 sentences on 1 live page</a>" in content
    assert "And 3 more sentences." in content


def test_who_may_only_look_sees_what_was_said_and_what_rests_but_no_way_to_merge(client: Client) -> None:
    source = make_source("agabio2023", evidence="unsorted")
    make_article(body="It helps [@agabio2023].")
    client.force_login(make_user(group="author"))

    content = shown(client, source)

    assert 'id="rests"' in content
    assert "/merge/" not in content
    assert "say what kind of evidence it is" in content


def test_what_took_the_place_of_another_is_not_deleted_from_under_it(editor: Client) -> None:
    newer, older = make_source("new"), make_source("old")
    standing.say(older, Word(standing=Standing.SUPERSEDED, superseded_by=newer), by=None)

    alone = editor.post(f"{ADD.removesuffix('add/')}{newer.pk}/delete/", {"post": "yes"})
    listed = {"action": "delete_selected", "_selected_action": [newer.pk], "post": "yes"}
    together = editor.post(ADD.removesuffix("add/"), listed)

    for response in (alone, together):
        assert "took the place of old: say there what does now, and delete it then." in said(response)
    standing.say(older, Word(standing=Standing.CURRENT), by=None)
    editor.post(f"{ADD.removesuffix('add/')}{newer.pk}/delete/", {"post": "yes"})
    assert list(Source.objects.all()) == [older]
