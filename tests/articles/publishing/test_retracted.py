"""What rests on a retracted source alone is published on no way, unless it is cited as retracted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing
from articles.library import standing
from articles.models import Article, Event, Page, Revision, Source
from articles.references.record import Standing
from tests.articles.admin.page_posts import ADD, change, new, posted, said
from tests.articles.admin.verb_posts import address, everything, live_titles
from tests.articles.content import folders
from tests.factories import edit, make_article, make_draft, make_signed, make_source, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
BODY = "It helps [@fell, p. 4]."
AS_SUCH = "That trial was withdrawn [@fell, p. 4, cited as retracted]."
REFUSAL = (
    "Revision 1 rests on a retracted source alone: “It helps.” (fell). Give the claim another source, take it out or, "
    "where the retraction is what you write about, cite it as [@key, cited as retracted]."
)


def make_fallen(body: str = BODY) -> Article:
    page: Article = make_draft("Page", body=body)
    retract()
    return page


def retract() -> None:
    source = Source.objects.filter(key="fell").first() or make_source("fell")
    standing.say(source, standing.Word(standing=Standing.RETRACTED, origin="Retraction Watch"), by=None)


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("edith", group="editor"))
    return client


@pytest.fixture(autouse=True)
def source() -> Source:
    return make_source("fell")


# The verbs


@pytest.mark.parametrize("at", [None, DAY])
@pytest.mark.parametrize("group", ["editor", None])
def test_it_is_neither_published_nor_scheduled(at: timedelta | None, group: str | None) -> None:
    page = make_fallen()
    before = everything()

    with pytest.raises(publishing.Refused) as refused:
        publishing.publish(
            page, by=make_user(group=group) if group else None, at=timezone.now() + at if at else None, note="New."
        )

    assert (str(refused.value), everything()) == (REFUSAL, before)


@pytest.mark.parametrize(
    "body", [AS_SUCH, "It helps [@fell; @stands].", "It helps [@stands]. Not cited.", "No claim at all."]
)
def test_what_has_another_source_or_says_so_is_published(body: str) -> None:
    make_source("stands")
    page = make_fallen(body)

    publishing.publish(page, by=None)

    assert live_titles() == ["Page"]


@pytest.mark.parametrize("word", [each for each in Standing if each is not Standing.RETRACTED])
def test_no_other_standing_stops_it(word: Standing) -> None:
    page = make_draft("Page", body=BODY)
    standing.say(Source.objects.get(), standing.Word(standing=word), by=None)

    publishing.publish(page, by=None)

    assert live_titles() == ["Page"]


def test_a_page_that_was_withdrawn_is_not_published_again() -> None:
    page = make_article("Page", body=BODY)
    retract()
    publishing.withdraw(page, by=None)

    with pytest.raises(publishing.Refused, match="rests on a retracted source alone"):
        publishing.publish(page, by=None)


def test_an_earlier_text_that_is_restored_is_not_published() -> None:
    page = make_article("Page", body=BODY)
    edit(page, body="Nothing cited.")
    retract()
    publishing.restore(page, 1, by=None)

    with pytest.raises(publishing.Refused, match="Revision 3 rests on a retracted source alone"):
        publishing.publish(page, by=None)


def test_a_signature_does_not_let_it_pass(settings: Any) -> None:
    settings.REVIEW_REQUIRED = True
    page = make_signed("Page", body=BODY)
    retract()

    with pytest.raises(publishing.Refused, match="rests on a retracted source alone"):
        publishing.publish(page, by=None)


def test_what_readers_see_stays_and_can_be_withdrawn_and_plans_be_cancelled() -> None:
    page = make_article("Page", body=BODY)
    planned = make_article("Planned", at=timezone.now() + DAY, body=BODY)
    retract()

    seen = live_titles()
    publishing.cancel(planned, by=None)
    publishing.withdraw(page, by=None)

    assert (seen, live_titles(), live_titles(timezone.now() + 2 * DAY)) == (["Page"], [], [])


def test_a_reinstatement_lets_it_pass() -> None:
    page = make_fallen()
    standing.say(Source.objects.get(), standing.Word(standing=Standing.CURRENT, origin="An editor"), by=None)

    publishing.publish(page, by=None)

    assert live_titles() == ["Page"]


def test_long_claims_are_cut_and_many_are_counted() -> None:
    page = make_fallen("\n\n".join(f"{'Long ' * 100}{number} helps [@fell]." for number in range(5)))

    with pytest.raises(publishing.Refused) as refused:
        publishing.publish(page, by=None)

    assert ("And 2 more." in str(refused.value), len(str(refused.value)) < 1200) == (True, True)


# The admin


@pytest.mark.parametrize("verb", ["publish", "schedule"])
def test_the_admin_says_why_and_offers_no_button(editor: Client, verb: str) -> None:
    page = make_fallen()

    shown = editor.get(address(page, verb))

    assert REFUSAL in shown.content.decode().replace("&#x27;", "'")
    assert 'type="submit" class="default"' not in shown.content.decode()


def test_pressing_publish_is_refused_with_the_sentence(editor: Client) -> None:
    page = make_fallen()

    response = editor.post(address(page, "publish"), {"based_on": 1})

    assert (said(response), live_titles()) == (REFUSAL, [])


def test_pressing_schedule_keeps_what_was_typed(editor: Client) -> None:
    page = make_fallen()
    at = f"{timezone.localtime() + DAY:%Y-%m-%dT%H:%M}"

    response = editor.post(address(page, "schedule"), {"based_on": 1, "at": at, "note": "New trial added."})

    assert REFUSAL in response.content.decode()
    assert "New trial added.</textarea>" in response.content.decode()
    assert (live_titles(), page.revisions.get().live_from) == ([], None)


def posted_anew(page: Article) -> tuple[str, dict[str, Any]]:
    return change(page), posted(page, body=f"{BODY} More.", change_note="More.")


def added(page: Article) -> tuple[str, dict[str, Any]]:
    return ADD, new(body=BODY)


@pytest.mark.parametrize("form", [posted_anew, added])
def test_save_and_publish_saves_and_says_why_it_is_not_published(
    editor: Client, form: Callable[[Article], tuple[str, dict[str, Any]]]
) -> None:
    where, fields = form(make_fallen())

    response = editor.post(where, fields | {"_publish": ""})

    assert "Not published. Revision" in said(response)
    assert "rests on a retracted source alone" in said(response)
    assert (live_titles(), Event.objects.filter(verb="published").exists()) == ([], False)


def test_the_form_of_the_page_names_the_sentence_and_offers_no_publishing(editor: Client) -> None:
    page = make_fallen()

    shown = " ".join(editor.get(change(page)).content.decode().split())

    assert "Agabio 2020 was retracted. The sentence rests on it alone." in shown
    assert "Keeps the page from being published." in shown
    assert "has 1 error to mend before it can be published." in shown
    assert f'formaction="{address(page, "publish")}"' not in shown


def test_the_checks_tell_it_while_it_is_written(editor: Client) -> None:
    retract()

    told = editor.post("/admin/articles/article/add/check/", new(body=BODY)).json()

    assert (told["number"], 'data-part="body" data-line="1" data-column="11" data-words="@fell"' in told["html"]) == (
        1,
        True,
    )
    assert "The sentence rests on it alone." in told["html"]


# Content files


def content(folder: Path, **fields: Any) -> Path:
    custom = {"evidence": "cohort", "standing": "retracted"}
    files = {"sources.json": [folders.source("fell", custom=custom)]}
    return folders.write(folder, files | {"articles/page.md": folders.page("Page", body=f"{BODY}\n", **fields)})


def test_loading_saves_it_as_a_draft_and_says_why(tmp_path: Path) -> None:
    Source.objects.all().delete()

    told = folders.load(content(tmp_path))

    assert [line for line in told if "rests on a retracted source alone" in line and "Saved as a draft." in line]
    assert (live_titles(), Page.objects.get().revisions.count()) == ([], 1)


def test_a_backup_brings_back_what_readers_saw(tmp_path: Path) -> None:
    Source.objects.all().delete()
    since = timezone.now() - DAY

    folders.load(content(tmp_path, live_from=since.isoformat(timespec="seconds")))

    assert live_titles() == ["Page"]
    assert Revision.objects.get().live_from is not None


def test_a_record_of_the_past_does_not_pass_the_gate() -> None:
    revision = make_fallen().revisions.get()

    publishing.restore_record(revision, live_from=timezone.now() - DAY)

    assert live_titles() == ["Page"]


# What follows for the review


def test_live_pages_are_due_now_and_drafts_are_not() -> None:
    live = make_article("Live", body=BODY, review_due=date(2099, 1, 1))
    draft = make_draft("Draft", body=BODY, review_due=date(2099, 1, 1))

    retract()

    assert [Page.objects.get(pk=each.pk).review_due for each in (live, draft)] == [
        timezone.localdate(),
        date(2099, 1, 1),
    ]
